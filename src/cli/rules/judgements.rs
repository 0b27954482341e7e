//! The table of judged findings: which of the errors that the rules raise on a corpus are true, and which of a sample of others.

use std::path::Path;

use super::super::exit::Failure;
use crate::config;
use crate::finding::Finding;
use crate::language::both;

/// Bytes of the largest table of judgements that is read.
const LARGEST: u64 = 64 << 20;

/// What a person made of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    True,
    False,
    /// A reader may let it stand or not.
    Debatable,
}

impl Verdict {
    pub(super) const ALL: [Self; 3] = [Self::True, Self::False, Self::Debatable];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::False => "false",
            Self::Debatable => "debatable",
        }
    }
}

/// A judged finding. Holds a place, never a text: the table is public.
struct Judgement {
    document: String,
    /// Byte offset in the stored file.
    offset: u64,
    rule: String,
    verdict: Verdict,
}

/// A judgement table, held against what a run found.
pub(super) struct Judgements(Vec<Judgement>);

impl Judgements {
    /// Reads a table: tab-separated document, offset, rule and verdict (`true`, `false` or `debatable`), with a header line.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let shown = path.display();
        let read = config::read_file(path, LARGEST);
        let text = read.and_then(|bytes| {
            String::from_utf8(bytes).map_err(|_| both!("文件不是 UTF-8 编码", "the file is not encoded in UTF-8"))
        });
        let text = text.map_err(|reason| {
            Failure::new(both!("不能读取 {shown}：{reason}", "cannot read {shown}: {reason}"; reason))
        })?;
        let rows = text.lines().enumerate().skip(1).filter(|(_, row)| !row.trim().is_empty());
        let parse = |(number, row): (usize, &str)| {
            Judgement::parse(row).ok_or_else(|| {
                let number = number + 1;
                Failure::new(both!(
                    "{shown} 第 {number} 行应是：文件、偏移、规则、true、false 或 debatable，用制表符分开",
                    "line {number} of {shown} must be file, offset, rule and true, false or debatable, separated by tabs"
                ))
            })
        };
        rows.map(parse).collect::<Result<_, _>>().map(Self)
    }

    /// The verdict on a finding; `None` if nobody has judged it.
    pub(super) fn verdict(&self, finding: &Finding) -> Option<Verdict> {
        self.0.iter().find(|judgement| judgement.is_of(finding)).map(|judgement| judgement.verdict)
    }

    /// Rows about one of `paths` that no finding answers to any more.
    pub(super) fn stale<'a>(&'a self, paths: &[String], findings: &[Finding]) -> Vec<String> {
        let measured = |row: &&'a Judgement| paths.iter().any(|path| ends_with(path, &row.document));
        let gone = |row: &&'a Judgement| !findings.iter().any(|finding| row.is_of(finding));
        let name = |row: &'a Judgement| format!("{}\t{}\t{}", row.document, row.offset, row.rule);
        self.0.iter().filter(measured).filter(gone).map(name).collect()
    }
}

impl Judgement {
    fn parse(row: &str) -> Option<Self> {
        let mut cells = row.split('\t');
        let verdict = |word: &str| Verdict::ALL.into_iter().find(|verdict| verdict.name() == word);
        Some(Self {
            document: cells.next()?.to_owned(),
            offset: cells.next()?.parse().ok()?,
            rule: cells.next()?.to_owned(),
            verdict: verdict(cells.next()?)?,
        })
    }

    fn is_of(&self, finding: &Finding) -> bool {
        *finding.rule == *self.rule
            && finding.location.bytes.start == self.offset
            && ends_with(&finding.path, &self.document)
    }
}

/// Whether `path` ends in the folders and file of `tail`: where the corpus lies does not matter.
fn ends_with(path: &str, tail: &str) -> bool {
    Path::new(path).ends_with(tail)
}
