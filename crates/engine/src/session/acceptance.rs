//! Accepting findings: which those are that somebody names by their numbers, and what a configuration has to say to accept them and
//! no others.

use std::collections::HashSet;
use std::path::Path;

use jiff::civil::Date;

use super::{Fixables, Session, Source};
use crate::config::{Addition, Config, NewException, Seen, relative};
use crate::finding::{Finding, Severity};
use hegao_rules::language::{Said, both};

/// What somebody decides about findings.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Why they are accepted.
    pub reason: String,
    /// The last day on which that holds.
    pub until: Option<Date>,
    /// Who decides.
    pub by: Option<String>,
}

/// Findings that are to be accepted. Everything in it is masked.
#[non_exhaustive]
pub struct Acceptance {
    /// What the configuration has to say.
    pub addition: Addition,
    /// The findings, with those that one of a column speaks for.
    pub findings: Vec<Finding>,
    /// How many of them must not go out.
    pub errors: usize,
    seen: String,
}

impl Session {
    /// What accepts the findings of a document that have these numbers in its report; the configuration stands in `folder`
    /// (absolute). `None`: nothing is said of the document.
    ///
    /// # Errors
    /// A number that the report does not have, or a day that is past.
    pub fn acceptance(
        &self,
        source: &Source<'_>,
        numbers: &[usize],
        decision: &Decision,
        folder: &Path,
    ) -> Option<Result<Acceptance, Said>> {
        let fixables = self.fixables(source)?;
        Some(self.accepting(source, &fixables, numbers, decision, folder))
    }

    fn accepting(
        &self,
        source: &Source<'_>,
        fixables: &Fixables,
        numbers: &[usize],
        decision: &Decision,
        folder: &Path,
    ) -> Result<Acceptance, Said> {
        let today = self.options.today.first;
        if let Some(until) = decision.until.filter(|until| *until < today) {
            return Err(both!(
                "--until {until} 已经过去，写了也不会放过；今天是 {today}",
                "--until {until} is past: it would accept nothing. Today is {today}"
            ));
        }
        let place = self.options.base.join(source.place);
        let seen = relative(&place, folder);
        let path = match place.starts_with(folder) {
            true => Seen::Below(self.masked(&seen)),
            false => Seen::Anywhere(self.masked(&relative(&place, place.parent().unwrap_or(folder)))),
        };
        let (mut exceptions, mut findings) = (Vec::new(), Vec::new());
        for &number in numbers {
            let meant = numbered(fixables, number)?;
            exceptions.push(exception(&meant, &path, decision));
            findings.extend(meant.into_iter().cloned());
        }
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        Ok(Acceptance { addition: Addition::Exceptions(exceptions), findings, errors, seen })
    }
}

impl Acceptance {
    /// Whether a configuration accepts each of the findings.
    #[must_use]
    pub fn holds_in(&self, config: &Config) -> bool {
        let is_accepted = |finding| config.exceptions.iter().any(|exception| exception.fits(&self.seen, finding));
        self.findings.iter().all(is_accepted)
    }
}

/// The finding of that number, and those that it speaks for; each once.
fn numbered(fixables: &Fixables, number: usize) -> Result<Vec<&Finding>, Said> {
    let list = &fixables.list;
    let Some(head) = list.iter().position(|one| one.number == Some(number)) else {
        let last = list.iter().filter_map(|one| one.number).max().unwrap_or(0);
        return Err(match last {
            0 => both!(
                "没有 #{number}：这份文件现在没有要处理的问题",
                "there is no #{number}: nothing in this file is open"
            ),
            _ => both!(
                "没有 #{number}：报告里的编号到 #{last}。先运行 hegao check 看编号",
                "there is no #{number}: the numbers of the report end at #{last}. Run hegao check to see them"
            ),
        });
    };
    let mut known = HashSet::new();
    let told = list.iter().enumerate().filter(|(index, one)| *index == head || one.told_by == Some(head));
    Ok(told.map(|(_, one)| &one.finding).filter(|finding| known.insert(&finding.fingerprint)).collect())
}

fn exception(findings: &[&Finding], path: &Seen, decision: &Decision) -> NewException {
    let rule = findings.first().map_or_else(String::new, |finding| finding.rule.to_string());
    // A private match that shows no mask must not be written down: the fingerprint says which it is.
    let can_be_named = |finding: &&&Finding| !rule.starts_with("privacy/") || finding.matched.contains('*');
    let place = |finding: &&Finding| {
        let matched = Some(finding).filter(can_be_named).map(|finding| finding.matched.clone());
        (matched, finding.fingerprint.clone())
    };
    let Decision { reason, until, by } = decision.clone();
    let places = findings.iter().map(place).collect();
    NewException { rule: rule.clone(), path: path.clone(), places, reason, until, by }
}
