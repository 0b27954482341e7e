//! From the raw form to a checked [`Config`], with every fault noted.

use std::collections::BTreeMap;
use std::path::Path;

use super::exception;
use super::globs::Globs;
use super::levels::{Levels, Override};
use super::raw::{ConfigFile, LevelDef, LimitsDef, OverrideDef};
use super::{Config, Reference};
use hegao_model::document::Limits;
use hegao_rules::check::Phrase;
use hegao_rules::facts::DateInterval;
use hegao_rules::language::both;
use hegao_rules::rule::dated;
use hegao_rules::rule::dated::PhraseDef;
use hegao_rules::yaml::{Faults, Places, Problem, item, join};

/// The checked configuration. Worth something only if no fault was noted.
pub(super) fn check(raw: ConfigFile, file: &Path, places: &Places, faults: &mut Faults) -> Config {
    let folder = file.parent().unwrap_or(Path::new(""));
    let mut check = Check { places, faults, references: Vec::new() };
    let mut config = Config {
        file: Some(file.to_owned()),
        audience: raw.audience,
        genre: raw.genre,
        date: check.date(raw.date, "date"),
        lang: raw.lang.unwrap_or_default(),
        fail_on: raw.fail_on.unwrap_or_default(),
        gaps: raw.gaps.unwrap_or_default(),
        rule_dirs: raw.rule_dirs.unwrap_or_default().iter().map(|dir| folder.join(dir)).collect(),
        facts: raw.facts.unwrap_or_default().iter().map(|file| folder.join(file)).collect(),
        phrases: check.phrases(raw.phrases.unwrap_or_default()),
        spelling: raw.spelling,
        terms: raw.terms.unwrap_or_default(),
        limits: check.limits(&raw.limits.unwrap_or_default()),
        levels: check.levels(raw.rules, "rules"),
        skip: check.globs(&raw.skip.unwrap_or_default(), "skip"),
        ..Config::default()
    };
    for (index, entry) in raw.overrides.unwrap_or_default().into_iter().enumerate() {
        config.overrides.push(check.overriding(entry, &item("overrides", index)));
    }
    for (index, entry) in raw.exceptions.unwrap_or_default().into_iter().enumerate() {
        let field = item("exceptions", index);
        check.rule_id(&entry.rule, join(&field, "rule"));
        let line = places.key(&field).map(|(line, _)| line);
        config.exceptions.push(exception::check(entry, &field, line, check.faults));
    }
    config.references = check.references;
    config
}

struct Check<'a> {
    places: &'a Places,
    faults: &'a mut Faults,
    references: Vec<Reference>,
}

impl Check<'_> {
    fn overriding(&mut self, raw: OverrideDef, field: &str) -> Override {
        if raw.paths.is_empty() {
            self.faults.add(join(field, "paths"), both!("至少要写一个路径", "one path at least is needed"));
        }
        Override {
            paths: self.globs(&raw.paths, &join(field, "paths")),
            written: raw.paths,
            audience: raw.audience,
            genre: raw.genre,
            date: self.date(raw.date, &join(field, "date")),
            levels: self.levels(raw.rules, &join(field, "rules")),
        }
    }

    fn date(&mut self, text: Option<String>, field: &str) -> Option<DateInterval> {
        DateInterval::parse(&text?).map_err(|message| self.faults.add(field, message)).ok()
    }

    fn phrases(&mut self, raw: Vec<PhraseDef>) -> Vec<Phrase> {
        let (phrases, problems) = dated::phrases(raw, "");
        for Problem { field, message, .. } in problems {
            self.faults.add("phrases", both!("{field}：{message}", "“{field}”: {message}"; message));
        }
        phrases
    }

    fn globs(&mut self, patterns: &[String], field: &str) -> Globs {
        Globs::new(patterns, |index, message| self.faults.add(item(field, index), message))
    }

    fn levels(&mut self, raw: Option<BTreeMap<String, LevelDef>>, field: &str) -> Levels {
        let raw = raw.unwrap_or_default();
        for rule in raw.keys() {
            self.rule_id(rule, join(field, rule));
        }
        Levels(raw.into_iter().map(|(rule, level)| (rule, level.into())).collect())
    }

    /// Whether the rule exists is known only when the rules are loaded; its form is known now.
    fn rule_id(&mut self, rule: &str, field: String) {
        let is_name = |name: &str| !name.is_empty() && !name.contains(['/', ' ', '*', '\u{3000}']);
        let has_form =
            rule.split_once('/').is_some_and(|(category, name)| is_name(category) && (name == "*" || is_name(name)));
        if has_form {
            let place = self.places.key(&field);
            self.references.push(Reference { rule: rule.to_owned(), field, place });
        } else {
            let hint = both!(
                "例如 privacy/mobile-number；一整类写成 privacy/*",
                "as privacy/mobile-number; a whole category is privacy/*"
            );
            self.faults.hinted(
                field,
                both!(
                    "“{rule}”不是规则名，应写成“类别/名称”",
                    "“{rule}” is not the name of a rule, which is “category/name”"
                ),
                hint,
            );
        }
    }

    fn limits(&mut self, raw: &LimitsDef) -> Limits {
        let mut limits = Limits::default();
        let mut bytes =
            |field: &str, text: &Option<String>, limit: &mut u64| match text.as_deref().map(|it| (it, size(it))) {
                Some((_, Some(bytes))) => *limit = bytes,
                Some((text, None)) => self.faults.add(
                    field,
                    both!(
                        "“{text}”不是文件大小，请写明单位，如 64MB、512KB",
                        "“{text}” is no size of a file; write it with its unit, as 64MB or 512KB"
                    ),
                ),
                None => {}
            };
        bytes("limits.file-size", &raw.file_size, &mut limits.text);
        bytes("limits.office-size", &raw.office_size, &mut limits.file);
        bytes("limits.unpacked-size", &raw.unpacked_size, &mut limits.unpacked);
        bytes("limits.memory", &raw.memory, &mut limits.memory);
        limits.seconds = raw.seconds.map_or(limits.seconds, |seconds| u64::from(seconds.get()));
        limits.findings = raw.findings.map_or(limits.findings, |findings| findings.get() as usize);
        limits
    }
}

/// `64MB`, `512 KB`, `1GB` (by 1024), `100B`. Not 0; nor a number alone, which may be meant in any of them.
fn size(text: &str) -> Option<u64> {
    let text = text.trim();
    let unit = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let factor: u64 = match text[unit..].trim_start().to_ascii_uppercase().as_str() {
        "B" => 1,
        "KB" | "K" => 1 << 10,
        "MB" | "M" => 1 << 20,
        "GB" | "G" => 1 << 30,
        _ => return None,
    };
    text[..unit].parse::<u64>().ok()?.checked_mul(factor).filter(|&bytes| bytes > 0)
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn reads_sizes() {
        for (text, bytes) in [
            ("64MB", Some(64 << 20)),
            ("512 kb", Some(512 << 10)),
            ("1G", Some(1 << 30)),
            ("100B", Some(100)),
            ("64", None),
            ("0", None),
            ("", None),
            ("MB", None),
            ("1.5MB", None),
            ("-1", None),
            ("99999999999GB", None),
        ] {
            assert_eq!(size(text), bytes, "{text}");
        }
    }
}
