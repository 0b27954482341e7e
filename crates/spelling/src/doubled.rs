//! Characters typed once more than they are meant: 断缴缴, 费用费.
//!
//! Where two words meet a character may rightly stand twice (导师师德), and so it may in what is counted (一份份) or called (梁帅帅). It may not where
//! it is part of a word on one side only, and on the other nothing begins or ends with it.

use crate::checker::Checker;
use crate::cut::Cut;
use crate::edit::{Edit, Kind};
use crate::features::{Gauge, Olds};
use crate::language::key;
use crate::lay::Lay;
use crate::repeats::Repeats;
use crate::symbols::{COLON, COMMA, PAUSE, Symbol, UNBRACKET, UNQUOTE, character, is_han};

/// From this value on (a frequency of 12) a word of the dictionary counts.
const WORD: u8 = 6;
/// By so many nats a text must get likelier, to the language model and as words of the dictionary, and so high must be the ranker's log-odds.
const GAIN: f32 = 6.0;
const BETTER: f32 = 7.0;
const ODDS: f32 = -0.2;
/// For a word with its first character behind it again: the ranker has seen none, so that its log-odds do not count.
const GAIN_AROUND: f32 = 7.0;
const BETTER_AROUND: f32 = 8.0;
/// From this level on three characters are known as they stand.
const KNOWN: u8 = 5;
/// How far words are looked for on either side.
const NEAR: usize = 6;
/// What ends a name, or a thing that is counted, and begins another word: 古镇镇政府, 旗旗委, 6楼楼梯, 旁站站长.
const SUFFIXES: &str = "镇乡村县区市省州旗盟楼巷弄路街柜房站班队馆桥港岛湖江河山城门口组表期档网部委校年月周日中内行一二三四五六七八九十百千万";

impl Checker<'_> {
    /// The characters of a clause that are typed twice.
    pub(crate) fn doubled(&self, symbols: &[Symbol], repeats: &Repeats) -> Vec<Edit> {
        let inner = 2..symbols.len() - 1;
        let extra = |at| Edit { at, old: 1, new: [0, 0], len: 0, kind: Kind::Extra };
        let doubled = inner.filter(|&at| is_han(symbols[at])).filter(|&at| {
            if symbols[at] == symbols[at - 1] { self.is_stray(symbols, at) } else { self.is_stray_around(symbols, at) }
        });
        doubled.map(extra).filter(|edit| is_once(symbols, edit, repeats)).collect()
    }

    /// Whether the second of two equal characters is too many.
    fn is_stray(&self, symbols: &[Symbol], at: usize) -> bool {
        let is_suffix = character(symbols[at]).is_some_and(|c| SUFFIXES.contains(c));
        let [before, left] = [symbols[at - 2], symbols[at - 1]];
        let is_counted = ['一', '每'].iter().any(|&c| character(before) == Some(c));
        // Three in a row are meant, or are for rules; so is what a name begins with.
        let is_more = before == left || symbols[at + 1] == left;
        if is_suffix || is_counted || is_more || !is_han(before) {
            return false;
        }
        self.ends_word(symbols, at) != self.begins_word(symbols, at)
            && self.gains(symbols, at, GAIN, BETTER, Some(ODDS))
    }

    /// Whether a character stands behind a word that begins with it, and before no other.
    fn is_stray_around(&self, symbols: &[Symbol], at: usize) -> bool {
        let [first, second, behind] = [symbols[at - 2], symbols[at - 1], symbols[at + 1]];
        symbols[at] == first
            && is_han(second)
            && [COMMA, PAUSE, COLON, UNBRACKET, UNQUOTE].contains(&behind)
            && symbols[at - 3] != second
            && self.is_word(&symbols[at - 2..at])
            && self.parts().0.gram(&symbols[at - 2..=at]) < KNOWN
            && self.gains(symbols, at, GAIN_AROUND, BETTER_AROUND, None)
    }

    /// Whether a clause is so much likelier without a character.
    fn gains(&self, symbols: &[Symbol], at: usize, least: f32, better: f32, odds: Option<f32>) -> bool {
        let (language, confusions, words) = self.parts();
        let lay = Lay::around(language, symbols, vec![at]);
        let gauge = Gauge { language, words, confusions, lay: &lay, repeats: &Repeats::default() };
        let edit = Edit { at, old: 1, new: [0, 0], len: 0, kind: Kind::Extra };
        let Some(measured) = gauge.measure(edit, least, &mut Olds::default()) else { return false };
        let from = at.saturating_sub(NEAR);
        let cut = |symbols: &[Symbol], end: usize| {
            Cut::new(&language, &words, &symbols[from..symbols.len().min(end + NEAR)], at - from).cost
        };
        let is_better = cut(symbols, at + 1) - cut(&edit.applied(symbols), at) > better;
        let features = || gauge.features(&measured, std::slice::from_ref(&measured));
        is_better && odds.is_none_or(|odds| self.score(&features()) > odds)
    }

    fn is_word(&self, symbols: &[Symbol]) -> bool {
        symbols.iter().all(|&symbol| is_han(symbol))
            && self.parts().2.get(key(symbols)).is_some_and(|value| value >= WORD)
    }

    /// Whether a word of two to four characters ends before `end`.
    fn ends_word(&self, symbols: &[Symbol], end: usize) -> bool {
        (2..=4.min(end)).any(|length| self.is_word(&symbols[end - length..end]))
    }

    /// Whether a word of two to four characters begins at `start`.
    fn begins_word(&self, symbols: &[Symbol], start: usize) -> bool {
        (2..=4).any(|length| symbols.get(start..start + length).is_some_and(|word| self.is_word(word)))
    }
}

/// Whether a document says it so only once: what is repeated is a name.
fn is_once(symbols: &[Symbol], edit: &Edit, repeats: &Repeats) -> bool {
    repeats.count(&symbols[edit.at - 2..=edit.at]) <= 1
}

#[cfg(all(test, feature = "model"))]
mod tests {
    use crate::checker::Checker;
    use crate::lay::Depth;
    use crate::repeats::Repeats;

    /// What is too many in a text.
    fn extra(text: &str) -> Vec<(usize, String)> {
        let checker = Checker::new(crate::MODEL).expect("the model is whole").looking(Depth::Words);
        let found = checker.check(text, &&Repeats::default());
        let extra = found.into_iter().filter(|suspect| suspect.meant.is_empty());
        extra.map(|suspect| (text[..suspect.range.start].chars().count(), text[suspect.range].to_owned())).collect()
    }

    #[test]
    fn characters_that_are_typed_twice_are_found() {
        for (text, at, expected) in [
            ("信息报送不够及时时，应予通报", 8, "时"),
            ("推动各项工作作落实到位", 6, "作"),
            ("由于我镇财力薄弱薄，支出压力较大", 8, "薄"),
        ] {
            assert_eq!(extra(text), [(at, expected.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_may_stand_twice_is_left_alone() {
        for text in [
            "实施施工方案应当经过审批",
            "提交一份份材料给各有关单位",
            "被告人梁帅帅等人到场参加会议",
            "家住古镇镇人民政府旁边",
            "各地开展送医送药活动，服务群众",
            "能快则快，把工作做好",
            "群众常常提出意见，天天有变化",
        ] {
            assert_eq!(extra(text), [], "{text}");
        }
    }
}
