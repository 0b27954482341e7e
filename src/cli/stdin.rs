//! Standard input as a document.
//!
//! An empty one is a slip of whoever built the pipe, and would pass as clean. One that nobody asked for is no less so: the
//! folder would be checked in its place.

use std::io::{self, IsTerminal};
use std::path::Path;

use super::exit::Failure;
use crate::input::{self, Blob, Gap};
use crate::language::both;
use crate::platform;

/// Reads standard input, which reports call `name`.
pub(super) fn read(name: String, limit: u64) -> Result<Result<Blob, Gap>, Failure> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Err(Failure::new(both!(
            "标准输入是键盘，没有内容可核对。请用管道或 < 送入，如 hegao check - < 文件，或直接写文件名",
            "standard input is the keyboard: there is nothing to check. Use a pipe or <, as hegao check - < FILE, \
             or name the file"
        )));
    }
    match input::read_stream(stdin.lock(), limit) {
        Ok(blob) if blob.bytes.is_empty() => Err(Failure::new(both!(
            "标准输入里没有内容，没有核对。请看前一个命令是否出错，或直接写文件名",
            "standard input is empty, nothing was checked. See whether the command before it failed, or name the file"
        ))),
        read => Ok(read.map(|blob| Blob { path: name, ..blob })),
    }
}

/// How reports call standard input that is to be taken for the file `name`.
pub(super) fn called(name: &Path, base: &Path) -> String {
    let name = input::tidy(name);
    name.strip_prefix(input::tidy(base)).unwrap_or(&name).display().to_string().replace('\\', "/")
}

/// Refuses to pass over what waits on standard input when no path was given.
pub(super) fn refuse_unasked() -> Result<(), Failure> {
    if platform::has_waiting_input() {
        return Err(Failure::new(both!(
            "没有写要核对什么，而标准输入里有内容。核对标准输入请写 hegao check -，核对当前文件夹请写 hegao check .",
            "what to check is not given, and something waits on standard input. To check that, write hegao check \
             -; to check this folder, hegao check ."
        )));
    }
    Ok(())
}
