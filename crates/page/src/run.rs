//! Reports over several files: the receipt, and the report for programs.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use hegao::digest;
use hegao::document::Gap;
use hegao::language::Said;
use hegao::report::receipt::{Asked, Issue};
use hegao::report::{self, End, Head, Reported, RuleEntry, SkippedFile, Spool, Summary, Writer};
use hegao::rule::RULES_VERSION;
use hegao::session::Source;
use jiff::civil::Date;

use crate::desk::Desk;
use crate::wishes::Settings;

/// Files that were checked, for one report on them.
#[derive(Default)]
pub struct Run {
    documents: Vec<Reported>,
    skipped: Vec<SkippedFile>,
    newest: Option<Date>,
}

impl Desk {
    /// Checks a file for a report on several.
    ///
    /// # Errors
    /// What was decided cannot be read.
    pub fn add(&self, run: &mut Run, name: &str, bytes: &[u8], decided: &str, met: bool) -> Result<(), Said> {
        match self.work(decided)?.shown(name, bytes, met) {
            Ok(shown) => {
                run.newest = run.newest.max(shown.checked.written);
                run.documents.push(shown.checked.document);
            }
            Err(reason) => run.skipped.push(SkippedFile { path: self.session.masked(name), reason }),
        }
        Ok(())
    }

    /// Adds a file of which nothing could be read, as [`Desk::unread`].
    pub fn add_unread(&self, run: &mut Run, name: &str, why: &str, size: u64) {
        let gap = Gap::of_file(self.reason(why, size));
        run.documents.push(self.session.check(&Source::unread(name, gap)).document);
    }

    /// The report in a form: `receipt` or `receipt-page` (核稿单), `json`, or `html`. `now` is the time, `2026-12-01T09:30:00+08:00`.
    ///
    /// # Errors
    /// The settings are wrong.
    pub fn report(&self, run: &Run, form: &str, settings: &str, now: &str) -> Result<Vec<u8>, Said> {
        let mut head = Head::new(env!("CARGO_PKG_VERSION"), RULES_VERSION, spool);
        head.issue = self.issue(&Settings::read(settings)?, now);
        let (mut out, language) = (Vec::new(), self.language());
        let writer: Box<dyn Writer> = match form {
            "receipt" => report::receipt::json(&head, language, &mut out),
            "receipt-page" => report::receipt::page(&head, language, &mut out),
            "html" => report::html::writer(&head, language, &mut out),
            _ => report::json::writer(&head, language, &mut out),
        };
        self.write(run, writer).expect("internal error: memory that cannot be written to");
        Ok(out)
    }

    fn write(&self, run: &Run, mut writer: Box<dyn Writer + '_>) -> std::io::Result<()> {
        let (mut summary, mut met) = (Summary::default(), BTreeSet::<Arc<str>>::new());
        for document in &run.documents {
            writer.document(document)?;
            summary.add(document);
            met.extend(document.findings.iter().map(|finding| finding.rule.clone()));
            met.extend(document.omitted.iter().map(|omitted| omitted.rule.clone()));
        }
        let rules = self.session.rules().iter().filter(|rule| met.contains(rule.id.as_str()));
        let mut end = End::default();
        end.summary = summary;
        end.skipped = run.skipped.clone();
        end.tables_behind = self.session.tables_behind(run.newest);
        end.rules = rules.map(|rule| RuleEntry::of(rule, self.language())).collect();
        writer.end(&end)
    }

    /// What a receipt says of the run.
    fn issue(&self, settings: &Settings, now: &str) -> Issue {
        let rules = self.session.rules();
        Issue {
            time: now.to_owned(),
            config_sha256: None,
            rules: rules.len(),
            rules_sha256: digest::packed(&rules),
            tables: self.session.tables().to_vec(),
            tables_sha256: self.tables_sha256.clone(),
            asked: Asked {
                audience: settings.audience.map(|audience| audience.name().to_owned()),
                date: settings.date.clone(),
                ..Asked::default()
            },
        }
    }
}

/// What is written later waits in memory: a page has no files.
fn spool() -> Box<dyn Spool> {
    Box::new(Cursor::new(Vec::new()))
}
