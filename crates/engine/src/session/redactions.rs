//! The sensitive values of a document, for those who take them out.

use super::{Session, Source};
use crate::finding::Value;
use crate::scan::Redactions;

impl Session {
    /// All sensitive values of a document, and the edits that mask them wherever they stand in it, as reports mask them: also those
    /// that a comment, an exception or the baseline accepts, and those of rules that are off. `known` are values of what the
    /// document lies in, which are masked in it too.
    ///
    /// It is not masked: for whoever writes the document, never for a report. The bytes come of `hegao_formats::write`. With
    /// `reveal`, nothing is masked, and nothing is to be redacted.
    #[must_use]
    pub fn redactions(&self, source: &Source<'_>, known: &[Value]) -> Redactions {
        let nothing = super::nothing(Vec::new());
        let document = source.document.as_ref().map_or(&nothing, |document| *document);
        let (given, rulings) = self.verdict_on(&self.seen(source.place), document.format, source.said);
        self.scanner.redactions(source.path, document, &given, &rulings, known)
    }
}
