//! The arguments, exactly as `--help` shows them.

mod accept;
mod annotate;
mod by_name;
mod fix;
mod judging;
mod rules;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub(super) use accept::AcceptArgs;
pub(super) use annotate::AnnotateArgs;
pub(super) use by_name::{at_least_one, by_name};
pub(super) use fix::FixArgs;
pub(super) use judging::JudgingArgs;
pub(super) use rules::*;

use super::console::ColorChoice;

/// 核稿：公文发出前的最后一读。找出个人信息、错别字、中英混杂、重复的字和标点，准确到行和列，报告中不泄露原值。
///
/// The last reading of a document before it goes out.
#[derive(Parser)]
#[command(name = "hegao", version, propagate_version = true, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// 核对文件或文件夹 (check documents)
    Check(Box<CheckArgs>),
    /// 把问题写成批注，放进文件的副本里 (put findings into a copy as comments)
    Annotate(Box<AnnotateArgs>),
    /// 改好有把握的问题，写成新文件 (fix what is safe)
    Fix(Box<FixArgs>),
    /// 拿核稿单核对文件：核对之后改过没有 (hold files against a receipt)
    Receipt(super::receipt::ReceiptArgs),
    /// 放过看过的问题，写明理由，记进 hegao.yaml (accept findings)
    Accept(Box<AcceptArgs>),
    /// 加入本单位的词，不再当作错别字 (words of your own)
    Terms(super::terms::TermsArgs),
    /// 比较两次核对：已整改、仍存在、新增 (compare two runs)
    Compare(super::compare::CompareArgs),
    /// 记下、清理、查看已知的问题，以后只报新的 (record known findings)
    Baseline(BaselineArgs),
    /// 打印读到的文字，连同隐藏的内容，不遮盖 (print what was read)
    Text(TextArgs),
    /// 遮盖个人信息等敏感内容，写成新文件，并证明原值已不在其中 (redact documents)
    Redact(super::redact::RedactArgs),
    /// 查看、新建、测试、度量规则 (work with rules)
    Rules(RulesArgs),
    /// 查看事实表：会议、法律、机构、地名…… (look at the dated tables)
    Facts(FactsArgs),
    /// 从本单位的文件里学习用词，学过的不再当作错别字 (learn an archive's words)
    #[cfg(feature = "spelling")]
    Learn(LearnArgs),
    /// 让 git 在提交或推送前先核对 (install or remove git hooks)
    #[cfg(feature = "git")]
    Hook(HookArgs),
    /// 给编辑器用：边写边核对 (serve an editor, by the Language Server Protocol)
    #[cfg(feature = "lsp")]
    Lsp(Box<super::lsp::LspArgs>),
    /// 写一份带注释的 hegao.yaml (write a commented configuration)
    Init(InitArgs),
    /// 生成命令行补全脚本 (print a shell completion script)
    Completions(CompletionsArgs),
    /// What this program starts itself for documents that can harm their reader.
    #[command(name = super::reading::WORKER, hide = true)]
    Worker {
        /// Bytes of memory that it may take.
        memory: u64,
    },
}

/// 退出码：0 没有问题；1 有达到 --fail-on 的问题；2 用法、配置或规则有误，没有结论；3 有内容没有读完。
#[derive(clap::Args, Clone)]
#[command(
    after_help = "退出码：0 没有问题；1 有达到 --fail-on 的问题；2 用法、配置或规则有误，没有结论；3 有内容没有读完"
)]
pub(super) struct CheckArgs {
    /// 要核对的文件或文件夹；- 表示标准输入 [默认：当前文件夹；核对 git 的改动时，整个仓库]
    #[arg(value_name = "路径")]
    pub(super) paths: Vec<PathBuf>,
    /// 标准输入当作哪个文件：决定格式、配置和报告中的路径，如 --stdin-name 名单.csv
    #[arg(long, value_name = "文件")]
    pub(super) stdin_name: Option<PathBuf>,
    /// 标准输入是记录，一行一条 JSON：{"name", "text" 或 "base64", "audience", "date"}；每条记录答一行 JSON，按次序，随到随答。
    /// 见 docs/records.zh-CN.md
    #[arg(long, conflicts_with_all = [
        "paths", "stdin_name", "format", "output", "receipt", "open", "trusted", "explain", "brief", "timings",
        "documents_only", "verbose",
    ])]
    #[cfg_attr(feature = "git", arg(conflicts_with_all = ["staged", "diff", "diff_base", "tracked", "history"]))]
    pub(super) records: bool,
    #[cfg(feature = "git")]
    #[command(flatten)]
    pub(super) git: super::git::GitArgs,
    /// 核对 git 跟踪的每一份文件，也包括被忽略的名称和以 . 开头的文件夹里的，按 git 里的内容；再加上文件夹中未跟踪的
    #[cfg(feature = "git")]
    #[arg(long, conflicts_with = "staged")]
    pub(super) tracked: bool,
    /// 同 --diff 或 --diff-base 一起用：其间每个提交加入、后来又改掉的个人信息和“不能发”的内容也报，因为会随提交一起发出去
    #[cfg(feature = "git")]
    #[arg(long)]
    pub(super) history: bool,
    /// 报告格式 [默认：看 --output 的扩展名，没有则 text]
    #[arg(long, value_enum, value_name = "格式")]
    pub(super) format: Option<Format>,
    /// 把报告写入文件，屏幕上只留结论；格式看扩展名，如 r.csv；写成“格式=文件”则屏幕之外再写一份（可多次），如 sarif=r.sarif。
    /// 已有的文件不会被覆盖，除非是空的，或是核稿以前写的报告
    #[arg(long, short, value_name = "[格式=]文件")]
    pub(super) output: Vec<PathBuf>,
    /// 另写一份核稿单，证明核对过：文件的 SHA-256、时间、规则、事实表、问题和理由；.html 可打印签字，.json 给程序读，内容一样。
    /// 以后用 hegao receipt verify 核对文件改过没有。已有的文件不会被覆盖，除非是空的，或是以前的核稿单
    #[arg(long, value_name = "文件", conflicts_with = "reveal")]
    pub(super) receipt: Vec<PathBuf>,
    /// 同上次比：已改几处、还剩几处、新增几处；上次的核稿单（.html、.json）、JSON 报告或台账（.csv）。不给时，--receipt
    /// 要换掉的那份核稿单就是上次
    #[arg(long, value_name = "文件")]
    pub(super) since: Option<PathBuf>,
    /// 统计：按规则、文件夹、责任单位、文件各有几处，每十万字几处（文字报告和 JSON 里有）
    #[arg(long)]
    pub(super) statistics: bool,
    /// 再写一份网页报告（在临时文件夹里），核对完在浏览器里打开；只写文件名、不写 check 时就是这样
    #[arg(long)]
    pub(super) open: bool,
    /// 从哪一级起算不通过 [默认 error]
    #[arg(long, value_enum, value_name = "级别")]
    pub(super) fail_on: Option<FailOn>,
    /// PDF、OFD 和 Word 文档（.docx）里是图片的页交给这个程序识别文字，识别出来的照样核对，把握一律记为低；{} 代表图片文件，不写则图片从标准输入进，文字从标准
    /// 输出来，如 --ocr 'tesseract {} stdout -l chi_sim'
    #[arg(long, value_name = "命令")]
    pub(super) ocr: Option<String>,
    #[command(flatten)]
    pub(super) judging: JudgingArgs,
    /// 同时核对几份文件 [默认：处理器数]
    #[arg(long, short, value_name = "数", value_parser = at_least_one)]
    pub(super) jobs: Option<std::num::NonZeroUsize>,
    /// 信任的版本（如合并目标的检出）中与当前文件夹对应的文件夹：配置、规则、事实表、基线、.hegaoignore 和 .gitignore
    /// 取自那里，不同之处会说明；比它多出来的放过注释会列出，对个人信息和“不能发”的问题不算数
    #[arg(long, value_name = "文件夹")]
    pub(super) trusted: Option<PathBuf>,
    /// 显示找到的原值（只供本机查看，CI 中拒绝）
    #[arg(long)]
    pub(super) reveal: bool,
    /// 说明每处结论的理由、依据和办法，并列出文件自述的日期、机关、标题等
    #[arg(long)]
    pub(super) explain: bool,
    /// 文字报告里只列出不通过的，重的在前，其余只计数
    #[arg(long)]
    pub(super) brief: bool,
    /// 显示各步用时
    #[arg(long)]
    pub(super) timings: bool,
    /// 点名的文件也像在文件夹中遇到的一样：图片、程序等不是文档的跳过，不算没有读完（给传文件名的程序用，如 pre-commit）
    #[arg(long)]
    pub(super) documents_only: bool,
    /// 列出跳过的文件
    #[arg(long, short)]
    pub(super) verbose: bool,
    /// 颜色
    #[arg(long, value_enum, default_value_t, value_name = "何时")]
    pub(super) color: ColorChoice,
}

impl CheckArgs {
    /// What git is asked for; `None`: the documents are read from the disk.
    #[cfg(feature = "git")]
    pub(super) fn asks_git(&self) -> Option<crate::input::git::Comparison> {
        if self.tracked { Some(crate::input::git::Comparison::Tracked) } else { self.git.comparison() }
    }

    /// Whether only what changed is looked at.
    pub(super) fn is_about_changes(&self) -> bool {
        #[cfg(feature = "git")]
        let is_about_changes = !self.tracked && self.git.comparison().is_some();
        #[cfg(not(feature = "git"))]
        let is_about_changes = false;
        is_about_changes
    }

    /// A check of `paths` with nothing else asked for.
    pub(super) fn plain(paths: &[PathBuf]) -> Self {
        Self {
            paths: paths.to_vec(),
            stdin_name: None,
            records: false,
            #[cfg(feature = "git")]
            git: super::git::GitArgs::default(),
            #[cfg(feature = "git")]
            tracked: false,
            #[cfg(feature = "git")]
            history: false,
            format: None,
            output: Vec::new(),
            receipt: Vec::new(),
            since: None,
            statistics: false,
            open: false,
            fail_on: None,
            ocr: None,
            judging: JudgingArgs::default(),
            jobs: None,
            trusted: None,
            reveal: false,
            explain: false,
            brief: false,
            timings: false,
            documents_only: false,
            verbose: false,
            color: ColorChoice::default(),
        }
    }
}

/// A report format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// 给人看
    #[default]
    Text,
    /// 给程序看（版本 1，见 schema/report-v1.json）
    Json,
    /// SARIF 2.1.0，给代码扫描平台和编辑器
    Sarif,
    /// GitHub 工作流注解
    Github,
    /// GitHub 等平台的作业摘要
    Markdown,
    /// GitLab 代码质量报告
    Gitlab,
    /// reviewdog
    Rdjson,
    /// JUnit XML，给持续集成的测试页
    Junit,
    /// 表格，可用 Excel 打开
    Csv,
    /// 网页，用浏览器打开，可筛选、打印；不联网
    Html,
    /// 整改台账：一处一行，连同标题、栏目、责任单位、处理情况；表格，可用 Excel 打开
    Ledger,
    /// 同样的台账，写成 Excel 工作簿；要同 --output 一起用
    Xlsx,
    /// What `--receipt` writes into a file for programs.
    #[value(skip)]
    Receipt,
    /// What `--receipt` writes into a page.
    #[value(skip)]
    ReceiptPage,
}

impl Format {
    /// The word for it on the command line.
    pub(super) fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

impl From<FailOn> for crate::config::FailOn {
    fn from(word: FailOn) -> Self {
        match word {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Note => Self::Note,
            FailOn::Never => Self::Never,
        }
    }
}

/// The least severity that fails a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// 不能发
    Error,
    /// 请核对
    Warning,
    /// 建议
    Note,
    /// 从不
    Never,
}

#[derive(clap::Args)]
pub(super) struct BaselineArgs {
    #[command(subcommand)]
    pub(super) command: BaselineCommand,
}

#[derive(Subcommand)]
pub(super) enum BaselineCommand {
    /// 把现有的问题全部记下；给了路径，只改写其下的条目 (record present findings; with paths, those below them)
    Write(BaselineTarget),
    /// 删去已不再出现的条目 (drop entries that fit nothing any more)
    Prune(BaselineTarget),
    /// 按文件和规则列出基线中的条目 (list the entries)
    Show(BaselineTarget),
}

#[derive(clap::Args)]
pub(super) struct BaselineTarget {
    /// 文件或文件夹
    #[arg(value_name = "路径", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// 基线文件；不给时从第一个路径所在的文件夹向上找 .hegao-baseline，没有则写在当前文件夹
    #[arg(long, value_name = "文件")]
    pub(super) baseline: Option<PathBuf>,
    /// 配置文件；不给时从第一个路径所在的文件夹向上找 hegao.yaml
    #[arg(long, value_name = "文件")]
    pub(super) config: Option<PathBuf>,
}

/// 数一数本单位文件里各种字词组合出现在几份文件中，存成 .hegao-spelling；以后核对时自动取用。存的是散列和次数，读不出原文；
/// 手机号、身份证号、姓名等个人信息先遮盖再数。正在核对的文件若也在其中，不作数
#[cfg(feature = "spelling")]
#[derive(clap::Args)]
#[command(after_help = "退出码：0 已写入；2 用法有误，或没有可学的文件；3 有内容没有读完，其余已学")]
pub(super) struct LearnArgs {
    /// 文件或文件夹，格式不限
    #[arg(value_name = "路径", required_unless_present = "show")]
    pub(super) paths: Vec<PathBuf>,
    /// 写到哪个文件 [默认：当前文件夹的 .hegao-spelling]
    #[arg(long, short, value_name = "文件")]
    pub(super) output: Option<PathBuf>,
    /// 配置文件；不给时从第一个路径所在的文件夹向上找 hegao.yaml
    #[arg(long, value_name = "文件")]
    pub(super) config: Option<PathBuf>,
    /// 只看学过多少
    #[arg(long, conflicts_with = "paths")]
    pub(super) show: bool,
}

/// 打印读到的文字，一段一行，隐藏的内容在最后：看看核对了哪些内容，或给 git 作 textconv。打印的是原文，不遮盖
#[derive(clap::Args)]
#[command(after_help = "退出码：0 全部读到；2 用法有误，或没有这个文件；3 有内容没有读完")]
pub(super) struct TextArgs {
    /// 要读的文件；- 表示标准输入
    #[arg(value_name = "文件", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// 每段前写明位置：行号，或 表2第5行“身份证号” 之类
    #[arg(long)]
    pub(super) labels: bool,
    /// 只打印看得见的内容
    #[arg(long)]
    pub(super) visible: bool,
    /// PDF、OFD 和 Word 文档（.docx）里是图片的页交给这个程序识别文字，写法同 check --ocr
    #[arg(long, value_name = "命令")]
    pub(super) ocr: Option<String>,
    /// 位置用什么语言写 [默认 zh]
    #[arg(long, value_name = "语言", value_parser = by_name::<crate::rule::Language>)]
    pub(super) lang: Option<crate::rule::Language>,
    /// 配置文件；不给时从第一个文件所在的文件夹向上找 hegao.yaml
    #[arg(long, value_name = "文件")]
    pub(super) config: Option<PathBuf>,
}

#[cfg(feature = "git")]
#[derive(clap::Args)]
pub(super) struct HookArgs {
    #[command(subcommand)]
    pub(super) command: HookCommand,
}

#[cfg(feature = "git")]
#[derive(Subcommand)]
pub(super) enum HookCommand {
    /// 装上提交前的核对；已有的钩子保留，先运行它 (install; a hook that is there runs first)
    Install {
        /// 也装上推送前的核对
        #[arg(long)]
        pre_push: bool,
    },
    /// 卸下，恢复原来的钩子 (remove, and put back what was there)
    Uninstall,
}

#[derive(clap::Args)]
pub(super) struct InitArgs {
    /// 写入哪个文件夹
    #[arg(value_name = "文件夹", default_value = ".")]
    pub(super) dir: PathBuf,
}

#[derive(clap::Args)]
pub(super) struct CompletionsArgs {
    /// 命令行环境
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}
