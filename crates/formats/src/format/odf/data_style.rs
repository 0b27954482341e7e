//! How the number of a cell is written (ODF 1.3 part 3, §16.29), as the code of a format that all workbooks share.
//!
//! What the code cannot say (another calendar, quarters, numbers in tens of thousands) makes a style unknown: then the text counts that the program
//! which wrote the file has stored.

use std::collections::HashMap;
use std::rc::Rc;

use crate::container::namespace::Ns;
use crate::container::xml::Element;
use crate::format::spreadsheet::number::Format;

/// Signs of a code of which a style is made; one that is longer is unknown.
const LONGEST: usize = 250;

/// The styles of numbers.
#[derive(Default)]
pub(super) struct DataStyles {
    by_name: HashMap<String, Style>,
    /// The name of the one that is read, and what is known of it.
    open: Option<(String, Style)>,
    /// Text is read that goes into its code.
    is_text: bool,
    /// Text that stands among the digits of a number, with how many of these stand behind it.
    embedded: Vec<(usize, String)>,
    is_embedded: bool,
    /// The number whose digits wait for the text among them.
    waiting: Option<Digits>,
    formats: HashMap<String, Option<Rc<Format>>>,
}

/// A style.
#[derive(Default)]
struct Style {
    code: String,
    is_unknown: bool,
    is_per_cent: bool,
    /// Chinese numerals have their tens and hundreds (一百二十), and are not digit by digit (一二〇).
    has_tens: bool,
    /// Other styles for numbers for which a condition holds.
    maps: Vec<(String, String)>,
}

/// The digits of a number.
struct Digits {
    least: usize,
    is_grouped: bool,
    decimals: String,
    scale: usize,
}

impl DataStyles {
    /// Takes an element that begins, if it belongs to a style of numbers.
    pub(super) fn start(&mut self, element: &Element) {
        match (element.ns, element.name) {
            (Ns::OdfNumber, name) if name.ends_with("-style") => {
                let of = element.text(Ns::OdfStyle, "name").unwrap_or_default().into_owned();
                let style = Style {
                    is_per_cent: name == "percentage-style",
                    is_unknown: name == "boolean-style",
                    code: numerals(element).to_owned(),
                    has_tens: element
                        .text(Ns::OdfNumber, "transliteration-style")
                        .is_some_and(|style| style != "short"),
                    ..Style::default()
                };
                self.open = Some((of, style));
            }
            (Ns::OdfStyle, "map") => {
                let condition = element.text(Ns::OdfStyle, "condition").unwrap_or_default().replace(' ', "");
                let name = element.text(Ns::OdfStyle, "apply-style-name").unwrap_or_default().into_owned();
                if let (Some((_, style)), Some(when)) = (&mut self.open, condition.strip_prefix("value()")) {
                    style.maps.push((when.replace("!=", "<>"), name));
                }
            }
            (Ns::OdfNumber, _) => self.piece(element),
            _ => {}
        }
    }

    /// An element within a style.
    fn piece(&mut self, element: &Element) {
        let Some((_, style)) = &mut self.open else { return };
        let is_long = element.text(Ns::OdfNumber, "style").as_deref() == Some("long");
        style.is_unknown |= element.text(Ns::OdfNumber, "calendar").is_some_and(|calendar| calendar != "gregorian");
        let is_named = element.text(Ns::OdfNumber, "textual").as_deref() == Some("true");
        let long = |short: &'static str, long: &'static str| if is_long { long } else { short };
        let said = match element.name {
            "number" => return self.number(element),
            "scientific-number" => power(element),
            "fraction" => fraction(element),
            "text" | "currency-symbol" => {
                self.is_text = true;
                return;
            }
            "embedded-text" => {
                self.is_embedded = true;
                self.embedded.push((count(element, "position").unwrap_or(0), String::new()));
                return;
            }
            "year" => long("yy", "yyyy").to_owned(),
            "month" if is_named => long("mmm", "mmmm").to_owned(),
            "month" => long("m", "mm").to_owned(),
            "day" => long("d", "dd").to_owned(),
            "day-of-week" => long("aaa", "aaaa").to_owned(),
            "hours" if style.code.contains(ELAPSED) => style.code_without_mark("[h]"),
            "hours" => long("h", "hh").to_owned(),
            "minutes" if style.code.contains(ELAPSED) => style.code_without_mark("[m]"),
            "minutes" => long("m", "mm").to_owned(),
            "seconds" if style.code.contains(ELAPSED) => style.code_without_mark("[s]"),
            "seconds" => long("s", "ss").to_owned(),
            "am-pm" => "上午/下午".to_owned(),
            "text-content" => "@".to_owned(),
            _ => {
                style.is_unknown = true;
                return;
            }
        };
        style.code.push_str(&said);
    }

    /// Its digits, which are written when it is known what stands among them.
    fn number(&mut self, element: &Element) {
        let Some((_, style)) = &mut self.open else { return };
        let factor = element.text(Ns::OdfNumber, "display-factor").unwrap_or("1".into()).parse::<f64>().unwrap_or(0.0);
        let scale = factor.log10().round();
        style.is_unknown |= factor < 1.0 || scale % 3.0 != 0.0 || 10_f64.powf(scale) != factor;
        let places = count(element, "decimal-places");
        let is_plain = places.is_none() && !style.is_per_cent || style.has_tens && places.unwrap_or(0) == 0;
        let Some(least) = count(element, "min-integer-digits").filter(|_| !is_plain) else {
            style.code.push_str("General");
            return;
        };
        let most = places.unwrap_or(0).min(LONGEST);
        let free = element.text(Ns::OdfNumber, "decimal-replacement").is_some();
        let fixed = count(element, "min-decimal-places").unwrap_or(if free { 0 } else { most }).min(most);
        let decimals = "0".repeat(fixed) + &"#".repeat(most - fixed);
        let is_grouped = element.text(Ns::OdfNumber, "grouping").as_deref() == Some("true");
        let scale = (scale / 3.0) as usize;
        self.waiting = Some(Digits { least: least.min(LONGEST), is_grouped, decimals, scale });
    }

    /// Takes text, which stands in the style that is read.
    pub(super) fn text(&mut self, text: &str) {
        if self.is_embedded {
            if let Some((_, embedded)) = self.embedded.last_mut() {
                embedded.push_str(text);
            }
        } else if let Some((_, style)) = self.open.as_mut().filter(|_| self.is_text) {
            let is_sign = style.is_per_cent && text.trim() == "%";
            style.code.push_str(&if is_sign { "%".to_owned() } else { quoted(text) });
        }
    }

    /// An element has ended.
    pub(super) fn end(&mut self, ns: Ns, name: &str) {
        match (ns, name) {
            (Ns::OdfNumber, "text" | "currency-symbol") => self.is_text = false,
            (Ns::OdfNumber, "embedded-text") => self.is_embedded = false,
            (Ns::OdfNumber, "number") => {
                let embedded = std::mem::take(&mut self.embedded);
                if let (Some(digits), Some((_, style))) = (self.waiting.take(), &mut self.open) {
                    style.code.push_str(&digits.written(&embedded));
                }
            }
            (Ns::OdfNumber, name) if name.ends_with("-style") => self.by_name.extend(self.open.take()),
            _ => {}
        }
    }

    /// How the style `name` writes numbers, if that is known.
    pub(super) fn format(&mut self, name: &str) -> Option<Rc<Format>> {
        if let Some(known) = self.formats.get(name) {
            return known.clone();
        }
        let code = self.code(name);
        let format = code.filter(|code| code.len() <= 4 * LONGEST).map(|code| Rc::new(Format::of(0, Some(&code))));
        let format = format.filter(|format| !format.is_unknown);
        self.formats.insert(name.to_owned(), format.clone());
        format
    }

    /// The code of the style `name` with those that it gives other numbers to.
    fn code(&self, name: &str) -> Option<String> {
        let style = self.by_name.get(name)?;
        let own = style.section()?;
        let section = |when: &str| {
            let (_, name) = style.maps.iter().find(|(condition, _)| condition == when)?;
            self.by_name.get(name).filter(|style| style.maps.is_empty())?.section()
        };
        match style.maps.iter().map(|(condition, _)| &**condition).collect::<Vec<_>>()[..] {
            [] => Some(own),
            [">=0"] => Some(format!("{};{own}", section(">=0")?)),
            [">0", "<0"] | ["<0", ">0"] => Some(format!("{};{};{own}", section(">0")?, section("<0")?)),
            [">0", "<0", "=0"] => Some(format!("{};{};{};{own}", section(">0")?, section("<0")?, section("=0")?)),
            [one] => Some(format!("[{one}]{};{own}", section(one)?)),
            [one, other] => Some(format!("[{one}]{};[{other}]{};{own}", section(one)?, section(other)?)),
            _ => None,
        }
    }
}

/// Stands in a code until hours, minutes or seconds come, which go on beyond their day.
const ELAPSED: char = '\u{1}';

impl Style {
    /// Its code; where it writes nothing, that of nothing.
    fn section(&self) -> Option<String> {
        let code = self.code.replace(ELAPSED, "");
        let is_known = !self.is_unknown && code.chars().nth(LONGEST).is_none();
        is_known.then(|| if code.is_empty() { "\"\"".to_owned() } else { code })
    }

    /// `field`, which is the one that counts on.
    fn code_without_mark(&mut self, field: &str) -> String {
        self.code = self.code.replace(ELAPSED, "");
        field.to_owned()
    }
}

impl Digits {
    /// With the text that stands among them.
    fn written(&self, embedded: &[(usize, String)]) -> String {
        let furthest = embedded.iter().map(|(position, _)| position + 1).max().unwrap_or(0).min(LONGEST);
        let many = self.least.max(furthest).max(if self.is_grouped { 4 } else { 1 });
        let mut signs = Vec::new();
        for at in 0..many {
            signs.extend(
                embedded.iter().filter(|(position, _)| *position == at && at > 0).map(|(_, text)| quoted(text)),
            );
            if self.is_grouped && at == 3 {
                signs.push(",".to_owned());
            }
            signs.push(if at < self.least { "0" } else { "#" }.to_owned());
        }
        let whole: String = signs.into_iter().rev().collect();
        let point = if self.decimals.is_empty() { "" } else { "." };
        format!("{whole}{point}{}{}", self.decimals, ",".repeat(self.scale))
    }
}

/// The Chinese numerals that a style asks for, and whether its hours count beyond a day.
fn numerals(element: &Element) -> &'static str {
    match element.text(Ns::OdfNumber, "transliteration-format").and_then(|format| format.chars().next()) {
        Some('一') => "[DBNum1]",
        Some('壹') => "[DBNum2]",
        _ if element.text(Ns::OdfNumber, "truncate-on-overflow").as_deref() == Some("false") => "\u{1}",
        _ => "",
    }
}

fn power(element: &Element) -> String {
    let many = |name, least| count(element, name).unwrap_or(least).clamp(least, LONGEST);
    let decimals = "0".repeat(many("decimal-places", 0));
    let point = if decimals.is_empty() { "" } else { "." };
    let whole = match many("exponent-interval", 1) {
        1 => "0".repeat(many("min-integer-digits", 1)),
        step => "#".repeat(step - 1) + "0",
    };
    format!("{whole}{point}{decimals}E+{}", "0".repeat(many("min-exponent-digits", 1)))
}

fn fraction(element: &Element) -> String {
    let many = |name| "?".repeat(count(element, name).unwrap_or(1).clamp(1, LONGEST));
    let whole = if count(element, "min-integer-digits").is_some() { "# " } else { "" };
    let below = count(element, "denominator-value").map(|value| value.to_string());
    format!("{whole}{}/{}", many("min-numerator-digits"), below.unwrap_or_else(|| many("min-denominator-digits")))
}

/// A number that an element states.
fn count(element: &Element, name: &str) -> Option<usize> {
    element.text(Ns::OdfNumber, name)?.parse().ok()
}

/// `text` as a code writes it.
fn quoted(text: &str) -> String {
    text.split('"')
        .map(|part| if part.is_empty() { String::new() } else { format!("\"{part}\"") })
        .collect::<Vec<_>>()
        .join("\\\"")
}
