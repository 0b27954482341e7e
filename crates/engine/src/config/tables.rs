//! The dated tables, with what the configuration adds to them.

use super::Config;
use hegao_rules::check::{Table, Tables};
use hegao_rules::language::{Said, both};
use hegao_rules::rule::Rule;

/// The table of set phrases.
const PHRASES: &str = "phrases";

impl Config {
    /// The tables with the configuration's own phrases (the files that it names are read by whoever loads the tables), held
    /// against the rules that look into them.
    ///
    /// # Errors
    /// Every rule without its table and every table without a rule, in words.
    pub fn tables(&self, mut tables: Tables, rules: &[Rule]) -> Result<Tables, Vec<Said>> {
        if let Some(known) = tables.get(PHRASES).filter(|_| !self.phrases.is_empty()) {
            let (phrases, rows) = (self.phrases.clone(), Vec::new());
            tables.add(Table { phrases, rows, name: PHRASES.into(), source: None, ..Table::clone(known) });
        }
        let known = Said::list(tables.all.iter().map(|table| &table.name));
        let mut problems = Vec::new();
        for rule in rules {
            if let Some(table) = rule.check.table().filter(|table| tables.get(table).is_none()) {
                let id = &rule.id;
                problems.push(both!(
                    "规则 {id} 用的事实表“{table}”不存在；现有：{known}",
                    "the rule {id} uses the table of facts “{table}”, which does not exist; there are: {known}"; known
                ));
            }
        }
        for table in &tables.all {
            if rules.iter().all(|rule| rule.check.table() != Some(&table.name)) {
                let name = &table.name;
                problems.push(both!(
                    "没有规则用事实表“{name}”；文件名要同表名一致。现有：{known}",
                    "no rule uses the table of facts “{name}”; its file has the name of the table. There are: \
                     {known}"; known
                ));
            }
        }
        if problems.is_empty() { Ok(tables) } else { Err(problems) }
    }
}
