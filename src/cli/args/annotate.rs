//! The arguments of `hegao annotate`.

use std::path::PathBuf;

use super::JudgingArgs;
use crate::cli::target::TargetArgs;
use crate::finding::Severity;

/// 把每处问题写成批注，放进文件的副本：报告.docx 的批注在旁边的 报告-核稿.docx 里，用 Word 或 WPS 打开就看得到。原有的批注、修订和
/// 其他内容一个字节也不动；再运行一次，只换掉核稿自己的批注
#[derive(clap::Args)]
#[command(
    after_help = "退出码：0 已写好，或没有要写的；2 用法有误，或要写的地方已有别的文件；3 有文件没有写，或有内容没有读完"
)]
pub(in crate::cli) struct AnnotateArgs {
    /// 要批注的文件：docx、docm、dotx、dotm、xlsx、xlsm、pdf、md、html、txt
    #[arg(value_name = "文件", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// 有把握的改动写成修订（只有 Word 文件有），其余仍写成批注
    #[arg(long)]
    pub(in crate::cli) track: bool,
    /// 去掉核稿的批注，其余的都留着；批注后没有另存过的，恢复成批注前的原样，一个字节不差
    #[arg(long, conflicts_with_all = ["track", "min_severity"])]
    pub(in crate::cli) remove: bool,
    /// 只批注这一级和更重的：error 不能发，warning 请核对，note 建议 [默认 note]
    #[arg(long, value_name = "级别", value_parser = super::by_name::<Severity>)]
    pub(in crate::cli) min_severity: Option<Severity>,
    /// 批注的作者
    #[arg(long, value_name = "姓名", default_value = "核稿")]
    pub(in crate::cli) author: String,
    #[command(flatten)]
    pub(in crate::cli) target: TargetArgs,
    #[command(flatten)]
    pub(in crate::cli) judging: JudgingArgs,
}
