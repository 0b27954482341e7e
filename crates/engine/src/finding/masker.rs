//! Finding every place of a text where a sensitive value of its document stands.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use aho_corasick::AhoCorasick;
use memchr::memchr2_iter;

use super::numbers::{Numbers, end_of_number};
use hegao_model::text::{Source, Span, Text, has_escapes, is_ignorable};
use hegao_rules::finding::{HIDDEN, MaskKind, Sensitive, Value};

/// So many values of so many bytes are sought one by one: most documents are short, and an automaton takes longer to build than they
/// take to read.
const FEW: usize = 16;
const SHORT: usize = 64;

/// All sensitive values of one document, to be found wherever they stand: also where no rule would look.
pub struct Masker {
    numbers: Numbers,
    /// Names, addresses, codes: what is found as it is written, and how each is masked.
    sought: Vec<(String, MaskKind)>,
    /// Finds them, if they are not few and short.
    automaton: Option<AhoCorasick>,
    /// Those that were added, until the search is prepared.
    gathered: BTreeSet<(String, MaskKind)>,
    reveal: bool,
}

/// Stretches of one text that must not be shown, in order, apart from each other, each with its mask.
#[derive(Default)]
pub struct BlockMask {
    stretches: Vec<Stretch>,
    masks: Vec<String>,
}

/// Kept small: a line may have a million.
#[derive(Clone, Copy)]
struct Stretch {
    start: u32,
    end: u32,
    /// The number of its mask.
    mask: u32,
}

/// The stretches of one text as they are found, with masks that are alike stored once.
#[derive(Default)]
struct Stretches {
    stretches: Vec<Stretch>,
    masks: Vec<String>,
    known: HashMap<String, u32>,
}

impl Stretches {
    fn push(&mut self, range: Range<usize>, mask: String) {
        let mask = match self.known.get(&mask) {
            Some(&number) => number,
            None => {
                let number = self.masks.len() as u32;
                self.masks.push(mask.clone());
                self.known.insert(mask, number);
                number
            }
        };
        self.stretches.push(Stretch { start: range.start as u32, end: range.end as u32, mask });
    }

    /// Sorts stretches and joins those that overlap: one that holds the others keeps its mask, otherwise nothing is shown.
    fn merge(mut self) -> BlockMask {
        self.stretches.sort_by(|a, b| (a.start, b.end).cmp(&(b.start, a.end)));
        let hidden = self.masks.len() as u32;
        self.masks.push(HIDDEN.to_owned());
        self.stretches.dedup_by(|next, last| match () {
            () if next.end <= last.end => true,
            () if next.start < last.end => {
                (last.end, last.mask) = (next.end, hidden);
                true
            }
            () => false,
        });
        BlockMask { stretches: self.stretches, masks: self.masks }
    }
}

impl Masker {
    /// Prepares the search. With `reveal`, nothing is masked.
    ///
    /// # Panics
    /// If the values of one document need more than 4 GiB of automaton.
    #[must_use]
    pub fn new<'v>(values: impl IntoIterator<Item = &'v Value>, reveal: bool) -> Self {
        let mut masker = Self::gathering(reveal);
        values.into_iter().for_each(|value| masker.add(value));
        masker.prepare();
        masker
    }

    /// A masker that will be told its values one by one.
    #[must_use]
    pub fn gathering(reveal: bool) -> Self {
        Self { numbers: Numbers::default(), sought: Vec::new(), automaton: None, gathered: BTreeSet::new(), reveal }
    }

    /// Takes in one more value.
    pub fn add(&mut self, Value { value, kind }: &Value) {
        if self.reveal {
            return;
        }
        let value = value.expose().as_str();
        // A one-letter name in the properties would be found in every word: it is masked in its own place alone.
        if !self.numbers.add(value, *kind) && is_telling(value) {
            self.gathered.insert((value.to_owned(), *kind));
        }
    }

    /// Prepares the search: all values are there.
    ///
    /// # Panics
    /// If the values of one document need more than 4 GiB of automaton.
    pub fn prepare(&mut self) {
        self.numbers.prepare();
        self.sought = std::mem::take(&mut self.gathered).into_iter().collect();
        let is_short = self.sought.len() <= FEW && self.sought.iter().all(|(value, _)| value.len() <= SHORT);
        self.automaton = (!is_short).then(|| {
            let mut builder = AhoCorasick::builder();
            let builder = builder.ascii_case_insensitive(true);
            builder.build(self.sought.iter().map(|(value, _)| value)).expect("internal error: too many values")
        });
    }

    /// All values that it finds, once the search is prepared.
    pub(crate) fn values(&self) -> impl Iterator<Item = Value> {
        let words = self.sought.iter().cloned();
        words.chain(self.numbers.values()).map(|(value, kind)| Value { value: Sensitive::new(value), kind })
    }

    /// The start of `text` that decides how all before `end` is masked: up to where no number goes on. A word may be of
    /// any length, and so may what an escape stands in.
    #[must_use]
    pub fn as_far_as<'t>(&self, text: &'t str, end: usize) -> &'t str {
        let start = &text[..end_of_number(text, end)];
        if !self.sought.is_empty() || has_escapes(start) { text } else { start }
    }

    /// The mask of one block, or of its start: where rules found a value (`places`), and every other place where a value
    /// of the document stands, however it is broken up.
    #[must_use]
    pub fn block(&self, text: &str, places: impl IntoIterator<Item = (Span<Source>, String)>) -> BlockMask {
        if self.reveal {
            return BlockMask::default();
        }
        let mut stretches = Stretches::default();
        places.into_iter().for_each(|(span, mask)| stretches.push(span.range(), mask));
        self.numbers.find(text, |range, mask| stretches.push(range, mask));
        self.find_words(text, &mut stretches);
        stretches.merge()
    }

    /// Whether there is nothing to mask, or all may be seen.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.reveal || (self.sought.is_empty() && self.numbers.is_empty())
    }

    fn find_words(&self, text: &str, stretches: &mut Stretches) {
        if self.sought.is_empty() {
            return;
        }
        let text = Text::new(text);
        let mut search = |haystack: &str, folded_at: &dyn Fn(usize) -> usize| {
            self.each_word(haystack, &mut |found, number| {
                let folded = Span::new(folded_at(found.start), folded_at(found.end - 1) + 1);
                let (value, kind) = &self.sought[number];
                stretches.push(text.to_source(folded).range(), kind.mask(value));
            });
        };
        search(text.folded(), &|at| at);
        if let Some((tight, offsets)) = tight(text.folded()) {
            search(&tight, &|at| offsets[at] as usize);
        }
    }

    /// Gives every place of `haystack` where a word stands, in whatever case, with the word's number.
    fn each_word(&self, haystack: &str, found: &mut dyn FnMut(Range<usize>, usize)) {
        if let Some(automaton) = &self.automaton {
            return automaton.find_overlapping_iter(haystack).for_each(|m| found(m.range(), m.pattern().as_usize()));
        }
        let haystack = haystack.as_bytes();
        for (number, word) in self.sought.iter().map(|(value, _)| value.as_bytes()).enumerate() {
            // Its last byte tells more than the first: most Han begin with one of six.
            let Some(last) = word.last() else { continue };
            for at in memchr2_iter(last.to_ascii_lowercase(), last.to_ascii_uppercase(), haystack) {
                let Some(start) = (at + 1).checked_sub(word.len()) else { continue };
                if haystack[start..=at].eq_ignore_ascii_case(word) {
                    found(start..at + 1, number);
                }
            }
        }
    }

    /// The mask of a text that is no block of the document.
    #[must_use]
    pub fn loose(&self, plain: &str) -> BlockMask {
        self.block(plain, [])
    }

    /// A text as it may be shown.
    #[must_use]
    pub fn text(&self, plain: &str) -> String {
        self.loose(plain).render(plain, 0..plain.len())
    }
}

/// Whether a value can be known again elsewhere: two characters, four if they are plain letters and digits.
fn is_telling(value: &str) -> bool {
    let least = if value.is_ascii() { 4 } else { 2 };
    value.chars().count() >= least
}

/// The text without spaces, line ends and what nobody sees, and where each byte of it stood; `None` if it has none.
fn tight(folded: &str) -> Option<(String, Vec<u32>)> {
    let drops = |c: char| match c {
        '\0'..='\u{7F}' => matches!(c, '\t'..='\r' | ' '),
        // Of nearly all text this need not be looked up.
        '\u{3400}'..='\u{9FFF}' => false,
        _ => c.is_whitespace() || is_ignorable(c),
    };
    folded.contains(drops).then(|| {
        let mut tight = String::with_capacity(folded.len());
        let mut offsets = Vec::with_capacity(folded.len());
        for (at, c) in folded.char_indices().filter(|&(_, c)| !drops(c)) {
            offsets.extend((at..at + c.len_utf8()).map(|at| at as u32));
            tight.push(c);
        }
        (tight, offsets)
    })
}

impl BlockMask {
    /// The stretches, in order, each with its mask.
    pub(crate) fn each(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        let range = |stretch: &Stretch| stretch.start as usize..stretch.end as usize;
        self.stretches.iter().map(move |stretch| (range(stretch), self.masks[stretch.mask as usize].as_str()))
    }

    /// Whether there is nothing to hide.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// Whether `range` begins or ends within something hidden, so that a part of it would be told.
    #[must_use]
    pub fn cuts(&self, range: &Range<usize>) -> bool {
        let is_inner = |at: usize| {
            let next = self.stretches.partition_point(|stretch| stretch.end as usize <= at);
            self.stretches.get(next).is_some_and(|stretch| (stretch.start as usize) < at)
        };
        is_inner(range.start) || is_inner(range.end)
    }

    /// The part `range` of the block's text as it may be shown. A value that the range cuts is not shown at all.
    ///
    /// # Panics
    /// If `range` is not on character boundaries of `source`.
    #[must_use]
    pub fn render(&self, source: &str, range: Range<usize>) -> String {
        let mut shown = String::with_capacity(range.len());
        let mut at = range.start;
        let first = self.stretches.partition_point(|stretch| stretch.end as usize <= range.start);
        for &Stretch { start, end, mask } in &self.stretches[first..] {
            let stretch = start as usize..end as usize;
            if stretch.start >= range.end {
                break;
            }
            shown.push_str(&source[at..stretch.start.max(at)]);
            let whole = range.start <= stretch.start && stretch.end <= range.end;
            if whole {
                shown.push_str(&self.masks[mask as usize]);
            } else if !shown.ends_with(HIDDEN) {
                shown.push_str(HIDDEN);
            }
            at = stretch.end.min(range.end);
        }
        shown.push_str(&source[at..range.end]);
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_rules::finding::Keep;
    use proptest::prelude::*;

    fn value(value: &str, kind: MaskKind) -> Value {
        Value { value: Sensitive::new(value.into()), kind }
    }

    fn masker() -> Masker {
        let keep = |first, last| MaskKind::Keep(Keep { first, last });
        let values = [
            value("13800138000", keep(3, 4)),
            value("11010519491231002X", keep(3, 3)),
            value("6222021234567890128", keep(4, 4)),
            value("a1-2@b.cn", MaskKind::Email),
            value("李明", MaskKind::Name),
        ];
        Masker::new(&values, false)
    }

    #[test]
    fn a_value_is_masked_however_it_is_written() {
        for (text, shown) in [
            ("单号X13800138000Y", "单号X138****8000Y"),
            ("１３８-0013 8000。", "138****8000。"),
            ("1\u{200B}3800138000", "138****8000"),
            ("138\t0013\t8000", "138****8000"),
            ("138/0013_8000", "138****8000"),
            ("(138)0013,8000", "(138****8000"),
            ("13,800,138,000", "138****8000"),
            ("138\n0013\u{2028}8000", "138****8000"),
            ("138\u{34F}0013\u{180E}80\u{3164}00", "138****8000"),
            ("1\u{FE0F}\u{20E3}3\u{FE0F}\u{20E3}8\u{FE0F}\u{20E3}00138000", "138****8000"),
            ("一三八〇〇一三八零零○", "138****8000"),
            ("壹叁捌零零壹叁捌零零零", "138****8000"),
            ("١٣٨००१३८𝟎𝟎𝟎", "138****8000"),
            ("1.3800138000E+10", "138****8000E+10"),
            ("1.3800138E10", "****E10"),
            ("13800138000.0", "138****8000.0"),
            ("+8613800138000", "+86138****8000"),
            ("110.1051.949.1231002x", "110****02X"),
            ("１１０１０５１９４９１２３１００２Ｘ号", "110****02X号"),
            ("id=11010519491231002&a", "id=****&a"),
            ("六二二二零二一二三四五六七八九零一二八", "6222****0128"),
            ("A1-2@B.cn", "a****@b.cn"),
            ("a1-2 @\tb.cn", "a****@b.cn"),
            ("13800138000_李明", "138****8000_李*"),
            ("李\u{3000}明、李\n明", "李*、李*"),
            ("13800138001", "****1"),
            ("3800138000", "****"),
            ("013800138000", "0138****8000"),
            ("138%200013%208000", "138****8000"),
            ("?tel=138%2D0013%2D8000&a=1", "?tel=138****8000&a=1"),
            ("%31%33%38%30%30%31%33%38%30%30%30", "138****8000"),
            ("138&nbsp;0013&#45;8000", "138****8000"),
            ("<b>138</b><i>0013</i>8000", "<b>138****8000"),
            ("\\xA513800138000\\xB1", "\\xA5138****8000\\xB1"),
            ("50%13800138000", "50%138****8000"),
            ("1380013，总8000", "1380013，总8000"),
            ("138****8000", "138****8000"),
            ("1380****0138000", "1380****0138000"),
            ("电话023-43771234", "电话023-43771234"),
        ] {
            assert_eq!(masker().text(text), shown, "{text}");
            assert_eq!(masker().text(shown), shown, "twice: {text}");
        }
    }

    #[test]
    fn two_values_that_touch_are_two() {
        assert_eq!(masker().text("13800138000、6222021234567890128"), "138****8000、6222****0128");
    }

    #[test]
    fn digits_within_other_values_are_hidden_too() {
        let masker = Masker::new(&[value("123456789@qq.com", MaskKind::Email)], false);
        assert_eq!(masker.text("123456789@QQ.com，QQ：123456789"), "1****@qq.com，QQ：****");
    }

    #[test]
    fn many_values_are_looked_up_by_bits() {
        let values: Vec<_> = (0..400_000_u64)
            .map(|index| {
                value(&format!("138{:08}", index * 7919 % 100_000_000), MaskKind::Keep(Keep { first: 3, last: 4 }))
            })
            .collect();
        let masker = Masker::new(&values, false);
        assert_eq!(masker.text("电话138 0000 7919，编号92700000"), "电话138****7919，编号92700000");
    }

    #[test]
    fn a_place_wider_than_its_value_is_masked_whole() {
        let source = "电话+86 13800138000";
        let mask = masker().block(source, [(Span::new(6, source.len()), "138****8000".into())]);
        assert_eq!(mask.render(source, 0..source.len()), "电话138****8000");
        assert_eq!(mask.render(source, 0..14), "电话****", "a cut value shows nothing");
        assert_eq!(mask.render(source, 14..source.len()), "****");
    }

    #[test]
    fn values_that_overlap_show_nothing() {
        let places = [(Span::new(0, 4), "1*".to_owned()), (Span::new(2, 6), "3*".to_owned())];
        assert_eq!(masker().block("123456", places).render("123456", 0..6), "****");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn the_start_of_a_text_is_masked_as_the_whole_masks_it(
            text in "(?:138|0013|800|0?|13800138000|11010519491231002|[X x，甲&<>%-]|&#49;|李|明){0,12}",
            named in any::<bool>(),
            at in any::<prop::sample::Index>(),
            from in any::<prop::sample::Index>(),
        ) {
            let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let end = *at.get(&offsets);
            let number = |number: &str| value(number, MaskKind::Keep(Keep { first: 3, last: 4 }));
            let mut values = vec![number("13800138000"), number("11010519491231002X")];
            values.extend(named.then(|| value("李明", MaskKind::Name)));
            let masker = Masker::new(&values, false);
            let start = from.get(&offsets).min(&end);
            let (part, whole) = (masker.block(masker.as_far_as(&text, end), []), masker.block(&text, []));
            prop_assert_eq!(part.render(&text, *start..end), whole.render(&text, *start..end));
        }
    }

    #[test]
    fn many_words_are_found_as_few_are() {
        let name = |number: u32| format!("王{}", char::from_u32(0x4E00 + number).unwrap());
        let (long, mail) = ("某".repeat(SHORT), "a1-2@b.cn");
        let of = |names: u32, long: &str| {
            let mut values: Vec<_> = (0..names).map(|number| value(&name(number), MaskKind::Name)).collect();
            values.extend([value(mail, MaskKind::Email), value("李明李", MaskKind::Name), value(long, MaskKind::Name)]);
            Masker::new(&values, false)
        };
        let text = format!("李明李明李，王\u{4E01}、A1-2@B.CN、a1-2@b.c {long}");
        let few = of(2, "某某");
        assert!(few.automaton.is_none() && of(40, "某某").automaton.is_some() && of(2, &long).automaton.is_some());
        assert_eq!(few.text("李明李明李，王\u{4E01}、A1-2@B.CN、a1-2@b.c"), "****，王*、a****@b.cn、a1-2@b.c");
        assert_eq!(of(40, "某某").text(&text), few.text(&text));
        assert_eq!(of(2, &long).text(&text[..40]), few.text(&text[..40]));
    }

    #[test]
    fn reveal_masks_nothing() {
        assert_eq!(Masker::new(&[value("李明", MaskKind::Name)], true).text("李明"), "李明");
    }
}
