//! The examples of a rule: texts, with the places that must be found.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::definition::{ExampleDef, ExampleFull, TestsDef};
use crate::facts::{Audience, DateInterval, Genre, Zone};
use crate::finding::{Confidence, Severity};
use crate::language::{Said, both};
use crate::yaml::{Faults, item};
use hegao_model::document::{Format, Hidden, Layout};
use hegao_model::text::{Source, Span};

/// A rule's examples.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examples {
    /// Texts in which the rule must find exactly the spans.
    pub flagged: Vec<Example>,
    /// Texts in which it must find nothing.
    pub passed: Vec<Example>,
}

/// One example. It is invented, so it may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The text, without marks.
    pub text: String,
    /// What was marked, in order.
    #[serde(with = "offsets")]
    pub spans: Vec<Span<Source>>,
    /// Why it is an example.
    pub why: Option<String>,
    /// The document's date.
    pub date: Option<DateInterval>,
    /// The document's genre.
    pub genre: Option<Genre>,
    /// The document's audience.
    pub audience: Option<Audience>,
    /// What the text is read as; `None`: plain text.
    pub format: Option<Format>,
    /// Where the text stands.
    pub zone: Option<Zone>,
    /// The sort of hidden data that the text is.
    pub hidden: Option<Hidden>,
    /// How the document is laid out.
    pub layout: Option<Box<Layout>>,
    /// The severity that every finding must have.
    pub severity: Option<Severity>,
    /// The confidence that every finding must have.
    pub confidence: Option<Confidence>,
    /// The suggestions that every finding must have, best first.
    pub suggests: Option<Vec<String>>,
}

/// Spans as pairs of offsets.
mod offsets {
    use super::{Deserialize, Deserializer, Serialize, Serializer, Source, Span};

    pub fn serialize<S: Serializer>(spans: &[Span<Source>], serializer: S) -> Result<S::Ok, S::Error> {
        spans.iter().map(|span| (span.start(), span.end())).collect::<Vec<_>>().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Span<Source>>, D::Error> {
        let pairs = Vec::<(usize, usize)>::deserialize(deserializer)?;
        pairs.into_iter().map(|(start, end)| checked(start, end).ok_or_else(broken)).collect()
    }

    /// [`Span::new`] for offsets from outside.
    fn checked(start: usize, end: usize) -> Option<Span<Source>> {
        (start <= end && u32::try_from(end).is_ok()).then(|| Span::new(start, end))
    }

    fn broken<E: serde::de::Error>() -> E {
        E::custom("a span that ends before it starts")
    }
}

/// Reads the examples of a rule and reports what is wrong with them.
pub(super) fn read(tests: TestsDef, faults: &mut Faults) -> Examples {
    let mut list = |name: &str, defs: Vec<ExampleDef>| {
        let path = format!("tests.{name}");
        if defs.len() < 2 {
            let count = defs.len();
            faults.add(
                path.as_str(),
                both!("至少要有两个示例，这里有 {count} 个", "two examples at least are needed, here are {count}"),
            );
        }
        let read = |(index, def)| one(def, &item(&path, index), faults);
        defs.into_iter().enumerate().map(read).collect::<Vec<_>>()
    };
    let (flagged, passed) = (list("flagged", tests.flagged), list("passed", tests.passed));
    for (index, example) in flagged.iter().enumerate().filter(|(_, example)| example.spans.is_empty()) {
        let is_reported = unmarked(&example.text).is_err();
        if !is_reported {
            faults.add(
                item("tests.flagged", index),
                both!(
                    "没有用«…»或[[…]]标出应被发现的文字",
                    "the text that must be found is not marked with «…» or [[…]]"
                ),
            );
        }
    }
    for (index, _) in passed.iter().enumerate().filter(|(_, example)| !example.spans.is_empty()) {
        faults.add(
            item("tests.passed", index),
            both!("passed 的示例不应有«…»或[[…]]标记", "an example under passed has no «…» or [[…]]"),
        );
    }
    Examples { flagged, passed }
}

fn one(def: ExampleDef, path: &str, faults: &mut Faults) -> Example {
    let full = match def {
        ExampleDef::Full(full) => *full,
        ExampleDef::Plain(text) => ExampleFull { text, ..ExampleFull::default() },
    };
    let (text, spans) = unmarked(&full.text).unwrap_or_else(|reason| {
        faults.add(path, reason);
        (full.text.clone(), Vec::new())
    });
    if text.is_empty() {
        faults.add(path, both!("示例没有文字", "the example has no text"));
    }
    let date = full
        .date
        .and_then(|text| DateInterval::parse(&text).map_err(|reason| faults.add(format!("{path}.date"), reason)).ok());
    let layout = full.layout.map(|def| Box::new(def.of(&text)));
    Example {
        text,
        spans,
        layout,
        why: full.why,
        date,
        genre: full.genre,
        audience: full.audience,
        format: full.format,
        zone: full.zone,
        hidden: full.hidden,
        severity: full.severity,
        confidence: full.confidence,
        suggests: full.suggests,
    }
}

/// The text without marks, and the spans that were marked.
fn unmarked(marked: &str) -> Result<(String, Vec<Span<Source>>), Said> {
    let mut text = String::with_capacity(marked.len());
    let (mut spans, mut open) = (Vec::new(), None);
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        let opens = ["«", "[["].into_iter().find(|mark| rest.starts_with(mark));
        let closes = ["»", "]]"].into_iter().find(|mark| rest.starts_with(mark));
        match (opens, closes, open) {
            (Some(_), _, Some(_)) => {
                return Err(both!("标记里又有标记，«…»不能套用", "a mark within a mark: «…» do not nest"));
            }
            (Some(_), _, None) => open = Some(text.len()),
            (_, Some(_), None) => return Err(both!("有»或]]而前面没有«或[[", "a » or ]] without « or [[ before it")),
            (_, Some(_), Some(start)) if start == text.len() => {
                return Err(both!("标记里没有文字", "a mark has no text in it"));
            }
            (_, Some(_), Some(start)) => {
                spans.push(Span::new(start, text.len()));
                open = None;
            }
            (None, None, _) => text.push(c),
        }
        rest = &rest[opens.or(closes).map_or(c.len_utf8(), str::len)..];
    }
    if open.is_some() {
        Err(both!("有«或[[而后面没有»或]]", "a « or [[ without » or ]] behind it"))
    } else {
        Ok((text, spans))
    }
}
