//! `--format sarif`: SARIF 2.1.0, for code scanning and for editors.
//!
//! Columns count UTF-16 units (`columnKind` says so): the form's own default, and what editors take for granted.
//! Everything that a run found is in it, the accepted and the known findings with their state. Text of the document is in
//! it only where messages, fixes and reasons quote it, masked.

use std::io::{self, BufRead, Write};
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::pretty::List;
use super::section::Section;
use super::text::words::Words;
use super::{End, Head, IdleException, Reported, RuleEntry, SkippedFile, Writer, replacements};
use crate::finding::{Accepter, Finding, Location, Status};
use hegao_model::document::Gap;
use hegao_rules::finding::Applicability;
use hegao_rules::rule::Language;

/// The folder that relative addresses start from.
const ROOT: &str = "%SRCROOT%";

/// A writer of the report as SARIF.
pub fn writer<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> Box<dyn Writer + 'a> {
    let words = Words::of(language);
    let gaps = (List::new(10), Section::new(head.spool));
    let results = (List::new(6), Section::new(head.spool));
    Box::new(Sarif { head, language, words, out, gaps, results, rules: Vec::new() })
}

/// What SARIF puts first is known last, so that all of it waits.
struct Sarif<'a> {
    head: &'a Head,
    language: Language,
    words: &'static Words,
    out: &'a mut dyn Write,
    gaps: (List, Section),
    results: (List, Section),
    /// The rules met, in the order of their first findings.
    rules: Vec<Arc<str>>,
}

impl Writer for Sarif<'_> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        let (list, section) = &mut self.gaps;
        for (path, gap) in document.gaps() {
            list.item(section, &notification(self.words, path, gap))?;
        }
        for finding in document.told(self.language) {
            let known = self.rules.iter().position(|rule| *rule == finding.rule);
            let rule = known.unwrap_or_else(|| {
                self.rules.push(finding.rule.clone());
                self.rules.len() - 1
            });
            let (list, section) = &mut self.results;
            list.item(section, &result(self.words, self.head.has_baseline, &finding, rule))?;
        }
        Ok(())
    }

    fn end(self: Box<Self>, end: &End) -> io::Result<()> {
        let Self { head, language, words, out, gaps, results: (list, results), rules } = *self;
        let (mut gap_list, mut gaps) = gaps;
        let mut out = io::BufWriter::new(out);
        let log = serde_json::to_string_pretty(&log(head, end, language, gaps.len() == 0))?;
        end.skipped.iter().try_for_each(|file| gap_list.item(&mut gaps, &skipped(words, file)))?;
        let split = |text: &str, key: &str| {
            // No line end stands within a string of JSON.
            let key = format!("\n{key}: ");
            let (before, behind) = text.split_once(&format!("{key}[]")).unwrap_or((text, ""));
            (format!("{before}{key}"), behind.to_owned())
        };
        let (before, rest) = split(&log, "          \"toolExecutionNotifications\"");
        let (between, rest) = split(&rest, "      \"results\"");
        out.write_all(before.as_bytes())?;
        gaps.copy(&mut out)?;
        gap_list.end(&mut out)?;
        out.write_all(between.as_bytes())?;
        number_rules(results, &rules, &end.rules, &mut out)?;
        list.end(&mut out)?;
        writeln!(out, "{rest}")?;
        out.flush()
    }
}

/// What stands before the number of a result's rule.
const RULE_INDEX: &str = "          \"ruleIndex\": ";

/// Copies the results. Which number a rule has is known when all that were met are known.
fn number_rules(results: Section, met: &[Arc<str>], rules: &[RuleEntry], out: &mut impl Write) -> io::Result<()> {
    let number = |met: &Arc<str>| rules.iter().position(|rule| rule.id == **met);
    let numbers: Vec<Option<usize>> = met.iter().map(number).collect();
    let mut results = io::BufReader::new(results.read()?);
    let mut line = String::new();
    while results.read_line(&mut line)? > 0 {
        match line.strip_prefix(RULE_INDEX) {
            Some(rest) => {
                let end = rest.find([',', '\n']).unwrap_or(rest.len());
                let number = rest[..end].parse().ok().and_then(|met: usize| *numbers.get(met)?);
                // -1 stands for a rule that is not in the list.
                let number = number.map_or_else(|| "-1".to_owned(), |number| number.to_string());
                write!(out, "{RULE_INDEX}{number}{}", &rest[end..])?;
            }
            None => out.write_all(line.as_bytes())?,
        }
        line.clear();
    }
    Ok(())
}

/// The log without its lists.
fn log(head: &Head, end: &End, language: Language, is_whole: bool) -> Value {
    let words = Words::of(language);
    let root = words.either("运行 hegao 时所在的文件夹", "The folder that hegao was started in");
    let run = json!({
        "tool": {"driver": {
            "name": "hegao",
            "semanticVersion": head.tool_version,
            "properties": {"rulesVersion": head.rules_version},
            "rules": end.rules.iter().map(|rule| descriptor(words, rule)).collect::<Vec<_>>(),
        }},
        "language": words.either("zh-CN", "en-US"),
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {ROOT: {"description": {"text": root}}},
        "invocations": [{
            // Files that were not read whole: what is said about them is not complete.
            "executionSuccessful": is_whole,
            "toolExecutionNotifications": [],
            "toolConfigurationNotifications": end.idle(head).map(|(path, one)| idle(words, path, one)).collect::<Vec<_>>(),
        }],
        "results": [],
    });
    json!({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})
}

/// A rule, with its help as plain text and in Markdown.
fn descriptor(words: &Words, rule: &RuleEntry) -> Value {
    let parts = [(words.why, &rule.why), (words.remedy, &rule.remedy), (words.source, &rule.source)];
    let parts = parts.iter().filter_map(|(label, text)| text.as_ref().map(|text| (*label, text)));
    let (plain, markdown): (Vec<_>, Vec<_>) = parts
        .map(|(label, text)| {
            (format!("{label}{text}"), format!("**{}** {}", label.trim_end(), super::markdown::escaped(text)))
        })
        .unzip();
    let mut descriptor = json!({"id": rule.id, "shortDescription": {"text": rule.title}});
    if !plain.is_empty() {
        descriptor["help"] = json!({"text": plain.join("\n"), "markdown": markdown.join("\n\n")});
    }
    descriptor
}

/// A result; `rule` is the number of its rule among those met.
fn result(words: &Words, has_baseline: bool, finding: &Finding, rule: usize) -> Value {
    let mut result = json!({
        "ruleId": &*finding.rule,
        "ruleIndex": rule,
        "level": finding.severity.name(),
        "message": {"text": message(words, finding)},
        "locations": [location(words, finding, &finding.location)],
        // The second is the one that GitHub reads.
        "partialFingerprints": {"hegao/v1": finding.fingerprint, "primaryLocationLineHash": finding.fingerprint},
        "properties": {"confidence": finding.confidence.name()},
    });
    // All results have a state, or none: https://docs.oasis-open.org/sarif/sarif/v2.1.0 §3.27.24.
    if has_baseline {
        result["baselineState"] = if finding.status == Status::Baselined { "unchanged" } else { "new" }.into();
    }
    if !finding.others.is_empty() {
        let others = finding.others.iter().map(|other| location(words, finding, &other.location));
        result["relatedLocations"] = others.collect();
    }
    if let Some(accepted) = &finding.accepted {
        let kind = match accepted.by {
            Accepter::Comment => "inSource",
            Accepter::Exception => "external",
        };
        result["suppressions"] = json!([{"kind": kind, "status": "accepted", "justification": accepted.reason}]);
    }
    let fixes = fixes(words, finding);
    if !fixes.is_empty() {
        result["fixes"] = fixes.into();
    }
    result
}

/// The file with its lines; in a format without lines, the place within the document.
fn location(words: &Words, finding: &Finding, at: &Location) -> Value {
    let mut location = json!({"physicalLocation": place(&finding.path, Some(at))});
    let Location { part, start, .. } = at;
    let label = words.label(at);
    if start.is_none() && !label.is_empty() {
        location["logicalLocations"] =
            json!([{"name": label, "fullyQualifiedName": part.as_deref().unwrap_or(&label)}]);
    }
    location
}

/// The message with what could stand instead. `](` would make a link of what a document says.
fn message(words: &Words, finding: &Finding) -> String {
    words.told(finding).replace("](", "] (")
}

/// The replacements that a program may make.
fn fixes(words: &Words, finding: &Finding) -> Vec<Value> {
    let Some(region) = region(&finding.location) else { return Vec::new() };
    let safe = replacements(finding).filter(|suggestion| suggestion.applicability == Applicability::Safe);
    let fix = safe.map(|suggestion| {
        json!({
            "description": {"text": words.suggestion(std::slice::from_ref(suggestion))},
            "artifactChanges": [{
                "artifactLocation": artifact(&finding.path),
                "replacements": [{"deletedRegion": region, "insertedContent": {"text": suggestion.text}}],
            }],
        })
    });
    fix.collect()
}

/// Something that was not read.
fn notification(words: &Words, path: &str, gap: &Gap) -> Value {
    json!({
        "level": "error",
        "descriptor": {"id": format!("gap/{}", gap.kind().name())},
        "message": {"text": words.gap_line(gap)},
        "locations": [{"physicalLocation": place(path, None)}],
    })
}

/// A file that was not read, though nothing went wrong.
fn skipped(words: &Words, file: &SkippedFile) -> Value {
    json!({
        "level": "note",
        "descriptor": {"id": format!("skipped/{}", file.reason.name())},
        "message": {"text": words.skip_line(file.reason)},
        "locations": [{"physicalLocation": place(&file.path, None)}],
    })
}

/// An exception of the configuration that accepts nothing.
fn idle(words: &Words, path: &str, exception: &IdleException) -> Value {
    let mut place = place(path, None);
    if let Some(line) = exception.line {
        place["region"] = json!({"startLine": line});
    }
    json!({
        "level": "note",
        "descriptor": {"id": exception.code()},
        "message": {"text": words.idle(exception)},
        "locations": [{"physicalLocation": place}],
    })
}

fn place(path: &str, location: Option<&Location>) -> Value {
    let mut place = Map::from_iter([("artifactLocation".to_owned(), artifact(path))]);
    place.extend(location.and_then(region).map(|region| ("region".to_owned(), region)));
    place.into()
}

/// Lines and columns; `None` where there are none, in a file's name.
fn region(location: &Location) -> Option<Value> {
    let (start, end) = (location.start?, location.end?);
    Some(json!({"startLine": start.line, "startColumn": start.utf16, "endLine": end.line, "endColumn": end.utf16}))
}

/// The address of a file: relative to the root, or a `file:` one where the path is absolute.
fn artifact(path: &str) -> Value {
    let drive = matches!(path.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic());
    match path {
        _ if drive => json!({"uri": format!("file:///{}:{}", &path[..1], encoded(&path[2..]))}),
        _ if path.starts_with("//") => json!({"uri": format!("file:{}", encoded(path))}),
        _ if path.starts_with('/') => json!({"uri": format!("file://{}", encoded(path))}),
        _ => json!({"uri": encoded(path), "uriBaseId": ROOT}),
    }
}

/// A path as an address writes it: everything encoded but the unreserved characters of RFC 3986 and `/`. A byte that is
/// written out in it (`\xC3`) is that byte.
fn encoded(path: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    let is_digit = |digit: u8| digit.is_ascii_digit() || matches!(digit, b'A'..=b'F');
    let mut address = String::new();
    let mut rest = path.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        match rest {
            [b'\\', b'x', high, low, after @ ..] if is_digit(*high) && is_digit(*low) => {
                address.extend(['%', char::from(*high), char::from(*low)]);
                rest = after;
            }
            _ => {
                address.push_str(&byte(*first));
                rest = others;
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Report, everything, mixed, report};
    use super::*;

    fn parsed(report: &Report, language: Language) -> Value {
        serde_json::from_str(&report.written(|head, out| writer(head, language, out))).unwrap()
    }

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(everything().written(|head, out| writer(head, Language::Zh, out)));
    }

    /// The schema of OASIS, as the crate serde-sarif 0.8.0 carries it.
    #[test]
    fn the_official_schema_accepts_it() {
        // The pattern of languages has a bracket too many, which only JavaScript forgives.
        let schema = include_str!("../../schemas/sarif-2.1.0.json").replace("{2}]?$", "{2}$");
        let schema: Value = serde_json::from_str(&schema).unwrap();
        let schema = jsonschema::validator_for(&schema).unwrap();
        let mut with_baseline = everything();
        with_baseline.head.has_baseline = true;
        for report in [everything(), with_baseline, report(vec![], vec![])] {
            let log = parsed(&report, Language::En);
            let faults: Vec<String> = schema.iter_errors(&log).map(|error| error.to_string()).collect();
            assert_eq!(faults, Vec::<String>::new());
        }
        assert!(!schema.is_valid(&json!({"version": "2.1.0"})));
    }

    #[test]
    fn columns_count_utf16_units() {
        let log = parsed(&report(vec![], vec![mixed()]), Language::Zh);
        let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        assert_eq!(*region, json!({"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 10}));
    }

    #[test]
    fn addresses_are_relative_or_those_of_files() {
        for (path, uri) in [
            ("文/甲 1.txt", "%E6%96%87/%E7%94%B2%201.txt"),
            ("a:b#?%.txt", "a%3Ab%23%3F%25.txt"),
            ("/tmp/a b", "file:///tmp/a%20b"),
            ("C:/甲", "file:///C:/%E7%94%B2"),
            ("//host/a", "file://host/a"),
            ("\\xC3\\xFB\\x5CxB5.txt", "%C3%FB%5CxB5.txt"),
        ] {
            assert_eq!(artifact(path)["uri"], uri, "{path}");
        }
    }

    #[test]
    fn what_was_found_before_is_unchanged() {
        let mut report = everything();
        assert!(!parsed(&report, Language::Zh).to_string().contains("baselineState"));
        report.head.has_baseline = true;
        let results = parsed(&report, Language::Zh)["runs"][0]["results"].take();
        let states: Vec<_> = results.as_array().unwrap().iter().map(|result| result["baselineState"].clone()).collect();
        assert_eq!(states, ["new", "new", "new", "unchanged", "new", "new", "new"]);
    }
}
