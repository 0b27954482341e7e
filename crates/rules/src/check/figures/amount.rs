//! Amounts: a number with its unit, exact, as texts write them: `1,234.5万元`, `326户`, `98%`.

use crate::check::page::Spotted;
use crate::language::Said;
use hegao_model::text::{Folded, Span, Text};

/// Millionths in a per cent.
pub(super) const PERCENT: i128 = 1_000_000;

/// Places behind the point that are kept; texts of offices have no more.
const PLACES: u32 = 6;

/// Units, the longer before those that they begin with.
const UNITS: [&str; 170] = [
    "个百分点",
    "个小时",
    "个月",
    "人份",
    "辆次",
    "艘次",
    "亿千瓦时",
    "万千瓦时",
    "千瓦时",
    "亿立方米",
    "万立方米",
    "万平方米",
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "亿美元",
    "万美元",
    "公斤",
    "公里",
    "公顷",
    "千米",
    "千瓦",
    "千克",
    "万亿元",
    "亿元",
    "万元",
    "元",
    "亿人次",
    "万人次",
    "人次",
    "批次",
    "万人",
    "亿人",
    "万户",
    "万亩",
    "亿亩",
    "万吨",
    "亿吨",
    "万个",
    "万名",
    "万家",
    "万件",
    "万台",
    "万辆",
    "万条",
    "万次",
    "万份",
    "万头",
    "万只",
    "万株",
    "户次",
    "件次",
    "架次",
    "头次",
    "例次",
    "册次",
    "场次",
    "项次",
    "家次",
    "亩次",
    "篇次",
    "人",
    "户",
    "个",
    "名",
    "处",
    "件",
    "项",
    "家",
    "亩",
    "吨",
    "台",
    "辆",
    "座",
    "所",
    "条",
    "起",
    "次",
    "场",
    "栋",
    "套",
    "份",
    "篇",
    "本",
    "棵",
    "头",
    "只",
    "间",
    "张",
    "宗",
    "例",
    "批",
    "对",
    "票",
    "瓶",
    "艘",
    "株",
    "箱",
    "袋",
    "课时",
    "学时",
    "学分",
    "万千瓦",
    "亿件",
    "部",
    "节",
    "盏",
    "册",
    "幅",
    "期",
    "立方",
    "平方",
    "厘米",
    "毫米",
    "米",
    "分钟",
    "小时",
    "海里",
    "车次",
    "班次",
    "毫克",
    "分",
    "位",
    "支",
    "枚",
    "块",
    "组",
    "盒",
    "桶",
    "把",
    "面",
    "口",
    "眼",
    "根",
    "斤",
    "升",
    "度",
    "天",
    "羽",
    "层",
    "顶",
    "兆瓦",
    "毫升",
    "尾",
    "种",
    "类",
    "款",
    "门",
    "幢",
    "首",
    "封",
    "笔",
    "颗",
    "粒",
    "架",
    "匹",
    "副",
    "双",
    "卷",
    "页",
    "桌",
    "席",
    "趟",
    "列",
    "单",
    "扇",
    "克",
    "‰",
    "%",
];

/// Signs of units, the longer before those that they begin with ([SI Brochure](https://www.bipm.org/en/publications/si-brochure), GB 3100).
const SIGNS: [&str; 34] = [
    "万㎡", "㎡", "mmol/L", "μmol/L", "CFU/mL", "mg/m³", "μg/m³", "mg/kg", "mg/L", "μg/L", "g/L", "kW·h", "kWh", "km²",
    "hm²", "MPa", "kPa", "mmHg", "NTU", "dB", "km", "kg", "kW", "MW", "mL", "mm", "cm", "mg", "μg", "m³", "m²", "m",
    "g", "℃",
];

/// Units that count people, of which one may stand for the other.
const PEOPLE: [&str; 3] = ["人", "名", "位"];

/// Whether two units count the same: 9名, of whom 4人….
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    one == other || PEOPLE.contains(&one) && PEOPLE.contains(&other)
}

/// An amount in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount<'t> {
    /// In millionths.
    pub(super) millionths: i128,
    /// How much the last figure that is written is worth, in millionths.
    pub(super) step: i128,
    pub(super) unit: &'t str,
    /// Where it starts and ends in the text that was looked at.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'t> Amount<'t> {
    /// The amounts that stand whole in a stretch of `text`, in its order.
    pub(super) fn each(text: &'t str, range: std::ops::Range<usize>) -> impl Iterator<Item = Self> {
        let (bytes, end) = (text.as_bytes(), range.end);
        // 1 6 5 5亿: figures that were spread are no amount each.
        let is_spread = |at: usize| at > 1 && bytes[at - 1] == b' ' && bytes[at - 2].is_ascii_digit();
        // 85·5%: the point of older papers.
        let is_behind_dot = move |at: usize| text[..at].ends_with('·');
        let goes_on = move |at: usize| {
            at > 0 && matches!(bytes[at - 1], b'0'..=b'9' | b'.' | b',') || is_spread(at) || is_behind_dot(at)
        };
        let starts = range.filter(move |&at| bytes[at].is_ascii_digit() && !goes_on(at));
        starts.filter_map(|at| Self::at(text, at)).filter(move |amount| amount.end <= end)
    }

    /// The amount that begins at `start` of `text`. `约` and the like are no part of it.
    pub(super) fn at(text: &'t str, start: usize) -> Option<Self> {
        let rest = &text[start..];
        let end = figures(rest, is_counted(&text[..start]));
        let (millionths, step) = millionths(&rest[..end])?;
        let behind = rest[end..].trim_start_matches(' ');
        let plain = |text: &str| UNITS.iter().find(|unit| text.starts_with(**unit)).map(|unit| unit.len());
        // 5m is five metres, and 5min, 5m/s and 5mA are not.
        let is_whole = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "/·²³^-".contains(c));
        let signed = || {
            let sign = SIGNS.iter().find(|sign| behind.starts_with(**sign))?;
            is_whole(&behind[sign.len()..]).then_some(sign.len())
        };
        // 1250万度: what any unit counts may be counted in 万 and 亿.
        let scaled = || plain(behind.strip_prefix(['万', '亿'])?).map(|len| len + '万'.len_utf8());
        let len = plain(behind).or_else(scaled).or_else(signed)?;
        let unit = &behind[..len];
        // 18:30分, 9时30分 are no points.
        let is_clock = unit == "分" && text[..start].ends_with([':', '：', '时', '点', '°', '度']);
        let end = text.len() - behind.len() + unit.len();
        (!is_clock).then_some(())?;
        Some(Self { millionths, step, unit: &text[end - unit.len()..end], start, end })
    }

    /// The amount whose unit ends `text`.
    pub(super) fn ending(text: &'t str) -> Option<Self> {
        let unit = UNITS.iter().chain(&SIGNS).find(|unit| text.ends_with(**unit))?;
        let number = text[..text.len() - unit.len()].trim_end_matches(['万', '亿']).trim_end_matches(' ');
        Self::at(text, first_figure(number)).filter(|amount| amount.end == text.len())
    }

    /// The figures that begin `text`, without a unit, in groups or not.
    pub(super) fn leading_figures(text: &str) -> &str {
        &text[..figures(text, true)]
    }

    /// The figures that end `text`, without a unit, in groups or not.
    pub(super) fn trailing_figures(text: &str) -> &str {
        &text[first_figure(text)..]
    }

    /// That the rate, in the folded text of `block`, should be `right` per cent.
    pub(super) fn corrected(&self, block: usize, text: &Text<'_>, right: &str) -> Spotted {
        let detail = Some(Said { zh: format!("{right}%"), en: format!("{right}%") });
        Spotted { detail, ..Spotted::new(block, text.to_source(Span::new(self.start, self.end))) }
    }

    /// The number at a place, in millionths, with a unit that no amount has behind it.
    pub(super) fn number_at(text: &str, start: usize, unit: &str) -> Option<(i128, Span<Folded>)> {
        let rest = &text[start..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let span = Span::new(start, start + end + unit.len());
        rest[end..].starts_with(unit).then(|| Some((millionths(&rest[..end])?.0, span)))?
    }

    /// A bare number, in millionths.
    pub(super) fn number(written: &str) -> Option<i128> {
        millionths(written).map(|(number, _)| number)
    }

    /// Its number as people write it.
    pub(super) fn written(millionths: i128) -> String {
        let scale = 10_i128.pow(PLACES);
        let (whole, rest) = (millionths / scale, millionths % scale);
        let rest = format!("{rest:06}");
        let rest = rest.trim_end_matches('0');
        if rest.is_empty() { whole.to_string() } else { format!("{whole}.{rest}") }
    }
}

/// What an amount is in another unit of the same kind: 6000万元 in 亿元. `None`: it is of another kind.
pub(super) fn in_unit(millionths: i128, unit: &str, other: &str) -> Option<i128> {
    if are_alike(unit, other) {
        return Some(millionths);
    }
    let scale = |unit: &str| match unit.chars().next() {
        Some('万') => 10_000,
        Some('亿') => 100_000_000,
        _ => 1,
    };
    let base = |unit: &'_ str| unit.trim_start_matches(['万', '亿']).to_owned();
    let (one, two) = (base(unit), base(other));
    (are_alike(&one, &two) && !one.is_empty()).then(|| millionths * scale(unit) / scale(other))
}

/// Whether a slip of the pen makes one number of the other: one figure is another, or two neighbours have changed places. Both are counted
/// in `step`, the last figure that is written.
pub(super) fn is_slip(one: i128, other: i128, step: i128) -> bool {
    let (one, other) = ((one / step).to_string(), (other / step).to_string());
    let differ: Vec<usize> =
        (0..one.len().min(other.len())).filter(|&at| one.as_bytes()[at] != other.as_bytes()[at]).collect();
    one.len() == other.len()
        && match differ[..] {
            [_] => true,
            [a, b] => b == a + 1 && one[a..=a] == other[b..=b] && one[b..=b] == other[a..=a],
            _ => false,
        }
}

/// Where the number begins that ends `text`.
fn first_figure(text: &str) -> usize {
    let first = |text: &str| text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',').len();
    let mut start = first(text);
    while let Some(before) = text[..start].strip_suffix(' ').filter(|before| first(before) < before.len()) {
        start = first(before);
    }
    start
}

/// How long the number is that begins `text`. Thousands may be set apart by a space, as GB/T 15835—2011, 5.1 has it: 1 246.5.
fn figures(text: &str, may_be_spaced: bool) -> usize {
    let plain = |text: &str| text.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b'.' | b',')).count();
    let mut end = plain(text);
    let is_whole = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !may_be_spaced || end > 3 || !is_whole(&text[..end]) || text.starts_with('0') {
        return end;
    }
    while let Some(behind) = text[end..].strip_prefix(' ') {
        let group = plain(behind);
        let (whole, places) = behind[..group].split_once('.').map_or((&behind[..group], None), |(a, b)| (a, Some(b)));
        if whole.len() != 3 || !is_whole(whole) {
            break;
        }
        end += 1 + group;
        if places.is_some() {
            break;
        }
    }
    end
}

/// Whether a figure behind `before` counts something; that of a table or a picture is a name.
fn is_counted(before: &str) -> bool {
    !before.ends_with(['表', '图', '件', '第', '.', '-', '/']) && !before.ends_with(|c: char| c.is_ascii_alphanumeric())
}

/// A number in millionths, and what its last figure is worth.
fn millionths(written: &str) -> Option<(i128, i128)> {
    let (whole, places) = written.split_once('.').unwrap_or((written, ""));
    let groups: Vec<&str> = whole.split([',', ' ']).collect();
    let is_grouped = groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3) && groups[0].len() <= 3;
    let is_figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = groups.concat();
    if !is_grouped || whole.is_empty() || whole.len() > 15 || !is_figures(&whole) {
        return None;
    }
    if !is_figures(places) || places.len() > PLACES as usize || places.is_empty() && written.ends_with('.') {
        return None;
    }
    let step = 10_i128.pow(PLACES - places.len() as u32);
    let all: i128 = format!("{whole}{places}").parse().ok()?;
    Some((all * step, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_may_be_set_apart_by_spaces() {
        let amounts = |text| {
            Amount::each(text, 0..str::len(text)).map(|amount| (amount.millionths, amount.unit)).collect::<Vec<_>>()
        };
        let million = |number: i128| number * 1_000_000;
        assert_eq!(amounts("古树1 246株，支出2 850.5元"), [(million(1246), "株"), (2_850_500_000, "元")]);
        assert_eq!(amounts("共12 345 678人"), [(million(12_345_678), "人")]);
        assert_eq!(amounts("比重为85·5%，人均6·90平方米"), []);
        assert_eq!(amounts("1 6 5 5人，1 24株，2024 100人，表1 300人"), []);
        assert_eq!(Amount::ending("其中1 038株").map(|amount| amount.millionths), Some(million(1038)));
    }

    #[test]
    fn a_slip_of_the_pen_is_one_figure_or_two_neighbours() {
        for (one, other, expected) in
            [(31, 41, true), (525, 552, true), (97507, 97057, true), (31, 31, false), (9, 12, false), (123, 231, false)]
        {
            assert_eq!(is_slip(one, other, 1), expected, "{one} {other}");
        }
    }

    #[test]
    fn amounts_of_one_kind_have_one_unit() {
        assert_eq!(in_unit(6_000, "万元", "亿元"), Some(0));
        assert_eq!(in_unit(60_000_000, "万元", "亿元"), Some(6_000));
        assert_eq!(in_unit(5, "名", "人"), Some(5));
        assert_eq!(in_unit(5, "名", "户"), None);
    }

    #[test]
    fn amounts_have_a_number_and_a_unit() {
        for (text, written, unit) in [
            ("1,234.5万元，", "1234.5", "万元"),
            ("326户1180人", "326", "户"),
            ("98%", "98", "%"),
            ("12.60亿元", "12.6", "亿元"),
            ("102 g/L，", "102", "g/L"),
            ("0.63 m。", "0.63", "m"),
        ] {
            let amount = Amount::at(text, 0).unwrap();
            assert_eq!((Amount::written(amount.millionths).as_str(), amount.unit), (written, unit), "{text}");
        }
        for text in ["2025年", "5m/s", "5min", "12,3人", "1.人", "人", "12345678901234567个"] {
            assert_eq!(Amount::at(text, 0), None, "{text}");
        }
        assert_eq!(Amount::ending("监测户326户").map(|amount| amount.start), Some("监测户".len()));
    }
}
