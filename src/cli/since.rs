//! What has become of the findings of the last run. Nothing is kept beside the documents for it: the last run is the receipt or report
//! that `--since` names, or the receipt that `--receipt` writes over.

use std::path::Path;

use super::args::CheckArgs;
use super::exit::Failure;
use super::inspect::masked;
use super::trusted;
use crate::config;
use crate::language::{Language, both};
use crate::report::comparison::Comparison;
use crate::report::earlier::{self, Earlier, EarlierDocument};
use crate::report::{Reported, Since};
use crate::rule;

/// Bytes of the largest report or receipt that is read.
pub(super) const LARGEST: u64 = 1 << 30;

/// The last run, and what is known of this one.
pub(super) struct Last {
    shown: String,
    earlier: Earlier,
    now: Earlier,
}

impl Last {
    /// The run that this one is held against; `None`: there is none.
    pub(super) fn of(args: &CheckArgs) -> Result<Option<Self>, Failure> {
        let named = args.since.as_deref().map(|file| read(file).map(|earlier| (file, earlier))).transpose()?;
        // One that was changed, or is none, takes no part: whether it may be written over is said elsewhere.
        let replaced = || args.receipt.iter().find_map(|file| Some((file.as_path(), replaced(file)?)));
        let last = named.or_else(replaced);
        Ok(last.map(|(file, earlier)| {
            let mut now = Earlier::default();
            now.has_clean = true;
            now.rules_version = Some(rule::RULES_VERSION.to_owned());
            Self { shown: shown(file), earlier, now }
        }))
    }

    /// Takes a document of this run.
    pub(super) fn take(&mut self, document: &Reported, language: Language) {
        self.now.documents.push(EarlierDocument::of(document, language));
    }

    /// What has become of the documents that this run met.
    pub(super) fn end(&self) -> Since {
        let comparison = Comparison::of(&self.earlier, &self.now).of_met();
        Since::of(self.shown.clone(), self.earlier.time.clone(), &comparison)
    }
}

/// The receipt that is to be written over.
fn replaced(file: &Path) -> Option<Earlier> {
    let bytes = config::read_file(file, LARGEST).ok()?;
    earlier::read(&bytes).filter(|earlier| earlier.is_unchanged == Some(true))
}

/// Reads a report, a receipt or a ledger of an earlier run.
pub(super) fn read(file: &Path) -> Result<Earlier, Failure> {
    let name = shown(file);
    let bytes = config::read_file(file, LARGEST)
        .map_err(|why| Failure::new(both!("{name} 读不了：{why}", "{name} cannot be read: {why}"; why)))?;
    let earlier = earlier::read(&bytes).ok_or_else(|| {
        Failure::new(both!(
            "{name} 不是核稿的 JSON 报告、核稿单（.html、.json）或台账（.csv），没法比较",
            "{name} is no JSON report, receipt (.html, .json) or ledger (.csv) of hegao: nothing can be compared with it"
        ))
    })?;
    if earlier.is_unchanged == Some(false) {
        return Err(Failure::new(both!(
            "核稿单 {name} 写好后有改动（校验码不符），不能拿来比较；请用原来的文件",
            "the receipt {name} was changed since it was written (its check sum does not fit): use the original"
        )));
    }
    Ok(earlier)
}

pub(super) fn shown(file: &Path) -> String {
    masked(&trusted::name(None, file))
}
