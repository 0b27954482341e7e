//! `hegao init`: a configuration to start from.

use std::io::ErrorKind;
use std::path::Path;

use super::args::InitArgs;
use super::console;
use super::exit::{Exit, Failure, file, write_failure};
use super::{setup, whole};
use crate::config;
use crate::language::both;

/// Writes the template whole, never over a file that is there.
pub(super) fn run(args: &InitArgs) -> Result<Exit, Failure> {
    setup::speak_as_configured(None, Path::new("."));
    let path = args.dir.join(config::FILE_NAMES[0]);
    let shown = path.display();
    whole::create(&path, config::TEMPLATE.as_bytes()).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Failure::new(both!("{shown} 已经存在，没有改动", "{shown} exists and was left as it is"))
        }
        _ => write_failure(&error, &file(&shown), Exit::Clean),
    })?;
    console::say(&both!("已写好 {shown}。接下来：hegao check", "{shown} is written. Next: hegao check"));
    Ok(Exit::Clean)
}
