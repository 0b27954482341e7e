//! Fields: what Word works out. The result is read, the code may tell more than it should: a path, a query, an address.

use std::ops::Range;

use crate::hidden::address::told;
use crate::layout::flow::Gathered;
use hegao_model::document::Hidden;

/// A field that has begun and not ended.
pub(in crate::format) struct Field {
    /// Its code so far.
    pub(in crate::format) code: Gathered,
    /// The result has begun.
    pub(in crate::format) in_result: bool,
}

/// Words of fields that say nothing but how Word is to number and refer.
const MECHANICAL: [&str; 34] = [
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "SECTION",
    "TOC",
    "TOA",
    "TC",
    "RD",
    "XE",
    "INDEX",
    "REF",
    "PAGEREF",
    "NOTEREF",
    "SEQ",
    "STYLEREF",
    "FORMTEXT",
    "FORMCHECKBOX",
    "FORMDROPDOWN",
    "DATE",
    "TIME",
    "CREATEDATE",
    "SAVEDATE",
    "PRINTDATE",
    "EDITTIME",
    "NUMCHARS",
    "NUMWORDS",
    "SYMBOL",
    "LISTNUM",
    "AUTONUM",
    "ADDIN",
    "SHAPE",
    "EQ",
    "=",
    "REVNUM",
];

/// Whether a code tells nothing beyond its result.
pub(in crate::format) fn is_mechanical(code: &str) -> bool {
    let code = code.trim();
    let end = code.find(|c: char| c.is_whitespace() || c == '\\' || c == '"').unwrap_or(code.len());
    let word = if code.starts_with('=') { "=" } else { &code[..end] };
    let is_local = || word.eq_ignore_ascii_case("HYPERLINK") && code[end..].trim_start().starts_with("\\l");
    let is_bare = || {
        let tells = ["ADDIN", "EQ"].iter().any(|named| word.eq_ignore_ascii_case(named));
        !tells || code.len() <= end + 1
    };
    code.is_empty() || is_local() || MECHANICAL.iter().any(|named| word.eq_ignore_ascii_case(named)) && is_bare()
}

/// Where a link leads that tells of a person or of the house, and where in the code that stands.
pub(in crate::format) fn link(code: &str) -> Option<(Hidden, Range<usize>)> {
    let word = code.trim_start().get(..9).filter(|word| word.eq_ignore_ascii_case("HYPERLINK"))?;
    let at = code.len() - code.trim_start().len() + word.len();
    let start = at + code[at..].find('"').filter(|quote| code[at..at + quote].trim().is_empty())? + 1;
    let end = start + code[start..].find('"').unwrap_or(code.len() - start);
    Some((told(&code[start..end].replace("\\\\", "\\"))?, start..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_into_the_house_are_told() {
        let code = r#" HYPERLINK "\\\\fs\\公文\\a.doc" "#;
        assert_eq!(
            link(code).map(|(hidden, place)| (hidden, &code[place])),
            Some((Hidden::Path, r"\\\\fs\\公文\\a.doc"))
        );
        let code = r#"HYPERLINK "mailto:liming@example.com""#;
        assert_eq!(link(code).map(|(hidden, _)| hidden), Some(Hidden::LinkTarget));
        for code in
            [r#"HYPERLINK "https://www.example.com/""#, r#"HYPERLINK \l "a""#, "PAGE", "HYPERLINK", "名单名单名"]
        {
            assert!(link(code).is_none(), "{code}");
        }
    }

    #[test]
    fn codes_that_only_number_and_refer_are_not_told() {
        for (code, expected) in [
            (" PAGE  \\* MERGEFORMAT ", true),
            ("toc \\o \"1-3\"", true),
            ("HYPERLINK \\l \"_Toc1\"", true),
            ("HYPERLINK \"http://example.com\"", false),
            ("INCLUDETEXT \"C:\\\\示例\\\\a.docx\"", false),
            ("FILENAME \\p", false),
            ("=SUM(ABOVE)", true),
            ("EQ \\o(甲,乙)", false),
            ("", true),
        ] {
            assert_eq!(is_mechanical(code), expected, "{code}");
        }
    }
}
