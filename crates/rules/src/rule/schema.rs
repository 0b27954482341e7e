//! The JSON schema of a rule file, for editors, and for the loader's own look at a file's shape.

use std::sync::LazyLock;

use super::definition::RuleFile;
use crate::yaml::Form;

static FORM: LazyLock<Form> = LazyLock::new(|| Form::new(schemars::schema_for!(RuleFile).to_value()));

/// The schema, as it is committed in `schema/rule.json`.
#[must_use]
pub fn text() -> String {
    let mut text = serde_json::to_string_pretty(&FORM.schema).expect("internal error: a schema is JSON");
    text.push('\n');
    text
}

/// What is known of rule files.
pub(super) fn form() -> &'static Form {
    &FORM
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `UPDATE=1 cargo test` writes it anew.
    #[test]
    fn the_committed_schema_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema/rule.json");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, text()).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
        assert!(committed == text(), "schema/rule.json is out of date: run UPDATE=1 cargo test schema");
    }
}
