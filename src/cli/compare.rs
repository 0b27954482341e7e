//! `hegao compare`: two runs side by side, from what they wrote.

use std::path::PathBuf;

use clap::ValueEnum;

use super::args::{FailOn, by_name};
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::setup;
use super::since;
use crate::config;
use crate::report::comparison::{self, Comparison};
use crate::rule::Language;

/// 比较两次核对：哪些已整改、仍存在、新增，哪些文件改名、撤下。用的是两次写下的 JSON 报告、核稿单（.html、.json）或台账（.csv）
///
/// 文件按路径认，路径变了按 SHA-256 认，内容也变了按问题的指纹认；问题按规则和指纹认（台账没有指纹，按规则和原文认）。没有读完的文件里
/// 找不到的问题，不算已整改
#[derive(clap::Args)]
#[command(
    after_help = "退出码：0 没有达到 --fail-on 的问题还在（仍存在、新增、没有读完的）；1 有；2 用法有误，或文件不是核稿写的"
)]
pub(super) struct CompareArgs {
    /// 先前的报告、核稿单或台账
    #[arg(value_name = "旧的")]
    old: PathBuf,
    /// 后来的报告、核稿单或台账
    #[arg(value_name = "新的")]
    new: PathBuf,
    /// 写成什么样
    #[arg(long, value_enum, default_value_t, value_name = "格式")]
    format: Form,
    /// 从哪一级起算还有问题 [默认 error]
    #[arg(long, value_enum, value_name = "级别")]
    fail_on: Option<FailOn>,
    /// 说明的语言 [默认 zh]
    #[arg(long, value_name = "语言", value_parser = by_name::<Language>)]
    lang: Option<Language>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Form {
    /// 给人看
    #[default]
    Text,
    /// 给程序看
    Json,
    /// 表格，可用 Excel 打开
    Csv,
}

pub(super) fn run(args: &CompareArgs) -> Result<Exit, Failure> {
    args.lang.into_iter().for_each(console::speak);
    setup::speak_as_configured(None, std::path::Path::new("."));
    let (old, new) = (since::read(&args.old)?, since::read(&args.new)?);
    let comparison = Comparison::of(&old, &new);
    let threshold = args.fail_on.map_or(config::FailOn::Error, config::FailOn::from);
    let is_left = comparison.findings().any(|(state, one)| state.is_open() && threshold.is_reached_by(one.severity));
    let exit = if is_left { Exit::Findings } else { Exit::Clean };
    let (language, mut out) = (console::language(), Vec::new());
    let written = match args.format {
        Form::Text => comparison::text(&comparison, language, &mut out),
        Form::Json => comparison::json(&comparison, &mut out),
        Form::Csv => comparison::csv(&comparison, language, &mut out),
    };
    let written = written.and_then(|()| console::print(&out, ColorChoice::Never));
    written.map_err(|error| write_failure(&error, &standard_output(), exit))?;
    Ok(exit)
}
