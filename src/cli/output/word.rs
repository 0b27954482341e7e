//! What `--output` says: a format, a file, or both.
//!
//! The name of a file tells what is in it to everybody who opens it, so it decides the format. One that says something
//! else than the format that was asked for is a slip, and the file that it names may be somebody's document.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::super::args::Format;
use super::super::baseline;
use super::super::exit::Failure;
use crate::language::{Said, both};
use crate::{config, input};

/// How files of a report are called, the longer ending first: with the formats that may stand in it, the usual one first.
const ENDINGS: [(&str, &[Format]); 15] = [
    (".sarif.json", &[Format::Sarif]),
    (".json", &[Format::Json, Format::Sarif, Format::Gitlab, Format::Rdjson]),
    (".sarif", &[Format::Sarif]),
    (".rdjson", &[Format::Rdjson]),
    (".xml", &[Format::Junit]),
    (".junit", &[Format::Junit]),
    (".md", &[Format::Markdown]),
    (".markdown", &[Format::Markdown]),
    (".html", &[Format::Html]),
    (".htm", &[Format::Html]),
    (".csv", &[Format::Csv, Format::Ledger]),
    (".xlsx", &[Format::Xlsx]),
    (".txt", &[Format::Text, Format::Github]),
    (".text", &[Format::Text]),
    (".log", &[Format::Text, Format::Github]),
];

/// Files that other programs make something else of: no report is called so.
const OTHERS: [&str; 41] = [
    "doc", "docx", "docm", "dot", "dotx", "dotm", "wps", "wpt", "rtf", "odt", "xls", "xlsm", "xlsb", "et", "ett",
    "ods", "ppt", "pptx", "pptm", "dps", "dpt", "odp", "ofd", "ceb", "pdf", "xhtml", "mht", "mhtml", "eml", "msg",
    "tsv", "yaml", "yml", "toml", "zip", "rar", "7z", "png", "jpg", "jpeg", "tif",
];

/// What one `--output` says.
pub(super) struct Named {
    pub(super) format: Format,
    pub(super) file: PathBuf,
    /// Written `FORMAT=FILE`: one more report beside that on the screen.
    pub(super) has_format: bool,
}

/// Reads `FORMAT=FILE` or `FILE`; `asked` is what `--format` says.
pub(super) fn parse(word: &Path, asked: Option<Format>) -> Result<Named, Failure> {
    let plain = || {
        let format = chosen(word, asked, false)?;
        Ok(Named { format, file: word.to_owned(), has_format: false })
    };
    let Some((format, file)) = word.to_str().and_then(|word| word.split_once('=')) else { return plain() };
    match Format::from_str(format, false) {
        Ok(_) if file.is_empty() => Err(Failure::new(both!(
            "--output {format}= 后面要写文件名",
            "the name of a file must follow --output {format}="
        ))),
        Ok(format) => {
            let file = PathBuf::from(file);
            Ok(Named { format: chosen(&file, Some(format), true)?, file, has_format: true })
        }
        Err(_) if !format.is_empty() && format.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            let known = Said::list(Format::value_variants().iter().map(|format| format.name()));
            Err(Failure::new(both!(
                "没有叫“{format}”的报告格式，可用的有：{known}。如果文件名里就有 =，请写成 ./{format}=…",
                "there is no report format “{format}”; possible: {known}. If the name of the file has a =, write \
                 ./{format}=…";
                known
            )))
        }
        Err(_) => plain(),
    }
}

/// Reads what `--receipt` says: the name of a file, which decides the form.
pub(super) fn receipt(file: &Path) -> Result<Named, Failure> {
    let extension = file.extension().and_then(OsStr::to_str).unwrap_or_default().to_lowercase();
    let format = match extension.as_str() {
        "json" => Format::Receipt,
        "html" | "htm" => Format::ReceiptPage,
        _ => {
            let (shown, wanted) = (file.display(), file.with_extension("html").display().to_string());
            return Err(Failure::new(both!(
                "核稿单是 .html 或 .json 文件，{shown} 没有写；请写成 {wanted}",
                "a receipt is a file .html or .json, {shown} was not written; write {wanted}"
            )));
        }
    };
    Ok(Named { format, file: file.to_owned(), has_format: true })
}

/// The format of a report in `file`: the one that was `asked` for, if the name does not speak against it, or that of the
/// name.
fn chosen(file: &Path, asked: Option<Format>, is_beside: bool) -> Result<Format, Failure> {
    let shown = file.display();
    let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default().to_lowercase();
    let own = config::FILE_NAMES.iter().chain(&input::IGNORE_FILE_NAMES).chain([&baseline::FILE_NAME]);
    let extension = Path::new(&name).extension().and_then(OsStr::to_str).unwrap_or_default();
    if OTHERS.contains(&extension) || own.into_iter().any(|own| *own == name) {
        let wanted = renamed(file, asked.unwrap_or_default());
        return Err(Failure::new(both!(
            "{shown} 不是报告的文件名，没有写；请换一个，如 {wanted}（扩展名决定格式：\
             .txt、.html、.json、.sarif、.csv、.xlsx、.md、.xml）",
            "{shown} is no name of a report, nothing was written; choose another, as {wanted} (the extension \
             decides the format: .txt, .html, .json, .sarif, .csv, .xlsx, .md, .xml)"
        )));
    }
    let fitting = ENDINGS.iter().find(|(ending, _)| name.ends_with(ending));
    match (fitting, asked) {
        (None, asked) => Ok(asked.unwrap_or_default()),
        (Some((_, fitting)), None) => Ok(fitting.first().copied().unwrap_or_default()),
        (Some((_, fitting)), Some(asked)) if fitting.contains(&asked) => Ok(asked),
        (Some((ending, fitting)), Some(asked)) => {
            let usual = fitting.first().copied().unwrap_or_default().name();
            let (asked, wanted) = (asked.name(), renamed(file, asked));
            let instead = if is_beside {
                both!(
                    "--output {asked}={wanted}，或 --output {usual}={shown}",
                    "--output {asked}={wanted}, or --output {usual}={shown}"
                )
            } else {
                both!(
                    "--format {asked} --output {wanted}，或去掉 --format",
                    "--format {asked} --output {wanted}, or leave out --format"
                )
            };
            Err(Failure::new(both!(
                "{shown} 的扩展名 {ending} 表示 {usual} 格式，与 {asked} 矛盾，没有写；请写成 {instead}",
                "the extension {ending} of {shown} means the format {usual}, not {asked}; nothing was written. \
                 Write {instead}";
                instead
            )))
        }
    }
}

/// `file` with an extension that fits `format`.
fn renamed(file: &Path, format: Format) -> String {
    let usual = ENDINGS.iter().find(|(_, formats)| formats.first() == Some(&format));
    let any = || ENDINGS.iter().find(|(_, formats)| formats.contains(&format));
    // The first is the double one of SARIF: its last part is enough.
    let ending = usual.or_else(any).map_or("txt", |(ending, _)| ending.trim_start_matches('.'));
    let ending = ending.split('.').next().unwrap_or(ending);
    file.with_extension(ending).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(word: &str, asked: Option<Format>) -> Option<(Format, String, bool)> {
        let Named { format, file, has_format } = parse(Path::new(word), asked).ok()?;
        Some((format, file.display().to_string(), has_format))
    }

    #[test]
    fn a_word_before_the_sign_is_a_format() {
        assert_eq!(parsed("r.json", None), Some((Format::Json, "r.json".into(), false)));
        assert_eq!(parsed("sarif=a=b", None), Some((Format::Sarif, "a=b".into(), true)));
        assert_eq!(parsed("./sarif=x", None), Some((Format::Text, "./sarif=x".into(), false)));
        assert_eq!(parsed("甲=乙", Some(Format::Json)), Some((Format::Json, "甲=乙".into(), false)));
        assert_eq!(parsed("serif=x", None), None);
        assert_eq!(parsed("csv=", None), None);
    }

    #[test]
    fn the_extension_decides() {
        for (word, asked, format) in [
            ("r.CSV", None, Format::Csv),
            ("r.xml", None, Format::Junit),
            ("r.md", None, Format::Markdown),
            ("r.html", None, Format::Html),
            ("台账.xlsx", None, Format::Xlsx),
            ("ledger=台账.csv", None, Format::Ledger),
            ("r.sarif.json", None, Format::Sarif),
            ("r", None, Format::Text),
            ("r.out", Some(Format::Csv), Format::Csv),
            ("r.json", Some(Format::Gitlab), Format::Gitlab),
            ("gitlab=gl-code-quality-report.json", None, Format::Gitlab),
            ("rdjson=r.json", Some(Format::Csv), Format::Rdjson),
            ("github=r.log", None, Format::Github),
        ] {
            assert_eq!(parsed(word, asked).map(|parsed| parsed.0), Some(format), "{word}");
        }
    }

    #[test]
    fn a_receipt_is_a_page_or_json() {
        let form = |file: &str| receipt(Path::new(file)).ok().map(|named| named.format);
        assert_eq!([form("核稿单.html"), form("r.HTM")], [Some(Format::ReceiptPage); 2]);
        assert_eq!(
            [form("r.json"), form("r.txt"), form("报告.docx"), form("r")],
            [Some(Format::Receipt), None, None, None]
        );
    }

    #[test]
    fn a_name_that_speaks_against_the_format_is_refused_with_what_to_write() {
        for (word, asked, said) in [
            ("json=r.txt", None, "--output json=r.json，或 --output text=r.txt"),
            ("sarif=r.csv", None, "--output sarif=r.sarif，或 --output csv=r.csv"),
            ("r.TXT", Some(Format::Gitlab), "--format gitlab --output r.json，或去掉 --format"),
            ("请示.docx", None, "如 请示.txt"),
            ("csv=表.XLSX", None, "--output csv=表.csv，或 --output xlsx=表.XLSX"),
            ("hegao.yaml", None, "不是报告的文件名"),
            ("json=.hegao-baseline", None, "不是报告的文件名"),
        ] {
            let Err(Failure::Message(message)) = parse(Path::new(word), asked) else { panic!("{word}") };
            assert!(message.zh.contains(said), "{message}");
        }
    }
}
