//! What is where a report is to go, and whether it may.
//!
//! A report takes the place of an earlier report, of an empty file, or of nothing. Whatever else is there may be the only
//! copy of somebody's work, so that no name, no order of arguments and no spelling of a path decides, but what is in the
//! file. Links are not followed: who gave the path saw another file. What keeps nothing (`/dev/null`, a pipe) takes
//! everything.

use std::fs::{self, File, Permissions};
use std::io::{self, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::super::exit::{Exit, Failure, file as named_file, write_failure};
use crate::language::both;
use crate::platform::{self, Standard};
use crate::report::mark::{self, Own};

/// What a report meets.
pub(super) enum Place {
    /// A file to be, with its whole path, and the permissions of what it takes the place of.
    File(PathBuf, Option<Permissions>),
    /// What takes bytes and keeps none.
    Stream(Box<dyn Write>),
}

/// Looks what is at `file`, which messages call `shown`. What is to come there is a report or a receipt, and takes the place of its own
/// kind only: a receipt is kept, and who names a report meant another file.
///
/// # Errors
/// Something that must not be lost, or nothing that can be written.
pub(super) fn look(file: &Path, shown: &str, kind: Own) -> Result<Place, Failure> {
    let failed = |error: io::Error| write_failure(&error, &named_file(shown), Exit::Clean);
    if let Some(stream) = platform::standard(file) {
        return Ok(Place::Stream(match stream {
            Standard::Output => Box::new(io::stdout()),
            Standard::Error => Box::new(io::stderr()),
            Standard::Nothing => Box::new(io::sink()),
        }));
    }
    let present = match fs::symlink_metadata(file) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return whole(file).map(|place| Place::File(place, None)).map_err(failed);
        }
        Err(error) => return Err(failed(error)),
    };
    let behind = fs::metadata(file);
    if behind.as_ref().is_ok_and(|behind| !behind.is_file() && !behind.is_dir()) {
        return File::options().write(true).open(file).map(|file| Place::Stream(Box::new(file))).map_err(failed);
    }
    if present.is_dir() || behind.is_ok_and(|behind| behind.is_dir()) {
        return Err(Failure::new(both!(
            "{shown} 是文件夹，报告没有写；请写明文件名，如 {shown}/r.txt",
            "{shown} is a folder, the report was not written; name a file, as {shown}/r.txt"
        )));
    }
    if !present.is_file() {
        return Err(Failure::new(both!(
            "{shown} 是链接，报告没有写，免得改动它指向的文件；请写那个文件本身，或换一个文件名",
            "{shown} is a link, the report was not written, lest the file that it leads to change; name that file \
             itself, or another"
        )));
    }
    let own = || File::open(file).map(|file| mark::own(BufReader::with_capacity(1 << 16, file)));
    if present.len() > 0 && own().map_err(failed)? != Some(kind) {
        return Err(taken(shown, kind));
    }
    whole(file).map(|place| Place::File(place, Some(present.permissions()))).map_err(failed)
}

/// What is said of a file whose place nothing of this kind takes.
pub(super) fn taken(shown: &str, kind: Own) -> Failure {
    if kind == Own::Receipt {
        return Failure::new(both!(
            "{shown} 已经存在，不是核稿单（或写好后有人改过），没有覆盖；请换一个文件名，或先把它移走",
            "{shown} exists and is no receipt of hegao (or was changed since): it was not overwritten. Choose another \
             name, or move it away first"
        ));
    }
    Failure::new(both!(
        "{shown} 已经存在，不是核稿写的报告（或写好后有人改过），没有覆盖；请换一个文件名，或先把它移走",
        "{shown} exists and is no report of hegao (or was changed since): it was not overwritten. Choose another \
         name, or move it away first"
    ))
}

/// The path of a file that is there or will be, by whatever way it is written.
fn whole(file: &Path) -> io::Result<PathBuf> {
    if let Ok(whole) = fs::canonicalize(file) {
        return Ok(whole);
    }
    let name = file.file_name().ok_or(ErrorKind::InvalidInput)?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(fs::canonicalize(folder)?.join(name))
}
