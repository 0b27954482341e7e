//! What a program writes into a file that people write: plain where that is read as the same text, quoted otherwise.

use serde_yaml::{Mapping, Value};

/// Something to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with their values, in order.
    Fields(Vec<(&'static str, Node)>),
}

impl Node {
    /// What it is read as.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Text(text) => Value::String(text.clone()),
            Self::List(items) => Value::Sequence(items.iter().map(Self::value).collect()),
            Self::Fields(fields) => {
                let fields = fields.iter().map(|(key, node)| (Value::from(*key), node.value()));
                Value::Mapping(fields.collect::<Mapping>())
            }
        }
    }

    /// Within brackets, on one line.
    pub(super) fn flow(&self) -> String {
        match self {
            Self::Text(text) => scalar(text),
            Self::List(items) => format!("[{}]", items.iter().map(Self::flow).collect::<Vec<_>>().join(", ")),
            Self::Fields(fields) => {
                let fields = fields.iter().map(|(key, node)| format!("{key}: {}", node.flow()));
                format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// On lines of its own, each but the first behind `indent` columns; the items of a list within it each on one line.
    pub(super) fn block(&self, indent: usize) -> Vec<String> {
        let Self::Fields(fields) = self else { return vec![self.flow()] };
        let margin = " ".repeat(indent);
        let mut lines = Vec::new();
        for (key, node) in fields {
            match node {
                Self::List(items) if !items.is_empty() => {
                    lines.push(format!("{margin}{key}:"));
                    lines.extend(items.iter().map(|item| format!("{margin}  - {}", item.flow())));
                }
                node => lines.push(format!("{margin}{key}: {}", node.flow())),
            }
        }
        if let Some(first) = lines.first_mut() {
            first.replace_range(..indent, "");
        }
        lines
    }
}

/// A text as it may stand anywhere in YAML.
fn scalar(text: &str) -> String {
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '_' | '*' | ' ' | '(' | ')') || is_chinese(c);
    let begins = |c: char| c.is_alphanumeric() || matches!(c, '.' | '/') || is_chinese(c);
    let may_be_plain = text.starts_with(begins) && !text.ends_with(' ') && text.chars().all(is_plain);
    let is_text = || serde_yaml::from_str::<Value>(text).is_ok_and(|value| value.as_str() == Some(text));
    if may_be_plain && is_text() {
        text.to_owned()
    } else if text.chars().any(|c| c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')) {
        // Escapes of JSON are escapes of YAML; what it leaves and YAML does not is told by the proof.
        serde_json::to_string(text).unwrap_or_default()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// Marks of Chinese text, none of which means anything to YAML.
fn is_chinese(c: char) -> bool {
    matches!(c, '、' | '，' | '。' | '；' | '：' | '（' | '）' | '《' | '》' | '〔' | '〕' | '“' | '”' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_only_where_it_must_be() {
        for (text, written) in [
            ("值班电话，经办公室同意公开", "值班电话，经办公室同意公开"),
            ("./通知/值班表.txt", "./通知/值班表.txt"),
            ("138****8000", "138****8000"),
            ("2026-12-31", "2026-12-31"),
            ("****", "'****'"),
            ("m2:0123456789abcdef", "'m2:0123456789abcdef'"),
            ("true", "'true'"),
            ("12", "'12'"),
            ("", "''"),
            ("it's # no: comment", "'it''s # no: comment'"),
            (" 前后 ", "' 前后 '"),
            ("两\n行", "\"两\\n行\""),
        ] {
            assert_eq!(scalar(text), written);
            assert_eq!(serde_yaml::from_str::<Value>(written).unwrap(), Value::from(text));
        }
    }
}
