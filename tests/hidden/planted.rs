//! No place of which docs/formats.md speaks lets out what stands in it: a value is planted in each, and looked for in all
//! that is said.

use hegao::document::{Block, Document, KNOWN, Limits, Mark, Then, read};
use hegao::report::label;
use hegao::rule::Language;
use hegao::text::digit;

use super::office::compound;
use super::support::office::{Office, Pdf, p, zip};
use super::support::planted::{NOT_PLANTED, planting};
use super::support::{Desk, disguise, forms};
use super::{Sample, every, told};

/// One in so many forms meets a place: all forms, and all places, but not all of both.
const SHARE: usize = 24;

/// The sentence by which rules know the values.
fn known(numbers: &[String; 3]) -> String {
    let [mobile, id, card] = numbers;
    format!("电话{mobile}，身份证号{id}，银行卡号{card}")
}

/// Each way to write a number with one of the numbers, but those that XML, a PDF file or a file's name would not take as
/// they are.
fn ways(numbers: &[String; 3]) -> Vec<String> {
    let each = numbers.iter().map(|number| forms::of_number(number)).enumerate();
    let ways = each.flat_map(|(at, forms)| forms.into_iter().skip(at).step_by(3));
    ways.map(|(_, form)| form).filter(|form| !form.contains(forms::UNFIT) && !form.contains('&')).collect()
}

/// Whether a block stands where `label` says; a block without a label is called by its line.
fn is_at(document: &Document, block: &Block, label: &str, value: &str) -> bool {
    let own = document.place(block).map(|place| place.zh()).map(|own| own.replace(value, ""));
    own.map_or_else(|| label.starts_with('第') && label.ends_with('行'), |own| own == label)
}

fn holds(document: &Document, label: &str, value: &str) -> bool {
    let says = |block: &Block| {
        document.text(block).contains(value) || document.place(block).is_some_and(|place| place.zh().contains(value))
    };
    document.blocks.iter().any(|block| is_at(document, block, label, value) && says(block))
}

fn format(sample: &Sample) -> &'static str {
    sample.name.rsplit_once('.').unwrap().1
}

#[test]
fn every_row_of_the_table_has_its_place_planted() {
    let numbers = forms::numbers();
    let mobile = &numbers[0];
    let planted = planting(&known(&numbers), mobile, every);
    let (mut lacking, mut excused) = (Vec::new(), Vec::new());
    for (sample, planted) in every().iter().zip(planted) {
        let row = (format(sample), sample.what);
        let Some(finding) = told(sample) else { panic!("{row:?} is not told") };
        let document = read(planted.name, planted.bytes, &Limits::default()).unwrap_or_else(|gap| panic!("{gap:?}"));
        let is_planted = holds(&document, &label(&finding.location, Language::Zh), mobile);
        let is_excused = NOT_PLANTED.iter().any(|(format, what, _)| row == (*format, *what));
        match (is_planted, is_excused) {
            (false, false) => lacking.push(row),
            (false, true) => excused.push(row),
            (true, true) => panic!("{row:?} is planted, and stands in NOT_PLANTED"),
            (true, false) => {}
        }
    }
    assert!(lacking.is_empty(), "neither planted nor in NOT_PLANTED: {lacking:#?}");
    assert_eq!(excused.len(), NOT_PLANTED.len(), "NOT_PLANTED names a row that the table does not have");
}

/// The kinds of gaps: what a file that has one is called, and what it holds.
fn with_gaps() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream";
    let mut scan = Pdf::new("UniGB-UCS2-H").add_page("q 595 0 0 842 0 0 cm /I Do Q\n".into());
    (scan.objects, scan.resources) = (vec![image.into()], "/XObject << /I 100 0 R >>".into());
    vec![
        ("encrypted", "docx", compound("EncryptedPackage", b"x")),
        ("corrupt", "xlsx", "不是表".into()),
        ("scanned", "pdf", scan.bytes()),
        ("unmapped-glyphs", "txt", "正文\u{E000}\u{E001}\u{E002}\u{E003}正文\n".into()),
        ("external", "html", "<p>正文</p><iframe src=\"https://example.com/名单.html\"></iframe>".into()),
        ("limit", "txt", "甲\u{200B}".repeat(1001).into_bytes()),
        ("undecodable", "txt", b"abc\x81\x20\xFF\xFF def\n".to_vec()),
        ("unsupported", "epub", zip(&[("mimetype", b"application/epub+zip")])),
    ]
}

/// Of a file that takes too long, or its reader to the end, the report names nothing but the file.
const NO_FILE: [&str; 1] = ["`timeout`, `crashed`"];

#[test]
fn every_row_of_the_gaps_has_a_file() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/formats.md")).unwrap();
    let table = page.split_once("| gap | when |\n|---|---|\n").unwrap().1;
    let rows: Vec<_> = table.lines().map_while(|line| line.strip_prefix("| ")?.split(" | ").next()).collect();
    let gaps = with_gaps();
    let mut kinds: Vec<_> = gaps.iter().map(|(kind, ..)| format!("`{kind}`")).collect();
    kinds.extend(NO_FILE.map(str::to_owned));
    let (lacking, more): (Vec<_>, Vec<_>) = (
        rows.iter().filter(|row| !kinds.iter().any(|kind| kind == *row)).collect(),
        kinds.iter().filter(|kind| !rows.contains(&kind.as_str())).collect(),
    );
    assert!(rows.len() > 5 && lacking.is_empty() && more.is_empty(), "{lacking:?} {more:?}");
    for (kind, extension, bytes) in gaps {
        let found = match read(&format!("a.{extension}"), bytes, &Limits::default()) {
            Ok(document) => document.gaps.iter().map(|gap| gap.kind().name()).collect(),
            Err(gap) => vec![gap.kind().name()],
        };
        assert!(found.contains(&kind), "{kind}: {found:?}");
    }
}

/// Files of which little more is told than their names: those that are not read, and those with gaps.
fn named(known: &str, form: &str) -> Vec<(String, Vec<u8>)> {
    let unread = KNOWN.iter().filter(|known| !matches!(known.then, Then::Read(_)));
    let mark = |mark: &Mark| match mark {
        Mark::Bytes(at, bytes) => [vec![0; *at], bytes.to_vec()].concat(),
        Mark::Member(name) => zip(&[(name, b"x")]),
        Mark::Mimetype(kind) => zip(&[("mimetype", kind.as_bytes())]),
        Mark::Stream(name) => compound(name, b"x"),
        _ => b"\0\x01\xFF".to_vec(),
    };
    let file = |one: &hegao::document::Known| {
        let bytes = one.marks.first().map_or_else(|| b"\0\x01\xFF".to_vec(), mark);
        Some((format!("{}名单{form}.{}", one.id, one.extensions.first()?), bytes))
    };
    let mut files: Vec<_> = unread.filter_map(file).collect();
    for (kind, extension, bytes) in planting(known, form, with_gaps) {
        let inner = format!("embeddings/名单{form}.{extension}");
        let holder = Office::docx(&p(&format!("正文（{known}）"))).part("e", "package", &inner, &bytes);
        files.push((format!("{kind}.docx"), holder.bytes()));
        files.push((format!("{kind}{form}.{extension}"), bytes));
    }
    files
}

/// Whether `form` has the digits of `number` and no others.
fn is_written(number: &str, form: &str) -> bool {
    form.chars().filter_map(digit).eq(number.chars().filter_map(digit)) && !form.contains('E')
}

#[test]
fn no_place_of_the_tables_lets_seven_digits_out() {
    const FORMATS: [&str; 9] = ["text", "json", "sarif", "github", "markdown", "gitlab", "rdjson", "junit", "csv"];
    let numbers = forms::numbers();
    let known = known(&numbers);
    let desk = Desk::new();
    for (way, form) in ways(&numbers).iter().enumerate() {
        let meets = |at: usize| (at + way).is_multiple_of(SHARE);
        // The font of the PDF samples has the characters of GBK: what stands behind another is misread, and the page is a gap.
        let is_of_font = !encoding_rs::GBK.encode(form).2;
        let samples = planting(&known, form, every).into_iter().enumerate();
        let samples = samples.filter(|(_, sample)| is_of_font || !sample.name.ends_with("pdf"));
        for (at, sample) in samples.filter(|(at, _)| meets(*at)) {
            desk.file(&format!("{way}/{at}-{}", sample.name), sample.bytes);
        }
        for (_, (name, bytes)) in named(&known, form).into_iter().enumerate().filter(|(at, _)| meets(*at)) {
            // Of a file that is not read nothing is known but its name, and a piece of a number may be anything.
            // Nobody writes the country's prefix before an identity number.
            let is_prefixed = form.starts_with("+86") && form.len() > "+8613800138000".len();
            let is_whole = numbers.iter().any(|number| is_written(number, form));
            if !is_prefixed && (is_whole || name.ends_with(".docx")) {
                desk.file(&format!("{way}/{name}"), bytes);
            }
        }
    }
    let outputs = FORMATS.map(|format| format!("{format}=out.{format}"));
    let outputs: Vec<&str> = outputs.iter().flat_map(|output| ["--output", output]).collect();
    let mut said = Vec::new();
    for args in [&[&["check", ".", "--explain", "--verbose"], &outputs[..]].concat()[..], &["baseline", "write", "."]] {
        let run = desk.run(args);
        assert!(run.code < 4 && run.code != 2, "{}", run.err);
        said.extend([(args[0].to_owned(), run.out), (format!("errors of {}", args[0]), run.err)]);
    }
    for file in FORMATS.map(|format| format!("out.{format}")).into_iter().chain([".hegao-baseline".to_owned()]) {
        said.push((file.clone(), std::fs::read_to_string(desk.path().join(&file)).unwrap()));
    }
    let spoken = |line: &&str| numbers.iter().any(|number| disguise::piece(number, line).is_some());
    let shown: Vec<_> = said
        .iter()
        .flat_map(|(place, text)| text.lines().filter(spoken).map(move |line| format!("{place}: {line}")))
        .collect();
    assert!(shown.is_empty(), "{} lines show a value:\n{}", shown.len(), shown[..shown.len().min(20)].join("\n"));
}
