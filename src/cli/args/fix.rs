//! The arguments of `fix`.

use std::path::PathBuf;

use super::{FailOn, JudgingArgs};
use crate::cli::target::TargetArgs;

/// 改好有把握的问题，写成新文件 原名-修改.docx，其余字节一个不动；改好后重新读一遍，改掉的问题不再出现、也没有新问题才算数。
/// 可改 txt、md、html、csv、docx、xlsx
#[derive(clap::Args)]
#[command(
    after_help = "编号写在文件后面，与 hegao check 报告里的相同：hegao fix 报告.docx '#3' 只改第 3 处，'#4=2' 用第 4 处的第 \
                        2 个写法\n\n退出码（就改好后的文件而言）：0 没有问题；1 还有达到 --fail-on \
                        的问题要人定；2 用法、配置或规则有误，或不能写入；3 有内容没有读完，或这种文件不能改"
)]
pub(in crate::cli) struct FixArgs {
    /// 要改的文件，后面可以写问题的编号，如 '#3'；文件夹只同 --in-place、--diff 或 --dry-run 一起用
    #[arg(value_name = "文件", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// 没有把握、但只有一个写法的也改（包括遮盖个人信息）；有几个写法的仍由人选
    #[arg(long = "unsafe")]
    pub(in crate::cli) is_unsafe: bool,
    /// 只改这些规则的问题：规则名、类别（如 punctuation/*）或标签，可多次，也可用逗号分隔
    #[arg(long, value_name = "规则", value_delimiter = ',')]
    pub(in crate::cli) only: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) target: TargetArgs,
    /// 只显示改动（统一 diff 格式，个人信息已遮盖），不写文件
    #[arg(long, conflicts_with_all = ["output", "in_place", "force"])]
    pub(in crate::cli) diff: bool,
    /// 只列出会改什么、剩下什么，连同编号，不写文件
    #[arg(long, conflicts_with_all = ["output", "in_place", "force"])]
    pub(in crate::cli) dry_run: bool,
    /// 从哪一级起算不通过 [默认 error]
    #[arg(long, value_enum, value_name = "级别")]
    pub(in crate::cli) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(in crate::cli) judging: JudgingArgs,
    /// 显示找到的原值（只供本机查看，CI 中拒绝）
    #[arg(long)]
    pub(in crate::cli) reveal: bool,
    /// 全部列出：改了的、没有改的、要人定的
    #[arg(long, short)]
    pub(in crate::cli) verbose: bool,
}
