//! Each bound, and what the budget does with it.

#![allow(clippy::unwrap_used)]

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::format::ooxml::sample::Sample;
use crate::format::pdf::sample as pdf;
use crate::reader;
use hegao_model::document::{Bound, Budget, Gap, GapKind, Reason};

fn noted(budget: &Budget) -> Vec<(Option<String>, GapKind)> {
    budget.gaps().into_iter().map(|gap| (gap.part.clone(), gap.kind())).collect()
}

#[test]
fn what_fits_is_not_noted() {
    let budget = Budget::default().lowered(Bound::Blocks, 3);
    assert!(budget.admits(Bound::Blocks, 3_usize, None));
    assert_eq!(budget.take(Bound::Blocks, 0..3, None).count(), 3);
    assert_eq!(budget.cut(Bound::Blocks, "abc", None), "abc");
    assert_eq!(budget.head(Bound::Blocks, b"abc", None), b"abc");
    assert!(budget.spend(Bound::Blocks, 3_usize, None).is_ok() && budget.left(Bound::Blocks) == 0);
    assert!(noted(&budget).is_empty());
}

#[test]
fn whoever_stops_has_noted_it() {
    let budget = || Budget::default().lowered(Bound::Blocks, 3);
    let limit = [(Some("a".to_owned()), GapKind::Limit)];
    let stops: [fn(&Budget); 6] = [
        |budget| assert!(!budget.admits(Bound::Blocks, 4_usize, Some("a"))),
        |budget| assert!(budget.holds(Bound::Blocks, 4_usize, Some("a")).is_err()),
        |budget| assert!((0..2).map(|_| budget.spend(Bound::Blocks, 2_usize, Some("a"))).last().unwrap().is_err()),
        |budget| assert_eq!(budget.take(Bound::Blocks, 0..9, Some("a")).count(), 3),
        |budget| assert_eq!(budget.cut(Bound::Blocks, "中文", Some("a")), "中"),
        |budget| assert_eq!(budget.head(Bound::Blocks, b"abcd", Some("a")), b"abc"),
    ];
    for stop in stops {
        let budget = budget();
        stop(&budget);
        assert_eq!(noted(&budget), limit);
    }
}

#[test]
fn equal_gaps_are_noted_once_for_each_part() {
    let budget = Budget::default().lowered(Bound::Blocks, 0);
    for part in [Some("a"), Some("a"), None, Some("a"), Some("b"), None] {
        assert!(!budget.admits(Bound::Blocks, 1_usize, part));
    }
    assert!(!budget.admits(Bound::Part, u64::MAX, Some("a")));
    let parts: Vec<_> = budget.gaps().into_iter().map(|gap| gap.part).collect();
    assert_eq!(parts, [Some("a".to_owned()), None, Some("b".to_owned()), Some("a".to_owned())]);
    assert!(budget.gaps().is_empty(), "handed over");
}

#[test]
fn files_within_files_share_what_there_is() {
    let budget = Budget::default().lowered(Bound::Embedded, 3);
    let read = budget.within("a", || {
        assert!(budget.spend(Bound::Unpacked, u64::MAX, Some("x")).is_err());
        budget.within("b", || assert!(budget.within("too deep", || ()).is_none())).unwrap();
    });
    assert!(read.is_some() && budget.within("third", || ()).is_some() && budget.within("fourth", || ()).is_none());
    assert_eq!(budget.left(Bound::Unpacked), 0);
    let parts: Vec<_> = budget.gaps().into_iter().filter_map(|gap| gap.part).collect();
    assert_eq!(parts, ["a/x", "a/b/too deep", "fourth"]);
}

#[test]
fn blocks_of_files_within_count_for_all() {
    let lines: String = (0..4).map(|number| format!("第{number}行\n\n")).collect();
    let inner = Sample::word(TEXT).beside("package", "b.txt", &lines).zip();
    let file = |name: &str| Sample::word(TEXT).part(&format!("word/{name}"), inner.clone());
    let whole = file("a.docx").relation("word/document.xml", "r2", "package", "a.docx", false);
    let whole =
        whole.part("word/c.docx", inner.clone()).relation("word/document.xml", "r3", "package", "c.docx", false);
    let read = |most| {
        let budget = Budget::default().lowered(Bound::Blocks, most);
        let document = reader::within("a.docx", whole.clone().zip(), &budget).ok().unwrap();
        document.gaps.iter().any(|gap| gap.kind() == GapKind::Limit)
    };
    assert!(read(6) && !read(100));
}

#[test]
fn deep_properties_of_a_picture_are_told() {
    let deep = format!("<svg>{}", "<a>".repeat(600));
    let budget = Budget::default();
    crate::image::said(deep.as_bytes(), &budget, Some("a.svg"));
    assert_eq!(noted(&budget), [(Some("a.svg".to_owned()), GapKind::Limit)]);
}

#[test]
fn every_bound_has_a_name_of_its_own() {
    for (index, bound) in Bound::ALL.iter().enumerate() {
        let name = bound.row().name;
        assert_eq!(*bound as usize, index);
        assert!(Bound::ALL.iter().filter(|other| other.row().name == name).count() == 1, "{name}");
    }
}

/// A file that goes one past `bound`, and the budget that is lowered for it.
fn beyond(bound: Bound) -> (&'static str, Vec<u8>, Budget) {
    let budget = |most| Budget::default().lowered(bound, most);
    let word = |most, body: &str| ("a.docx", Sample::word(body).zip(), budget(most));
    let embedded =
        || Sample::word(TEXT).part("word/a.txt", "附件").relation("word/document.xml", "r2", "package", "a.txt", false);
    let page = |most, source: &str| ("a.html", source.as_bytes().to_vec(), budget(most));
    let picture = |most, kind: &str, bytes: &[u8]| {
        let address = format!("data:image/{kind};base64,{}", data_encoding::BASE64.encode(bytes));
        ("a.html", format!("<p>正文<img src='{address}'>").into_bytes(), budget(most))
    };
    let sheet = |most, content: &str| ("a.xlsx", workbook(content), budget(most));
    let cells = "<sheetData><row><c t='str'><v>甲</v></c><c t='str'><v>乙</v></c></row></sheetData>";
    match bound {
        Bound::Unpacked | Bound::Part => word(9, TEXT),
        Bound::Ratio => word(200, &format!("{TEXT}{}", " ".repeat(5 << 20))),
        Bound::Text => ("a.txt", b"abcd".to_vec(), budget(3)),
        Bound::File => word(3, TEXT),
        Bound::Entries | Bound::Depth => word(2, TEXT),
        Bound::Pages => ("a.pdf", pdf::Sample::new("GBK-EUC-H").page("").page("").bytes(), budget(1)),
        Bound::Objects | Bound::PageOperations | Bound::Operations | Bound::Glyphs => {
            let page = pdf::show(60.0, 700.0, "正文");
            ("a.pdf", pdf::Sample::new("GBK-EUC-H").page(&page).bytes(), budget(1))
        }
        Bound::Revisions => ("a.pdf", saved_again(), budget(0)),
        Bound::LeftOver => {
            let mut file = pdf::Sample::new("GBK-EUC-H");
            file.stream("", pdf::show(60.0, 700.0, "以前的内容").as_bytes());
            ("a.pdf", file.page(&pdf::show(60.0, 700.0, "正文")).bytes(), budget(0))
        }
        Bound::Blocks => page(1, "<p>一<p>二"),
        Bound::Rows => {
            let row = "<row><c t='str'><v>甲</v></c></row>";
            let (name, bytes, budget) = sheet(0, &format!("<sheetData>{row}{row}</sheetData>"));
            (name, bytes, budget.lowered(Bound::Blocks, 0))
        }
        Bound::Nesting => ("a.docx", embedded().zip(), budget(1)),
        Bound::Embedded => ("a.docx", embedded().zip(), budget(0)),
        Bound::OpenElements => page(2, "<div><div><p>正文"),
        Bound::Reach => page(2, "<div><b><i><u>正文</div>"),
        Bound::Selectors => page(1, "<style>.a{display:none}.b{display:none}</style><p>正文"),
        Bound::Spans => page(1, "<table><tr><td rowspan=2>一<td rowspan=2>二<tr></table>"),
        Bound::PictureText | Bound::PictureBytes => picture(3, "gif", GIF),
        Bound::PictureTexts => picture(0, "gif", GIF),
        Bound::PackedText => picture(3, "png", &png()),
        Bound::PictureEvents => picture(1, "svg+xml", "<svg><title>请李明核实</title></svg>".as_bytes()),
        Bound::Bindings => word(1, TEXT),
        Bound::Columns | Bound::CellText => sheet(1, cells),
        Bound::Merged | Bound::MergedRow => {
            sheet(0, &format!("{cells}<mergeCells><mergeCell ref='A1:B1'/></mergeCells>"))
        }
        Bound::Tables => ("a.xlsx", tabled(cells), budget(0)),
        Bound::Invisible => ("a.txt", "甲\u{200B}乙\u{200B}丙".into(), budget(1)),
        Bound::Foreign => ("a.txt", mixed(), budget(0)),
        Bound::Fields => {
            word(1, &format!("<w:p><w:r>{0}{0}<w:t>正文</w:t></w:r></w:p>", "<w:fldChar w:fldCharType='begin'/>"))
        }
        Bound::Paths => ("a.docx", mashup(), budget(0)),
        Bound::MailDepth | Bound::MailParts => ("a.eml", MAIL.into(), budget(1)),
    }
}

/// A text with a line in another encoding.
fn mixed() -> Vec<u8> {
    let (gbk, ..) = encoding_rs::GBK.encode("会议地点另行通知。\n");
    ["各单位要认真抓好贯彻落实工作。\n".repeat(3).as_bytes(), &gbk].concat()
}

/// A message with a part.
const MAIL: &str = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n正文\n--b--\n";

const TEXT: &str = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>";

/// A picture with a remark.
const GIF: &[u8] =
    b"GIF89a\x01\0\x01\0\0\0\0\x21\xFE\x0F\xE8\xAF\xB7\xE6\x9D\x8E\xE6\x98\x8E\xE6\xA0\xB8\xE5\xAE\x9E\0;";

/// A PDF file that was saved a second time behind its end.
fn saved_again() -> Vec<u8> {
    let mut file = pdf::Sample::new("GBK-EUC-H").page(&pdf::show(60.0, 700.0, "正文")).bytes();
    let table = memchr::memmem::rfind(&file, b"xref\n0 ").unwrap();
    let tail = format!("xref\n0 0\ntrailer<</Size 9/Root 1 0 R/Prev {table}>>\nstartxref\n{}\n%%EOF\n", file.len());
    file.extend(tail.bytes());
    file
}

/// A picture with a packed text.
fn png() -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all("请李明核实".as_bytes()).unwrap();
    let data = [b"Comment\0\0", &packed.finish().unwrap()[..]].concat();
    let length = (data.len() as u32).to_be_bytes();
    [b"\x89PNG\r\n\x1A\n", &length[..], b"zTXt", &data, &[0; 4]].concat()
}

const SHEET: &str = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

fn book(content: &str) -> Sample {
    let sheet = format!("<worksheet {SHEET}>{content}</worksheet>");
    let list = format!("<workbook {SHEET}><sheets><sheet name='名单' sheetId='1' r:id='s1'/></sheets></workbook>");
    Sample::new()
        .part("xl/worksheets/sheet1.xml", sheet)
        .relation("xl/workbook.xml", "s1", "worksheet", "worksheets/sheet1.xml", false)
        .main("xl/workbook.xml", "spreadsheetml.sheet", &list)
}

fn workbook(content: &str) -> Vec<u8> {
    book(content).zip()
}

/// A workbook with a table that names its columns.
fn tabled(content: &str) -> Vec<u8> {
    let table = format!("<table {SHEET} ref='A1:B2'/>");
    book(content)
        .part("xl/tables/table1.xml", table)
        .relation("xl/worksheets/sheet1.xml", "t1", "table", "../tables/table1.xml", false)
        .zip()
}

/// A document with a query that names a path.
fn mashup() -> Vec<u8> {
    let query = "section Section1;\nshared a = File.Contents(\"C:\\Users\\liming\\名单.xlsx\");";
    let archive = Sample::new().part("Formulas/Section1.m", query).zip();
    let bytes = [&[0; 4], &(archive.len() as u32).to_le_bytes()[..], &archive].concat();
    let data = format!("<DataMashup xmlns=\"a\">{}</DataMashup>", data_encoding::BASE64.encode(&bytes));
    Sample::word(TEXT)
        .part("customXml/item1.xml", data)
        .relation("word/document.xml", "r2", "customXml", "../customXml/item1.xml", false)
        .zip()
}

#[test]
fn what_goes_past_a_bound_is_a_gap() {
    let mut faults = Vec::new();
    for bound in Bound::ALL {
        let (name, bytes, budget) = beyond(*bound);
        let most = budget.most(*bound);
        let gaps = match reader::within(name, bytes.clone(), &budget) {
            Ok(document) => document.gaps,
            Err(gap) => vec![gap],
        };
        // How many pages there are in all is told too.
        let is_told = |gap: &Gap| {
            gap.kind() == GapKind::Limit
                && (gap.reason == Reason::Beyond { bound: *bound, most } || *bound == Bound::Pages)
        };
        if gaps.iter().filter(|gap| is_told(gap)).count() != 1 {
            faults.push(format!("{}: {gaps:?}", bound.row().name));
        }
        let read = reader::within(name, bytes, &Budget::default());
        let gaps = read.map_or_else(|gap| vec![gap], |document| document.gaps);
        if *bound != Bound::Ratio && gaps.iter().any(|gap| gap.kind() == GapKind::Limit) {
            faults.push(format!("{}, not lowered: {gaps:?}", bound.row().name));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
