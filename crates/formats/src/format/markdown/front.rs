//! Front matter: `key: value` between two lines `---` at the very top.
//!
//! Read by the line, not as YAML: what is wanted are values with their places, and a broken one must do no harm. What does
//! not look like data from the first line to the last is text.

use crate::hidden::telling::{called, tells};
use crate::layout::flow::Gathered;
use hegao_model::document::place::Scheme;
use hegao_model::document::{Block, Declared, Hidden, Origin};

/// How many lines it may have.
const LONGEST: usize = 200;

/// Names of the day on which the document was written, as front matter has them.
const DATES: [&str; 9] =
    ["date", "published", "pubdate", "publishdate", "成文日期", "发布日期", "印发日期", "发文日期", "日期"];

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

impl FrontMatter {
    /// The front matter of `text`, empty if there is none.
    pub(super) fn of(text: &str) -> Self {
        let mut front = Self::default();
        let Some(lines) = lines(text) else { return front };
        let mut key = "";
        for (start, line) in lines {
            front.end = start + line.len();
            let words = line.trim();
            if words == "---" || words.is_empty() || words.starts_with('#') {
                continue;
            }
            let value = match line.split_once(':').filter(|_| !line.starts_with([' ', '\t', '-'])) {
                Some((name, value)) => {
                    key = name.trim();
                    value
                }
                None => words.trim_start_matches("- "),
            };
            front.take(key, bare(value), text);
        }
        front
    }

    /// Takes a value, which is a piece of `text`.
    fn take(&mut self, key: &str, value: &str, text: &str) {
        if value.is_empty() {
            return;
        }
        let start = value.as_ptr() as usize - text.as_ptr() as usize;
        let mut gathered = Gathered::default();
        gathered.push(value, Origin::exact(start));
        let place = called(Scheme::FrontMatter, key);
        let name = key.to_lowercase();
        let hidden = match name.as_str() {
            "title" | "标题" => {
                self.title = Some(gathered.aside(Hidden::Property, place));
                return;
            }
            name if DATES.contains(&name) => {
                self.declared.date.get_or_insert_with(|| value.into());
                return;
            }
            "author" | "authors" | "作者" | "编辑" | "拟稿人" => Hidden::Author,
            "description" | "summary" | "keywords" | "tags" | "categories" | "category" | "subtitle" => {
                Hidden::Property
            }
            _ if tells(value) => Hidden::CustomProperty,
            _ => return,
        };
        self.asides.push(gathered.aside(hidden, place));
    }
}

/// The lines of the front matter, with both their fences, each with where it starts.
fn lines(text: &str) -> Option<Vec<(usize, &str)>> {
    let mut start = 0;
    let mut found = Vec::new();
    let mut has_key = false;
    for line in text.split_inclusive('\n').take(LONGEST) {
        let words = line.trim_end();
        found.push((start, line));
        start += line.len();
        match (found.len(), words) {
            (1, "---") => {}
            (1, _) => return None,
            (_, "---" | "...") => return has_key.then_some(found),
            (_, "") => {}
            _ if is_data(words) => has_key |= !words.starts_with([' ', '\t', '-', '#']),
            _ => return None,
        }
    }
    None
}

/// Whether a line is data: a key with a value, an item, or what belongs to the line above.
fn is_data(line: &str) -> bool {
    let is_key = |(key, value): (&str, &str)| {
        !key.is_empty()
            && !key.contains(['，', '。', '：', ' '])
            && (value.is_empty() || value.starts_with([' ', '"', '[', '\'']))
    };
    line.starts_with([' ', '\t', '#']) || line.starts_with("- ") || line.split_once(':').is_some_and(is_key)
}

/// A value without its quotation marks or brackets.
fn bare(value: &str) -> &str {
    let value = value.trim();
    let pairs = [('"', '"'), ('\'', '\''), ('[', ']')];
    let inner = pairs.iter().find_map(|&(open, close)| value.strip_prefix(open)?.strip_suffix(close));
    inner.unwrap_or(value).trim()
}
