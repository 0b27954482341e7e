//! Numbers as people see them: the format of a cell turns 45665 into a date and 0.5 into 50%.
//!
//! Only what tells a reader something is followed: dates, decimals, fractions, thousands, per cent, the signs around and
//! among the digits, conditions (`[>999]`), Chinese numerals. Large numbers are written in full, without the power of ten that a
//! narrow column or the format shows, and in the digits in which they are stored, not in Chinese or Arabic ones: a rule has to see
//! them.

mod decimal;
mod digits;
mod fraction;
mod numerals;
mod power;
mod section;
mod sign;

use super::colour::Colour;
use hegao_model::document::Hidden;
use section::Section;
use sign::sections;

pub(crate) use decimal::Shape;
pub(crate) use digits::whole;
pub(crate) use numerals::Numerals;

/// The longest section of a format that is followed, in characters. Every cell goes through it.
const LONGEST: usize = 255;

/// How a cell's value is written: ECMA-376 part 1, 18.8.31. Without sections it is written as it comes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Format {
    /// The sections for numbers, at most three.
    numbers: Box<[Section]>,
    /// That for text.
    text: Option<Box<Section>>,
    /// It is too long to be followed.
    pub(crate) is_unknown: bool,
}

/// What a cell shows of its value.
pub(crate) struct Shown {
    /// What it shows; where it shows nothing of it, the value.
    pub(crate) text: String,
    /// Why the value does not show.
    pub(crate) why: Option<Hidden>,
    /// The colour that its format asks for.
    pub(crate) colour: Option<Colour>,
    /// As what a number is shown.
    pub(crate) shape: Shape,
}

impl Format {
    /// The format with this number; `code` is what the workbook says of it.
    pub(crate) fn of(id: u32, code: Option<&str>) -> Self {
        // Some programs give the format of this number no code.
        match code.filter(|code| !code.is_empty()).or_else(|| built_in(id)) {
            Some(code) => Self::parse(code),
            None => Self::default(),
        }
    }

    fn parse(code: &str) -> Self {
        let is_long = |section: &str| section.chars().nth(LONGEST).is_some();
        if sections(code).take(4).any(is_long) {
            return Self { is_unknown: true, ..Self::default() };
        }
        let mut numbers: Vec<Section> = sections(code).take(4).map(Section::parse).collect();
        let has_text = numbers.len() == 4 || sections(code).last().is_some_and(|last| sign::bare(last).contains('@'));
        let text = numbers.pop_if(|_| has_text).map(Box::new);
        Self { numbers: numbers.into(), text, is_unknown: false }
    }

    /// The number that is stored as `stored`, as it is seen.
    pub(crate) fn shown(&self, stored: &str, from_1904: bool) -> Shown {
        let number = stored.trim().parse().ok().filter(|number: &f64| number.is_finite());
        let Some(number) = number else { return Shown::all(stored.to_owned()) };
        let full = || digits::plain(stored, number);
        // Where there is a section for text alone, it is for numbers too.
        let Some(first) = self.numbers.first().or(self.text.as_deref()) else { return Shown::all(full()) };
        let Some((section, has_sign)) = self.section(number).or(self.numbers.is_empty().then_some((first, false)))
        else {
            return Shown { why: Some(Hidden::HiddenByFormat), ..Shown::all(full()) };
        };
        let stored = if has_sign { stored.trim().trim_start_matches('-') } else { stored };
        let text = section.written(stored, if has_sign { -number } else { number }, from_1904);
        let is_hidden = section.is_words() && number != 0.0 && !section.stands_for(number, &text);
        let colour = section.colour;
        match is_hidden {
            true => Shown { why: Some(Hidden::HiddenByFormat), colour, ..Shown::all(full()) },
            false => Shown { text, why: None, colour, shape: section.shape() },
        }
    }

    /// The section for `number`, and whether that has the sign of a negative one itself. `None`: there is none, and all that
    /// shows is `####`.
    fn section(&self, number: f64) -> Option<(&Section, bool)> {
        let fits = |section: &Section| section.when.as_ref().is_some_and(|when| holds(when, number));
        match &*self.numbers {
            [only] => Some((only, false)).filter(|_| only.when.is_none() || fits(only)),
            [positive, negative, rest @ ..] if positive.when.is_none() && negative.when.is_none() => match rest {
                _ if number < 0.0 => Some((negative, true)),
                [zero, ..] if number == 0.0 => Some((zero, false)),
                _ => Some((positive, false)),
            },
            sections => {
                let is_open = |section: &&Section| section.when.is_none() || fits(section);
                sections.iter().find(is_open).map(|section| (section, false))
            }
        }
    }

    /// What stands before and behind a text, and its colour; `None`: the format does not show it.
    pub(crate) fn around_text(&self) -> Option<(&str, &str, Option<Colour>)> {
        let Some(section) = &self.text else { return Some(("", "", None)) };
        let (before, behind) = section.around()?;
        Some((before, behind, section.colour))
    }
}

impl Shown {
    /// The value as it comes.
    fn all(text: String) -> Self {
        Self { text, why: None, colour: None, shape: Shape::Digits }
    }
}

/// Whether a condition such as `>=1000000` holds for a number.
fn holds(when: &str, number: f64) -> bool {
    let end = when.find(|c: char| !"<>=".contains(c)).unwrap_or(when.len());
    let Ok(bound) = when[end..].trim().parse::<f64>() else { return false };
    match &when[..end] {
        "<" => number < bound,
        "<=" => number <= bound,
        ">" => number > bound,
        ">=" => number >= bound,
        "<>" => number != bound,
        _ => number == bound,
    }
}

/// What the program itself knows, as it is in China.
fn built_in(id: u32) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 => "h\"时\"mm\"分\"",
        33 => "h\"时\"mm\"分\"ss\"秒\"",
        34 | 55 => "上午/下午h\"时\"mm\"分\"",
        35 | 56 => "上午/下午h\"时\"mm\"分\"ss\"秒\"",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table, a line a format")]
    fn numbers_are_written_as_their_format_says() {
        for (code, stored, expected) in [
            ("General", "13800138000", "13800138000"),
            ("General", "1.1010519491231e+16", "11010519491231000"),
            ("General", "1.3800138E10", "13800138000"),
            ("General", "0.30000000000000004", "0.3"),
            ("General", "-12.5", "-12.5"),
            ("General", "72.0", "72"),
            ("General", "1.5E-9", "1.5E-09"),
            ("General", "-1.2345678E142", "-1.2345678E+142"),
            ("000\\-0000\\-0000", "13800138000", "138-0013-8000"),
            ("0!.0,\"万\"", "123456", "12.3万"),
            ("General", "不是数", "不是数"),
            ("0", "110105194912310021", "110105194912310021"),
            ("0", "1.10101199003077E+17", "110101199003077000"),
            ("#,##0", "6222020200112345678", "6,222,020,200,112,345,678"),
            ("??????????????", "13800138000", "13800138000"),
            ("\"13800138000\"", "5", "13800138000"),
            ("General\"元\"", "5", "5元"),
            ("\"共\"G/通用格式\"户\"", "12", "共12户"),
            ("[Red]General", "12", "12"),
            ("\"电话\"@", "13800138000", "电话13800138000"),
            ("#,##0.0", "-1234.56", "-1,234.6"),
            ("0.00", "2.345", "2.35"),
            ("0.00", "1.005", "1.01"),
            ("#,##0", "1234567.5", "1,234,568"),
            ("#,##0.00_);[Red](#,##0.00)", "-0.001", "(0.00)"),
            ("0%", "0.5", "50%"),
            ("0.0%", "0.125", "12.5%"),
            ("\"¥\"#,##0.00", "1234.5", "¥1,234.50"),
            ("[$¥-804]0", "3", "¥3"),
            ("0\"人\"", "12", "12人"),
            ("000000", "42", "000042"),
            ("yyyy-mm-dd", "45665", "2025-01-08"),
            ("[DBNum1]yyyy年m月", "45665", "二〇二五年一月"),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "45931", "二〇二五年十月一日"),
            ("[DBNum2][$-804]yyyy\"年\"m\"月\"d\"日\"", "45681", "贰零贰伍年壹月贰拾肆日"),
            ("[$-804][DBNum1]yyyy\"年\"m\"月\"d\"日\"aaaa", "45665", "二〇二五年一月八日星期三"),
            ("[DBNum1]上午/下午h\"时\"mm\"分\"", "0.6458333333", "下午三时三十分"),
            ("[DBNum2][$-804]General", "12345", "壹万贰仟叁佰肆拾伍"),
            ("[DBNum2][$-804]G/通用格式\"元\"", "-1005.5", "-壹仟零伍.伍元"),
            ("[DBNum1]0", "12345", "一二三四五"),
            ("[DBNum2]#,##0.00", "1234.5", "壹,贰叁肆.伍零"),
            ("[DBNum1]\"第1批\"0", "12", "第1批12"),
            ("[DBNum1]General", "13800138000", "13800138000"),
            ("[DBNum2]0", "110105194912310021", "110105194912310021"),
            ("[DBNum3]0", "12", "12"),
            ("0.00E+00", "12345", "1.23E+04"),
            ("0.00E+00", "13800138000", "13800138000"),
            ("@", "13800138000", "13800138000"),
            ("0.00E+00", "-0.00012345", "-1.23E-04"),
            ("0.0E-0", "12345", "1.2E4"),
            ("##0.0E+0", "12345", "12.3E+3"),
            ("##0.0E+0", "0", "0.0E+0"),
            ("# ?/?", "2.5", "2 1/2"),
            ("# ?/?", "-2.5", "-2 1/2"),
            ("# ?/?", "0.3333", "1/3"),
            ("# ?/?", "3", "3"),
            ("# ??/??", "3.14159", "3 14/99"),
            ("?/?", "2.5", "5/2"),
            ("# ?/8", "0.26", "2/8"),
            ("# ?/8\"英寸\"", "1.5", "1 4/8英寸"),
            ("0\\ \"元\"\\ .00\\ \"分\"", "19.99", "19 元 .99 分"),
            ("#.##", "0.5", ".5"),
            ("#.0#", "2", "2.0"),
            ("0.0??", "2.25", "2.25"),
            ("0;;", "3", "3"),
            ("_($* #,##0_);_($* (#,##0);_($* \"-\"??_)", "-24000", "$(24,000)"),
            ("_($* #,##0_);_($* (#,##0);_($* \"-\"??_)", "0", "$-"),
            ("0.0,\"K\"", "10210", "10.2K"),
            ("General", "0.77815125038364363", "0.778151250383644"),
            ("General", "0.0", "0"),
            ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", "2500000", "2.5M"),
            ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", "2500", "2.5K"),
            ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", "-25", "-25"),
            ("[<10]0.00;[=20]\"二十\";0", "20", "二十"),
        ] {
            assert_eq!(Format::parse(code).shown(stored, false).text, expected, "{code} {stored}");
        }
        assert_eq!(Format::of(14, None).shown("45665", false).text, "2025/1/8");
        assert_eq!(Format::of(0, Some("")), Format::default());
        let long = format!("0\"{}\"", "字".repeat(LONGEST));
        assert!(Format::parse(&format!("0;{long}")).is_unknown);
        assert_eq!(Format::parse(&long).shown("80", false).text, "80");
    }

    #[test]
    fn a_format_may_hide_a_value() {
        for (code, stored, expected) in [
            (";;;", "80", None),
            (";;;@", "13800138000", None),
            (";", "80", None),
            (";;0", "80", None),
            ("\"\"", "80", None),
            ("\"略\"", "80", None),
            ("[>100]0", "80", None),
            ("[=0]0;", "80", None),
            ("0;;", "-80", None),
            ("0;\"略\"", "-80", None),
            // What stands for the value says it.
            ("[=1]\"男\";[=2]\"女\"", "1", Some("男")),
            ("\"是\";;\"否\"", "1", Some("是")),
            ("\"是\";;\"否\"", "0", Some("否")),
            ("0;-0;;@", "0", Some("")),
            ("0.00;-0.00;;@", "80", Some("80.00")),
            ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0", Some("-")),
        ] {
            let shown = Format::parse(code).shown(stored, false);
            assert_eq!(shown.why.is_none().then_some(&*shown.text), expected, "{code} {stored}");
        }
    }

    #[test]
    fn text_has_a_section_of_its_own() {
        for (code, expected) in [
            ("General", Some(("", ""))),
            (";;;@", Some(("", ""))),
            ("\"电话\"@", Some(("电话", ""))),
            ("0;-0;0;@\"（盖章）\"", Some(("", "（盖章）"))),
            ("0;0;0", Some(("", ""))),
            (";;;", None),
            ("0;0;0;\"略\"", None),
        ] {
            let format = Format::parse(code);
            let around = format.around_text();
            assert_eq!(around.map(|(before, behind, _)| (before, behind)), expected, "{code}");
        }
    }

    #[test]
    fn extreme_numbers_do_no_harm() {
        for code in [
            "General",
            "0.00",
            "#,##0",
            "yyyy",
            "0%",
            "0.00%",
            "0.000000000000000000000000000000000000",
            "##0.0E+0",
            "# ????/????",
            "#/99999999999999999999",
            "# ?/",
        ] {
            for stored in ["1e308", "-1e308", "1e-308", "NaN", "inf", "1e999", "-1E+999", "", "-0", "9007199254740993"]
            {
                let _ = Format::parse(code).shown(stored, true);
            }
        }
    }
}
