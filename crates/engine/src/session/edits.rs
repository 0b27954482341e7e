//! What could be written instead, for those who write documents.

use std::collections::HashSet;
use std::sync::Arc;

use super::sifting::Sifting;
use super::{Session, Source};
use crate::finding::Status;
use crate::scan::Rewrite;

impl Session {
    /// What could be written instead of each fault of a document, in its order: nothing for what a comment, an exception or the
    /// baseline accepts, for what is not among the changes, or for an earlier report. All are given, however many a report would list.
    ///
    /// It is not masked: for whoever writes the document, never for a report. The bytes come of `hegao_formats::write`.
    #[must_use]
    pub fn edits(&self, source: &Source<'_>) -> Vec<Rewrite> {
        let Some(document) = source.document.as_ref().ok().filter(|_| !source.is_own) else { return Vec::new() };
        let seen = self.seen(source.place);
        let (given, rulings) = self.verdict_on(&seen, document.format, source.said);
        let mut rewrites = self.scanner.rewrites(source.path, document, &given, &rulings);
        if rewrites.is_empty() {
            return rewrites;
        }
        let mut sifting = Sifting::new(self, source, &seen).of_all();
        let scanned = self.put(source, document, (&given, &rulings), &mut sifting);
        let counting = scanned.findings.into_iter().filter(|finding| finding.status == Status::Active);
        let counting: HashSet<(Arc<str>, Option<usize>, usize)> =
            counting.map(|finding| (finding.rule, finding.location.block, finding.location.range.start)).collect();
        rewrites.retain(|rewrite| {
            let text = document.text(&document.blocks[rewrite.block]);
            let start = text[..rewrite.span.start()].chars().count();
            counting.contains(&(rewrite.rule.clone(), Some(rewrite.block), start))
        });
        rewrites
    }
}
