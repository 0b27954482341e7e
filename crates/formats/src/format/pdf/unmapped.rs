//! Glyphs of which nothing says what they stand for: the file does not, or it gives letters of the private use area, which
//! mean something to their font only.
//!
//! Eleven of them hide a telephone number on a page of a thousand letters that are read, so their share tells little. A
//! bullet or an ornament stands alone, or is repeated; a word, a name or a number is a run of glyphs that differ.

use std::collections::HashSet;

use super::canvas::Glyph;
use crate::hidden::unmapped::is_unmapped;

/// So many different ones on a page are no ornaments any more, wherever they stand: digits in the cells of a table.
const ALPHABET: usize = 6;

/// What was found on a page.
#[derive(Default)]
pub(super) struct Unmapped {
    /// How many such glyphs there are.
    pub(super) count: usize,
    /// Something may be written with them.
    pub(super) may_be_text: bool,
}

impl Unmapped {
    /// This with what was found besides.
    pub(super) fn and(self, other: Self) -> Self {
        Self { count: self.count + other.count, may_be_text: self.may_be_text || other.may_be_text }
    }
}

/// Whether a letter means something to its font only.
pub(super) fn is_private(c: char) -> bool {
    is_unmapped(c) && c != char::REPLACEMENT_CHARACTER
}

/// Looks at the glyphs of a page, in the order in which they were drawn.
pub(super) fn judge(glyphs: &[Glyph]) -> Unmapped {
    let unknown = || glyphs.iter().filter(|glyph| glyph.unknown.is_some());
    let (count, untold) = (unknown().count(), unknown().filter(|glyph| !glyph.is_private()).count());
    let shapes: HashSet<u64> = unknown().filter_map(|glyph| glyph.unknown).collect();
    let is_much = untold * 50 > glyphs.iter().filter(|glyph| !glyph.is_blank()).count();
    Unmapped { count, may_be_text: is_much || shapes.len() >= ALPHABET || has_run(glyphs) }
}

/// Whether two different ones stand side by side, with nothing but a sign such as a hyphen between them.
fn has_run(glyphs: &[Glyph]) -> bool {
    let mut last: Option<&Glyph> = None;
    let mut run = None;
    for glyph in glyphs.iter().filter(|glyph| !glyph.is_blank()) {
        let goes_on = last.is_some_and(|last| last.stands_before(glyph));
        run = match (glyph.unknown, run.filter(|_| goes_on)) {
            (Some(shape), Some(before)) if shape != before => return true,
            (Some(shape), _) => Some(shape),
            (None, run) => run.filter(|_| !glyph.text.chars().any(char::is_alphanumeric)),
        };
        last = Some(glyph);
    }
    false
}

impl Glyph {
    /// Whether the file gives a letter of the private use area.
    fn is_private(&self) -> bool {
        self.text.chars().any(is_private)
    }

    /// Whether it stands for white space.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether `next` is the next on the same line, with a space between them at most.
    fn stands_before(&self, next: &Self) -> bool {
        let gap = next.start - self.end;
        (next.base - self.base).abs() < 0.5 * self.size && (-self.size..1.5 * self.size).contains(&gap)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, gbk};
    use super::super::tests::document;
    use hegao_model::document::GapKind;
    use hegao_model::document::Reason;

    /// The gaps of a page of readable letters, on which a font that nothing explains shows these codes, each at a place.
    fn gaps(codes: &[(u32, &str)]) -> Vec<(GapKind, Reason)> {
        let mut sample = Sample::new("Identity-H");
        sample.objects_of_unknown_collection();
        gaps_of(&mut sample, codes)
    }

    fn gaps_of(sample: &mut Sample, codes: &[(u32, &str)]) -> Vec<(GapKind, Reason)> {
        let line = |y| format!("BT /F2 8 Tf 60 {} Td ({}) Tj ET\n", 800 - 10 * y, "readable ".repeat(10));
        let shown = codes.iter().enumerate().map(|(at, (x, codes))| {
            format!("BT /F1 12 Tf 1 0 0 1 {x} {} Tm <{codes}> Tj ET\n", if *x == 0 { 60 * at } else { 40 })
        });
        let operators: String = (0..60).map(line).chain(shown).collect();
        document(sample.page(&operators).bytes()).gaps.into_iter().map(|gap| (gap.kind(), gap.reason)).collect()
    }

    #[test]
    fn a_number_that_cannot_be_told_is_a_gap_however_much_else_is_read() {
        let number = "0001000200030004000500040003000200010002";
        let found = gaps(&[(60, number)]);
        assert_eq!(found[0].0, GapKind::UnmappedGlyphs);
        assert_eq!(found[0].1, Reason::UnmappedFont { page: 1, letters: 10, percent: 1 });
        assert_eq!(gaps(&[(60, "0001"), (72, "0002")]).len(), 1, "drawn one by one");
        let digits: Vec<(u32, &str)> = (0..6).map(|at| (0, &number[4 * at..4 * at + 4])).collect();
        assert!(gaps(&digits[..5]).is_empty());
        assert!(gaps(&["0001", "0002", "0003", "0004", "0005", "0006"].map(|code| (0, code))).len() == 1, "apart");
    }

    #[test]
    fn ornaments_are_no_gap() {
        assert!(gaps(&[(60, "0001"), (200, "0001"), (340, "0002")]).is_empty());
        assert!(gaps(&[(60, "00010001000100010001")]).is_empty(), "a line of stars");
    }

    #[test]
    fn letters_of_the_private_use_area_say_nothing() {
        let of_private_letters = |codes: &[(u32, &str)]| {
            let mut sample = Sample::new("Identity-H");
            sample.objects_of_unknown_collection();
            let table = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <00FF> <E001> \
                         endbfrange endcmap";
            let table = sample.stream("", table.as_bytes());
            sample.explain(table);
            gaps_of(&mut sample, codes)
        };
        assert_eq!(of_private_letters(&[(60, "00010002000300040005")])[0].0, GapKind::UnmappedGlyphs);
        let bullets: Vec<(u32, &str)> = (0..40).map(|_| (0, "0001")).collect();
        assert!(of_private_letters(&bullets).is_empty(), "bullets");
    }

    #[test]
    fn a_code_that_its_map_lacks_sets_what_follows_out_of_step() {
        let gaps = |text: &str| {
            let mut sample = Sample::new("GB-EUC-H"); // Without 镕, as older programs have it.
            let operators = format!("BT /F1 12 Tf 1 0 0 1 60 700 Tm {} Tj ET\n", gbk(text));
            document(sample.page(&operators).bytes()).gaps.into_iter().map(|gap| gap.reason).collect::<Vec<_>>()
        };
        assert_eq!(gaps("联系电话一三八"), []);
        assert_eq!(gaps("联系电话一三八\0"), [], "a NUL at the end");
        let long = "本文件自印发之日起施行，各单位应当认真贯彻执行，做好相关工作。".repeat(20);
        assert_eq!(gaps(&long), []);
        let told = gaps(&format!("{long}镕"));
        assert_eq!(told, [Reason::UnreadCodes { page: 1 }], "one, at the end of a line");
        assert_eq!(gaps("联系镕电话一三八"), [Reason::UnreadCodes { page: 1 }], "in the middle");
        assert_eq!(
            gaps("镕电话一三八，镕工作二四六"),
            [Reason::UnreadCodes { page: 1 }],
            "with letters that nothing explains behind"
        );
    }
}
