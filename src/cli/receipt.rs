//! Receipts: what the program adds to one that is written, and `hegao receipt verify`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use jiff::ZonedDateTime;

use super::args::{CheckArgs, by_name};
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::inspect::{self, Inspector};
use super::{setup, trusted};
use crate::config;
use crate::digest::{self, sha256};
use crate::input::{self, Missing};
use crate::language::{Language, Said, both};
use crate::report::receipt::{Asked, Held, Issue, ReadReceipt, Spelling, read};
use crate::rule;

/// Bytes of the largest receipt, and of the largest configuration, that is read.
const LARGEST: u64 = 1 << 30;

/// 核稿单（hegao check 文件 --receipt 核稿单.html）记着核对时每份文件的 SHA-256
#[derive(clap::Args)]
pub(super) struct ReceiptArgs {
    #[command(subcommand)]
    command: ReceiptCommand,
}

#[derive(Subcommand)]
enum ReceiptCommand {
    /// 核对文件与核稿单是否一致：按内容认，不看文件名 (hold files against a receipt)
    ///
    /// 重新计算每份文件的 SHA-256，看核稿单里有没有：一致（核对之后没有改过）、不一致（同名，但内容不同）、不在核稿单里。也说核稿单本身有没有
    /// 被改动、是哪个版本的规则核对的
    Verify(VerifyArgs),
}

#[derive(clap::Args)]
#[command(
    after_help = "退出码：0 全部一致，核稿单没有改动；1 有不一致的、不在单里的，或核稿单有改动；2 用法有误，或不是核稿单"
)]
struct VerifyArgs {
    /// 核稿单：.html 或 .json
    #[arg(value_name = "核稿单")]
    receipt: PathBuf,
    /// 要核对的文件
    #[arg(value_name = "文件", required = true)]
    files: Vec<PathBuf>,
    /// 说明的语言 [默认 zh]
    #[arg(long, value_name = "语言", value_parser = by_name::<Language>)]
    lang: Option<Language>,
}

/// What a receipt says of a run with these arguments, which begins now.
pub(super) fn issue(args: &CheckArgs, inspector: &Inspector<'_>, config: Option<&Path>) -> Result<Issue, Failure> {
    let judging = &args.judging;
    let rules = inspector.session.rules();
    let config = config.and_then(|config| config::read_file(config, LARGEST).ok());
    Ok(Issue {
        time: ZonedDateTime::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        config_sha256: config.map(|bytes| sha256(&bytes)),
        rules: rules.len(),
        rules_sha256: digest::packed(&rules),
        tables: inspector.session.tables().to_vec(),
        tables_sha256: inspector.tables_sha256.clone().unwrap_or_default(),
        asked: Asked {
            audience: judging.audience.map(|audience| audience.name().to_owned()),
            date: judging.date.map(|date| date.to_string()),
            genre: judging.genre.map(|genre| genre.name().to_owned()),
            select: judging.select.clone(),
            ignore: judging.ignore.clone(),
            spelling: spelling(args, inspector),
            only_changes: args.is_about_changes(),
        },
    })
}

/// What the model of spelling does in such a run.
fn spelling(args: &CheckArgs, inspector: &Inspector<'_>) -> Spelling {
    #[cfg(feature = "spelling")]
    return super::learn::wanted(args, inspector.session.config());
    #[cfg(not(feature = "spelling"))]
    {
        let _ = (args, inspector);
        Spelling::Off
    }
}

pub(super) fn run(args: &ReceiptArgs) -> Result<Exit, Failure> {
    let ReceiptCommand::Verify(args) = &args.command;
    setup::speak_as_configured(None, Path::new("."));
    args.lang.into_iter().for_each(console::speak);
    let shown = shown(&args.receipt);
    refuse_missing(args)?;
    let receipt = bytes(&args.receipt)?;
    let Some(receipt) = read(&receipt) else {
        return Err(Failure::new(both!(
            "{shown} 不是核稿单，或已损坏；核稿单由 hegao check 文件 --receipt 核稿单.html 写成",
            "{shown} is no receipt, or is damaged; hegao check FILE --receipt receipt.html writes one"
        )));
    };
    let mut out = String::new();
    let (said, mut agrees) = of_receipt(&receipt);
    said.iter().for_each(|said| line(&mut out, said));
    for file in &args.files {
        let (said, is_same) = held(&receipt, file, &sha256(&bytes(file)?));
        line(&mut out, &said);
        agrees &= is_same;
    }
    let exit = if agrees { Exit::Clean } else { Exit::Findings };
    let printed = console::print(out.as_bytes(), ColorChoice::Never);
    printed.map_err(|error| write_failure(&error, &standard_output(), exit))?;
    Ok(exit)
}

/// What is said of the receipt itself, and whether it is as it was written.
fn of_receipt(receipt: &ReadReceipt) -> (Vec<Said>, bool) {
    let ReadReceipt { time, tool_version, rules_version, is_unchanged, page_is_unchanged, .. } = receipt;
    let own = rule::RULES_VERSION;
    let rules = match rules_version == own {
        true => both!("与本程序的规则一样", "the same as this program has"),
        false => both!("本程序的规则是 {own}", "this program has {own}"),
    };
    let (time, tool_version, rules_version) = (masked(time), masked(tool_version), masked(rules_version));
    let by = both!(
        "核稿单：{time} 由 hegao {tool_version} 核对，规则 {rules_version}（{rules}）",
        "receipt: checked at {time} by hegao {tool_version}, rules {rules_version} ({rules})"; rules
    );
    let state = match (is_unchanged, page_is_unchanged) {
        (false, _) => both!(
            "核稿单有改动：校验码不符，下面的结果不能作数",
            "the receipt was changed: its check sum does not fit, and what follows proves nothing"
        ),
        (true, Some(false)) => both!(
            "核稿单的页面有改动（其中的数据没有）：页面上写的不能作数，请用原来的文件",
            "the page of the receipt was changed (the data in it were not): do not trust what it shows; use the original"
        ),
        _ => both!("核稿单没有改动：校验码相符", "the receipt is unchanged: its check sum fits"),
    };
    (vec![by, state], *is_unchanged && *page_is_unchanged != Some(false))
}

/// What is said of one file, and whether its bytes are those that were checked.
fn held(receipt: &ReadReceipt, file: &Path, sum: &str) -> (Said, bool) {
    let name = shown(file);
    if let Some(held) = receipt.documents.iter().find(|held| held.sha256.as_deref() == Some(sum)) {
        let (path, verdict) = (masked(&held.path), verdict(held));
        let called = match path == name {
            true => Said::default(),
            false => both!("，单中叫 {path}", ", there called {path}"),
        };
        return (
            both!(
                "一致：{name}（{verdict}{called}）",
                "the same: {name} ({verdict}{called})"; verdict, called
            ),
            true,
        );
    }
    let last = |path: &str| path.rsplit('/').next().map(str::to_owned);
    let is_named = receipt.documents.iter().any(|held| last(&held.path) == last(&name));
    let said = match is_named {
        true => both!(
            "不一致：{name}，核对之后改过，或不是同一份；请重新核对",
            "not the same: {name} was changed since the check, or is another file; check it again"
        ),
        false => both!("不在核稿单里：{name}", "not in the receipt: {name}"),
    };
    (said, false)
}

/// What the receipt says of the document.
fn verdict(held: &Held) -> Said {
    match held.verdict.as_str() {
        "stop" => both!("核对结果：不能发", "the check said: must not go out"),
        "incomplete" => both!("核对结果：没有读完", "the check said: not read whole"),
        "check" => {
            both!("核对结果：有要看的，没有不能发的", "the check said: to be looked at, nothing that must not go out")
        }
        "clean" => both!("核对结果：没有发现问题", "the check said: nothing found"),
        _ => both!("核对结果不明", "what the check said is unknown"),
    }
}

/// A file that is not there is a slip of the one who typed it.
fn refuse_missing(args: &VerifyArgs) -> Result<(), Failure> {
    let all = std::iter::once(&args.receipt).chain(&args.files);
    let paths: Vec<_> = all.filter(|path| path.symlink_metadata().is_err()).map(|path| shown(path)).collect();
    if paths.is_empty() { Ok(()) } else { Err(Failure::new(Missing { paths, spaced: None }.said())) }
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    input::read_file(file, String::new(), LARGEST).map(|blob| blob.bytes).map_err(|gap| {
        let why = [Language::Zh, Language::En].map(|language| crate::report::reason::sentence(&gap.reason, language));
        let [zh, en] = why;
        let (file, why) = (shown(file), Said { zh, en });
        Failure::new(both!("{file}：{why}", "{file}: {why}"; why))
    })
}

/// A path as it may be printed.
fn shown(path: &Path) -> String {
    inspect::masked(&trusted::name(None, path))
}

/// What a file says of itself, as it may be printed: whoever changed it may have written anything there, also what terminals obey.
fn masked(text: &str) -> String {
    inspect::masked(&text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>())
}

fn line(out: &mut String, said: &Said) {
    let _ = writeln!(out, "{}", said.in_language(console::language()));
}
