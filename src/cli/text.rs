//! `hegao text`: what was read of a document, so that anyone can see what was examined.
//!
//! A paragraph is a line, as a program that compares texts wants it (git's `textconv`). What a reader does not see stands at
//! the end, each under the name of its kind. Nothing is masked here: to show the text is what the command is for.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::args::TextArgs;
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::inspect::{self, STDIN};
use super::reading::Reader;
use super::source::{Disk, Source, Unread};
use super::{ocr, setup, stdin};
use crate::document::{Block, Content, Document, Hidden, Place};
use crate::input::{Blob, Entry, Gap, Missing};
use crate::report::in_words;
use crate::report::reason::sentence;
use crate::rule::Language;
use crate::text::{LineIndex, code_points};

pub(super) fn run(args: &TextArgs) -> Result<Exit, Failure> {
    let start = args.files.first().map_or(Path::new("."), PathBuf::as_path);
    setup::speak_as_configured(args.config.as_deref(), start);
    missing(&args.files)?;
    let config = setup::configuration(args.config.as_deref(), start)?.config;
    let language = args.lang.unwrap_or(config.lang);
    let mut reader = Reader::new(config.limits);
    if let Some(command) = &args.ocr {
        reader = reader.recognising(ocr::recogniser(command, config.limits.seconds)?);
    }
    let mut exit = Exit::Clean;
    for file in &args.files {
        let mut out = String::new();
        if args.files.len() > 1 {
            let _ = writeln!(out, "==> {} <==", shown(&file.display().to_string()));
        }
        match read(file, &reader)? {
            Ok(document) => {
                document.gaps.iter().for_each(|gap| warn(file, gap, language));
                exit = if document.gaps.is_empty() { exit } else { Exit::Gap };
                write(&mut out, &document, args, language);
            }
            Err(gap) => {
                warn(file, &gap, language);
                exit = Exit::Gap;
            }
        }
        let written = console::print(out.as_bytes(), ColorChoice::Never);
        written.map_err(|error| write_failure(&error, &standard_output(), exit))?;
    }
    Ok(exit)
}

/// A file that is not there is a slip of the one who typed it.
fn missing(files: &[PathBuf]) -> Result<(), Failure> {
    let is_missing = |file: &&PathBuf| *file != Path::new(STDIN) && file.symlink_metadata().is_err();
    let paths: Vec<_> = files.iter().filter(is_missing).map(|path| inspect::masked(&named(path))).collect();
    if paths.is_empty() {
        return Ok(());
    }
    let missing = Missing::among(files, Path::new(""), paths);
    let spaced = missing.spaced.as_deref().map(inspect::masked);
    Err(Failure::new(Missing { spaced, ..missing }.said()))
}

fn read(file: &Path, reader: &Reader) -> Result<Result<Document, Gap>, Failure> {
    let limit = reader.limits().largest();
    let blob = if file == Path::new(STDIN) {
        stdin::read(STDIN.to_owned(), limit)?
    } else {
        let entry = Entry { path: file.to_owned(), name: named(file), named: true };
        Disk.read(&entry, limit).map_err(Unread::into_gap)
    };
    Ok(blob.and_then(|Blob { path, bytes }| reader.read(&path, bytes)))
}

/// The file's name as it was given, with `/`.
fn named(file: &Path) -> String {
    file.display().to_string().replace('\\', "/")
}

fn warn(file: &Path, gap: &Gap, language: Language) {
    let (colon, unread) = match language {
        Language::Zh => ("：", "没有读完"),
        Language::En => (": ", "not read whole"),
    };
    let part = gap.part.as_deref().map_or_else(String::new, |part| format!("{part}{colon}"));
    let (file, why) = (inspect::masked(&named(file)), sentence(&gap.reason, language));
    console::warn(&shown(&format!("{file}{colon}{unread}{colon}{part}{why}")));
}

/// The blocks, one a line.
fn write(out: &mut String, document: &Document, args: &TextArgs, language: Language) {
    // Seldom asked for: what has lines needs no labels, and what has labels has no lines.
    let lines = args.labels.then(|| document.parts.iter().map(|part| LineIndex::new(&part.text)).collect::<Vec<_>>());
    for block in document.blocks.iter().filter(|block| !(args.visible && block.hidden.is_some())) {
        let own = document.place(block).map(Cow::into_owned);
        let place = match (block.hidden, &lines) {
            (Some(_), _) => own,
            (None, Some(lines)) => own.or_else(|| line(document, block, lines)),
            (None, None) => None,
        };
        let label = place.map(|place| in_words(&place, language));
        if block.hidden.is_some() {
            let (hidden, unnamed) = match language {
                Language::Zh => ("隐藏：", "未命名"),
                Language::En => ("hidden: ", "unnamed"),
            };
            let _ = write!(out, "[{hidden}{}] ", label.as_deref().unwrap_or(unnamed));
        } else if let Some(label) = label {
            let _ = write!(out, "[{label}] ");
        }
        let text = document.text(block);
        match block.hidden {
            Some(Hidden::InvisibleCharacter | Hidden::DisguisingCharacter) => out.push_str(&code_points(text)),
            _ => out.push_str(&shown(text)),
        }
        out.push('\n');
    }
}

/// The line that a block starts on which has no other place.
fn line(document: &Document, block: &Block, lines: &[LineIndex]) -> Option<Place> {
    let (part, start) = match &block.content {
        Content::Slice(range) => (block.part, range.start),
        Content::Joined(joined) => joined.pieces.first().map(|piece| (piece.part, piece.origin.start()))?,
        Content::Headed { from, .. } => (block.part, *from),
    };
    let (part, lines) = (document.parts.get(part as usize)?, lines.get(part as usize)?);
    part.has_lines().then(|| Place::line(lines.line_column(&part.text, start as usize).line))
}

/// The text with its control characters made visible: a terminal might obey them, and a block is one line.
fn shown(text: &str) -> String {
    let picture = |c: char| match c {
        '\n' | '\r' | '\t' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32).unwrap_or(' '),
        '\u{7F}'..='\u{9F}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    text.chars().map(picture).collect()
}
