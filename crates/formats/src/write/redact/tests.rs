//! One number, masked wherever a file has it; who knows more values is tested by the program.
#![cfg(feature = "office")]

use super::*;
use crate::format::ooxml::sample::Sample;
use crate::read;
use crate::write::archive::Archive;

const NUMBER: &str = "13912345678";
const MASK: &str = "139****5678";

/// Knows the number as it is.
struct Known;

impl Masking for Known {
    fn edits(&self, _: &str, _: &Document) -> (Vec<Edit>, Vec<(usize, Range<usize>)>) {
        (Vec::new(), Vec::new())
    }

    fn stretches(&self, text: &str, _: bool) -> Vec<(Range<usize>, String)> {
        text.match_indices(NUMBER).map(|(at, found)| (at..at + found.len(), MASK.to_owned())).collect()
    }
}

fn redacted(name: &str, bytes: &[u8]) -> Redacted {
    let limits = Limits::default();
    let document = read(name, bytes.to_vec(), &limits).ok().unwrap();
    super::document(name, bytes, &document, &Known, &limits).unwrap()
}

/// The members of an archive by name.
fn members(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let archive = Archive::open(bytes).unwrap();
    archive.names().map(|name| (name.to_owned(), archive.unpacked(name, 1 << 20).unwrap())).collect()
}

fn text(bytes: &[u8], name: &str) -> String {
    let found = members(bytes).into_iter().find(|(member, _)| member == name);
    String::from_utf8(found.unwrap_or_else(|| panic!("no {name}")).1).unwrap()
}

fn book(sheet: &str) -> Sample {
    let main = "<workbook xmlns=\"x\"><sheets><sheet name=\"表13912345678\" sheetId=\"1\" r:id=\"r1\" xmlns:r=\"r\"/></sheets>\
        <definedNames><definedName name=\"甲\">'表13912345678'!$A$1</definedName><definedName name=\"乙\">13912345678</definedName></definedNames></workbook>";
    let sheet = format!("<worksheet xmlns=\"x\"><sheetData><row r=\"1\">{sheet}</row></sheetData></worksheet>");
    Sample::new().main("xl/workbook.xml", "spreadsheetml.sheet", main).part("xl/worksheets/sheet1.xml", sheet).relation(
        "xl/workbook.xml",
        "r1",
        "worksheet",
        "worksheets/sheet1.xml",
        false,
    )
}

#[test]
fn a_cell_holds_a_text_where_a_mask_stands_and_formulas_stay_formulas() {
    for (cell, expected) in [
        ("<c r=\"A1\" s=\"2\"><v>13912345678</v></c>", "<c t=\"str\" r=\"A1\" s=\"2\"><v>139****5678</v></c>"),
        ("<c r=\"A1\" t=\"n\"><v>13912345678</v></c>", "<c r=\"A1\" t=\"str\"><v>139****5678</v></c>"),
        // The number of a text among others.
        ("<c r=\"A1\" t=\"s\"><v>13912345678</v></c>", "<c r=\"A1\" t=\"s\"><v>13912345678</v></c>"),
        (
            "<c r=\"A1\" t=\"inlineStr\"><is><t>电话139</t><t>12345678</t></is></c>",
            "<c r=\"A1\" t=\"inlineStr\"><is><t>电话139****5678</t><t></t></is></c>",
        ),
        // Its value is another cell's.
        ("<c r=\"A1\"><f>B1</f><v>13912345678</v></c>", "<c t=\"str\" r=\"A1\"><f>B1</f><v>139****5678</v></c>"),
        (
            "<c r=\"A1\" t=\"str\"><f>LEFT(\"13912345678\",3)</f><v>139</v></c>",
            "<c r=\"A1\" t=\"str\"><f>LEFT(\"139****5678\",3)</f><v>139</v></c>",
        ),
        ("<c r=\"A1\"><f>13912345678+0</f><v>13912345678</v></c>", "<c t=\"str\" r=\"A1\"><v>139****5678</v></c>"),
        (
            "<c r=\"A1\"><f t=\"shared\" ref=\"A1:A2\" si=\"0\">13912345678+0</f><v>1</v></c>",
            "<c r=\"A1\"><f t=\"shared\" ref=\"A1:A2\" si=\"0\">&quot;139****5678&quot;</f><v>1</v></c>",
        ),
        ("<c r=\"A1\"><f>'表13912345678'!B1</f><v>1</v></c>", "<c r=\"A1\"><f>'表139＊＊＊＊5678'!B1</f><v>1</v></c>"),
        ("<c r=\"A1\"><f>表13912345678!B1</f><v>1</v></c>", "<c r=\"A1\"><f>'表139＊＊＊＊5678'!B1</f><v>1</v></c>"),
    ] {
        let written = redacted("a.xlsx", &book(cell).zip()).bytes;
        assert!(text(&written, "xl/worksheets/sheet1.xml").contains(expected), "{cell}");
        let workbook = text(&written, "xl/workbook.xml");
        for part in ["name=\"表139＊＊＊＊5678\"", ">'表139＊＊＊＊5678'!$A$1<", ">&quot;139****5678&quot;<"]
        {
            assert!(workbook.contains(part), "{part}: {workbook}");
        }
    }
}

#[test]
fn the_order_of_formulas_goes_where_one_of_them_went() {
    let with = |cell: &str| {
        let sample =
            book(cell).part("xl/calcChain.xml", "<calcChain><c r=\"A1\"/></calcChain>").typed("xl/calcChain.xml", "x");
        sample.relation("xl/workbook.xml", "r9", "calcChain", "calcChain.xml", false).zip()
    };
    let gone = redacted("a.xlsx", &with("<c r=\"A1\"><f>13912345678</f><v>13912345678</v></c>"));
    assert_eq!(gone.removed, ["xl/calcChain.xml"]);
    assert!(!text(&gone.bytes, "xl/_rels/workbook.xml.rels").contains("calcChain"));
    assert!(!text(&gone.bytes, "[Content_Types].xml").contains("calcChain"));
    assert!(redacted("a.xlsx", &with("<c r=\"A1\"><f>B1</f><v>1</v></c>")).removed.is_empty());
}

#[test]
fn a_part_gets_another_name_and_all_that_refers_to_it_follows() {
    let sample = Sample::word("<w:p><w:r><w:t>正文</w:t></w:r></w:p>")
        .part("word/media/图13912345678.png", "图")
        .part(
            "word/headers/13912345678.xml",
            "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>13912345678</w:t></w:r></w:p></w:hdr>",
        )
        .part("docProps/thumbnail.jpeg", "图")
        .typed("word/headers/13912345678.xml", "y")
        .relation("", "r7", "metadata/thumbnail", "docProps/thumbnail.jpeg", false)
        .relation("word/document.xml", "r5", "image", "media/图13912345678.png", false)
        .relation("word/document.xml", "r6", "header", "/word/headers/13912345678.xml", false)
        .relation("word/document.xml", "r8", "hyperlink", "tel:13912345678", true);
    let Redacted { bytes, removed, .. } = redacted("a.docx", &sample.zip());
    let names: Vec<String> = members(&bytes).into_iter().map(|(name, _)| name).collect();
    assert!(names.contains(&"word/media/图139____5678.png".to_owned()), "{names:?}");
    assert!(text(&bytes, "word/headers/139____5678.xml").contains(">139****5678<"));
    let relations = text(&bytes, "word/_rels/document.xml.rels");
    for target in ["/word/media/图139____5678.png", "/word/headers/139____5678.xml", "tel:139****5678"] {
        assert!(relations.contains(&format!("Target=\"{target}\"")), "{target}: {relations}");
    }
    assert!(text(&bytes, "[Content_Types].xml").contains("PartName=\"/word/headers/139____5678.xml\""));
    assert_eq!(removed, ["docProps/thumbnail.jpeg"]);
    assert!(!text(&bytes, "_rels/.rels").contains("thumbnail"));
}

#[test]
fn what_holds_no_value_stays_as_it_is() {
    let whole = Sample::word("<w:p><w:r><w:t>正文</w:t></w:r></w:p>").part("docProps/thumbnail.jpeg", "图").zip();
    assert!(redacted("a.docx", &whole).bytes == whole);
    let body = "<w:p w14:paraId=\"13912345\"><w:r><w:t xml:space=\"preserve\"> 139</w:t><w:tab/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>1234</w:t></w:r><w:r><w:t>5678。</w:t></w:r></w:p><w:p/>";
    let with = Sample::word(body).part("word/styles.xml", "<w:styles xmlns:w=\"w\"/>").zip();
    let without_tab = body.replace("<w:tab/>", "");
    let written =
        redacted("a.docx", &Sample::word(&without_tab).part("word/styles.xml", "<w:styles xmlns:w=\"w\"/>").zip())
            .bytes;
    let expected = without_tab.replace("> 139<", "> 139****5678<").replace(">1234<", "><").replace(">5678。<", ">。<");
    assert!(text(&written, "word/document.xml").contains(&expected), "{}", text(&written, "word/document.xml"));
    // Every other member, packed as it was.
    let stored = |bytes: &[u8]| {
        let at = memchr::memmem::find(bytes, b"word/styles.xml").unwrap();
        bytes[at - 30..at + 40].to_vec()
    };
    assert!(stored(&with) == stored(&written));
}

#[test]
fn all_that_a_part_stores_is_swept() {
    let packed = |text: &str| data_encoding::BASE64.encode(text.as_bytes());
    let inner = book("<c r=\"A1\"><v>13912345678</v></c>").zip();
    let ole =
        [b"\xD0\xCF\x11\xE0".to_vec(), NUMBER.bytes().flat_map(|byte| [byte, 0]).collect(), vec![0xFF], NUMBER.into()]
            .concat();
    let data = packed("<svg><text>13912345678</text></svg>");
    let custom = format!(
        "<?p 13912345678?><a b=\"&#49;3912345678\" c13912345678=\"{data}\"><!-- 13912345678 --><![CDATA[13912345678]]><d>{}</d></a>",
        packed("电话：13912345678。")
    );
    let sample = Sample::word("<w:p><w:r><w:t>正文</w:t></w:r></w:p>")
        .part("customXml/item1.xml", custom)
        .part("word/embeddings/a.xlsx", inner)
        .part("word/embeddings/o.bin", ole)
        .part("word/a.json", "{\"tel\": \"13912345678\"}");
    let written = redacted("a.docx", &sample.zip()).bytes;
    let masked = packed("<svg><text>139****5678</text></svg>");
    let expected = format!(
        "<?p 139****5678?><a b=\"139****5678\" c139____5678=\"{masked}\"><!-- 139****5678 --><![CDATA[139****5678]]><d>{}</d></a>",
        packed("电话：139****5678。")
    );
    assert_eq!(text(&written, "customXml/item1.xml"), expected);
    assert_eq!(text(&written, "word/a.json"), "{\"tel\": \"139****5678\"}");
    let found = |name: &str| members(&written).into_iter().find(|(member, _)| member == name).unwrap().1;
    assert!(text(&found("word/embeddings/a.xlsx"), "xl/worksheets/sheet1.xml").contains(MASK));
    let stars: Vec<u8> = [b"\xD0\xCF\x11\xE0".to_vec(), b"*\0".repeat(11), vec![0xFF], b"*".repeat(11)].concat();
    assert!(found("word/embeddings/o.bin") == stars);
}

#[test]
fn texts_keep_their_encoding_and_lines() {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let line = "各单位要认真抓好贯彻落实工作，请拨打联系电话13912345678。\r\n";
    assert!(redacted("a.txt", &gbk(line)).bytes == gbk(&line.replace(NUMBER, MASK)));
    let page = "<p title=\"13912345678\">139<b>1234</b>5678</p><script>var a = '13912345678';</script>";
    let expected = "<p title=\"139****5678\">139****5678<b></b></p><script>var a = '139****5678';</script>";
    assert_eq!(String::from_utf8(redacted("a.html", page.as_bytes()).bytes).unwrap(), expected);
}

#[test]
fn signed_files_are_refused() {
    let bytes = Sample::word("<w:p/>").part("_xmlsignatures/sig1.xml", "<Signature/>").zip();
    let document = read("a.docx", bytes.clone(), &Limits::default()).ok().unwrap();
    let refused = super::document("a.docx", &bytes, &document, &Known, &Limits::default()).err();
    assert_eq!(refused, Some(Refusal::Signed));
}
