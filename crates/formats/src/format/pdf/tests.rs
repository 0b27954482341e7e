//! Whole files, made here.

use super::sample::{Sample, show, string, utf16};
use super::*;
use crate::label::{label, tables};
use hegao_model::document::{Block, BlockKind, Content as Text, Gap, GapKind, Hidden, Part, Reason};

/// A paragraph that takes several lines.
pub(super) const BODY: &str = "二是完善制度，在涉及法律法规的重要环节都积极咨询，并认真分析工作中可能存在的问题，确保我镇工作依法而行，\
    有效推进各项任务，完成全年目标。";

pub(super) fn document(bytes: Vec<u8>) -> Document {
    crate::reader::read("a.pdf", bytes, &Limits::default()).unwrap_or_else(|gap| panic!("{gap:?}"))
}

/// The visible blocks of a file with one page of these operators in GBK-EUC-H.
pub(super) fn visible(operators: &str) -> Vec<String> {
    let document = document(Sample::new("GBK-EUC-H").page(operators).bytes());
    texts(&document, |block| block.hidden.is_none())
}

pub(super) fn texts(document: &Document, which: impl Fn(&Block) -> bool) -> Vec<String> {
    document.blocks.iter().filter(|block| which(block)).map(|block| document.text(block).to_owned()).collect()
}

/// What is hidden, with its label.
pub(super) fn hidden(document: &Document) -> Vec<(Hidden, String, String)> {
    let asides = document.blocks.iter().filter_map(|block| Some((block.hidden?, block)));
    asides
        .map(|(kind, block)| {
            (kind, document.text(block).to_owned(), label(document, block).unwrap_or_default().to_owned())
        })
        .collect()
}

/// `text` in lines of `width` characters from (x, y) down, the first set in by two.
pub(super) fn lines(x: f64, y: f64, width: usize, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let first = width.saturating_sub(2).min(chars.len());
    let mut operators = show(x + 28.0, y, &chars[..first].iter().collect::<String>());
    for (index, line) in chars[first..].chunks(width).enumerate() {
        operators += &show(x, y - 22.0 * (index + 1) as f64, &line.iter().collect::<String>());
    }
    operators
}

/// `text` in a column of fourteen characters, from x on.
pub(super) fn column(x: f64, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let line = |(at, line): (usize, &[char])| show(x, 700.0 - 20.0 * at as f64, &line.iter().collect::<String>());
    chars.chunks(14).enumerate().map(line).collect()
}

#[test]
fn every_character_knows_its_page_and_place() {
    let operators = show(60.0, 780.0, "关于示例工作的报告") + &lines(60.0, 740.0, 30, BODY);
    let document = document(Sample::new("GBK-EUC-H").page(&operators).bytes());
    assert!(document.gaps.is_empty(), "{:?}", document.gaps);
    assert_eq!(texts(&document, |_| true), ["关于示例工作的报告", BODY]);
    assert_eq!(document.blocks[0].kind, BlockKind::Title);
    assert_eq!(label(&document, &document.blocks[1]), Some("第1页第2段"));
    let at = BODY.find("分析").unwrap();
    let pieces = document.blocks[1].pieces(at..at + "分析".len());
    let stored: String =
        pieces.iter().map(|(part, range)| &document.parts[*part as usize].text[range.clone()]).collect();
    assert_eq!(stored, "分析");
}

#[test]
fn predefined_encodings_say_the_same() {
    for (encoding, text) in [
        ("UniGB-UCS2-H", utf16("签发人：李 明〔2025〕1号")),
        ("UniGB-UTF16-H", utf16("签发人：李 明〔2025〕1号")),
        ("GBK-EUC-H", super::sample::gbk("签发人：李 明〔2025〕1号")),
        ("GBKp-EUC-H", super::sample::gbk("签发人：李 明〔2025〕1号")),
        ("GBK2K-H", super::sample::gbk("签发人：李 明〔2025〕1号")),
    ] {
        let operators = format!("BT /F1 14 Tf 60 700 Td {text} Tj ET");
        let document = document(Sample::new(encoding).page(&operators).bytes());
        assert_eq!(texts(&document, |_| true), ["签发人：李 明〔2025〕1号"], "{encoding}");
    }
}

#[test]
fn surrogate_pairs_are_codes_of_the_predefined_encoding_too() {
    let read = |text: &str| {
        let operators = format!("BT /F1 14 Tf 60 700 Td {} Tj ET", utf16(text));
        document(Sample::new("UniGB-UTF16-H").page(&operators).bytes())
    };
    let known = read("签𠂇发𠂉人𢦏李");
    assert_eq!(texts(&known, |_| true), ["签𠂇发𠂉人𢦏李"]);
    assert!(known.gaps.is_empty(), "{:?}", known.gaps);
    // The collection has no such character, so the map has no code for it.
    let gaps = read("吃𰻞面5碗").gaps;
    assert!(matches!(gaps[..], [Gap { reason: Reason::UnreadCodes { page: 1 }, .. }]), "{gaps:?}");
}

#[test]
fn vertical_columns_are_read_from_the_right() {
    let column = |x: f64, text: &str| format!("BT /F1 14 Tf 1 0 0 1 {x} 780 Tm {} Tj ET\n", utf16(text));
    let operators = column(490.0, &BODY.chars().skip(28).take(28).collect::<String>())
        + &column(516.0, &BODY.chars().take(28).collect::<String>())
        + &column(464.0, &BODY.chars().skip(56).collect::<String>());
    let document = document(Sample::new("UniGB-UCS2-V").page(&operators).bytes());
    assert_eq!(texts(&document, |_| true), [BODY]);
}

#[test]
fn spaces_stand_where_they_are_seen() {
    // A quarter of an em between Latin and Han is the program's; a whole em between Han is the writer's.
    let at = |x: f64, y: f64, text: &str| show(x, y, text);
    assert_eq!(visible(&(at(60.0, 700.0, "示例镇委") + &at(130.0, 700.0, "示例镇政府"))), ["示例镇委 示例镇政府"]);
    assert_eq!(visible(&(at(60.0, 700.0, "共") + &at(77.0, 700.0, "5") + &at(88.0, 700.0, "人"))), ["共5人"]);
    let latin = "BT /F2 12 Tf 60 700 Td [(Annual) -300 (report) -20 (s)] TJ ET";
    assert_eq!(visible(latin), ["Annual reports"]);
    // A raised figure belongs to its line.
    let raised =
        at(60.0, 700.0, "面积5平方米") + "BT /F1 8 Tf 1 0 0 1 137 706 Tm <32> Tj ET " + &at(145.0, 700.0, "整");
    assert_eq!(visible(&raised), ["面积5平方米2整"]);
}

#[test]
fn paragraphs_go_on_on_the_next_page() {
    let filler = |y: f64| (0..3).map(|at| lines(60.0, y - 66.0 * f64::from(at), 30, &BODY[..135])).collect::<String>();
    let first: String = BODY.chars().take(28).collect();
    let rest: String = BODY.chars().skip(28).take(30).collect();
    let last: String = BODY.chars().skip(58).collect();
    let mut sample = Sample::new("GBK-EUC-H");
    sample.page(&(filler(780.0) + &show(88.0, 100.0, &first)));
    sample.page(&(show(60.0, 780.0, &rest) + &show(60.0, 758.0, &last) + &filler(700.0)));
    let document = document(sample.bytes());
    let joined = document.blocks.iter().find(|block| document.text(block) == BODY).expect("the paragraph");
    let pages: Vec<u32> = joined.pieces(0..BODY.len()).iter().map(|(part, _)| *part).collect();
    assert_eq!(pages, [0, 1, 1]);
    assert_eq!(label(&document, joined), Some("第1页第4段"));
}

#[test]
fn a_title_of_two_lines_is_one() {
    let title = show(150.0, 760.0, "关于报送示例镇二〇二四年法治政府") + &show(220.0, 735.0, "建设情况的报告");
    let found = visible(&(show(250.0, 790.0, "示例镇人民政府") + &title + &lines(60.0, 700.0, 30, BODY)));
    assert_eq!(found, ["示例镇人民政府", "关于报送示例镇二〇二四年法治政府建设情况的报告", BODY]);
}

#[test]
fn lists_and_short_lines_stay_apart() {
    let list = ["示例镇人民政府", "示例镇财政所等", "示例镇综治办等"];
    let operators = |text: &[&str]| -> String {
        text.iter().enumerate().map(|(at, line)| show(60.0, 700.0 - 22.0 * at as f64, line)).collect()
    };
    assert_eq!(visible(&operators(&list)), list);
    let items = [
        "完成道路硬化工程建设并通过验收交付使用",
        "完成饮水安全工程建设并通过验收交付使用",
        "完成电网改造工程建设并通过验收",
    ];
    assert_eq!(visible(&operators(&items)), items);
}

#[test]
fn latin_lines_are_joined_as_words() {
    let line = |y: u32, text: &str| format!("BT /F2 12 Tf 60 {y} Td ({text}) Tj ET\n");
    let text = line(700, "The township keeps the list of contacts up to date and sends it every")
        + &line(685, "month to the district office, which checks it against the infor-")
        + &line(670, "mation of the year before and returns it.");
    let expected = "The township keeps the list of contacts up to date and sends it every month to the district office, \
        which checks it against the information of the year before and returns it.";
    assert_eq!(visible(&text), [expected]);
}

#[test]
fn headers_and_footers_are_no_text() {
    let mut sample = Sample::new("GBK-EUC-H");
    for page in 1..=3 {
        let body = show(60.0, 700.0, &format!("第{page}部分的内容，从略。"));
        sample.page(&(show(200.0, 810.0, "内部资料") + &body + &show(280.0, 40.0, &format!("— {page} —"))));
    }
    let document = document(sample.bytes());
    assert_eq!(texts(&document, |block| block.kind == BlockKind::Header), ["内部资料"]);
    assert_eq!(texts(&document, |block| block.kind == BlockKind::Footer), ["— 1 —", "— 2 —", "— 3 —"]);
    assert_eq!(document.running().len(), 3);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let other = BODY.replace("二是", "三是");
    let found = visible(&(show(180.0, 760.0, "两栏的示例") + &column(60.0, BODY) + &column(310.0, &other)));
    assert_eq!(found, ["两栏的示例", BODY, other.as_str()]);
}

/// A table of three columns with lines around its cells.
fn ruled(rows: &[[&str; 3]]) -> String {
    let bottom = 690 - 30 * rows.len();
    let mut operators: String =
        (0..=rows.len()).map(|row| format!("60 {y} m 460 {y} l S\n", y = bottom + 30 * row)).collect();
    for x in [60, 160, 310, 460] {
        operators += &format!("{x} {bottom} m {x} 690 l S\n");
    }
    for (row, cells) in rows.iter().enumerate() {
        for (cell, x) in cells.iter().zip([70.0, 165.0, 320.0]) {
            operators += &show(x, 670.0 - 30.0 * row as f64, cell);
        }
    }
    operators
}

#[test]
fn ruled_tables_are_cells_with_their_heads() {
    let rows =
        [["姓名", "身份证号", "电话"], ["李明", "11010519491231002X", "13800138000"], ["王强", "", "13800138001"]];
    let text = show(60.0, 740.0, "名单如下：") + &ruled(&rows) + &show(60.0, 560.0, "以上人员请按时参加。");
    let document = document(Sample::new("GBK-EUC-H").page(&text).bytes());
    let cells = texts(&document, |block| block.kind == BlockKind::Cell);
    assert_eq!(
        cells[3..],
        ["姓名：李明", "身份证号：11010519491231002X", "电话：13800138000", "姓名：王强", "电话：13800138001"]
    );
    let labels: Vec<_> = document.blocks.iter().filter_map(|block| label(&document, block)).collect();
    assert_eq!(labels[0], "第1页第1段");
    assert_eq!(labels[5], "第1页表1第2行“身份证号”");
    assert_eq!(texts(&document, |block| block.kind != BlockKind::Cell), ["名单如下：", "以上人员请按时参加。"]);
}

#[test]
fn a_table_that_goes_on_has_its_heads_on_the_page_before() {
    let first = ruled(&[["姓名", "住址", "电话"], ["李明", "示例路1号", "13800138000"]]);
    let next = ruled(&[["王强", "示例路2号", "13800138001"], ["张三", "", "13800138002"]]);
    let document = document(Sample::new("GBK-EUC-H").page(&first).page(&next).bytes());
    assert_eq!(
        tables(&document),
        [["*1: 1 -, 2 -, 3 -", "2: 1 姓名, 2 住址, 3 电话"], ["1: 1 姓名, 2 住址, 3 电话", "2: 1 姓名, 3 电话"],]
    );
}

#[test]
fn what_a_page_hides_is_told() {
    let operators = show(60.0, 780.0, "看得见的文字。")
        + "1 g " + &show(60.0, 740.0, "白字李明") + "0 g "
        + &show(60.0, 700.0, "被盖住的字") + "0 g 50 695 120 20 re f "
        + "1 g " + &show(300.0, 700.0, "黑底白字看得见") // White on nothing.
        + "0 g " + &show(60.0, -40.0, "页面以外的字")
        + "BT /F1 0.5 Tf 60 600 Td " + &super::sample::gbk("极小的字") + " Tj ET "
        + "BT 3 Tr ET " + &show(60.0, 560.0, "不显示的字") + "BT 0 Tr ET "
        + "q 0 0 10 10 re W n " + &show(60.0, 520.0, "剪掉的字") + "Q "
        + "/GS gs " + &show(60.0, 480.0, "透明的字");
    let mut sample = Sample::new("GBK-EUC-H");
    sample.resources("/ExtGState<</GS<</ca 0>>>>");
    let document = document(sample.page(&operators).bytes());
    assert_eq!(texts(&document, |block| block.hidden.is_none()), ["看得见的文字。"]);
    let mut found: Vec<_> = hidden(&document).into_iter().map(|(kind, text, _)| (kind, text)).collect();
    found.sort();
    let expected = [
        (Hidden::HiddenText, "不显示的字"),
        (Hidden::HiddenText, "剪掉的字"),
        (Hidden::HiddenText, "透明的字"),
        (Hidden::WhiteText, "白字李明"),
        (Hidden::WhiteText, "黑底白字看得见"),
        (Hidden::TinyText, "极小的字"),
        (Hidden::CoveredText, "被盖住的字"),
        (Hidden::OffPage, "页面以外的字"),
    ];
    assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn white_on_dark_and_text_drawn_again_are_seen() {
    let on_dark = "0.2 0.2 0.6 rg 50 690 200 30 re f 1 g ".to_owned() + &show(60.0, 700.0, "深色底上的白字");
    assert_eq!(visible(&on_dark), ["深色底上的白字"]);
    let again = show(60.0, 700.0, "重画的字") + "1 g 50 690 200 30 re f 0 g " + &show(60.0, 700.0, "重画的字");
    assert_eq!(visible(&again), ["重画的字"]);
    let highlighted = show(60.0, 700.0, "标亮的字") + "/M gs 1 1 0 rg 50 690 200 30 re f";
    let mut sample = Sample::new("GBK-EUC-H");
    sample.resources("/ExtGState<</M<</BM/Multiply>>>>");
    assert!(hidden(&document(sample.page(&highlighted).bytes())).is_empty());
}

#[test]
fn layers_that_are_off_are_hidden() {
    let mut sample = Sample::new("GBK-EUC-H");
    let off = sample.object("<</Type/OCG/Name(off)>>");
    sample.catalog(&format!("/OCProperties<</OCGs[{off} 0 R]/D<</OFF[{off} 0 R]>>>>"));
    sample.resources(&format!("/Properties<</L {off} 0 R>>"));
    let operators = show(60.0, 700.0, "正文")
        + "/OC /L BDC "
        + &show(60.0, 660.0, "关闭的图层")
        + "EMC "
        + &show(60.0, 620.0, "另一段");
    let document = document(sample.page(&operators).bytes());
    assert_eq!(texts(&document, |block| block.hidden.is_none()), ["正文", "另一段"]);
    assert_eq!(hidden(&document)[0], (Hidden::HiddenText, "关闭的图层".into(), "第1页".into()));
}

#[test]
fn a_scanned_page_is_a_gap_unless_its_text_lies_under_it() {
    let mut sample = Sample::new("GBK-EUC-H");
    let image = sample.stream(
        "/Type/XObject/Subtype/Image/Width 100/Height 100/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode",
        b"no picture",
    );
    sample.resources(&format!("/XObject<</I {image} 0 R>>"));
    let scan = "q 595 0 0 842 0 0 cm /I Do Q ";
    sample.page(scan);
    let recognised = "BT 3 Tr ET ".to_owned() + &lines(60.0, 740.0, 30, BODY);
    sample.page(&(scan.to_owned() + &recognised));
    let document = document(sample.bytes());
    assert_eq!(document.gaps.iter().map(|gap| gap.kind()).collect::<Vec<_>>(), [GapKind::Scanned]);
    assert_eq!(document.gaps[0].name().as_deref(), Some("page 1"));
    assert_eq!(texts(&document, |block| block.hidden.is_none()), [BODY]);
}

#[test]
fn replacement_texts_are_told_where_they_differ() {
    let same = "/Span <</ActualText(text)>> BDC BT /F2 12 Tf 60 700 Td (text) Tj ET EMC";
    assert!(hidden(&document(Sample::new("GBK-EUC-H").page(same).bytes())).is_empty());
    let other = same.replacen("(text)", &string("另一句话"), 1);
    let document = document(Sample::new("GBK-EUC-H").page(&other).bytes());
    assert_eq!(texts(&document, |block| block.hidden.is_none()), ["text"]);
    assert_eq!(hidden(&document)[0].1, "另一句话");
    // One box for several characters: only the replacement texts say which.
    let boxed = |text: &str| format!("/Span <</ActualText{}>> BDC <0001> Tj EMC ", string(text));
    let operators = format!("BT /F1 14 Tf 60 700 Td {}{}{} ET", boxed("示"), boxed("例"), boxed("镇"));
    let mut sample = Sample::new("Identity-H");
    sample.objects_of_unknown_collection();
    let spelt = super::read(sample.page(&operators).bytes(), &Budget::default()).ok().unwrap();
    assert_eq!((texts(&spelt, |_| true), spelt.gaps.len()), (vec!["示例镇".to_owned()], 0));
}

#[test]
fn glyphs_that_nothing_explains_are_a_gap() {
    let mut sample = Sample::new("Identity-H");
    sample.objects_of_unknown_collection();
    let document = document(sample.page("BT /F1 14 Tf 60 700 Td <00010002000300040005> Tj ET").bytes());
    assert_eq!(document.gaps[0].kind(), GapKind::UnmappedGlyphs);
    assert_eq!(document.gaps[0].reason, Reason::UnmappedFont { page: 1, letters: 5, percent: 100 });
}

#[test]
fn names_of_glyphs_tell_what_nothing_else_does() {
    let mut sample = Sample::new("GBK-EUC-H");
    let program = sample.stream("/Subtype/CIDFontType0C", &super::sample::cff(&["uni6CD5", "uni6CBB", "A", "g4"]));
    let descriptor = sample.object(&format!("<</Type/FontDescriptor/FontName/Own/Flags 4/FontFile3 {program} 0 R>>"));
    let descendant = sample.object(&format!(
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/Own/DW 1000/FontDescriptor {descriptor} 0 R\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    ));
    let font = sample.object(&format!(
        "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]>>"
    ));
    sample.resources(&format!("/Font<</F1 3 0 R/O {font} 0 R>>"));
    let page = |codes: &str| format!("BT /O 14 Tf 1 0 0 1 60 700 Tm <{codes}> Tj ET\n");
    let read = document(sample.page(&page("000100020003")).bytes());
    assert_eq!((read.text(&read.blocks[0]), read.gaps.len()), ("法治A", 0));
    assert!(!document(sample.page(&page("0004")).bytes()).gaps.is_empty());
}

#[test]
fn a_file_with_a_password_is_a_gap() {
    let mut sample = Sample::new("GBK-EUC-H");
    let standard = sample.object(&format!("<</Filter/Standard/V 1/R 2/P -4/O<{0}>/U<{0}>>>", "00".repeat(32)));
    let bytes = sample.page(&show(60.0, 700.0, "正文")).with_trailer(&format!("/Encrypt {standard} 0 R/ID[<00><00>]"));
    assert_eq!(read(bytes, &Budget::default()).err().unwrap().kind(), GapKind::Encrypted);
}

#[test]
fn what_asks_for_too_much_is_a_gap() {
    let mut sample = Sample::new("GBK-EUC-H");
    let mut inner = sample.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 1 1 re f ".repeat(9).as_slice());
    for _ in 0..20 {
        let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {inner} 0 R>>>>");
        inner = sample.stream(&entries, b"/X Do ".repeat(9).as_slice());
    }
    sample.resources(&format!("/XObject<</X {inner} 0 R>>"));
    let nested = document(sample.page("/X Do").bytes());
    assert_eq!(nested.gaps[0].kind(), GapKind::Limit);
    let mut sample = Sample::new("GBK-EUC-H");
    let disguised = sample.stream("/Subtype/Image/Width 1/Height 1", b"text");
    sample.object(&format!("<</FontFile2 {disguised} 0 R>>"));
    let bytes = sample.page(&show(60.0, 700.0, "正文")).bytes();
    assert_eq!(read(bytes, &Budget::default()).err().unwrap().kind(), GapKind::Limit);
    let limits = Limits { unpacked: 10, ..Limits::default() };
    assert_eq!(
        read(Sample::new("GBK-EUC-H").page(&show(1.0, 1.0, "正文")).bytes(), &Budget::new(&limits))
            .err()
            .unwrap()
            .kind(),
        GapKind::Limit
    );
}

#[test]
fn a_damaged_file_says_so() {
    let whole = Sample::new("GBK-EUC-H").page(&show(60.0, 700.0, "正文")).bytes();
    let cut = document(whole[..whole.len() - 40].to_vec());
    assert_eq!(cut.gaps[0].kind(), GapKind::Corrupt);
    assert_eq!(texts(&cut, |_| true), ["正文"]);
    assert_eq!(read(b"%PDF-1.7\nnothing".to_vec(), &Budget::default()).err().unwrap().kind(), GapKind::Corrupt);
    for end in (0..whole.len()).step_by(97) {
        drop(read(whole[..end].to_vec(), &Budget::default())); // It may say anything, but must say it.
    }
    for at in (9..whole.len()).step_by(31) {
        let mut changed = whole.clone();
        changed[at] ^= 0x15;
        drop(read(changed, &Budget::default()));
    }
}

#[test]
fn parts_are_pages() {
    let document = document(Sample::new("GBK-EUC-H").page(&show(60.0, 700.0, "正文")).bytes());
    assert_eq!(document.parts[0].name.as_deref(), Some("page 1"));
    assert!(!Part::has_lines(&document.parts[0]));
    assert!(matches!(document.blocks[0].content, Text::Slice(_)));
}
