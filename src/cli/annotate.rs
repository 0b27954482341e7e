//! `hegao annotate`: what was found, written into a copy of the document.

use std::ffi::OsString;
use std::path::Path;

use jiff::ZonedDateTime;

use super::args::{AnnotateArgs, CheckArgs};
use super::check::Prepared;
use super::console;
use super::exit::{Exit, Failure};
use super::inspect::Inspector;
use super::original::{Original, refused, unread};
use super::target::{Target, suffixed};
use crate::document::write::annotate::{Annotated, Author, Removed, annotate, remove};
use crate::finding::{Severity, Status};
use crate::language::{Said, both};
use crate::session::{self, Noted, Noting};

/// What the name of an annotated file ends with.
const SUFFIX: &str = "-核稿";

pub(super) fn run(args: &AnnotateArgs) -> Result<Exit, Failure> {
    let check = CheckArgs { judging: args.judging.clone(), ..CheckArgs::plain(&args.files) };
    let Prepared { inspector, .. } = Prepared::of(&check, &args.files)?;
    if args.files.len() > 1 && args.target.output.as_ref().is_some_and(|output| !output.is_dir()) {
        return Err(Failure::new(both!(
            "文件不止一份，--output 要给一个已有的文件夹",
            "with more than one file --output has to be a folder that is there"
        )));
    }
    let mut exit = Exit::Clean;
    for file in &args.files {
        let one = if args.remove { take_out(args, &inspector, file)? } else { put_in(args, &inspector, file)? };
        exit = if one == Exit::Gap { one } else { exit };
    }
    inspector.reader.dismiss();
    Ok(exit)
}

/// Writes a copy with the notes.
fn put_in(args: &AnnotateArgs, inspector: &Inspector<'_>, file: &Path) -> Result<Exit, Failure> {
    let target = Target::of(&args.target, file, &suffixed(file, SUFFIX))?;
    let original = Original::read(file, &inspector.reader)?;
    let shown = original.shown(inspector);
    let bytes = original.bytes.clone();
    let original = plain(original, inspector, file)?;
    let is_own = session::is_own(&original.bytes);
    let mut noting = Noting::default();
    noting.tracks = args.track;
    noting.least = args.min_severity.unwrap_or(noting.least);
    let Noted { reported, notes, .. } =
        inspector.asked(&original.path, &original.document, is_own, |source| inspector.session.notes(source, noting));
    let exit = if original.document.gaps.is_empty() { Exit::Clean } else { Exit::Gap };
    if notes.is_empty() {
        console::say(&both!(
            "{shown}：没有要批注的，没有写新文件",
            "{shown}: nothing to comment on, nothing was written"
        ));
        return Ok(exit);
    }
    let author = Author { name: args.author.clone(), date: now() };
    let limits = inspector.reader.limits();
    let Annotated { bytes: written, tracked } =
        annotate(&original.path, &original.bytes, &original.document, &notes, &author, limits)
            .map_err(|refusal| refused(&shown, &refusal))?;
    target.write(&bytes, &written, |_| Ok(()))?;
    let active = |severity| {
        let of = |finding: &&crate::finding::Finding| finding.status == Status::Active && finding.severity == severity;
        reported.findings.iter().filter(of).count()
    };
    let [error, warning, note] = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| if severity >= noting.least { active(severity) } else { 0 });
    let (to, count) = (target.shown(), notes.len());
    let changes = match tracked {
        0 => Said::default(),
        _ => both!("，其中 {tracked} 条写成修订", ", {tracked} of them as tracked changes"),
    };
    console::say(&both!(
        "{to}：写入 {count} 条批注{changes}（不能发 {error}，请核对 {warning}，建议 {note}）",
        "{to}: {count} comments written{changes} ({error} must not go out, {warning} to check, {note} advice)"; changes
    ));
    Ok(exit)
}

/// The document without notes of this program.
fn plain(original: Original, inspector: &Inspector<'_>, file: &Path) -> Result<Original, Failure> {
    let Original { path, bytes, document } = &original;
    match remove(path, bytes, document.format, inspector.reader.limits()) {
        Ok(Some(Removed { bytes, .. })) => {
            Original::of(path.clone(), bytes, &inspector.reader).map_err(|gap| unread(file, &gap))
        }
        // Whoever cannot take notes out cannot put them in either, and says why.
        Ok(None) | Err(_) => Ok(original),
    }
}

/// Writes a copy without them.
fn take_out(args: &AnnotateArgs, inspector: &Inspector<'_>, file: &Path) -> Result<Exit, Failure> {
    let target = Target::of(&args.target, file, &without_suffix(file))?;
    let original = Original::read(file, &inspector.reader)?;
    let shown = original.shown(inspector);
    let removed = remove(&original.path, &original.bytes, original.document.format, inspector.reader.limits())
        .map_err(|refusal| refused(&shown, &refusal))?;
    let Some(Removed { bytes, is_exact }) = removed else {
        console::say(&both!("{shown}：里面没有核稿的批注", "{shown}: has no comments of hegao"));
        return Ok(Exit::Clean);
    };
    target.write(&original.bytes, &bytes, |_| Ok(()))?;
    let (to, how): (String, Said) = (
        target.shown(),
        match is_exact {
            true => both!("与批注前的文件一个字节不差", "it is the very file of before"),
            false => both!(
                "批注之后另有程序存过这份文件，去掉了核稿的批注，其余保持现在的样子",
                "another program has saved the file since: the comments of hegao are gone, all else is as it is now"
            ),
        },
    );
    console::say(&both!("{to}：{how}", "{to}: {how}"; how));
    Ok(Exit::Clean)
}

/// `报告-去批注.docx` for `报告-核稿.docx`.
fn without_suffix(file: &Path) -> OsString {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let plain = stem.strip_suffix(SUFFIX).filter(|stem| !stem.is_empty()).map(|stem| file.with_file_name(stem));
    let plain = plain.map(|plain| match file.extension() {
        Some(ending) => plain.with_added_extension(ending),
        None => plain,
    });
    suffixed(plain.as_deref().unwrap_or(file), "-去批注")
}

/// The time, to the second.
fn now() -> String {
    ZonedDateTime::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
