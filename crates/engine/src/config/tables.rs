//! The dated tables, with what the configuration adds to them.

use super::Config;
use hegao_rules::check::{Table, Tables};
use hegao_rules::rule::Rule;

/// The table of set phrases.
const PHRASES: &str = "phrases";

impl Config {
    /// The tables with the configuration's own phrases (the files that it names are read by whoever loads the tables), held
    /// against the rules that look into them.
    ///
    /// # Errors
    /// Every rule without its table and every table without a rule, in words.
    pub fn tables(&self, mut tables: Tables, rules: &[Rule]) -> Result<Tables, Vec<String>> {
        if let Some(known) = tables.get(PHRASES).filter(|_| !self.phrases.is_empty()) {
            let (phrases, rows) = (self.phrases.clone(), Vec::new());
            tables.add(Table { phrases, rows, name: PHRASES.into(), ..Table::clone(known) });
        }
        let known = || tables.0.iter().map(|table| table.name.as_str()).collect::<Vec<_>>().join("、");
        let mut problems = Vec::new();
        for rule in rules {
            if let Some(table) = rule.check.table().filter(|table| tables.get(table).is_none()) {
                problems.push(format!("规则 {} 用的事实表“{table}”不存在；现有：{}", rule.id, known()));
            }
        }
        for table in &tables.0 {
            if rules.iter().all(|rule| rule.check.table() != Some(&table.name)) {
                problems.push(format!("没有规则用事实表“{}”；文件名要同表名一致。现有：{}", table.name, known()));
            }
        }
        if problems.is_empty() { Ok(tables) } else { Err(problems) }
    }
}
