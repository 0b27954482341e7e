//! Masking: what a sensitive value looks like when it is shown.
//!
//! A mask is computed on the canonical value (folded, without separators and country prefix) and its middle is always
//! `****`, so that it tells neither the length nor the way it was written.

use serde::{Deserialize, Serialize};

use super::Sensitive;

/// What stands for text that must not be shown at all.
pub const HIDDEN: &str = "****";

/// How a value is masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MaskKind {
    /// Characters kept at each end: `138****8000`.
    Keep(Keep),
    /// `z****@163.com`
    Email,
    /// `李*`
    Name,
    /// `****`
    Whole,
}

/// Characters kept at each end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Keep {
    /// At the start.
    pub first: u8,
    /// At the end.
    pub last: u8,
}

impl Keep {
    /// What is kept of `value`, if at least four characters stand between.
    fn ends(self, value: &str) -> Option<(&str, &str)> {
        let start = value.char_indices().nth(self.first.into())?.0;
        let end = match usize::from(self.last).checked_sub(1) {
            Some(before) => value.char_indices().rev().nth(before)?.0,
            None => value.len(),
        };
        let is_long = value.get(start..end)?.chars().count() >= 4;
        is_long.then(|| (&value[..start], &value[end..]))
    }
}

impl MaskKind {
    /// The mask of a canonical value. A value too short to hide at least four characters is hidden whole.
    ///
    /// ```
    /// use hegao_rules::finding::{Keep, MaskKind};
    /// let mobile = MaskKind::Keep(Keep { first: 3, last: 4 });
    /// assert_eq!(mobile.mask("13800138000"), "138****8000");
    /// assert_eq!(mobile.mask("138001"), "****");
    /// assert_eq!(MaskKind::Email.mask("zhang@163.com"), "z****@163.com");
    /// assert_eq!(MaskKind::Name.mask("李明"), "李*");
    /// assert_eq!(MaskKind::Name.mask("欧阳文静"), "欧阳*");
    /// assert_eq!(MaskKind::Name.mask("欧阳"), "欧*");
    /// ```
    #[must_use]
    pub fn mask(self, value: &str) -> String {
        match self {
            Self::Keep(keep) => match keep.ends(value) {
                Some((first, last)) => [first, HIDDEN, last].concat(),
                None => HIDDEN.to_owned(),
            },
            Self::Email => match value.split_once('@') {
                Some((local, domain)) => format!("{}{HIDDEN}@{domain}", local.chars().next().unwrap_or('*')),
                None => HIDDEN.to_owned(),
            },
            Self::Name => match surname(value) {
                "" => HIDDEN.to_owned(),
                surname => format!("{surname}*"),
            },
            Self::Whole => HIDDEN.to_owned(),
        }
    }
}

/// The surname of a full name: one character, or two where those are one of the surnames of two and a given name follows.
fn surname(name: &str) -> &str {
    let end = |count: usize| name.char_indices().nth(count).map_or(name.len(), |(at, _)| at);
    let (one, two) = (end(1), end(2));
    if two < name.len() && COMPOUND.contains(&&name[..two]) { &name[..two] } else { &name[..one] }
}

/// Surnames of two characters.
const COMPOUND: [&str; 50] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "长孙", "夏侯", "宇文",
    "轩辕", "端木", "南宫", "独孤", "呼延", "申屠", "太史", "闻人", "澹台", "淳于", "单于", "仲孙", "钟离", "鲜于",
    "司空", "闾丘", "赫连", "百里", "东郭", "西门", "南门", "拓跋", "万俟", "濮阳", "公冶", "宗政", "太叔", "公羊",
    "第五", "欧陽", "司馬", "諸葛", "軒轅", "長孫", "東方", "鮮于",
];

/// A sensitive value of a document: what to look for, and what to show instead.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value {
    /// The canonical value.
    pub value: Sensitive<String>,
    /// How it is masked.
    pub kind: MaskKind,
}

impl Value {
    /// What to show instead.
    #[must_use]
    pub fn mask(&self) -> String {
        self.kind.mask(self.value.expose())
    }
}
