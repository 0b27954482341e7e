//! Loading dated tables: `rules/facts/*.yaml` and the files that a configuration names, in one form.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::dated_csv;
use super::definition::OneOrMany;
use super::load::{display, read_text};
use crate::check::{FactRow, Pattern, Phrase, Table, Tables};
use crate::language::{Said, both};
use crate::yaml;
use crate::yaml::Problem;

/// A dated table: what was called what, and from when to when. A table of one's own has the file name of the built-in table
/// that it adds to; its rows supersede those with the same id.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TableFile {
    /// What it is about. Left out: what the built-in table of this name says.
    pub title: Option<String>,
    /// The last day of which it knows everything. Left out: that of the built-in table of this name.
    pub as_of: Option<String>,
    /// Where its phrases come from, as reports name it; rows have a source each.
    pub source: Option<String>,
    /// Its rows.
    #[serde(default)]
    pub rows: Vec<RowDef>,
    /// Set phrases, in a table of these.
    #[serde(default)]
    pub phrases: Vec<PhraseDef>,
}

/// Something that was in force, or was called so, for a time.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RowDef {
    /// Names the row; a later table with the same id supersedes it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How texts write it. Left out: the name.
    #[serde(default)]
    pub forms: Texts,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub until: Option<String>,
    /// Days after `until` in which a text may still use it.
    #[serde(default)]
    pub grace: u16,
    /// What took its place, best first.
    #[serde(default)]
    pub successors: Texts,
    /// Why it may no longer stand.
    pub why: Option<String>,
    /// It is right if this pattern stands directly before it.
    pub unless_before: Option<String>,
    /// It is right if this pattern stands directly behind it.
    pub unless_after: Option<String>,
    /// It is right as a part of these longer words.
    #[serde(default)]
    pub unless_inside: Texts,
    /// For a place: the places above it, one of which must stand before it.
    #[serde(default)]
    pub within: Texts,
    /// For a law: how many articles it has.
    pub articles: Option<u16>,
    /// For a regulation: the numbers of the orders (国务院令) that issued it and its revisions.
    #[serde(default)]
    pub decrees: Vec<u16>,
    /// Whether its source was confirmed; if not, a finding is a warning at most.
    #[serde(default)]
    pub confirmed: bool,
    /// Whether a finding is a note only.
    #[serde(default)]
    pub advice: bool,
    /// Where the row comes from.
    pub source: String,
}

/// A set phrase, whose slots stand between 、 or ，.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PhraseDef {
    /// The phrase as it must stand.
    pub canonical: String,
    /// It is a set phrase from this day on.
    pub since: Option<String>,
    /// And up to this day.
    pub until: Option<String>,
    /// Other forms that are right too.
    #[serde(default)]
    pub variants: Texts,
    /// Wrong forms that are known.
    #[serde(default)]
    pub wrong: Texts,
}

/// No text, one, or several.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Texts(Option<OneOrMany>);

impl Texts {
    pub(super) fn of(texts: Vec<String>) -> Self {
        Self(Some(OneOrMany::Many(texts)))
    }

    fn list(self) -> Vec<String> {
        match self.0 {
            None => Vec::new(),
            Some(OneOrMany::One(text)) => vec![text],
            Some(OneOrMany::Many(texts)) => texts,
        }
    }
}

/// The JSON Schema of a dated table, as it is committed in `schema/facts.json`.
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(TableFile);
    let mut text = serde_json::to_string_pretty(&schema).expect("internal error: a schema is JSON");
    text.push('\n');
    text
}

/// The dated tables of a folder, by name.
///
/// # Errors
/// Everything that is wrong with any of them.
pub fn load_tables(dir: &Path) -> Result<Tables, Vec<Problem>> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ext| ext == "yaml")).collect();
    paths.sort();
    let (mut tables, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        match load_table(&path, &Tables::default()) {
            Ok(table) => tables.push(Arc::new(table)),
            Err(more) => problems.extend(more),
        }
    }
    if problems.is_empty() { Ok(tables.into()) } else { Err(problems) }
}

/// One dated table, from YAML or CSV; its file's name is the table's. What it does not say of itself it has from the table
/// of that name in `known`.
///
/// # Errors
/// Everything that is wrong with it, or why it cannot be read.
pub fn load_table(path: &Path, known: &Tables) -> Result<Table, Vec<Problem>> {
    let shown = display(path);
    let text = read_text(path).map_err(|reason| vec![Problem::of_file(&shown, reason)])?;
    let file: TableFile = if path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("csv")) {
        TableFile { rows: dated_csv::rows(&text, &shown)?, ..TableFile::default() }
    } else {
        yaml::within_bounds(&shown, &text)?;
        serde_yaml::from_str(&text).map_err(|reason| vec![misshapen(&shown, &reason)])?
    };
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut checker = Checker { shown: &shown, problems: Vec::new() };
    let table = checker.table(known.get(&name).map(|table| &**table), name, file);
    if checker.problems.is_empty() { Ok(table) } else { Err(checker.problems) }
}

/// The set phrases of a configuration, and what is wrong with them.
pub fn phrases(defs: Vec<PhraseDef>, shown: &str) -> (Vec<Phrase>, Vec<Problem>) {
    let mut checker = Checker { shown, problems: Vec::new() };
    let phrases = defs.into_iter().map(|def| checker.phrase(def)).collect();
    (phrases, checker.problems)
}

fn misshapen(shown: &str, reason: &serde_yaml::Error) -> Problem {
    let at = reason.location().map(|at| (at.line(), at.column()));
    Problem::of_file(shown, both!("不是事实表的写法：{reason}", "not the form of a table of facts: {reason}")).at(at)
}

/// Collects what is wrong with a table.
struct Checker<'a> {
    shown: &'a str,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn fault(&mut self, field: &str, message: Said) {
        let field = field.to_owned();
        self.problems.push(Problem { field, ..Problem::of_file(self.shown, message) });
    }

    fn table(&mut self, known: Option<&Table>, name: String, file: TableFile) -> Table {
        let title = file.title.or_else(|| known.map(|table| table.title.clone()));
        let as_of = file.as_of.map(|text| self.date("as-of", Some(text)).unwrap_or_default());
        let as_of = as_of.or_else(|| known.map(|table| table.as_of));
        if title.is_none() || as_of.is_none() {
            self.fault(
                "title",
                both!(
                    "新的事实表要写 title 和 as-of（截至哪一天）",
                    "a new table of facts needs title and as-of (up to which day)"
                ),
            );
        }
        let mut ids = BTreeSet::new();
        for row in &file.rows {
            if !ids.insert(row.id.clone()) {
                self.fault(&row.id, both!("这个 id 用了两次", "this id is used twice"));
            }
        }
        let rows = file.rows.into_iter().map(|row| self.row(row)).collect();
        let phrases = file.phrases.into_iter().map(|phrase| self.phrase(phrase)).collect();
        let source = file.source;
        Table { name, title: title.unwrap_or_default(), as_of: as_of.unwrap_or_default(), source, rows, phrases }
    }

    fn row(&mut self, row: RowDef) -> FactRow {
        let id = row.id;
        let (from, until) = (self.date(&id, row.from), self.date(&id, row.until));
        if from.zip(until).is_some_and(|(from, until)| from > until) {
            self.fault(&id, both!("from 在 until 之后", "from is after until"));
        }
        let mut forms = row.forms.list();
        if forms.is_empty() {
            forms.push(row.name.clone());
        }
        if forms.iter().any(|form| form.chars().count() < 2) {
            self.fault(&id, both!("name 和 forms 至少两个字", "name and forms need two characters at least"));
        }
        FactRow {
            from,
            until,
            forms: forms.iter().map(|form| hegao_model::text::Text::new(form).folded().to_owned()).collect(),
            name: row.name,
            grace: row.grace,
            successors: row.successors.list(),
            why: row.why,
            unless_before: self.pattern(&id, row.unless_before, Pattern::ending).map(Box::new),
            unless_after: self.pattern(&id, row.unless_after, Pattern::starting).map(Box::new),
            unless_inside: row.unless_inside.list(),
            within: row.within.list(),
            articles: row.articles,
            decrees: row.decrees,
            confirmed: row.confirmed,
            advice: row.advice,
            source: row.source,
            id,
        }
    }

    fn phrase(&mut self, phrase: PhraseDef) -> Phrase {
        if phrase.canonical.chars().count() < 4 {
            self.fault(&phrase.canonical, both!("固定表述至少四个字", "a set phrase needs four characters at least"));
        }
        let (since, until) = (self.date(&phrase.canonical, phrase.since), self.date(&phrase.canonical, phrase.until));
        let (variants, wrong) = (phrase.variants.list(), phrase.wrong.list());
        Phrase { canonical: phrase.canonical, since, until, variants, wrong }
    }

    fn date(&mut self, field: &str, text: Option<String>) -> Option<Date> {
        let text = text?;
        let date = text.parse().ok();
        if date.is_none() {
            self.fault(field, both!("“{text}”不是日期，请写成 2025-01-08", "“{text}” is no date; write 2025-01-08"));
        }
        date
    }

    fn pattern(
        &mut self,
        field: &str,
        source: Option<String>,
        take: fn(&str) -> Result<Pattern, Box<regex::Error>>,
    ) -> Option<Pattern> {
        match take(&source?) {
            Ok(pattern) => Some(pattern),
            Err(reason) => {
                self.fault(field, both!("正则表达式有误：{reason}", "wrong regular expression: {reason}"));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(yaml: &str) -> Result<Table, Vec<String>> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("house.yaml");
        std::fs::write(&path, yaml).unwrap();
        let told = |problems: Vec<Problem>| {
            let problems = problems.into_iter().map(Problem::in_english);
            problems.map(|problem| format!("{}: {}", problem.field, problem.message)).collect()
        };
        load_table(&path, &Tables::default()).map_err(told)
    }

    /// `UPDATE=1 cargo test` writes it anew.
    #[test]
    fn the_committed_schema_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema/facts.json");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, schema()).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
        assert!(committed == schema(), "schema/facts.json is out of date: run UPDATE=1 cargo test schema");
    }

    #[test]
    fn an_own_table_adds_and_supersedes() {
        let base = "title: 甲\nas-of: '2026-03-31'\nrows:\n  - {id: a, name: 旧局, source: x}\n  - {id: b, name: 老局, source: x}\n";
        let mut tables = Tables::from(vec![Arc::new(load(base).unwrap())]);
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("house.csv");
        std::fs::write(&path, "id,name,until\nb,老局,2025-01-01\nc,新局,\n").unwrap();
        let own = load_table(&path, &tables).ok().unwrap();
        tables.add(own);
        let rows = &tables.get("house").unwrap().rows;
        let told: Vec<_> = rows.iter().map(|row| (row.id.as_str(), row.until.is_some())).collect();
        assert_eq!(told, [("a", false), ("b", true), ("c", false)]);
        assert_eq!(tables.get("house").unwrap().title, "甲");
    }

    #[test]
    fn a_new_table_says_its_title_and_day() {
        assert!(load("rows: []\n").err().unwrap()[0].contains("as-of"));
    }

    #[test]
    fn a_row_without_forms_is_written_as_its_name() {
        let table = load("title: 甲\nas-of: '2026-03-31'\nrows:\n  - {id: a, name: 环境保护部, successors: 生态环境部, source: 某文}\n").unwrap();
        assert_eq!((table.name.as_str(), table.rows[0].forms.as_slice()), ("house", &["环境保护部".to_owned()][..]));
        assert_eq!(table.rows[0].successors, ["生态环境部"]);
    }

    #[test]
    fn everything_that_is_wrong_is_told() {
        let yaml = "title: 甲\nas-of: '2026-13-31'\nrows:\n  - {id: a, name: 甲乙, from: '2020-01-02', until: '2020-01-01', source: x}\n  - {id: a, name: 甲, unless-after: '[', source: x}\n";
        let problems = load(yaml).err().unwrap().join("\n");
        for part in ["as-of", "用了两次", "from 在 until 之后", "至少两个字", "正则表达式有误"] {
            assert!(problems.contains(part), "{part}: {problems}");
        }
        assert!(load("title: 甲\nas-of: '2026-03-31'\nrow: []\n").is_err());
    }
}
