//! What the verdict on a document depends on, as every command that judges documents asks for it.

use std::path::PathBuf;

use super::by_name;

/// What is asked of the verdict.
#[derive(clap::Args, Clone, Debug, Default)]
pub(in crate::cli) struct JudgingArgs {
    /// 读者：public 对外公开（默认），internal 内部
    #[arg(long, value_name = "读者", value_parser = by_name::<crate::facts::Audience>)]
    pub(in crate::cli) audience: Option<crate::facts::Audience>,
    /// 文种类别：official、statute、speech、list、news、contract、manual、general
    #[arg(long, value_name = "类别", value_parser = by_name::<crate::facts::Genre>)]
    pub(in crate::cli) genre: Option<crate::facts::Genre>,
    /// 成文日期：2025-01-08、2025-01 或 2025
    #[arg(long, value_name = "日期", value_parser = crate::facts::DateInterval::parse)]
    pub(in crate::cli) date: Option<crate::facts::DateInterval>,
    /// 配置文件；不给时从第一个路径所在的文件夹向上找 hegao.yaml
    #[arg(long, value_name = "文件")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// 再加一个规则文件夹（可多次）
    #[arg(long, value_name = "文件夹")]
    pub(in crate::cli) rules: Vec<PathBuf>,
    /// 只用这些规则：类别、标签或规则名，逗号分隔
    #[arg(long, value_name = "规则", value_delimiter = ',')]
    pub(in crate::cli) select: Vec<String>,
    /// 不用这些规则：类别、标签或规则名，逗号分隔
    #[arg(long, value_name = "规则", value_delimiter = ',')]
    pub(in crate::cli) ignore: Vec<String>,
    /// 报告的语言 [默认 zh]
    #[arg(long, value_name = "语言", value_parser = by_name::<crate::rule::Language>)]
    pub(in crate::cli) lang: Option<crate::rule::Language>,
    /// 基线文件；不给时从第一个路径所在的文件夹向上找 .hegao-baseline
    #[arg(long, value_name = "文件", conflicts_with = "no_baseline")]
    pub(in crate::cli) baseline: Option<PathBuf>,
    /// 不用基线
    #[arg(long)]
    pub(in crate::cli) no_baseline: bool,
    /// 让错别字模型（规则 typo/spelling）处处都看，多字、漏字也找；较慢，每秒 1–2 MB。不写时只看换一个字就成词的地方
    #[cfg(feature = "spelling")]
    #[arg(long)]
    pub(in crate::cli) spelling: bool,
    /// 不用错别字模型（规则 typo/spelling）
    #[cfg(feature = "spelling")]
    #[arg(long, conflicts_with = "spelling")]
    pub(in crate::cli) no_spelling: bool,
    /// 审校：同 --spelling，没有把握的列为“请核对”，不只是“建议”
    #[cfg(feature = "spelling")]
    #[arg(long, conflicts_with = "no_spelling")]
    pub(in crate::cli) review: bool,
}
