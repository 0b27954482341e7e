//! `hegao redact`: a copy of a document without its sensitive values, and the proof that they are nowhere in it.
//!
//! Nothing is written before it is proved: the new bytes are read again by all readers, put to all rules, and searched for every
//! value in every encoding. Only then they go to their place, where they are held against what was proved.

use std::path::{Path, PathBuf};

use super::args::{CheckArgs, JudgingArgs};
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::inspect::Inspector;
use super::setup::{self, Configured};
use super::target::{Target, TargetArgs};
use crate::document::proof::Proof;
use crate::document::write::redact::hidden::Item;
use crate::input::{self, Missing};
use crate::language::{Language, Said, both};
use crate::revise::redact::{Outcome, Redacting, SUFFIX, told};
use crate::revise::suffixed;

/// 遮盖文件里的个人信息等敏感内容，写成一份新文件：正文、表格、批注、修订、页眉页脚、文件属性、隐藏文字、链接、图表、嵌入的文件、部件名和
/// 工作表名里的都遮盖，写法与报告里的一样（138****8000）。写好后重新读一遍，再按各种编码逐字节查找，有一处残留就不写
#[derive(clap::Args)]
#[command(
    after_help = "退出码：0 已写，原值在新文件里哪儿都找不到；1 有残留，没有写；2 用法有误，或不能写入；3 有文件不能处理，或有内容没有读完"
)]
pub(super) struct RedactArgs {
    /// 要处理的文件：docx、xlsx、pdf、txt、md、html、csv、jpg、png
    #[arg(value_name = "文件", required = true)]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) target: TargetArgs,
    /// 连同隐藏信息一起去掉。不写项目就是全部；只去几项写成 --metadata=author,comments。项目：author 作者、单位，properties 其他属性，
    /// custom-properties 自定义属性，comments 批注，changes 修订（全部接受），hidden-text 隐藏文字，editing-ids 编辑记号（rsid），people 编辑过的人，
    /// variables 文档变量，custom-xml 附带的数据，thumbnail 缩略图，pictures 照片的拍摄信息，paths 路径和模板，printer 打印机设置。编号、版式、页码不变
    #[arg(long, value_name = "项目", num_args = 0..=1, require_equals = true, default_missing_value = "all", value_delimiter = ',', value_parser = items)]
    pub(super) metadata: Option<Vec<Items>>,
    /// 只用于 PDF：把每一页转成图片（每英寸 200 点），在图片上涂黑。用于没有 Word、WPS 原文件，又因为文字去不掉而没有处理的 PDF。敏感信息的
    /// 每一个字都先在页面上找到位置，找不到就不写。新文件里没有文字，不能查找和复制，也不能再检查，退出码是 3，请逐页看过再发
    #[cfg(feature = "raster")]
    #[arg(long)]
    pub(super) raster: bool,
    /// 配置文件；不给时从第一个路径所在的文件夹向上找 hegao.yaml
    #[arg(long, value_name = "文件")]
    pub(super) config: Option<PathBuf>,
    /// 再加一个规则文件夹（可多次）
    #[arg(long, value_name = "文件夹")]
    pub(super) rules: Vec<PathBuf>,
    /// 说明的语言 [默认 zh]
    #[arg(long, value_name = "语言", value_parser = super::args::by_name::<Language>)]
    pub(super) lang: Option<Language>,
}

/// One sort of hidden data, or all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Items(Option<Item>);

/// What a word of `--metadata` means.
fn items(word: &str) -> Result<Items, Said> {
    let item = Item::ALL.into_iter().find(|item| item.name() == word);
    match item {
        None if word != "all" => {
            let known = Said::list(Item::ALL.map(Item::name));
            Err(both!("没有“{word}”这一项；可用的有：{known}", "there is no item “{word}”; possible: {known}"; known))
        }
        item => Ok(Items(item)),
    }
}

/// The items that are asked for.
fn wanted(args: &RedactArgs) -> Vec<Item> {
    let words = args.metadata.iter().flatten();
    let all = words.clone().any(|Items(item)| item.is_none());
    if all { Item::ALL.to_vec() } else { words.filter_map(|Items(item)| *item).collect() }
}

pub(super) fn run(args: &RedactArgs) -> Result<Exit, Failure> {
    let start = args.files.first().map_or(Path::new("."), PathBuf::as_path);
    setup::speak_as_configured(args.config.as_deref(), start);
    let Configured { config, .. } = setup::configuration(args.config.as_deref(), start)?;
    let user = setup::user_rules(&config, &args.rules)?;
    let judging = JudgingArgs { rules: args.rules.clone(), lang: args.lang, ..JudgingArgs::default() };
    let plain = CheckArgs { judging, ..CheckArgs::plain(&args.files) };
    let inspector = Inspector::new(&plain, config, user, None)?;
    missing(args, &inspector)?;
    refuse_folders(args, &inspector)?;
    args.target.check(args.files.len())?;
    let mut exit = Exit::Clean;
    for file in &args.files {
        exit = exit.max(one(args, &inspector, file)?);
    }
    inspector.reader.dismiss();
    Ok(exit)
}

/// A file that is not there is a slip of the one who typed it.
fn missing(args: &RedactArgs, inspector: &Inspector<'_>) -> Result<(), Failure> {
    let missing = args.files.iter().filter(|file| file.symlink_metadata().is_err());
    let paths: Vec<String> = missing.map(|file| named(file)).collect();
    if paths.is_empty() {
        return Ok(());
    }
    Err(inspector.missing(&Missing::among(&args.files, Path::new(""), paths)))
}

/// A folder is no file: whoever names one learns what to write, before anything is written.
fn refuse_folders(args: &RedactArgs, inspector: &Inspector<'_>) -> Result<(), Failure> {
    let Some(folder) = args.files.iter().find(|file| file.is_dir()) else { return Ok(()) };
    let folder = inspector.masked(&named(folder));
    Err(Failure::new(both!(
        "{folder} 是文件夹；要脱敏的文件请写明",
        "{folder} is a folder: name the files that are to be redacted"
    )))
}

/// The file's name as it was given, with `/`.
fn named(file: &Path) -> String {
    file.display().to_string().replace('\\', "/")
}

/// Redacts one file.
fn one(args: &RedactArgs, inspector: &Inspector<'_>, file: &Path) -> Result<Exit, Failure> {
    let name = named(file);
    let items = wanted(args);
    let redacting = Redacting { front: inspector, name: &name, items: &items };
    let outcome = match input::read_file(file, name.clone(), inspector.reader.limits().largest()) {
        #[cfg(feature = "raster")]
        Ok(blob) if args.raster => redacting.run_as_pictures(&blob.bytes),
        Ok(blob) => redacting.run(&blob.bytes),
        Err(gap) => Outcome::Refused(told::unread(&gap)),
    };
    match outcome {
        Outcome::Refused(why) => {
            console::say(&told::refused(&inspector.masked(&name), &why));
            Ok(Exit::Gap)
        }
        Outcome::Remains(places) => {
            console::say(&told::remains(&inspector.masked(&name), &places));
            Ok(Exit::Findings)
        }
        Outcome::Done(done) => {
            let target = target(args, file, &done.file_name)?;
            let is_whole = |stands: &[u8]| holds(&done.proof, stands);
            let written = target.write(&done.old, &done.bytes, is_whole)?;
            let shown = inspector.masked(&named(&written.place));
            say(&told::done(&inspector.masked(&name), &shown, &done))?;
            done.gaps.iter().for_each(console::say);
            Ok(if done.gaps.is_empty() { Exit::Clean } else { Exit::Gap })
        }
    }
}

/// Where the result goes: beside the original, its name masked as well.
fn target(args: &RedactArgs, file: &Path, masked: &str) -> Result<Target, Failure> {
    let target = Target::of(&args.target, file, &suffixed(Path::new(masked), SUFFIX))?;
    let name = target.place().file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_original = target.place().file_name() == file.file_name();
    if is_original && masked != name {
        return Err(Failure::new(both!(
            "文件名里有要遮盖的内容，没有写；请不要用 --in-place，或先给文件改名",
            "the file's name has what is to be masked, nothing was written: leave out --in-place, or rename the file first"
        )));
    }
    Ok(target)
}

fn holds(proof: &Proof, stands: &[u8]) -> Result<(), Said> {
    if proof.holds() && proof.is_of(stands) {
        return Ok(());
    }
    Err(both!("它不是核对过的那些字节", "it is not made of the bytes that were proved"))
}

fn say(said: &Said) -> Result<(), Failure> {
    let written = console::print(said.in_language(console::language()).as_bytes(), ColorChoice::Never);
    written.map_err(|error| write_failure(&error, &standard_output(), Exit::Clean))
}
