//! The receipt as a page: to be printed on A4 and signed. It runs no script; the JSON in it is data, which no browser runs.

use std::io::{self, Write};

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use super::super::html::{STYLE, escaped};
use super::super::mark::{Seal, Sealed};
use super::super::note;
use super::super::section::Section;
use super::super::text::summary::verdict;
use super::super::text::words::Words;
use super::super::{Counts, DocumentEntry, End, Head, Reported, Writer};
use super::read::INSIDE;
use super::shape::numbered;
use super::{Json, Spelling};
use crate::finding::{Finding, Status};
use hegao_rules::finding::Severity;
use hegao_rules::rule::Language;

const OWN_STYLE: &str = include_str!("style.css");

/// Documents wait: the verdict stands before them, the JSON behind.
pub(super) struct Page<'a> {
    head: &'a Head,
    language: Language,
    words: &'static Words,
    out: Seal<&'a mut dyn Write>,
    body: Section,
    data: Json<'a, Section>,
}

impl<'a> Page<'a> {
    pub(super) fn new(head: &'a Head, language: Language, out: &'a mut dyn Write) -> Self {
        let out = Seal::new(out, Some(Sealed::ReceiptPage));
        let (body, data) = (Section::new(head.spool), Json::new(head, language, Section::new(head.spool)));
        Self { head, language, words: Words::of(language), out, body, data }
    }
}

impl Writer for Page<'_> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        self.data.add(document)?;
        let Reported { entry, findings, omitted, .. } = document;
        let (words, out) = (self.words, &mut self.body);
        writeln!(out, "<section><h2>{}</h2>", escaped(&entry.path))?;
        known(out, words, &of_document(words, entry, Counts::of(document)))?;
        for gap in &entry.gaps {
            writeln!(out, "<p class=\"gap\">{}</p>", escaped(&words.gap_line(gap)))?;
        }
        if !findings.is_empty() {
            let titles = words.either(
                ["序号", "等级", "位置", "问题", "原文（已遮盖）", "规则", "指纹", "处理"],
                ["no.", "grade", "place", "fault", "match (masked)", "rule", "fingerprint", "status"],
            );
            let titles: String = titles.iter().map(|title| format!("<th>{title}</th>")).collect();
            writeln!(out, "<table><thead><tr>{titles}</tr></thead><tbody>")?;
            numbered(findings).try_for_each(|(number, finding)| row(out, words, number, finding))?;
            writeln!(out, "</tbody></table>")?;
        }
        for one in omitted {
            writeln!(out, "<p>{}</p>", escaped(&note::omitted(one, self.language)))?;
        }
        writeln!(out, "</section>")
    }

    fn end(self: Box<Self>, end: &End) -> io::Result<()> {
        let Self { head, words, mut out, body, data, .. } = *self;
        let (data, sum) = data.finish(end)?;
        begin(&mut out, words, head, end)?;
        known(&mut out, words, &of_run(words, head, end, &sum))?;
        body.copy(&mut out)?;
        for file in &end.skipped {
            let said = format!("{}{}{}", file.path, words.colon, words.skip_line(file.reason));
            writeln!(out, "<p class=\"dim\">{}</p>", escaped(&said))?;
        }
        signatures(&mut out, words)?;
        let [open, close] = INSIDE;
        writeln!(out, "{open}")?;
        data.copy(&mut out)?;
        writeln!(out, "{close}</body></html>")?;
        out.close().map(drop)
    }
}

fn begin(out: &mut dyn Write, words: &Words, head: &Head, end: &End) -> io::Result<()> {
    let style = format!("{STYLE}{OWN_STYLE}");
    let policy = format!("default-src 'none'; style-src 'sha256-{}'", BASE64.encode(&Sha256::digest(&style)));
    let (language, title) = words.either(("zh-CN", "核稿单"), ("en", "hegao receipt"));
    let counts = &end.summary.counts;
    let class = if counts.error == 0 && counts.gaps == 0 { "go" } else { "stop" };
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"><meta \
         name=\"generator\" content=\"hegao {}\"><title>{title}</title><style>{style}</style></head>\n<body><h1>{title}</h1>\n<p \
         class=\"verdict {class}\">{}</p>",
        escaped(&head.tool_version),
        escaped(&verdict(words, &end.summary)),
    )
}

/// A label, what is known, and whether that is a check sum.
type Known = (&'static str, String, bool);

fn known(out: &mut dyn Write, words: &Words, rows: &[Known]) -> io::Result<()> {
    writeln!(out, "<table class=\"known\"><tbody>")?;
    for (label, text, is_sum) in rows.iter().filter(|(_, text, _)| !text.is_empty()) {
        let class = if *is_sum { " class=\"sum\"" } else { "" };
        let label = label.trim_end_matches(words.colon);
        writeln!(out, "<tr><th scope=\"row\">{label}</th><td{class}>{}</td></tr>", escaped(text))?;
    }
    writeln!(out, "</tbody></table>")
}

/// What is said of the whole run.
fn of_run(words: &Words, head: &Head, end: &End, sum: &str) -> Vec<Known> {
    let issue = &head.issue;
    let list = |all: &[String]| all.join(words.either("、", ", "));
    let config = head.config.as_ref().map(|config| {
        let comma = words.either("，", ", ");
        let sum = issue.config_sha256.as_deref().map_or_else(String::new, |sum| format!("{comma}SHA-256 {sum}"));
        format!("{config}{sum}")
    });
    let count = issue.rules;
    vec![
        (words.either("核对时间", "checked at"), issue.time.clone(), false),
        (words.either("程序", "program"), format!("hegao {}", head.tool_version), false),
        (
            words.either("规则", "rules"),
            words.either(
                format!("内置规则版本 {}，共 {count} 条", head.rules_version),
                format!("built-in rules {}, {count} in all", head.rules_version),
            ),
            false,
        ),
        (words.either("规则的 SHA-256", "SHA-256 of the rules"), issue.rules_sha256.clone(), true),
        (words.either("事实表", "dated tables"), tables(words, head), false),
        (words.either("事实表的 SHA-256", "SHA-256 of the tables"), issue.tables_sha256.clone(), true),
        (
            words.either("配置", "configuration"),
            config.unwrap_or_else(|| words.either("没有", "none").to_owned()),
            false,
        ),
        (words.either("配置关掉的", "switched off"), list(&head.switched_off), false),
        (words.either("怎么核对的", "how it was checked"), asked(words, head), false),
        (words.either("以信任的版本为准的", "overruled"), list(&head.overruled), false),
        (
            words.either("基线", "baseline"),
            end.baseline.as_ref().map_or_else(String::new, |baseline| baseline.path.clone()),
            false,
        ),
        (words.either("本单校验码", "check sum of this receipt"), sum.to_owned(), true),
    ]
}

/// What the arguments asked for, in words.
fn asked(words: &Words, head: &Head) -> String {
    let asked = &head.issue.asked;
    let one = |label: &str, value: &Option<String>| value.as_ref().map(|value| format!("{label} {value}"));
    let many = |label: &str, all: &[String]| (!all.is_empty()).then(|| format!("{label} {}", all.join(",")));
    let model = match asked.spelling {
        Spelling::Off => words.either("没有用错别字模型", "without the typo model"),
        Spelling::Words => words.either("用了错别字模型（只看词）", "with the typo model (words)"),
        Spelling::On => words.either("用了错别字模型", "with the typo model"),
        Spelling::Review => words.either("用了错别字模型（审校）", "with the typo model (review)"),
    };
    let only = words.either("只核对改动的部分", "only changes were checked").to_owned();
    let all = [
        one("--audience", &asked.audience),
        one("--date", &asked.date),
        one("--genre", &asked.genre),
        many("--select", &asked.select),
        many("--ignore", &asked.ignore),
        Some(model.to_owned()),
        asked.only_changes.then_some(only),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(words.either("，", ", "))
}

/// What is said of one document.
fn of_document(words: &Words, entry: &DocumentEntry, counts: Counts) -> Vec<Known> {
    let Counts { error, warning, note, suppressed, baselined, .. } = counts;
    let (size, sum) = match &entry.content {
        Some(content) => {
            (words.either(format!("{} 字节", content.size), format!("{} bytes", content.size)), content.sha256.clone())
        }
        None => (words.either("没有读到", "not read").to_owned(), String::new()),
    };
    let found = words.either(
        format!("{error} 处不能发，{warning} 处请核对，{note} 处建议；{suppressed} 处同意放过，{baselined} 处在基线里"),
        format!(
            "{error} must not go out, {warning} to check, {note} advice; {suppressed} accepted, {baselined} in the baseline"
        ),
    );
    vec![
        (words.either("核对的内容", "content"), size, false),
        ("SHA-256", sum, true),
        (words.either("怎么读的", "how it was read"), words.facts(entry), false),
        (words.either("问题", "findings"), found, false),
    ]
}

fn row(out: &mut dyn Write, words: &Words, number: Option<usize>, finding: &Finding) -> io::Result<()> {
    let class = match (finding.status, finding.severity) {
        (Status::Active, Severity::Error) => "error",
        (Status::Active, Severity::Warning) => "warning",
        (Status::Active, Severity::Note) => "note",
        _ => "accepted",
    };
    let status = match (finding.status, &finding.accepted) {
        (Status::Active, _) => words.either("未处理", "open").to_owned(),
        (Status::Baselined, _) => words.either("在基线里", "in the baseline").to_owned(),
        (Status::Suppressed, Some(accepted)) => {
            format!("{}{}{}", words.either("放过", "accepted"), words.colon, words.accepted(accepted))
        }
        (Status::Suppressed, None) => words.either("放过", "accepted").to_owned(),
    };
    let others = finding.others.len();
    let message = match others {
        0 => finding.message.clone(),
        _ => words.either(
            format!("{}（另有 {others} 处）", finding.message),
            format!("{} ({others} more places)", finding.message),
        ),
    };
    let number = number.map_or_else(String::new, |number| number.to_string());
    writeln!(
        out,
        "<tr class=\"{class}\"><td>{number}</td><td class=\"grade\">{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td \
         class=\"sum\">{}</td><td>{}</td></tr>",
        words.severity(finding.severity),
        escaped(&words.place(&finding.location)),
        escaped(&message),
        escaped(&finding.matched),
        escaped(&finding.rule),
        escaped(&finding.fingerprint),
        escaped(&status),
    )
}

/// The dated tables, and how far each reaches.
fn tables(words: &Words, head: &Head) -> String {
    let of = words.either("截至", "as of");
    let all: Vec<String> =
        head.issue.tables.iter().map(|table| format!("{} {of} {}", table.title, table.as_of)).collect();
    all.join(words.either("；", "; "))
}

/// Who stands for it, to be filled in by hand, and how the receipt is held against a file.
fn signatures(out: &mut dyn Write, words: &Words) -> io::Result<()> {
    let (roles, name, date) = words
        .either((["拟稿", "校对", "审核"], "姓名", "日期"), (["drafted", "proofread", "approved"], "name", "date"));
    let role = words.either("签字", "signed");
    writeln!(
        out,
        "<table class=\"signed\"><thead><tr><th>{role}</th><th>{name}</th><th>{date}</th></tr></thead><tbody>"
    )?;
    for role in roles {
        writeln!(out, "<tr><th scope=\"row\">{role}</th><td></td><td></td></tr>")?;
    }
    let how = words.either(
        "核对本单与文件是否一致：hegao receipt verify 本单 文件。校验码能看出本单是否被改动，但不是电子签名。本页不联网，个人信息已经遮盖。",
        "To hold this receipt against files: hegao receipt verify THIS FILE…. The check sum shows whether it was changed; it is no electronic \
         signature. This page asks for nothing from any network; values are masked.",
    );
    writeln!(out, "</tbody></table>\n<footer><p>{}</p></footer>", escaped(how))
}
