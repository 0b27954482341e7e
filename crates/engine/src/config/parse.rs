//! From bytes to a checked configuration: decoding, syntax, shape, then meaning. Each step tells all it finds.

use std::path::Path;
use std::sync::LazyLock;

use schemars::Schema;

use super::check::check;
use super::globs::slashed;
use super::raw::ConfigFile;
use super::{Config, ConfigError};
use hegao_rules::language::{Said, both};
use hegao_rules::yaml;
use hegao_rules::yaml::{Faults, Form, Places, Problem};

/// A configuration file is written by hand; one that is larger is something else.
pub(super) const LARGEST: u64 = 1 << 20;

/// Reads and checks a configuration file.
///
/// # Errors
/// All that is wrong with it.
pub fn load(path: &Path) -> Result<Config, ConfigError> {
    let file = slashed(path);
    let whole = |message: Said| ConfigError::new(&file, vec![Problem::of_file(&file, message)]);
    let bytes = yaml::file::read(path, LARGEST).map_err(|reason| {
        whole(both!("配置文件读不了：{reason}", "the configuration cannot be read: {reason}"; reason))
    })?;
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(whole(both!(
            "配置文件是 UTF-16 编码，请另存为 UTF-8",
            "the configuration is encoded in UTF-16; save it as UTF-8"
        )));
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) => parse(text, path),
        Err(error) => {
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
            let message = both!(
                "配置文件不是 UTF-8 编码（可能是 GBK），请另存为 UTF-8",
                "the configuration is not encoded in UTF-8 (but perhaps GBK); save it as UTF-8"
            );
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
    let file = slashed(origin);
    let refused = |problems| ConfigError::new(&file, problems);
    yaml::within_bounds(&file, text).map_err(refused)?;
    let places = Places::of(text);
    let repeated = yaml::repeated(&FORM, &file, &places);
    if !repeated.is_empty() {
        return Err(refused(repeated));
    }
    let mut value = yaml::parse(&FORM, &file, text).map_err(refused)?;
    let lang = value.get("lang").and_then(|lang| serde_yaml::from_value(lang.clone()).ok());
    let mut faults = Faults::default();
    let config = match serde_yaml::from_str::<Option<ConfigFile>>(text) {
        Ok(raw) => check(raw.unwrap_or_default(), origin, &places, &mut faults),
        Err(reason) => {
            yaml::repair(&FORM, &mut value, &reason, |_| None, &mut faults);
            Config::default()
        }
    };
    if faults.is_empty() {
        return Ok(config);
    }
    Err(ConfigError { lang, ..refused(faults.located(&FORM, &file, text)) })
}

/// The JSON Schema of a configuration file.
#[must_use]
pub fn schema() -> Schema {
    schemars::schema_for!(ConfigFile)
}

/// What is known of configuration files. What an exception matches may be a value that should have been masked.
static FORM: LazyLock<Form> = LazyLock::new(|| Form {
    other_key: |key| key.contains('/') && key.is_ascii(),
    secret: &["match"],
    scalars_are_text: true,
    is_plain: true,
    ..Form::new(schema().to_value())
});
