//! What is said of a document that was fixed: how many places, what is left and why.

use std::collections::BTreeMap;

use crate::cli::args::FixArgs;
use crate::cli::inspect::Inspector;
use crate::cli::target::Target;
use crate::finding::{Finding, Suggestion};
use crate::input::Gap;
use crate::language::{Language, Said, both};
use crate::report::label;
use crate::report::reason::sentence;
use crate::revise::fix::{Change, Fixed, Left, Made, Origins, Stage};
use crate::session::Fixable;
use crate::text::LineColumn;

/// So many of each sort are listed where not all are asked for.
const LISTED: usize = 20;

pub(super) struct Words<'a> {
    args: &'a FixArgs,
    inspector: &'a Inspector<'a>,
    language: Language,
}

impl<'a> Words<'a> {
    pub(super) fn of(args: &'a FixArgs, inspector: &'a Inspector<'a>) -> Self {
        Self { args, inspector, language: inspector.session.language() }
    }

    fn said(&self, said: &Said) -> String {
        said.in_language(self.language).to_owned()
    }

    fn lists_all(&self) -> bool {
        self.args.verbose || self.is_preview()
    }

    /// The path of a file, masked.
    pub(super) fn name(&self, path: &str) -> String {
        self.inspector.masked(path)
    }

    pub(super) fn own(&self, path: &str) -> String {
        let name = self.name(path);
        self.said(&both!("{name}：是核稿的报告或基线，没有改", "{name}: a report or baseline of hegao, not changed"))
    }

    pub(super) fn unread(&self, path: &str, gap: &Gap) -> String {
        let (name, why) = (self.name(path), sentence(&gap.reason, self.language));
        self.said(&both!("{name}：没有读完，没有改：{why}", "{name}: not read, not changed: {why}"))
    }

    /// A file that cannot be changed as a whole.
    pub(super) fn refused(&self, path: &str, stage: &Stage, why: &Said) -> String {
        let (name, left) = (self.name(path), stage.fixables.told().count());
        self.said(&both!(
            "{name}：改了 0 处，剩 {left} 处要人定；没有改：{why}",
            "{name}: 0 places fixed, {left} left to somebody; not changed: {why}"; why
        ))
    }

    /// What came of a document.
    pub(super) fn fixed(&self, path: &str, first: &Stage, fixed: &Fixed, target: Option<&Target>) -> String {
        let last = fixed.last.as_ref().unwrap_or(first);
        let (name, count, left) = (self.name(path), fixed.places(), last.fixables.told().count());
        let place = self.place_of(fixed, target);
        let mut lines = vec![self.said(&both!(
            "{name}：改了 {count} 处，剩 {left} 处要人定{place}",
            "{name}: {count} places fixed, {left} left to somebody{place}"; place
        ))];
        for gap in &last.fixables.gaps {
            let why = sentence(&gap.reason, self.language);
            lines.push(self.said(&both!("  有内容没有读完：{why}", "  not read whole: {why}")));
        }
        self.rounds(fixed, &mut lines);
        self.list(&fixed.made, |made| self.made(made), &both!("改了", "fixed"), &mut lines);
        self.list(&self.left_of(first, fixed), |left| self.left(left), &both!("没有改", "not changed"), &mut lines);
        self.rest(first, fixed, &mut lines);
        lines.join("\n")
    }

    fn place_of(&self, fixed: &Fixed, target: Option<&Target>) -> Said {
        match target {
            _ if fixed.last.is_none() => both!("；没有写新文件", "; nothing was written"),
            Some(_) if self.args.target.in_place => both!("；已就地改写", "; changed in place"),
            Some(target) => {
                let shown = target.shown();
                both!("；写入 {shown}", "; written to {shown}")
            }
            None => both!("；只是预览，没有写", "; a preview, nothing was written"),
        }
    }

    fn rounds(&self, fixed: &Fixed, lines: &mut Vec<String>) {
        let (waited, rounds) = (fixed.waited, fixed.rounds);
        if waited > 0 {
            lines.push(self.said(&both!(
                "  {waited} 处会动到别的问题所指的字，留到下一轮才看（共 {rounds} 轮）",
                "  {waited} would change what another finding names and were left for the next round ({rounds} rounds)"
            )));
        }
        if fixed.is_cut {
            lines.push(self.said(&both!(
                "  改了 {rounds} 轮，还有可改的；请对改好的文件再运行一次",
                "  after {rounds} rounds more could be fixed: run it again on the new file"
            )));
        }
    }

    fn list<T>(&self, all: &[T], line: impl Fn(&T) -> Said, sort: &Said, lines: &mut Vec<String>) {
        let most = if self.lists_all() { usize::MAX } else { LISTED };
        for one in all.iter().take(most) {
            let line = line(one);
            lines.push(self.said(&both!("  {sort} {line}", "  {sort} {line}"; sort, line)));
        }
        let more = all.len().saturating_sub(most);
        if more > 0 {
            lines.push(self.said(&both!(
                "  {sort}：还有 {more} 条，加 --verbose 全部列出",
                "  {sort}: {more} more, listed with --verbose"; sort
            )));
        }
    }

    fn made(&self, made: &Made) -> Said {
        let finding = &made.finding;
        let (head, change) = (self.head(made.number, finding), change(finding, made.choice, made.change));
        let (rule, places) = (&finding.rule, made.places);
        let places = if places > 1 { both!("（{places} 处）", " ({places} places)") } else { Said::default() };
        both!("{head}{change}{places}  {rule}", "{head}{change}{places}  {rule}"; head, change, places)
    }

    fn left(&self, (left, number, finding): &(&Left, Option<usize>, &Finding)) -> Said {
        let (head, change) = (self.head(*number, finding), change(finding, left.choice, left.change));
        let (why, rule) = (left.why.said(), &finding.rule);
        both!("{head}{change}  {rule}：{why}", "{head}{change}  {rule}: {why}"; head, change, why)
    }

    /// What was wanted and not made, as the file has it that is there then: in a preview the old one.
    fn left_of<'f>(&self, first: &'f Stage, fixed: &'f Fixed) -> Vec<(&'f Left, Option<usize>, &'f Finding)> {
        let mut origins = Origins::of(first);
        let told = |left: &'f Left| {
            let origin = if self.is_preview() && fixed.last.is_some() { origins.find(&left.finding) } else { None };
            let (number, finding) = origin.map_or((left.number, &left.finding), |one| (one.number, &one.finding));
            (left, number, finding)
        };
        fixed.left.iter().map(told).collect()
    }

    /// `#3 第5行第2列：`.
    fn head(&self, number: Option<usize>, finding: &Finding) -> Said {
        let number = number.map_or_else(String::new, |number| format!("#{number} "));
        let place = match finding.location.start {
            Some(LineColumn { line, column, .. }) => both!("第{line}行第{column}列", "line {line}, column {column}"),
            None => Said { zh: label(&finding.location, Language::Zh), en: label(&finding.location, Language::En) },
        };
        both!("{number}{place}：", "{number}{place}: "; place)
    }

    /// The suggestions of a finding, each with the word that chooses it.
    pub(super) fn choices(&self, number: usize, fixable: &Fixable) -> Said {
        let choice = |(index, suggestion): (usize, &Suggestion)| {
            let (index, text) = (index + 1, shown(&suggestion.text));
            both!("'#{number}={index}' “{text}”", "'#{number}={index}' “{text}”")
        };
        Said::joined(fixable.finding.suggestions.iter().enumerate().map(choice), "、", ", ")
    }

    /// What is left to somebody, but for what was tried: of the document as it is, whose numbers can be given to the next run.
    fn rest(&self, first: &Stage, fixed: &Fixed, lines: &mut Vec<String>) {
        let is_preview = self.is_preview();
        let now = fixed.last.as_ref().filter(|_| !is_preview).unwrap_or(first);
        let mut told: BTreeMap<(String, String), usize> = BTreeMap::new();
        let key = |finding: &Finding| (finding.rule.to_string(), finding.matched.clone());
        let made = fixed.made.iter().map(|made| &made.finding).filter(|_| is_preview);
        for finding in fixed.left.iter().map(|left| &left.finding).chain(made) {
            *told.entry(key(finding)).or_default() += 1;
        }
        let mut is_told = |one: &&Fixable| {
            let left = told.get_mut(&key(&one.finding)).filter(|left| **left > 0);
            left.map(|left| *left -= 1).is_some()
        };
        let (_, rest): (Vec<&Fixable>, Vec<&Fixable>) = now.fixables.told().partition(&mut is_told);
        let count = rest.len();
        if count > 0 && !self.lists_all() {
            lines.push(self.said(&both!(
                "  {count} 处没有现成的写法，或有几个写法、没有把握：加 --dry-run 列出编号，用 '#编号' 选定",
                "  {count} have no suggestion, several, or none that is safe: --dry-run lists their numbers, '#NUMBER' chooses"
            )));
            return;
        }
        lines.extend(rest.into_iter().map(|one| self.said(&self.left_to_somebody(one))));
        if count > 0 && fixed.last.is_some() && !is_preview {
            lines.push(self.said(&both!("  编号是改好的文件里的", "  the numbers are those of the new file")));
        }
    }

    fn is_preview(&self) -> bool {
        self.args.diff || self.args.dry_run
    }

    fn left_to_somebody(&self, one: &Fixable) -> Said {
        let finding = &one.finding;
        let number = one.number;
        let (head, rule, message) = (self.head(number, finding), &finding.rule, shown(&finding.message));
        let choices = match (number, &one.rewrite) {
            (_, None) => both!("没有现成的写法", "no suggestion"),
            (Some(number), Some(_)) => {
                let choices = self.choices(number, one);
                both!("可选 {choices}", "choose {choices}"; choices)
            }
            (None, Some(rewrite)) => {
                let texts = rewrite.replacements.len();
                let texts = finding.suggestions.iter().take(texts).map(|one| format!("“{}”", shown(&one.text)));
                let texts = Said::list(texts);
                both!("可选 {texts}", "choose {texts}"; texts)
            }
        };
        both!("  要人定 {head}{message}  {rule}：{choices}", "  left {head}{message}  {rule}: {choices}"; head, choices)
    }
}

/// `“布署” → “部署”`.
fn change(finding: &Finding, choice: usize, change: Change) -> Said {
    let old = shown(&finding.matched);
    let new = finding.suggestions.get(choice).map(|suggestion| shown(&suggestion.text)).unwrap_or_default();
    match change {
        Change::Join => both!("“{old}”处的断行接起", "the break within “{old}” taken out"),
        Change::Mask => both!("遮盖“{old}”", "“{old}” masked"),
        Change::Words if new.is_empty() => both!("删去“{old}”", "“{old}” taken out"),
        Change::Words => both!("“{old}” → “{new}”", "“{old}” → “{new}”"),
    }
}

/// A terminal might obey control characters, and what is said is one line.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
