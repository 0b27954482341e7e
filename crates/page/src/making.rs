//! Making files: a copy with notes, a mended one, one without its values.

use std::fmt::Write as _;
use std::path::Path;

use hegao::document::write::annotate::Author;
use hegao::document::write::redact::hidden::Item;
use hegao::document::{Reader, Writes};
use hegao::language::{Said, both};
use hegao::report::label;
use hegao::revise::annotate::{self, Original, Told, annotated, plain};
use hegao::revise::fix::{self, Fixing, Left, Number, Stage, Wants, fixables, no_writer};
use hegao::revise::redact::{self, Outcome, Redacting, told};
use hegao::revise::{Front, suffixed, why};
use hegao::session::{Fixables, Noting};

use crate::desk::{Desk, Work, file_name};
use crate::wishes::{Pick, picks};

/// A file that was made, or why there is none.
pub struct Made {
    /// What it is to be called.
    pub name: String,
    /// What is said of it. Masked.
    pub said: String,
    /// What is stored in it; `None`: nothing was made.
    pub bytes: Option<Vec<u8>>,
}

impl Desk {
    /// A copy with what was found as notes in it; with `tracks`, what a program may mend as tracked changes. `now` is the time,
    /// `2026-12-01T09:30:00+08:00`.
    ///
    /// # Errors
    /// What was decided cannot be read.
    pub fn annotate(&self, name: &str, bytes: &[u8], decided: &str, tracks: bool, now: &str) -> Result<Made, Said> {
        let work = self.work(decided)?;
        let document = match work.read(name, bytes.to_vec()) {
            Ok(document) => document,
            Err(gap) => return Ok(self.none(&told::unread(&gap))),
        };
        let original = Original { path: name.to_owned(), bytes: bytes.to_vec(), document };
        let author = Author { name: "核稿".into(), date: now.to_owned() };
        let mut noting = Noting::default();
        noting.tracks = tracks;
        let told = plain(&work, &original).and_then(|earlier| {
            let has_earlier = earlier.is_some();
            annotated(&work, &earlier.unwrap_or(original), has_earlier, noting, &author)
        });
        Ok(match told {
            Err(refusal) => self.none(&why(&refusal)),
            Ok(Told { copy: None, .. }) => self.none(&both!("没有要批注的", "there is nothing to comment on")),
            Ok(Told { noted, copy: Some(copy) }) => {
                let (count, tracked) = (noted.notes.len(), copy.tracked);
                let said = match tracked {
                    0 => both!("写入 {count} 条批注", "{count} comments written"),
                    _ => both!(
                        "写入 {count} 条批注，其中 {tracked} 条写成修订",
                        "{count} comments written, {tracked} of them as tracked changes"
                    ),
                };
                self.made(&beside(name, annotate::SUFFIX), &said, copy.bytes)
            }
        })
    }

    /// A copy in which the findings of `wanted` (JSON, [`Pick`]s) are mended; with none, all that a program may mend.
    ///
    /// # Errors
    /// What was decided cannot be read.
    pub fn fix(&self, name: &str, bytes: &[u8], decided: &str, wanted: &str) -> Result<Made, Said> {
        let (work, picks) = (self.work(decided)?, picks(wanted)?);
        let document = match work.read(name, bytes.to_vec()) {
            Ok(document) => document,
            Err(gap) => return Ok(self.none(&told::unread(&gap))),
        };
        let writes = Reader::of(document.format).writes;
        let fixables = match fixables(&work, name, &document).filter(|_| writes != Writes::Nothing) {
            Some(fixables) => fixables,
            None => return Ok(self.none(&no_writer(document.format))),
        };
        let numbers: Vec<Number> = picks.iter().filter_map(|pick| number(&fixables, pick)).collect();
        if numbers.len() < picks.len() {
            return Ok(self.none(&both!(
                "选定的问题里有的已经不在这份文件里，请重新核对",
                "some of the findings that were chosen are not in this file any more: check it again"
            )));
        }
        let wants = Wants { numbers, ..Wants::default() };
        let first = Stage { bytes: bytes.to_vec(), document, fixables };
        Ok(match Fixing::new(&work, name, &wants).run(&first) {
            Err(refusal) => self.none(&why(&refusal)),
            Ok(fixed) => {
                let said = self.told_of(fixed.places(), &fixed.left);
                match fixed.last {
                    Some(last) => self.made(&beside(name, fix::SUFFIX), &said, last.bytes),
                    None => self.none(&said),
                }
            }
        })
    }

    /// How many places were mended, and what was wanted and was not, with the reason.
    fn told_of(&self, places: usize, left: &[Left]) -> Said {
        let language = self.language();
        let head = both!("改了 {places} 处", "{places} places fixed");
        let lines = left.iter().map(|one| {
            let (place, message, why) = (label(&one.finding.location, language), &one.finding.message, one.why.said());
            both!("没有改：{place} {message}：{why}", "not changed: {place} {message}: {why}"; why)
        });
        Said::lines(std::iter::once(head).chain(lines))
    }

    /// A copy without the private values; with `cleans`, without comments, changes, authors and other hidden data either.
    ///
    /// # Errors
    /// What was decided cannot be read.
    pub fn redact(&self, name: &str, bytes: &[u8], cleans: bool) -> Result<Made, Said> {
        let work = self.work("[]")?;
        let items: &[Item] = if cleans { &Item::ALL } else { &[] };
        let redacting: Redacting<'_, Work<'_>> = Redacting { front: &work, name, items };
        Ok(match redacting.run(bytes) {
            Outcome::Refused(why) => self.none(&why),
            Outcome::Remains(places) => self.none(&told::remains(&self.session.masked(name), &places)),
            Outcome::Done(done) => {
                let file = beside(&done.file_name, redact::SUFFIX);
                let mut said = told::done(&self.session.masked(name), &file, &done);
                for gap in &done.gaps {
                    let _ = writeln!(said.zh, "{}", gap.zh);
                    let _ = writeln!(said.en, "{}", gap.en);
                }
                self.made(&file, &said, done.bytes)
            }
        })
    }

    fn made(&self, name: &str, said: &Said, bytes: Vec<u8>) -> Made {
        Made { name: name.to_owned(), said: self.say(said), bytes: Some(bytes) }
    }

    fn none(&self, said: &Said) -> Made {
        Made { name: String::new(), said: self.say(said), bytes: None }
    }

    pub(crate) fn say(&self, said: &Said) -> String {
        said.in_language(self.language()).trim_end().to_owned()
    }
}

/// The number of the finding that is meant.
fn number(fixables: &Fixables, pick: &Pick) -> Option<Number> {
    let is_meant = |finding: &hegao::finding::Finding| {
        *finding.rule == *pick.rule
            && finding.location.block == Some(pick.block)
            && finding.location.range.start == pick.start
    };
    let fixable = fixables.told().find(|fixable| is_meant(&fixable.finding))?;
    Some(Number { number: fixable.number?, choice: Some(pick.choice + 1) })
}

/// The name of a file beside the one at `path`.
fn beside(path: &str, suffix: &str) -> String {
    suffixed(Path::new(&*file_name(path)), suffix).to_string_lossy().into_owned()
}
