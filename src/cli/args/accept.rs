//! The arguments of `hegao accept`.

use std::path::PathBuf;

use jiff::civil::Date;

use super::JudgingArgs;
use crate::language::{Said, both};

/// 看过、决定不改的问题，连同理由记进 hegao.yaml 的 exceptions，以后不再算数；文字改了就不再放过。文件里的注释、顺序和写法都不动
#[derive(clap::Args)]
#[command(
    after_help = "编号与 hegao check 报告里的相同，要加引号：hegao accept 报告.docx '#3' '#5' --reason 值班电话，同意公开 --by \
                  李明 --until 2026-12-31\n\n写进哪个文件：--config 指定的；不指定就是核对这份文件时用的那份；没有就在文件旁边新建 hegao.yaml\n\n\
                  退出码：0 已写好；2 用法有误、没有这个编号，或没有把握写（会打印要加的内容）；3 文件没有读到"
)]
pub(in crate::cli) struct AcceptArgs {
    /// 一份文件，后面写问题的编号，如 '#3' '#5'
    #[arg(value_name = "文件和编号", required = true)]
    pub(in crate::cli) words: Vec<PathBuf>,
    /// 为什么放过；会写进报告和核稿单
    #[arg(long, value_name = "理由", required = true, value_parser = text)]
    pub(in crate::cli) reason: String,
    /// 到哪一天为止（含当天），如 2026-12-31；过了就重新算数，并会提示
    #[arg(long, value_name = "日期", value_parser = day)]
    pub(in crate::cli) until: Option<Date>,
    /// 谁同意的
    #[arg(long, value_name = "姓名", value_parser = text)]
    pub(in crate::cli) by: Option<String>,
    /// 只打印要写的内容，不写文件
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[command(flatten)]
    pub(in crate::cli) judging: JudgingArgs,
}

fn text(word: &str) -> Result<String, Said> {
    match word.trim() {
        "" => Err(both!("不能是空的", "it must not be empty")),
        word => Ok(word.to_owned()),
    }
}

fn day(word: &str) -> Result<Date, Said> {
    let date = crate::facts::DateInterval::parse(word)?;
    Ok(date.last)
}
