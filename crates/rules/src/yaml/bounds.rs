//! How deep and how large YAML may become. The parsers are not asked about what goes beyond: one takes time that is the
//! square of the depth, the other would write out what a few aliases multiply.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser};

use super::problem::Problem;
use crate::language::{Said, both};

/// How many lists and mappings may stand inside each other.
const DEEPEST: usize = 64;

/// How many opening brackets without a closing one a text may have anywhere, also within strings: parsing takes time
/// that is the square of this.
const OPEN: usize = 1_000;

/// How much aliases may repeat in all: bytes of their texts and some for each value.
const REPEATED: usize = 1 << 20;

/// What a value counts beside its text.
const VALUE: usize = 16;

/// Refuses YAML that is too deep or that aliases make too large.
///
/// # Errors
/// Where that begins, and what to do.
pub fn within_bounds(file: &str, yaml: &str) -> Result<(), Vec<Problem>> {
    let refused = |message: Said, line| {
        Err(vec![Problem { line: Some(line), column: Some(1), ..Problem::of_file(file, message) }])
    };
    let too_deep = || {
        both!(
            "嵌套太深（超过 {DEEPEST} 层），请改得浅一些",
            "nested too deeply (more than {DEEPEST} levels); please make it flatter"
        )
    };
    if let Some(at) = opened_too_often(yaml) {
        return refused(too_deep(), 1 + yaml[..at].matches('\n').count());
    }
    let mut sizes = Sizes::default();
    for event in Parser::new_from_str(yaml) {
        // What cannot be parsed is told by whoever wants its values.
        let Ok((event, span)) = event else { break };
        sizes.take(&event);
        if sizes.open.len() > DEEPEST {
            return refused(too_deep(), span.start.line());
        }
        if sizes.repeated > REPEATED {
            let message = both!(
                "用 * 引用的内容展开后太大，请直接写出来，或者少引用",
                "too large once what * refers to is written out; write it directly, or refer to less"
            );
            return refused(message, span.start.line());
        }
    }
    Ok(())
}

/// Where more brackets are open than any parser should be asked about.
fn opened_too_often(yaml: &str) -> Option<usize> {
    let mut open = 0_usize;
    yaml.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > OPEN
    })
}

/// How large values are, with what their aliases stand for.
#[derive(Default)]
struct Sizes {
    /// The lists and mappings that are open: the number of each one's anchor, and its size so far.
    open: Vec<(usize, usize)>,
    /// By the number of their anchor.
    anchored: HashMap<usize, usize>,
    /// What aliases add.
    repeated: usize,
}

impl Sizes {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Scalar(text, _, anchor, _) => self.add(*anchor, VALUE + text.len()),
            Event::Alias(anchor) => {
                let size = self.anchored.get(anchor).copied().unwrap_or(VALUE);
                self.repeated = self.repeated.saturating_add(size);
                self.add(0, size);
            }
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => self.open.push((*anchor, VALUE)),
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some((anchor, size)) = self.open.pop() {
                    self.add(anchor, size);
                }
            }
            _ => {}
        }
    }

    /// Adds a whole value to what it stands in.
    fn add(&mut self, anchor: usize, size: usize) {
        if anchor > 0 {
            self.anchored.insert(anchor, size);
        }
        if let Some((_, sum)) = self.open.last_mut() {
            *sum = sum.saturating_add(size);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(yaml: &str) -> String {
        within_bounds("a.yaml", yaml)
            .err()
            .map_or_else(String::new, |problems| problems[0].clone().in_english().to_string())
    }

    #[test]
    fn depth_is_bounded_however_it_is_written() {
        let indented: String = (0..100).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
        for yaml in [
            format!("a: {}{}", "[".repeat(100_000), "]".repeat(100_000)),
            format!("a: {}", "[".repeat(100_000)),
            format!("a: {}", "{b: ".repeat(100_000)),
            format!("a:\n  {}b", "- ".repeat(500_000)),
            indented,
        ] {
            assert!(said(&yaml).contains("嵌套太深"), "{}", &yaml[..40]);
        }
        assert_eq!(said(&format!("a: {}{}", "[".repeat(60), "]".repeat(60))), "");
    }

    #[test]
    fn aliases_multiply_no_further_than_a_bound() {
        let mut laughs = String::from("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for level in 1..9 {
            let inner = vec![format!("*a{}", level - 1); 8].join(", ");
            laughs += &format!("a{level}: &a{level} [{inner}]\n");
        }
        assert!(said(&laughs).contains("展开后太大"), "{}", said(&laughs));
        let long = format!("a: &a '{}'\nb: [{}]\n", "长".repeat(100_000), vec!["*a"; 100].join(", "));
        assert!(said(&long).contains("展开后太大"));
        assert_eq!(said("a: &a [李明, 王强]\nb: *a\nc: [*a, *a]\n"), "");
    }

    #[test]
    fn long_flat_lists_are_fine() {
        let list: String = (0..50_000).map(|number| format!("- '[词{number}]'\n")).collect();
        assert_eq!(said(&list), "");
    }
}
