//! How text is written where it is stored, for those who put other text in its place.

use serde::{Deserialize, Serialize};

/// How a stored part writes text. Its reader says so when it makes the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Syntax {
    /// As it is.
    Plain,
    /// Between tags, with references for the signs of the markup.
    Xml,
    /// The same, where scripts and comments have no references.
    Html,
    /// With marks, which a backslash takes for what they are.
    Markdown,
    /// In cells, which quotation marks may hold together.
    Csv,
}

impl Syntax {
    /// `text` as reports show what a program is to write: signs of a markup are references wherever they may stand.
    #[must_use]
    pub fn written(self, text: &str) -> String {
        match self {
            Self::Plain | Self::Markdown | Self::Csv => text.to_owned(),
            Self::Xml | Self::Html => {
                text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_a_markup_are_references() {
        assert_eq!(Syntax::Xml.written("A&B<\"丙\">"), "A&amp;B&lt;&quot;丙&quot;&gt;");
        assert_eq!(Syntax::Markdown.written("A&B"), "A&B");
    }
}
