//! Whether one text is a later version of another: it has half of what that says, from punctuation mark to punctuation mark, or next to
//! nothing else. One line in common, be it most of a short text, makes no document of two.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A text, cut at its punctuation: of each piece its hash, and how many characters stand in such pieces.
pub(super) struct Pieces(BTreeMap<u64, usize>);

impl Pieces {
    pub(super) fn of(text: &str) -> Self {
        let mut pieces = BTreeMap::new();
        for piece in text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()) {
            let mut hasher = DefaultHasher::new();
            piece.hash(&mut hasher);
            *pieces.entry(hasher.finish()).or_default() += piece.chars().count();
        }
        Self(pieces)
    }

    /// What says nothing only becomes what says nothing.
    pub(super) fn becomes(&self, later: &Self) -> bool {
        let total = |pieces: &Self| pieces.0.values().sum::<usize>();
        if self.0.is_empty() || later.0.is_empty() {
            return self.0.is_empty() && later.0.is_empty();
        }
        let shared = self.0.iter().filter_map(|(piece, count)| Some((*later.0.get(piece)?).min(*count)));
        let shared = shared.sum::<usize>();
        shared * 2 >= total(self) || shared * 10 >= total(later) * 9
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_the_same_document_and_another_number_after_the_same_words_is_not() {
        let like = |one: &str, other: &str| Pieces::of(one).becomes(&Pieces::of(other));
        let long = "请各单位抓好落实，".repeat(9);
        assert!(like("联系电话：13800138000。", &format!("{long}联系电话：13800138000。")));
        assert!(like("请各单位布署工作，联系电话13800138000。", "请各单位部署工作，联系电话13800138000。"));
        assert!(!like("联系电话：13800138000。", "联系电话：13900139000。"));
        assert!(like(&long, "请各单位抓好落实。"), "cut down");
        assert!(!like(&format!("{long}电话13800138000"), "另一份。电话13800138000"), "of which one line stays");
        assert!(like("", "") && !like("", "联系电话：13800138000。") && !like("联系电话：13800138000。", "。"));
        assert!(!like(&format!("甲乙丙丁戊。{long}"), "完全不同的另一份文件。联系电话：13800138000。"));
    }
}
