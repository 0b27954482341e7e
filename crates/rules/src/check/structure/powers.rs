//! Powers that the issuing organ's level does not have, or has no longer.

use jiff::civil::{Date, date};

use super::issuer;
use crate::check::page::{Clue, Page, Spotted};
use crate::facts::{Level, Organ};
use crate::language::Said;
use hegao_model::text::Span;

/// A power that a law gives to some organs only.
struct Power {
    /// What it is used on.
    object: &'static str,
    /// How texts say that it is used, directly before the object; the longer before the shorter.
    verbs: &'static [&'static str],
    /// From this day on.
    since: Date,
    /// The law, with the article.
    law: &'static str,
    /// What the others do.
    instead: &'static str,
    /// Departments that work on it for the government.
    office: &'static str,
}

const POWERS: [Power; 1] = [Power {
    object: "行政复议案件",
    verbs: &["受理、办理", "受理和办理", "受理、审理", "受理", "办理", "审理"],
    since: date(2024, 1, 1),
    law: "行政复议法第4条、第24条",
    instead: "配合做好行政复议工作",
    office: "司法",
}];

/// The text speaks of a part in it that everybody may have.
const PARTS: [&str; 9] = ["配合", "协助", "参加", "参与", "引导", "告知", "监督", "区政府", "县政府"];

pub(super) fn literals() -> Vec<String> {
    POWERS.iter().map(|power| power.object.to_owned()).collect()
}

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    let Some(issuer) = issuer(page) else { return Vec::new() };
    let spotted = page.each(clues).filter_map(|clue| {
        let power = &POWERS[clue.literal()];
        let text = &page.blocks[clue.block()].text;
        let before = &text.folded()[..clue.span.start()];
        let verb = power.verbs.iter().find(|verb| before.ends_with(**verb))?;
        let clause = before.rsplit(['，', '。', '；']).next().unwrap_or_default();
        let lacks = power.is_lacked_by(issuer) && page.facts.date.first >= power.since;
        (lacks && !PARTS.iter().any(|part| clause.contains(part))).then(|| {
            let span = Span::new(clue.span.start() - verb.len(), clue.span.end());
            Spotted {
                suggestions: vec![power.instead.to_owned()],
                detail: Some(Said { zh: power.law.into(), en: format!("“{}”", power.law) }),
                dated: true,
                ..Spotted::new(clue.block(), text.to_source(span))
            }
        })
    });
    spotted.collect()
}

impl Power {
    /// Only governments from the county up have it.
    fn is_lacked_by(&self, organ: &Organ) -> bool {
        organ.level == Some(Level::Township) || (organ.is_department && !organ.name.contains(self.office))
    }
}
