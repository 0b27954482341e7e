//! The arguments of `rules` and `facts`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

#[derive(clap::Args)]
pub(in crate::cli) struct RulesArgs {
    #[command(subcommand)]
    pub(in crate::cli) command: RulesCommand,
}

#[derive(Subcommand)]
pub(in crate::cli) enum RulesCommand {
    /// 列出规则 (list)
    List(RuleSources),
    /// 显示一条规则的全部内容 (show one rule)
    Show(ShowArgs),
    /// 新建一条规则，带注释和例子 (scaffold a rule)
    New(NewArgs),
    /// 用规则自带的例子测试规则 (run the rules' examples)
    Test(TestArgs),
    /// 在一批文件上度量每条规则每十万字的命中数 (measure hits per 100,000 characters)
    Measure(MeasureArgs),
    /// 打印规则文件的 JSON Schema (print the rule schema)
    Schema,
}

#[derive(clap::Args)]
pub(in crate::cli) struct FactsArgs {
    #[command(subcommand)]
    pub(in crate::cli) command: FactsCommand,
}

#[derive(Subcommand)]
pub(in crate::cli) enum FactsCommand {
    /// 列出事实表：名称、截至哪一天、多少行 (list the dated tables)
    List(FactsListArgs),
    /// 显示一张表的每一行和来源 (show one table)
    Show(FactsShowArgs),
    /// 打印事实表文件的 JSON Schema (print the schema of a table)
    Schema,
}

#[derive(clap::Args)]
pub(in crate::cli) struct FactsListArgs {
    /// 配置文件；不给时从当前文件夹向上找 hegao.yaml
    #[arg(long, value_name = "文件")]
    pub(in crate::cli) config: Option<PathBuf>,
}

#[derive(clap::Args)]
pub(in crate::cli) struct FactsShowArgs {
    /// 表名，如 laws
    #[arg(value_name = "表")]
    pub(in crate::cli) table: String,
    #[command(flatten)]
    pub(in crate::cli) list: FactsListArgs,
}

/// Where rules come from, beside the built-in ones.
#[derive(clap::Args, Default)]
pub(in crate::cli) struct RuleSources {
    /// 配置文件；不给时从当前文件夹向上找 hegao.yaml
    #[arg(long, value_name = "文件")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// 再加一个规则文件夹（可多次）
    #[arg(long, value_name = "文件夹")]
    pub(in crate::cli) rules: Vec<PathBuf>,
}

#[derive(clap::Args)]
pub(in crate::cli) struct ShowArgs {
    /// 规则名，如 privacy/mobile-number
    #[arg(value_name = "规则")]
    pub(in crate::cli) id: String,
    #[command(flatten)]
    pub(in crate::cli) sources: RuleSources,
}

#[derive(clap::Args)]
pub(in crate::cli) struct NewArgs {
    /// 规则名：类别/名称，如 house/term
    #[arg(value_name = "规则")]
    pub(in crate::cli) id: String,
    /// 检查方式
    #[arg(long, value_enum, default_value_t, value_name = "方式")]
    pub(in crate::cli) kind: Kind,
    /// 写入哪个规则文件夹
    #[arg(long, value_name = "文件夹", default_value = "hegao-rules")]
    pub(in crate::cli) dir: PathBuf,
}

/// A check kind to scaffold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Kind {
    /// 词和它的正确写法
    #[default]
    Words,
    /// 正则表达式
    Regex,
}

#[derive(clap::Args)]
pub(in crate::cli) struct TestArgs {
    /// 规则文件夹；不给时测试内置规则和配置中的规则
    #[arg(value_name = "文件夹")]
    pub(in crate::cli) dirs: Vec<PathBuf>,
    /// 列出每个例子
    #[arg(long, short)]
    pub(in crate::cli) verbose: bool,
}

#[derive(clap::Args)]
pub(in crate::cli) struct MeasureArgs {
    /// 文件或文件夹；给几个，就分别列出，再列合计
    #[arg(value_name = "路径", required = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// 列出每处命中（已遮盖）
    #[arg(long, short)]
    pub(in crate::cli) verbose: bool,
    /// 与判定表核对：每处 error 都要有判定，每条判定都要还在；判定是 true、false 或 debatable
    #[arg(long, value_name = "文件")]
    pub(in crate::cli) judgements: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) sources: RuleSources,
}
