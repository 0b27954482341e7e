//! What a Chinese keyboard does to YAML: the full-width form of a sign is another sign, and YAML then reads something
//! else or nothing. Lines are looked at one by one; that is too rough to condemn a file, but enough to explain one.

use serde_yaml::Value;

use super::form::Form;
use super::problem::{Faults, item, join};
use crate::language::{Said, both};

/// A likely slip of the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in code points.
    pub column: usize,
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Tab,
    WideSpace,
    WideColon(String),
    TightColon(String),
    WideQuotes,
    WideComma,
    Backslash,
    /// What was kept of the sentence, and whether the lost rest looks like a part of it.
    Hash {
        kept: String,
        is_likely_text: bool,
    },
    Brace(&'static str),
}

impl Slip {
    /// Whether it explains a fault of another kind on its line, and is not a comment that follows a sentence.
    pub fn is_sure(&self) -> bool {
        !matches!(self.kind, Kind::Hash { is_likely_text: false, .. })
    }

    /// What to do about it. Repeats keys, but never a value.
    pub fn hint(&self) -> Said {
        match &self.kind {
            Kind::Tab => both!(
                "行首有制表符（Tab），YAML 只能用空格缩进",
                "a tab at the start of the line: YAML is indented with spaces only"
            ),
            Kind::WideSpace => both!(
                "行首有全角空格，请改成半角空格",
                "a full-width space at the start of the line: use half-width spaces"
            ),
            Kind::WideColon(key) => both!(
                "“{key}”后面是全角冒号“：”，请改成半角冒号加空格：{key}: …",
                "a full-width colon “：” behind “{key}”: use a half-width colon and a space: {key}: …"
            ),
            Kind::TightColon(key) => {
                both!("冒号后面要有一个空格：{key}: …", "a space must follow the colon: {key}: …")
            }
            Kind::WideQuotes => both!(
                "值的两边是中文引号，请改成半角单引号：'…'",
                "Chinese quotation marks around the value: use half-width single quotes: '…'"
            ),
            Kind::WideComma => both!(
                "列表里用了全角逗号“，”，请改成半角逗号“,”",
                "a full-width comma “，” in the list: use a half-width comma “,”"
            ),
            Kind::Backslash => both!(
                r"双引号里的反斜杠是转义，正则表达式请用单引号：'\d'",
                r"a backslash within double quotes is an escape: put the pattern in single quotes: '\d'"
            ),
            Kind::Hash { .. } => both!(
                "“ #”后面的文字被当作注释丢掉了，请给整句加上单引号：'…'",
                "what follows “ #” was dropped as a comment: put the whole sentence in single quotes: '…'"
            ),
            Kind::Brace(name) => both!(
                "以 {name} 开头的值要加单引号：'{name} …'",
                "a value that begins with {name} needs single quotes: '{name} …'"
            ),
        }
    }
}

/// All slips of a file, by place.
pub fn slips(form: &Form, yaml: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (index, line) in yaml.lines().enumerate() {
        let body = line.trim_start();
        if body.is_empty() || body.starts_with('#') {
            continue;
        }
        let indent = &line[..line.len() - body.len()];
        let mut add = |at: usize, kind| {
            slips.push(Slip { line: index + 1, column: line[..at].chars().count() + 1, kind });
        };
        if let Some(at) = indent.find('\t') {
            add(at, Kind::Tab);
        } else if let Some(at) = indent.find(|c| c != ' ') {
            add(at, Kind::WideSpace);
        }
        let start = indent.len();
        Line { form, line, at: start, start, depth: 0, value: Some(None), key_from: start }.read(&mut add);
    }
    slips
}

/// One line, read as far as it goes without knowing the lines around it.
struct Line<'a> {
    form: &'a Form,
    line: &'a str,
    at: usize,
    /// Where the first key would begin, behind the `- ` of lists.
    start: usize,
    /// Open brackets.
    depth: usize,
    /// `Some(None)`: a value may begin here; `Some(Some(start))`: an unquoted one began there; `None`: a quoted one did.
    value: Option<Option<usize>>,
    /// Where a key would have begun.
    key_from: usize,
}

impl<'a> Line<'a> {
    fn read(mut self, add: &mut impl FnMut(usize, Kind)) {
        while let Some(c) = self.line[self.at..].chars().next() {
            let rest = &self.line[self.at + c.len_utf8()..];
            let at_start = self.value == Some(None);
            match c {
                ' ' => {}
                '-' if at_start && self.depth == 0 && rest.starts_with(' ') => {
                    self.start = self.at + 2;
                    self.key_from = self.start;
                }
                '\'' | '"' if at_start => {
                    self.quoted(c, add);
                    continue;
                }
                '“' | '”' | '‘' | '’' | '＂' | '＇' if at_start => {
                    add(self.at, Kind::WideQuotes);
                    self.value = Some(Some(self.at));
                }
                '{' if at_start && self.placeholder(add) => continue,
                '[' | '{' if at_start => {
                    self.depth += 1;
                    self.begin(c);
                }
                ']' | '}' if self.depth > 0 => {
                    self.depth -= 1;
                    self.value = None;
                }
                ',' if self.depth > 0 => self.begin(c),
                '，' if self.depth > 0 => {
                    add(self.at, Kind::WideComma);
                    self.begin(c);
                }
                '：' => {
                    if let Some(key) = self.key() {
                        add(self.at, Kind::WideColon(key.to_owned()));
                        self.begin(c);
                    }
                }
                ':' if rest.is_empty() || rest.starts_with(' ') => self.begin(c),
                ':' => {
                    if let (Some(key), 0) = (self.key(), self.depth) {
                        add(self.at, Kind::TightColon(key.to_owned()));
                        self.begin(c);
                    }
                }
                '#' if self.line[..self.at].ends_with(' ') => return self.comment(rest, add),
                _ if at_start => self.value = Some(Some(self.at)),
                _ => {}
            }
            self.at += c.len_utf8();
        }
    }

    /// A key or value begins behind `c`, which stands here.
    fn begin(&mut self, c: char) {
        self.value = Some(None);
        self.key_from = self.at + c.len_utf8();
    }

    /// The key that ends here, if it is one that such files have.
    fn key(&self) -> Option<&'a str> {
        let key = self.line[self.key_from..self.at].trim().trim_matches(['"', '\'']);
        let is_other = || self.key_from == self.start && (self.form.other_key)(key);
        (self.form.has_key(key) || is_other()).then_some(key)
    }

    /// `{match}` at the start of a value, which YAML reads as a mapping.
    fn placeholder(&mut self, add: &mut impl FnMut(usize, Kind)) -> bool {
        let found = ["{match}", "{suggestion}"].into_iter().find(|name| self.line[self.at..].starts_with(name));
        let Some(name) = found else { return false };
        add(self.at, Kind::Brace(name));
        self.value = Some(Some(self.at));
        self.at += name.len();
        true
    }

    /// Goes behind the quoted value that begins here.
    fn quoted(&mut self, quote: char, add: &mut impl FnMut(usize, Kind)) {
        let start = self.at;
        self.at += 1;
        self.value = None;
        let mut escaped = false;
        for (at, c) in self.line[self.at..].char_indices() {
            if escaped {
                if "dDsSwWbBpP.[](){}*+?|^$-".contains(c) {
                    add(start, Kind::Backslash);
                }
                escaped = false;
            } else if c == quote {
                self.at += at + 1;
                return;
            } else {
                escaped = quote == '"' && c == '\\';
            }
        }
        self.at = self.line.len();
    }

    /// A comment begins here; if it follows a sentence without quotes, it may be the sentence's rest.
    fn comment(&self, rest: &str, add: &mut impl FnMut(usize, Kind)) {
        let Some(Some(start)) = self.value else { return };
        let kept = self.line[start..self.at].trim_end();
        if kept.chars().any(hegao_model::text::is_han) {
            let is_likely_text = rest.chars().next().is_some_and(|c| !c.is_whitespace());
            add(self.at, Kind::Hash { kept: kept.to_owned(), is_likely_text });
        }
    }
}

/// Sentences that lost their end without YAML minding: `message: 疑似 #1 号`. A comment has a space behind its `#`.
pub fn lost_text(form: &Form, yaml: &str, value: &Value, faults: &mut Faults) {
    for slip in slips(form, yaml) {
        let Kind::Hash { kept, is_likely_text: true } = &slip.kind else { continue };
        if let Some(field) = field_of(value, kept, "") {
            let message = both!("只读到“{kept}”，后面的文字丢了", "only “{kept}” was read: the rest is lost");
            faults.hinted(field, message, slip.hint());
        }
    }
}

/// The field whose whole value is `text`.
fn field_of(value: &Value, text: &str, path: &str) -> Option<String> {
    match value {
        Value::String(string) => (string == text).then(|| path.to_owned()),
        Value::Sequence(list) => list.iter().enumerate().find_map(|(i, value)| field_of(value, text, &item(path, i))),
        Value::Mapping(map) => {
            map.iter().find_map(|(key, value)| field_of(value, text, &join(path, key.as_str().unwrap_or("?"))))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        let keys =
            ["severity", "regex", "pattern", "text", "message", "terms"].map(|key| (key.to_owned(), true.into()));
        Form::new(serde_json::json!({"properties": serde_json::Map::from_iter(keys)}))
    }

    #[test]
    fn explains_what_the_keyboard_did() {
        for (yaml, column, hint) in [
            ("severity：error", 9, "“severity”后面是全角冒号“：”，请改成半角冒号加空格：severity: …"),
            ("  regex: {pattern：'1'}", 18, "“pattern”后面是全角冒号“：”，请改成半角冒号加空格：pattern: …"),
            ("- text：李明", 7, "“text”后面是全角冒号“：”，请改成半角冒号加空格：text: …"),
            ("severity:error", 9, "冒号后面要有一个空格：severity: …"),
            ("message: “疑似手机号”", 10, "值的两边是中文引号，请改成半角单引号：'…'"),
            ("terms: [“李明”]", 9, "值的两边是中文引号，请改成半角单引号：'…'"),
            ("terms: [电话，手机]", 11, "列表里用了全角逗号“，”，请改成半角逗号“,”"),
            ("\tregex:", 1, "行首有制表符（Tab），YAML 只能用空格缩进"),
            ("  \tregex:", 3, "行首有制表符（Tab），YAML 只能用空格缩进"),
            ("\u{3000}regex:", 1, "行首有全角空格，请改成半角空格"),
            (r#"pattern: "\d{11}""#, 10, r"双引号里的反斜杠是转义，正则表达式请用单引号：'\d'"),
            ("message: 疑似 #1 号", 13, "“ #”后面的文字被当作注释丢掉了，请给整句加上单引号：'…'"),
            ("message: {match} 是手机号", 10, "以 {match} 开头的值要加单引号：'{match} …'"),
            ("why: {suggestion}", 6, "以 {suggestion} 开头的值要加单引号：'{suggestion} …'"),
        ] {
            let slips = slips(&form(), yaml);
            assert_eq!(slips.iter().map(|slip| slip.hint().zh).collect::<Vec<_>>(), [hint], "{yaml}");
            assert_eq!((slips[0].line, slips[0].column), (1, column), "{yaml}");
        }
    }

    #[test]
    fn leaves_what_is_right_alone() {
        for yaml in [
            "severity: error          # 说明：不得外发",
            "message: 疑似手机号：{match}",
            "- '电话：«13800138000»，请核对 #1'",
            r#"text: "甲\n乙""#,
            "before: '[，、]'",
            "# severity：error",
            "any: [电话, \"手机\"]  # 中文，注释",
            "source: 《党政机关公文处理工作条例》第九条：参见“格式”",
            r#"text: "他说\"甲：乙\"，丙""#,
        ] {
            assert_eq!(slips(&form(), yaml), [], "{yaml}");
        }
    }
}
