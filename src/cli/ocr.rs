//! `--ocr COMMAND`: the program that recognises the text of pages that are pictures. It is the user's own, named on the command line
//! and nowhere else: no file that somebody sends may name a program to be started.
//!
//! The command is split at blanks, with quotation marks around words that have some, and no shell sees it. `{}` stands for a
//! file with the picture, which is gone afterwards; without it the picture goes in on standard input. The text comes
//! out on standard output, in UTF-8.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crate::document::PagePicture;
use crate::language::both;
use crate::reading::Recogniser;

use super::exit::Failure;

/// What stands for the file.
const FILE: &str = "{}";

/// Bytes of the longest text of a page: a page of small print has twenty thousand.
const LONGEST: u64 = 4 << 20;

/// What asks the program that `command` names, with so many seconds for each picture.
pub(super) fn recogniser(command: &str, seconds: u64) -> Result<Recogniser, Failure> {
    let words = words(command);
    if words.first().is_none_or(|program| program == FILE) {
        let said = both!(
            "--ocr 没有写程序，如 --ocr 'tesseract {FILE} stdout -l chi_sim'",
            "--ocr names no program, as in --ocr 'tesseract {FILE} stdout -l chi_sim'"
        );
        return Err(Failure::new(said));
    }
    if let Some(program) = words.first().filter(|program| !is_there(program)) {
        let said = both!(
            "--ocr 里的程序“{program}”找不到；请先装好，或写出它的完整路径",
            "the program “{program}” of --ocr is not found: install it, or write its full path"
        );
        return Err(Failure::new(said));
    }
    Ok(Box::new(move |picture| text(&words, picture, Duration::from_secs(seconds))))
}

/// Whether there is a file that the system would start for `program`: by its path, or in one of the folders of programs.
fn is_there(program: &str) -> bool {
    let is_file = |path: &Path| {
        // Windows adds what the name leaves out.
        let ending = std::env::consts::EXE_SUFFIX;
        path.is_file() || !ending.is_empty() && PathBuf::from(format!("{}{ending}", path.display())).is_file()
    };
    let path = Path::new(program);
    if path.components().count() > 1 || path.is_absolute() {
        return is_file(path);
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    // Windows looks in the working directory, too.
    (cfg!(windows) && is_file(path)) || std::env::split_paths(&folders).any(|folder| is_file(&folder.join(path)))
}

/// The words of a command.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in command.chars() {
        match (c, quote) {
            ('"' | '\'', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, Some(open)) if c == open => quote = None,
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// What the program says of a picture; `None`: it cannot be started, fails, takes too long, or writes no UTF-8.
fn text(words: &[String], picture: &PagePicture, patience: Duration) -> Option<String> {
    let [program, arguments @ ..] = words else { return None };
    let mut command = Command::new(program);
    let needs_file = arguments.iter().any(|word| word.contains(FILE));
    // It goes with the end of this function, however that is reached.
    let file = needs_file.then(|| written(picture)).flatten();
    if needs_file && file.is_none() {
        return None;
    }
    for word in arguments {
        match &file {
            Some(file) => command.arg(word.replace(FILE, &file.path().to_string_lossy())),
            None => command.arg(word),
        };
    }
    let stdin = if needs_file { Stdio::null() } else { Stdio::piped() };
    let mut process = command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let said = said(&mut process, picture, patience);
    let ended = if said.is_some() { process.wait().ok() } else { None };
    if ended.is_none() {
        let _ = process.kill();
        let _ = process.wait();
    }
    said.filter(|_| ended.is_some_and(|status| status.success()))
}

/// The picture in a file of its own, which only this user may read.
fn written(picture: &PagePicture) -> Option<tempfile::NamedTempFile> {
    let mut file =
        tempfile::Builder::new().prefix("hegao-").suffix(&format!(".{}", picture.extension)).tempfile().ok()?;
    file.write_all(&picture.bytes).ok()?;
    file.flush().ok()?;
    Some(file)
}

/// What it writes until it ends its output.
fn said(process: &mut Child, picture: &PagePicture, patience: Duration) -> Option<String> {
    let (input, output) = (process.stdin.take(), process.stdout.take()?);
    let (sender, receiver) = channel();
    let bytes = picture.bytes.clone();
    thread::spawn(move || {
        // A program that takes no more of the picture may have seen enough.
        let _ = input.map(|mut input| input.write_all(&bytes));
    });
    thread::spawn(move || {
        let mut said = Vec::new();
        let read = output.take(LONGEST).read_to_end(&mut said);
        let _ = sender.send(read.ok().map(|_| said));
    });
    String::from_utf8(receiver.recv_timeout(patience).ok()??).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_words_and_no_shell() {
        assert_eq!(words("tesseract {} stdout -l chi_sim"), ["tesseract", "{}", "stdout", "-l", "chi_sim"]);
        assert_eq!(words("  'C:\\Program Files\\t.exe' \"\" a'b c'd "), ["C:\\Program Files\\t.exe", "", "ab cd"]);
        assert!(words(" \t").is_empty());
        assert!(recogniser("", 1).is_err() && recogniser("{}", 1).is_err());
    }

    #[test]
    fn a_program_that_is_not_there_is_refused() {
        let own = std::env::current_exe().unwrap();
        assert!(recogniser(&format!("'{}' {{}}", own.display()), 1).is_ok());
        for program in ["no-such-program {}", "/no/such/program", "./no-such-program"] {
            assert!(recogniser(program, 1).is_err(), "{program}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_fails_or_stops_says_nothing() {
        let picture = PagePicture { page: 1, part: None, extension: "pnm".into(), bytes: b"P5".to_vec() };
        let asked = |command: &str, seconds| recogniser(command, seconds).ok().and_then(|asks| asks(&picture));
        assert_eq!(asked("cat", 30).as_deref(), Some("P5"));
        assert_eq!(asked("cat {}", 30).as_deref(), Some("P5"));
        assert_eq!(asked("cat {} no-such-file", 30), None);
        assert_eq!(asked("no-such-program {}", 30), None);
        assert_eq!(asked("sleep 60", 0), None);
    }
}
