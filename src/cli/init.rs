//! `hegao init`: a configuration to start from.

use std::io::ErrorKind;

use super::args::InitArgs;
use super::console;
use super::exit::{Exit, Failure, write_failure};
use super::whole;
use crate::config;

/// Writes the template whole, never over a file that is there.
pub(super) fn run(args: &InitArgs) -> Result<Exit, Failure> {
    let path = args.dir.join(config::FILE_NAMES[0]);
    let shown = path.display();
    whole::create(&path, config::TEMPLATE.as_bytes()).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::new(format_args!("{shown} 已经存在，没有改动")),
        _ => write_failure(&error, &format!(" {shown}"), Exit::Clean),
    })?;
    console::warn(&format!("已写好 {shown}。接下来：hegao check"));
    Ok(Exit::Clean)
}
