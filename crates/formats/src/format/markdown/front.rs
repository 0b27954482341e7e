//! Front matter at the very top: YAML between two lines `---`, TOML between two lines `+++`, or a JSON object.
//!
//! Read by the line, not as YAML, TOML or JSON: what is wanted are values with their places, and a broken one must do no
//! harm. What does not look like data from the first line to the last is text.

use crate::encoding::base64::base64;
use crate::hidden::telling::{called, is_private, read_escapes, tells};
use crate::layout::flow::Gathered;
use hegao_model::document::place::{Scheme, Spot};
use hegao_model::document::{Block, Declared, Hidden, Origin, Thing};
use hegao_model::text::names_numbers;

/// How many lines it may have.
const LONGEST: usize = 200;

/// Names of the day on which the document was written, as front matter has them.
const DATES: [&str; 9] =
    ["date", "published", "pubdate", "publishdate", "成文日期", "发布日期", "印发日期", "发文日期", "日期"];

/// How its data are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
    Json,
}

/// What stands above a text.
#[derive(Default)]
pub(super) struct FrontMatter {
    /// Where the text begins.
    pub(super) end: usize,
    /// The title, as a block that is not seen.
    pub(super) title: Option<Block>,
    /// All else that may say something to people.
    pub(super) asides: Vec<Block>,
    /// The date.
    pub(super) declared: Declared,
}

/// Front matter of which the last value may go on.
struct Reading<'t> {
    text: &'t str,
    front: FrontMatter,
    key: &'t str,
    value: Gathered,
}

impl FrontMatter {
    /// The front matter of `text`, empty if there is none.
    pub(super) fn of(text: &str) -> Self {
        let Some((syntax, lines)) = Syntax::of(text).and_then(|syntax| Some((syntax, syntax.lines(text)?))) else {
            return Self::default();
        };
        let mut reading = Reading { text, front: Self::default(), key: "", value: Gathered::new(0) };
        for (start, line) in lines {
            reading.front.end = start + line.len();
            reading.line(syntax, line);
        }
        reading.flush();
        reading.front
    }
}

impl Syntax {
    /// The one whose fence stands first.
    fn of(text: &str) -> Option<Self> {
        match text.lines().next()?.trim_end() {
            "---" => Some(Self::Yaml),
            "+++" => Some(Self::Toml),
            "{" => Some(Self::Json),
            _ => None,
        }
    }

    /// Whether `words` end it.
    fn ends(self, words: &str) -> bool {
        match self {
            Self::Yaml => matches!(words, "---" | "..."),
            Self::Toml => words == "+++",
            Self::Json => words == "}",
        }
    }

    /// The lines, with both their fences, each with where it starts.
    fn lines(self, text: &str) -> Option<Vec<(usize, &str)>> {
        let mut start = 0;
        let mut found = Vec::new();
        let mut has_key = false;
        for line in text.split_inclusive('\n').take(LONGEST) {
            let words = line.trim_end();
            found.push((start, line));
            start += line.len();
            match words {
                _ if found.len() == 1 => {}
                _ if self.ends(words) => return has_key.then_some(found),
                "" => {}
                _ if self.is_data(words) => has_key |= self.split(line).is_some(),
                _ => return None,
            }
        }
        None
    }

    /// Whether a line is data: a key with a value, an item, or what belongs to the line above.
    fn is_data(self, line: &str) -> bool {
        line.starts_with([' ', '\t', '#'])
            || match self {
                Self::Yaml => line.starts_with("- ") || line.split_once(':').is_some_and(is_key),
                Self::Toml => line.starts_with(['[', ']', '"', '\'']) || line.contains('='),
                Self::Json => line.trim_start().starts_with(['"', '[', ']', '{', '}']),
            }
    }

    /// The key and the value that begin in a line.
    fn split(self, line: &str) -> Option<(&str, &str)> {
        let (name, value) = match self {
            Self::Yaml => line.split_once(':').filter(|_| !line.starts_with([' ', '\t', '-', '#'])),
            Self::Toml => line.split_once('=').filter(|_| !line.starts_with(['#', '['])),
            Self::Json => line.trim_start().strip_prefix('"')?.split_once("\":"),
        }?;
        Some((name.trim().trim_matches(['"', '\'']), value))
    }

    /// The key and the value of a line within another value.
    fn nested(self, words: &str) -> Option<(&str, &str)> {
        let (key, value) = words.trim_start_matches("- ").split_once(':').filter(|_| self == Self::Yaml)?;
        is_key((key, value)).then_some((key, value))
    }

    /// Where a remark begins in `words`.
    fn remark(self, words: &str) -> Option<usize> {
        if self == Self::Json {
            return None;
        }
        if words.starts_with('#') { Some(0) } else { words.find(" #").map(|at| at + 1) }
    }
}

/// Whether a line of YAML has a key.
fn is_key((key, value): (&str, &str)) -> bool {
    !key.is_empty()
        && !key.contains(['，', '。', '：', ' '])
        && (value.is_empty() || value.starts_with([' ', '"', '[', '\'']))
}

impl<'t> Reading<'t> {
    fn line(&mut self, syntax: Syntax, line: &'t str) {
        let words = line.trim();
        if let Some(remark) = syntax.remark(words).map(|at| &words[at..]).filter(|remark| is_private(remark)) {
            let block = self.gathered(remark).aside(Hidden::Comment, Thing::SourceComment);
            self.front.asides.push(block);
        }
        if syntax.ends(words) || matches!(words, "" | "+++" | "{") || words.starts_with('#') {
            return;
        }
        if let Some((key, value)) = syntax.nested(words).filter(|_| line.starts_with([' ', '\t', '-'])) {
            self.flush();
            // Whose name it is, the key around it says.
            self.key = if key == "name" { self.key } else { key };
            return self.take(bare(value), value.trim());
        }
        let Some((key, value)) = syntax.split(line) else {
            let item = words.strip_prefix("- ").or_else(|| words.strip_prefix('"').and(Some(words)));
            if item.is_some() {
                self.flush();
            }
            return self.take(bare(item.unwrap_or(words)), words);
        };
        self.flush();
        self.key = key;
        if is_private(key) {
            let place = Spot::Property { scheme: Scheme::FrontMatter, name: None };
            let block = self.gathered(key).aside(Hidden::CustomProperty, place);
            self.front.asides.push(block);
        }
        self.take(bare(value), value.trim());
    }

    /// What stands at `words` of the text.
    fn gathered(&self, words: &str) -> Gathered {
        let mut gathered = Gathered::new(0);
        gathered.push(words, Origin::exact(words.as_ptr() as usize - self.text.as_ptr() as usize));
        gathered
    }

    /// Takes a line of a value, of which `written` has the marks.
    fn take(&mut self, value: &'t str, written: &str) {
        if matches!(value, "" | "|" | ">" | "|-" | ">-" | "[" | "]" | "{" | "}") {
            return;
        }
        let mut line = self.gathered(value);
        if let Some(letters) = value.strip_prefix("!!binary ") {
            line = line.standing_for(&String::from_utf8_lossy(&base64(letters)));
        } else if written.contains('"') && value.contains('\\') {
            line = read_escapes(&line);
        }
        if !self.value.is_blank() {
            self.value.push_unstored("\n");
        }
        self.value.append(&line);
    }

    /// Tells the value that was read.
    fn flush(&mut self) {
        let mut value = std::mem::take(&mut self.value);
        if value.is_blank() {
            return;
        }
        // What is said to be a number is one, in whatever groups it stands.
        if names_numbers(self.key) && value.text().bytes().any(|byte| !byte.is_ascii_digit()) {
            let headed = value.headed(self.key);
            value = if is_private(headed.text()) { headed } else { value };
        }
        let place = called(Scheme::FrontMatter, self.key);
        let hidden = match self.key.to_lowercase().as_str() {
            "title" | "标题" => {
                self.front.title = Some(value.aside(Hidden::Property, place));
                return;
            }
            name if DATES.contains(&name) && !is_private(value.text()) => {
                self.front.declared.date.get_or_insert_with(|| value.text().into());
                return;
            }
            // The byline, which the page shows; who drafted it is another matter.
            "author" | "authors" | "作者" | "编辑" => Hidden::OnDemand,
            "拟稿人" => Hidden::Author,
            "description" | "summary" | "keywords" | "tags" | "categories" | "category" | "subtitle" => {
                Hidden::Property
            }
            _ if tells(value.text()) => Hidden::CustomProperty,
            _ => return,
        };
        self.front.asides.push(value.aside(hidden, place));
    }
}

/// A value without its quotation marks or brackets, and without the comma behind it.
fn bare(value: &str) -> &str {
    let value = value.trim();
    let value = value.strip_suffix(',').unwrap_or(value).trim_end();
    let pairs = [("\"\"\"", "\"\"\""), ("\"", "\""), ("'", "'"), ("[", "]")];
    let inner = pairs.iter().find_map(|&(open, close)| value.strip_prefix(open)?.strip_suffix(close));
    inner.unwrap_or(value).trim()
}
