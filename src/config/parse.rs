//! From bytes to a checked configuration: decoding, syntax, shape, then meaning. Each step tells all it finds.

use std::io::Read;
use std::path::Path;

use schemars::Schema;
use serde_yaml::Value;

use super::check::check;
use super::globs::slashed;
use super::keyboard::slips;
use super::places::Places;
use super::problem::{ConfigError, Fault, Faults, Problem};
use super::raw::ConfigFile;
use super::{Config, shape};

/// A configuration file is written by hand; one that is larger is something else.
const LARGEST: u64 = 1 << 20;

/// Reads and checks a configuration file.
///
/// # Errors
/// All that is wrong with it.
pub fn load(path: &Path) -> Result<Config, ConfigError> {
    let file = slashed(path);
    let whole = |message: String| ConfigError::new(&file, vec![Problem::of_file(&file, message)]);
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => whole("找不到这个配置文件".into()),
        std::io::ErrorKind::PermissionDenied => whole("没有权限读这个配置文件".into()),
        _ => whole(format!("配置文件读不出：{error}")),
    };
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(path).map_err(unreadable)?;
    opened.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(whole("配置文件超过 1MB，不像是配置文件".into()));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(whole("配置文件是 UTF-16 编码，请另存为 UTF-8".into()));
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) => parse(text, path),
        Err(error) => {
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
            let message = "配置文件不是 UTF-8 编码（可能是 GBK），请另存为 UTF-8";
            Err(ConfigError::new(&file, vec![Problem { line: Some(line), ..Problem::of_file(&file, message) }]))
        }
    }
}

/// Checks the text of a configuration file that stands (or would stand) at `origin`.
///
/// # Errors
/// All that is wrong with it.
pub fn parse(text: &str, origin: &Path) -> Result<Config, ConfigError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = Source { file: slashed(origin), text, places: Places::of(text) };
    if !source.places.repeated.is_empty() {
        return Err(source.repeated());
    }
    let raw = match serde_yaml::from_str::<Option<ConfigFile>>(text) {
        Ok(raw) => raw.unwrap_or_default(),
        Err(error) => return Err(source.misshapen(&error)),
    };
    let mut faults = Faults::default();
    let config = check(raw, origin, &source.places, &mut faults);
    if faults.0.is_empty() { Ok(config) } else { Err(source.located(faults)) }
}

/// The JSON Schema of a configuration file.
#[must_use]
pub fn schema() -> Schema {
    schemars::schema_for!(ConfigFile)
}

/// The text that is being read.
struct Source<'a> {
    file: String,
    text: &'a str,
    places: Places,
}

impl Source<'_> {
    fn repeated(&self) -> ConfigError {
        let problem = |(field, (line, column)): &(String, (usize, usize))| Problem {
            line: Some(*line),
            column: Some(*column),
            field: field.clone(),
            ..Problem::of_file(&self.file, "这个键在同一处写了两次")
        };
        ConfigError::new(&self.file, self.places.repeated.iter().map(problem).collect())
    }

    /// `serde` refused the text: its syntax is wrong, or its shape is.
    fn misshapen(&self, error: &serde_yaml::Error) -> ConfigError {
        let schema = schema().to_value();
        let value = match serde_yaml::from_str::<Value>(self.text) {
            Ok(value) => value,
            Err(error) => return self.syntax(&error, &schema),
        };
        let mut faults = Faults::default();
        shape::check(&schema, &value, &mut faults);
        if !faults.0.is_empty() {
            return self.located(faults);
        }
        self.at_error(error, format!("配置有误：{error}"))
    }

    /// A syntax error is noticed late: the slip of the keyboard nearest before it is its likely cause.
    fn syntax(&self, error: &serde_yaml::Error, schema: &serde_json::Value) -> ConfigError {
        let until = error.location().map_or(usize::MAX, |at| at.line());
        let slip = slips(self.text, schema).into_iter().rev().find(|(line, ..)| *line <= until);
        let Some((line, column, hint)) = slip else {
            return self.at_error(error, format!("YAML 语法有误：{}", in_chinese(&error.to_string())));
        };
        let problem = Problem {
            line: Some(line),
            column: Some(column),
            hint: Some(hint),
            ..Problem::of_file(&self.file, "YAML 语法有误")
        };
        ConfigError::new(&self.file, vec![problem])
    }

    fn at_error(&self, error: &serde_yaml::Error, message: String) -> ConfigError {
        let at = error.location();
        let problem = Problem {
            line: at.as_ref().map(serde_yaml::Location::line),
            column: at.as_ref().map(serde_yaml::Location::column),
            ..Problem::of_file(&self.file, message)
        };
        ConfigError::new(&self.file, vec![problem])
    }

    /// Looks up the lines. A slip of the keyboard where the field or its value begins is a better place and hint than any
    /// other: `rules:` is no text because the line below it has a full-width colon.
    fn located(&self, faults: Faults) -> ConfigError {
        let slips = slips(self.text, &schema().to_value());
        let locate = |fault: Fault| {
            let place = self.places.of_field(&fault.field);
            let lines = [place.map(|(line, _)| line), self.places.of_value(&fault.field)];
            let slip = slips.iter().find(|slip| lines.contains(&Some(slip.0)));
            Problem {
                file: self.file.clone(),
                line: slip.map_or(place.map(|(line, _)| line), |slip| Some(slip.0)),
                column: slip.map_or(place.map(|(_, column)| column), |slip| Some(slip.1)),
                field: fault.field,
                message: fault.message,
                hint: slip.map(|slip| slip.2.clone()).or(fault.hint),
            }
        };
        ConfigError::new(&self.file, faults.0.into_iter().map(locate).collect())
    }
}

/// The parser's reasons, as far as configuration files meet them.
fn in_chinese(reason: &str) -> &str {
    const REASONS: [(&str, &str); 9] = [
        ("mapping values are not allowed", "这里不能再有冒号，上一行可能没有写完，或含冒号的值没有加引号"),
        ("could not find expected ':'", "缺少半角冒号和空格“: ”"),
        ("did not find expected key", "缩进不齐，或引号、括号后面多了文字"),
        ("did not find expected '-' indicator", "列表的“-”没有对齐"),
        ("did not find expected ',' or ']'", "列表缺少半角逗号或“]”"),
        ("did not find expected ',' or '}'", "花括号里缺少半角逗号或“}”"),
        ("did not find expected alphabetic", "以 * 或 & 开头的值要加单引号：'*.tmp'"),
        ("cannot start any token", "这里有不能开头的字符（制表符、@、%、`），请用空格缩进或加单引号"),
        ("unexpected end of stream", "引号没有关上"),
    ];
    REASONS.iter().find(|(english, _)| reason.contains(english)).map_or(reason, |(_, chinese)| chinese)
}
