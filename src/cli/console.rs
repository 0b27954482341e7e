//! Where the program prints.

use std::io::{self, IsTerminal, Read, Write};
use std::sync::OnceLock;

use clap::ValueEnum;

use super::inspect::masked;
use crate::language::{Language, Said};

/// The language of this run, once something has asked for one.
static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    /// 在终端上，且没有设 NO_COLOR
    #[default]
    Auto,
    /// 总是
    Always,
    /// 从不
    Never,
}

/// Prints to standard output, without colours where they are not wanted.
pub(super) fn print(mut bytes: &[u8], color: ColorChoice) -> io::Result<()> {
    copy(&mut bytes, color)
}

/// The same for what is read from somewhere.
pub(super) fn copy(from: &mut dyn Read, color: ColorChoice) -> io::Result<()> {
    let choice = match color {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    let mut out = anstream::AutoStream::new(io::stdout().lock(), choice);
    let mut bytes = vec![0; BUFFER];
    // What has no control characters has no colours to take out, which is asked for byte by byte.
    let mut has_colours = false;
    loop {
        let count = match from.read(&mut bytes) {
            Ok(0) => return out.flush(),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        has_colours |= !is_plain(&bytes[..count]);
        if has_colours {
            out.write_all(&bytes[..count])?;
        } else {
            io::stdout().lock().write_all(&bytes[..count])?;
        }
    }
}

/// Bytes that are printed at a time.
const BUFFER: usize = 64 << 10;

/// Whether there are no control characters but white space.
fn is_plain(bytes: &[u8]) -> bool {
    let is_control = |byte: u8| (byte < b' ') & !matches!(byte, b'\t' | b'\n' | b'\r') | (byte == 0x7F);
    !bytes.iter().fold(false, |any, &byte| any | is_control(byte))
}

/// From here on `language` is spoken, unless another was asked for before: what the arguments say goes before what a
/// configuration says.
pub(super) fn speak(language: Language) {
    let _ = LANGUAGE.set(language);
}

/// The language that is spoken.
pub(super) fn language() -> Language {
    LANGUAGE.get().copied().unwrap_or_default()
}

/// Says something beside the report, in the language of the run.
pub(super) fn say(said: &Said) {
    warn(said.in_language(language()));
}

/// Says something beside the report, masked: names of files and words of a configuration may hold what must not be shown. A
/// standard error that is gone is no reason to stop.
pub(super) fn warn(message: &str) {
    let _ = writeln!(io::stderr(), "{}", masked(message));
}

/// Whether a person watches standard error.
pub(super) fn is_watched() -> bool {
    io::stderr().is_terminal()
}
