//! Cells of tables that a spreadsheet opens.

use super::text::excerpt::shown;
use hegao_rules::rule::Language;

/// Characters of the longest cell: a spreadsheet takes 32,767 UTF-16 units. The JSON report has all.
pub(super) const LONGEST: usize = 32_000;

/// A cell that no spreadsheet takes for a formula (the full-width signs count for one too), or refuses for its length: it says how
/// long it was.
pub(super) fn guarded(cell: &str, language: Language) -> String {
    let mut shown = shown(cell);
    // A few signs are two units; the note takes the room that is left.
    if shown.encode_utf16().nth(LONGEST).is_some() {
        let whole = shown.chars().count();
        let note = match language {
            Language::Zh => format!("…（太长，没有写完：共 {whole} 字）"),
            Language::En => format!("… (cut: {whole} characters in all)"),
        };
        let mut left = LONGEST - note.encode_utf16().count();
        let fit = shown.char_indices().find(|(_, c)| {
            let fits = left.checked_sub(c.len_utf16());
            left = fits.unwrap_or(0);
            fits.is_none()
        });
        shown.truncate(fit.map_or(shown.len(), |(at, _)| at));
        shown.push_str(&note);
    }
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        shown.insert(0, '\'');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1", "+86 1", "-", "@a", "\t=1", "\r=1", "＝1"] {
            assert!(guarded(cell, Language::Zh).starts_with('\''), "{cell:?}");
        }
        assert_eq!(guarded("a=1", Language::Zh), "a=1");
        assert_eq!(guarded("", Language::Zh), "");
    }

    #[test]
    fn what_is_cut_says_so() {
        for cell in ["字".repeat(40_000), "😀".repeat(20_000)] {
            let (cut, whole) = (guarded(&cell, Language::Zh), cell.chars().count());
            assert!(cut.ends_with(&format!("…（太长，没有写完：共 {whole} 字）")));
            assert!(cut.encode_utf16().count() <= LONGEST && cut.encode_utf16().count() > LONGEST - 2);
        }
        assert_eq!(guarded(&"字".repeat(32_000), Language::Zh).chars().count(), 32_000);
    }
}
