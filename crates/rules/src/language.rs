//! The two languages that the program speaks, and its own texts in both.
//!
//! Who finds something wrong does not know who reads of it: errors carry both texts, side by side where they are made
//! ([`both!`]), and whoever prints them chooses.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The language that messages are wanted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// A text of the program itself, in both languages. As an error it is printed in Chinese by whoever does not choose.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Said {
    /// A text that is the same in both: a name, or what a library says.
    pub fn as_is(text: impl Into<String>) -> Self {
        let zh = text.into();
        Self { en: zh.clone(), zh }
    }

    /// Words one after another, as each language separates them.
    pub fn list<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> Self {
        let words: Vec<T> = words.into_iter().collect();
        let joined = |separator: &str| words.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(separator);
        Self { zh: joined("、"), en: joined(", ") }
    }

    /// Texts one a line.
    pub fn lines(texts: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(texts, "\n", "\n")
    }

    /// Texts with something between them in each language.
    pub fn joined(texts: impl IntoIterator<Item = Self>, zh: &str, en: &str) -> Self {
        let (all_zh, all_en): (Vec<String>, Vec<String>) = texts.into_iter().map(|said| (said.zh, said.en)).unzip();
        Self { zh: all_zh.join(zh), en: all_en.join(en) }
    }

    /// The text in `language`.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.zh)
    }
}

impl std::error::Error for Said {}

/// A [`Said`] from two format strings, Chinese and English, which see the same variables; those behind the `;` are
/// [`Said`]s themselves and stand in each language's text in that language.
///
/// ```
/// use hegao_rules::language::{Said, both};
///
/// let (count, names) = (2, Said::list(["id", "name"]));
/// let said = both!("缺 {count} 列：{names}", "{count} columns are missing: {names}"; names);
/// assert_eq!((said.zh.as_str(), said.en.as_str()), ("缺 2 列：id、name", "2 columns are missing: id, name"));
/// ```
#[macro_export]
macro_rules! both {
    ($zh:literal, $en:literal $(; $($said:ident),+)? $(,)?) => {
        $crate::language::Said {
            zh: { $($(let $said = &$said.zh;)+)? format!($zh) },
            en: { $($(let $said = &$said.en;)+)? format!($en) },
        }
    };
}

pub use both;

/// The first Han character of an English text that stands in no quotation (“…”, ‘…’, '…', «…»): what a person wrote may be
/// Chinese, what the program says in English may not. Tests of every crate ask this.
#[doc(hidden)]
#[must_use]
pub fn unquoted_han(text: &str) -> Option<char> {
    let mut end = None;
    text.chars().find(|&c| {
        let begins = [('“', '”'), ('‘', '’'), ('\'', '\''), ('«', '»')].into_iter().find(|(begin, _)| *begin == c);
        match end {
            Some(mark) => end = end.filter(|_| mark != c),
            None => end = begins.map(|(_, end)| end),
        }
        end.is_none() && hegao_model::text::is_han(c)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_may_be_chinese() {
        for text in ["there is no “规则”", "put '甲' in quotes", "‘甲’ and «乙»", ""] {
            assert_eq!(unquoted_han(text), None, "{text}");
        }
        assert_eq!(unquoted_han("“甲” 乙"), Some('乙'));
        assert_eq!(unquoted_han("the file 甲"), Some('甲'));
    }
}
