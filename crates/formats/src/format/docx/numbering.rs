//! The numbers that Word puts before paragraphs. They are not stored, but they are read: 一、 before a heading is what
//! rules on the order of headings look at.

use std::collections::HashMap;

use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use hegao_model::document::budget::Budget;

/// Levels of a list.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Default)]
pub(in crate::format) struct Level {
    /// The number of its first paragraph.
    pub(in crate::format) start: u32,
    /// How it counts (`decimal`, `chineseCounting` …).
    pub(in crate::format) format: String,
    /// The number's text, in which `%1` is the count of the first level.
    pub(in crate::format) text: String,
    /// Nothing stands behind it.
    pub(in crate::format) is_tight: bool,
    /// The levels above count in digits.
    pub(in crate::format) is_legal: bool,
    /// The level, from 1, below which it does not start anew; 0: it never does.
    pub(in crate::format) restart: Option<usize>,
}

/// A list: an abstract one, and what is changed of it.
#[derive(Clone, Default)]
pub(in crate::format) struct List {
    of: u32,
    /// Where levels start anew.
    starts: Vec<(usize, u32)>,
    /// Levels that are another.
    levels: Vec<(usize, Level)>,
}

/// The lists of a document, and how far they have counted.
#[derive(Default)]
pub(in crate::format) struct Numbering {
    /// Levels by the id of the abstract list.
    levels: HashMap<u32, Vec<Level>>,
    lists: HashMap<u32, List>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Lists that have been counted.
    begun: std::collections::HashSet<u32>,
}

impl Numbering {
    /// The lists that `text` defines. `xml` tells what was wrong with it.
    pub(in crate::format) fn read<'a>(text: &'a str, budget: &'a Budget) -> (Self, Xml<'a>) {
        let mut xml = Xml::new(text, budget);
        let mut numbering = Self::default();
        let id = |element: &Element, name| element.text(Ns::Word, name).and_then(|id| id.parse().ok());
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            if element.is(Ns::Word, "abstractNum")
                && let Some(id) = id(&element, "abstractNumId")
            {
                let levels = levels(&mut xml);
                numbering.levels.insert(id, levels);
            } else if element.is(Ns::Word, "num")
                && let Some(id) = id(&element, "numId")
            {
                let list = List::read(&mut xml);
                numbering.lists.insert(id, list);
            }
        }
        (numbering, xml)
    }

    /// Takes up the levels of the abstract list `id`.
    pub(in crate::format) fn define(&mut self, id: u32, levels: Vec<Level>) {
        self.levels.insert(id, levels);
    }

    /// Takes up the list `id`.
    pub(in crate::format) fn add(&mut self, id: u32, list: List) {
        self.lists.insert(id, list);
    }

    /// The number of the next paragraph at `level` of the list `id`.
    pub(in crate::format) fn next(&mut self, id: u32, level: usize) -> Option<String> {
        let list = self.lists.get(&id)?;
        let levels = self.levels.get(&list.of)?;
        let of_level = |at: usize| {
            let changed = list.levels.iter().find(|(level, _)| *level == at).map(|(_, level)| level);
            changed.or_else(|| levels.get(at))
        };
        let this = of_level(level).filter(|_| level < LEVELS)?;
        let counts = self.counts.entry(list.of).or_default();
        if self.begun.insert(id) {
            for (level, _) in list.starts.iter().filter(|(level, _)| *level < LEVELS) {
                counts[*level] = None;
            }
        }
        let start = |at: usize| {
            let changed = list.starts.iter().find(|(level, _)| *level == at).map(|(_, start)| *start);
            changed.unwrap_or_else(|| of_level(at).map_or(1, |level| level.start))
        };
        counts[level] = Some(counts[level].map_or_else(|| start(level), |count| count.saturating_add(1)));
        for (at, count) in counts.iter_mut().enumerate().skip(level + 1) {
            if of_level(at).and_then(|level| level.restart).is_none_or(|restart| level < restart) {
                *count = None;
            }
        }
        let mut text = String::new();
        let mut chars = this.text.chars();
        while let Some(c) = chars.next() {
            let of = if c == '%' { chars.clone().next().and_then(|c| c.to_digit(10)) } else { None };
            match of.and_then(|of| (of as usize).checked_sub(1)).filter(|of| *of < LEVELS) {
                Some(of) => {
                    chars.next();
                    let format = of_level(of).map_or("decimal", |level| &level.format);
                    let format = if this.is_legal { "decimal" } else { format };
                    text.push_str(&count(counts[of].unwrap_or_else(|| start(of)), format));
                }
                None => text.push(c),
            }
        }
        (!text.trim().is_empty()).then(|| this.spaced(text))
    }
}

impl Level {
    /// Takes up one property.
    fn take(&mut self, element: &Element) {
        let value = || element.text(Ns::Word, "val").unwrap_or_default().into_owned();
        match element.name {
            "start" => self.start = value().parse().unwrap_or(1),
            "numFmt" => self.format = value(),
            "lvlText" => self.text = value(),
            "suff" => self.is_tight = value() == "nothing",
            "lvlRestart" => self.restart = value().parse().ok(),
            "isLgl" => self.is_legal = super::look::is_on(element),
            _ => {}
        }
    }

    /// The number with what stands behind it. Many bullets are letters of a font of signs; those are all one.
    fn spaced(&self, mut text: String) -> String {
        if self.format == "bullet" {
            let sign = text.chars().next().filter(|c| !c.is_alphanumeric() && !('\u{E000}'..='\u{F8FF}').contains(c));
            return format!("{} ", sign.unwrap_or('•'));
        }
        if !self.is_tight && text.ends_with(|c: char| c.is_ascii()) {
            text.push(' ');
        }
        text
    }
}

fn levels(xml: &mut Xml) -> Vec<Level> {
    let mut levels = Vec::new();
    let depth = xml.depth();
    while let Some(event) = xml.within(depth) {
        match event {
            Event::Start(element) if element.ns == Ns::Word => {
                if element.name == "lvl" && levels.len() < LEVELS {
                    levels.push(Level::default());
                }
                if let Some(level) = levels.last_mut() {
                    level.take(&element);
                }
            }
            _ => {}
        }
    }
    levels
}

impl List {
    /// The abstract list `of`, of which nothing is changed.
    pub(in crate::format) fn of(of: u32) -> Self {
        Self { of, ..Self::default() }
    }

    /// The level `at` starts with this number.
    pub(in crate::format) fn start(&mut self, at: usize, number: u32) {
        self.starts.push((at, number));
    }

    /// The level `at` is another.
    pub(in crate::format) fn change(&mut self, at: usize, level: Level) {
        self.levels.push((at, level));
    }

    /// Reads it to the end of the element that began last.
    fn read(xml: &mut Xml) -> Self {
        let (mut list, mut level) = (Self::default(), 0);
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            if let Event::Start(element) = event {
                list.take(&element, &mut level);
            }
        }
        list
    }

    fn take(&mut self, element: &Element, level: &mut usize) {
        let number = |name| element.text(Ns::Word, name).and_then(|value| value.parse::<u32>().ok()).unwrap_or(0);
        match element.name {
            "abstractNumId" => self.of = number("val"),
            "lvlOverride" => *level = number("ilvl") as usize,
            "startOverride" => self.starts.push((*level, number("val"))),
            "lvl" if self.levels.len() < LEVELS => self.levels.push((*level, Level::default())),
            _ => {
                if let Some((_, level)) = self.levels.last_mut() {
                    level.take(element);
                }
            }
        }
    }
}

/// `number` as a list of this format counts (ST_NumberFormat, §17.18.59).
pub(crate) fn count(number: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "ordinal" => ordinal(number),
        "decimalZero" => format!("{number:02}"),
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32('①' as u32 + number - 1).into_iter().collect()
        }
        "decimalFullWidth" | "decimalFullWidth2" => {
            number.to_string().chars().filter_map(|c| char::from_u32(c as u32 + 0xFEE0)).collect()
        }
        "ideographTraditional" if (1..=10).contains(&number) => nth("甲乙丙丁戊己庚辛壬癸", number),
        "ideographZodiac" if (1..=12).contains(&number) => nth("子丑寅卯辰巳午未申酉戌亥", number),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            number.to_string().chars().map(|c| DIGITS[c as usize - '0' as usize]).collect()
        }
        _ if format.starts_with("chineseCounting")
            || ["japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"].contains(&format) =>
        {
            chinese(number)
        }
        "chineseLegalSimplified" => legal(number),
        _ => number.to_string(),
    }
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn nth(signs: &str, number: u32) -> String {
    signs.chars().nth(number as usize - 1).into_iter().collect()
}

/// 一, 十, 十一, 一百零一.
fn chinese(number: u32) -> String {
    if number == 0 || number > 9999 {
        return if number == 0 { "零".to_owned() } else { number.to_string() };
    }
    let mut text = String::new();
    let mut gap = false;
    for (unit, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / unit % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
        }
        gap = false;
        if !(digit == 1 && unit == 10 && number < 20) {
            text.push(DIGITS[digit as usize]);
        }
        text.push_str(sign);
    }
    text
}

/// 壹, 贰, 拾壹.
fn legal(number: u32) -> String {
    let sign = |c| match c {
        '一' => '壹',
        '二' => '贰',
        '三' => '叁',
        '四' => '肆',
        '五' => '伍',
        '六' => '陆',
        '七' => '柒',
        '八' => '捌',
        '九' => '玖',
        '十' => '拾',
        '百' => '佰',
        '千' => '仟',
        other => other,
    };
    chinese(number).chars().map(sign).collect()
}

/// 1st, 2nd.
fn ordinal(number: u32) -> String {
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

/// A, B … Z, AA, BB.
fn letters(number: u32, first: u8) -> String {
    let Some(number) = number.checked_sub(1).filter(|number| *number < 780) else { return number.to_string() };
    let letter = char::from(first + (number % 26) as u8);
    std::iter::repeat_n(letter, number as usize / 26 + 1).collect()
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value && text.len() < 20 {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::super::ooxml::sample::WORD;
    use super::*;

    #[test]
    fn lists_count_as_word_does() {
        let xml = format!(
            "<w:numbering {WORD}><w:abstractNum w:abstractNumId='3'>\
             <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>\
             <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>\
             </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='3'/></w:num>\
             <w:num w:numId='2'><w:abstractNumId w:val='3'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>\
             </w:lvlOverride></w:num></w:numbering>"
        );
        let mut numbering = Numbering::read(&xml, &Budget::default()).0;
        let mut next = |id, level| numbering.next(id, level).unwrap_or_default();
        assert_eq!([next(1, 0), next(1, 0), next(1, 1), next(1, 1)], ["一、", "二、", "二.1 ", "二.2 "]);
        assert_eq!([next(1, 0), next(1, 1), next(2, 0), next(2, 0)], ["三、", "三.1 ", "一、", "二、"]);
        assert_eq!([next(9, 0), next(1, 7)], ["", ""]);
    }

    #[test]
    fn numbers_are_written_as_the_format_says() {
        for (number, format, expected) in [
            (12, "chineseCounting", "十二"),
            (20, "chineseCountingThousand", "二十"),
            (105, "chineseCountingThousand", "一百零五"),
            (110, "chineseCountingThousand", "一百一十"),
            (3, "decimalEnclosedCircle", "③"),
            (28, "lowerLetter", "bb"),
            (14, "upperRoman", "XIV"),
            (10, "ideographDigital", "一〇"),
            (2, "ideographTraditional", "乙"),
            (7, "decimalZero", "07"),
            (12, "decimalFullWidth", "１２"),
            (11, "chineseLegalSimplified", "拾壹"),
        ] {
            assert_eq!(count(number, format), expected);
        }
    }
}
