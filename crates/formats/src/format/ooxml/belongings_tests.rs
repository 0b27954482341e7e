use super::super::sample::Sample;
use super::*;
use crate::container::ole::sample::{native, object};
use crate::label::unseen;
use crate::reader::read as read_file;
use hegao_model::document::GapKind;
use hegao_model::document::{Document, Limits};

const BODY: &str = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>";
const CORE: &str = "xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' \
    xmlns:dc='http://purl.org/dc/elements/1.1/'";
const EXTENDED: &str = "xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'";
const CUSTOM: &str = "xmlns='http://schemas.openxmlformats.org/officeDocument/2006/custom-properties' \
    xmlns:vt='http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes'";

fn document(file: Vec<u8>) -> Document {
    match read_file("a.docx", file, &Limits::default()) {
        Ok(document) => document,
        Err(gap) => panic!("{gap:?}"),
    }
}

fn check(sample: Sample, expected: &[(Hidden, &str, &str)]) {
    assert_eq!(unseen(&document(sample.zip())), expected);
}

#[test]
fn properties_are_told_one_by_one() {
    let core = format!(
        "<cp:coreProperties {CORE}><dc:title>示例报告</dc:title><dc:creator>李明</dc:creator>\
         <cp:lastModifiedBy>李明</cp:lastModifiedBy><cp:keywords>内部</cp:keywords><cp:revision>3</cp:revision></cp:coreProperties>"
    );
    let app = format!(
        "<Properties {EXTENDED}><Template>Normal.dotm</Template><Company>示例公司</Company><Pages>1</Pages></Properties>"
    );
    let property =
        |name: &str, value: &str| format!("<property name='{name}'><vt:lpwstr>{value}</vt:lpwstr></property>");
    let custom =
        [property("KSOProductBuildVer", "2052-12.1"), property("ICV", "0A1B"), property("拟稿人", "赵敏")].concat();
    let custom = format!("<Properties {CUSTOM}>{custom}</Properties>");
    let sample = Sample::word(BODY)
        .part("docProps/core.xml", core)
        .relation("", "r2", "core-properties", "docProps/core.xml", false)
        .part("docProps/app.xml", app)
        .relation("", "r3", "extended-properties", "docProps/app.xml", false)
        .part("docProps/custom.xml", custom)
        .relation("", "r4", "custom-properties", "docProps/custom.xml", false)
        .part("customXml/item1.xml", "<a b='c'><d>示例</d><e>数据</e></a>")
        .relation("word/document.xml", "r5", "customXml", "../customXml/item1.xml", false);
    let mut expected = [
        (Hidden::Property, "文档属性：标题", "示例报告"),
        (Hidden::Author, "文档属性：作者", "李明"),
        (Hidden::Property, "文档属性：关键词", "内部"),
        (Hidden::Company, "文档属性：单位", "示例公司"),
        (Hidden::BuildId, "自定义属性：KSOProductBuildVer", "2052-12.1"),
        (Hidden::BuildId, "自定义属性：ICV", "0A1B"),
        (Hidden::CustomProperty, "自定义属性：拟稿人", "赵敏"),
        (Hidden::CustomData, "自定义数据", "示例\n数据"),
    ];
    let document = document(sample.zip());
    let mut told = unseen(&document);
    told.sort_by_key(|(hidden, label, _)| (*hidden, *label));
    expected.sort_by_key(|(hidden, label, _)| (*hidden, *label));
    assert_eq!(told, expected);
    let title = document.blocks.iter().find(|block| block.hidden == Some(Hidden::Property)).unwrap();
    assert_eq!(document.part(title).name.as_deref(), Some("docProps/core.xml"));
    assert_eq!(title.pieces(0..3).len(), 1, "it has a place");
}

#[test]
fn what_lies_outside_is_told_and_missing_content_is_a_gap() {
    let outside = |sample: Sample, id: &str, kind: &str, address: &str| {
        sample.relation("word/document.xml", id, kind, address, true)
    };
    let sample = outside(Sample::word(BODY), "r2", "hyperlink", "https://www.example.com/?a=1&amp;b=2");
    let sample = outside(sample, "r3", "hyperlink", "file:///C:\\Users\\liming\\a.docx");
    let sample = outside(sample, "r4", "image", "http://www.example.com/a.png");
    let sample = outside(sample, "r5", "attachedTemplate", "\\\\fileserver\\红头.dotx");
    let document = document(sample.zip());
    let expected = [
        (Hidden::LinkTarget, "超链接", "https://www.example.com/?a=1&b=2"),
        (Hidden::Path, "超链接", "file:///C:\\Users\\liming\\a.docx"),
        (Hidden::ExternalLink, "外部图片", "http://www.example.com/a.png"),
        (Hidden::Path, "文档模板", "\\\\fileserver\\红头.dotx"),
    ];
    assert_eq!(unseen(&document), expected);
    let gaps: Vec<_> = document.gaps.iter().map(|gap| gap.kind()).collect();
    assert_eq!(gaps, [GapKind::External]);
}

#[test]
fn a_formula_is_no_file_of_its_own() {
    let told = |bytes: Vec<u8>| {
        let sample = Sample::word(BODY).part("word/embeddings/oleObject1.bin", bytes);
        let sample = sample.relation("word/document.xml", "r2", "oleObject", "embeddings/oleObject1.bin", false);
        let document = document(sample.zip());
        (unseen(&document).len(), document.gaps.len())
    };
    assert_eq!(told(object("/Equation Native", b"x")), (0, 0));
    assert_eq!(told(object("/Workbook", b"x")), (1, 1));
    let name: Vec<u8> = "Equation Native".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(told(object("/WordDocument", &name)), (1, 1), "it only speaks of one");
}

#[test]
fn embedded_files_are_read_up_to_a_depth() {
    let nest = |inner: Vec<u8>| {
        let kind = "package";
        Sample::word(BODY)
            .part("word/embeddings/a.docx", inner)
            .relation("word/document.xml", "r2", kind, "embeddings/a.docx", false)
            .stored()
            .zip()
    };
    let document = document(nest(nest(nest(Sample::word(BODY).zip()))));
    let texts: Vec<_> = unseen(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert_eq!(texts[0], ("内嵌文件", "a.docx"));
    assert!(texts.contains(&("内嵌文件 a.docx：第1段", "正文")));
    assert!(texts.contains(&("内嵌文件 a.docx：内嵌文件 a.docx：第1段", "正文")));
    assert_eq!(document.gaps.len(), 1);
    let deepest = "word/embeddings/a.docx/word/embeddings/a.docx/word/embeddings/a.docx";
    assert_eq!(document.gaps[0].part.as_deref(), Some(deepest));
    assert!(unseen(&document).iter().all(|(hidden, ..)| matches!(hidden, Hidden::EmbeddedFile | Hidden::EmbeddedText)));
}

#[test]
fn old_objects_tell_their_paths_and_are_a_gap() {
    let object = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0a.txt\0C:\\Users\\liming\\a.txt\0\0".to_vec();
    let sample = Sample::word(BODY).part("word/embeddings/o.bin", object).relation(
        "word/document.xml",
        "r2",
        "oleObject",
        "embeddings/o.bin",
        false,
    );
    let document = document(sample.zip());
    let expected =
        [(Hidden::EmbeddedFile, "内嵌文件", "o.bin"), (Hidden::Path, "内嵌文件的原路径", "C:\\Users\\liming\\a.txt")];
    assert_eq!(unseen(&document), expected);
    assert_eq!(document.gaps[0].kind(), GapKind::Unsupported);
}

#[test]
fn programs_and_forgotten_parts_are_told() {
    let sample = Sample::word(BODY)
        .part("word/vbaProject.bin", "x")
        .relation("word/document.xml", "r2", "vbaProject", "vbaProject.bin", false)
        .part("word/old.xml", "<p><t>原来的话</t></p>")
        .part("[trash]/0000.dat", "x");
    check(
        sample,
        &[
            (Hidden::Macro, "宏", "word/vbaProject.bin"),
            (Hidden::EarlierVersion, "没有被引用的部件", "原来的话"),
            (Hidden::EarlierVersion, "没有被引用的部件", "[trash]/0000.dat"),
        ],
    );
}

#[test]
fn bytes_beside_the_archive_are_told() {
    let mut file = b"something in front".to_vec();
    file.extend(Sample::word(BODY).zip());
    let end = file.len();
    file[end - 2] = 6;
    file.extend("备注".as_bytes());
    file.extend(b"and behind");
    let document = document(file);
    let expected = [
        (Hidden::StrayBytes, "文件开头", "18 字节"),
        (Hidden::StrayBytes, "文件末尾", "10 字节"),
        (Hidden::StrayBytes, "压缩包注释", "备注"),
    ];
    assert_eq!(unseen(&document), expected);
}

#[test]
fn diagrams_and_printers_say_something() {
    let printer: Vec<u8> = "\\\\fileserver\\打印机\0\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let diagram = "<d xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:p><a:r><a:t>组</a:t></a:r>\
        <a:r><a:t>长</a:t></a:r></a:p><a:p><a:r><a:t>组员</a:t></a:r></a:p></d>";
    let sample = Sample::word(BODY)
        .part("word/diagrams/data1.xml", diagram)
        .relation("word/document.xml", "r2", "diagramData", "diagrams/data1.xml", false)
        .part("word/printerSettings1.bin", printer)
        .relation("word/document.xml", "r3", "printerSettings", "printerSettings1.bin", false);
    let document = document(sample.zip());
    let texts: Vec<_> = document.blocks.iter().map(|block| document.text(block)).collect();
    assert_eq!(texts, ["正文", "组长", "组员", "\\\\fileserver\\打印机"]);
}

#[test]
fn pictures_tell_where_they_were_taken() {
    let with = |body: &str| {
        let sample = Sample::word(body).part("word/media/a.tif", picture());
        sample.relation("word/document.xml", "r2", "image", "media/a.tif", false)
    };
    let mut expected = vec![
        (Hidden::Gps, "图片 a.tif（拍摄地点）", "29.50000N,106.50000E"),
        (Hidden::Camera, "图片 a.tif（相机）", "Example"),
    ];
    check(with("<w:p><w:drawing><a:blip r:embed='r2'/></w:drawing></w:p>"), &expected);
    expected.push((Hidden::UnshownPicture, "没有用到的图片", "a.tif"));
    check(with(BODY), &expected);
}

#[test]
fn what_was_told_of_a_part_is_not_taken_for_what_it_says() {
    let sample = Sample::word(BODY)
        .part("word/vbaProject.bin", "<a r:embed='r9'/>")
        .relation("word/document.xml", "r2", "vbaProject", "vbaProject.bin", false)
        .part("word/media/a.bmp", "x")
        .relation("word/vbaProject.bin", "r9", "image", "media/a.bmp", false);
    check(sample, &[(Hidden::Macro, "宏", "word/vbaProject.bin")]);
}

#[test]
fn a_picture_that_is_cut_is_told() {
    let cut = "<w:p><w:drawing><a:srcRect l='30000' t='-100' r='900'/><a:srcRect/></w:drawing><w:pict><v:imagedata \
        croptop='32768f'/></w:pict></w:p>";
    let label = "开头（图片裁掉的部分）";
    check(Sample::word(cut), &[(Hidden::CroppedPicture, label, "左 30%"), (Hidden::CroppedPicture, label, "上 50%")]);
}

#[test]
fn a_packed_file_is_read_by_its_name() {
    let path = "C:\\Users\\liming\\名单.txt";
    let stream = native("名单.txt", path, "李明，13800138000".as_bytes());
    let sample = Sample::word(BODY).part("word/embeddings/o.bin", object("/\u{1}Ole10Native", &stream)).relation(
        "word/document.xml",
        "r2",
        "oleObject",
        "embeddings/o.bin",
        false,
    );
    let document = document(sample.zip());
    let expected = [
        (Hidden::EmbeddedFile, "内嵌文件", "名单.txt"),
        (Hidden::Path, "内嵌文件的原路径", path),
        (Hidden::EmbeddedText, "内嵌文件 名单.txt：第1行", "李明，13800138000"),
    ];
    assert_eq!((unseen(&document), document.gaps.len()), (expected.to_vec(), 0));
    let text = document.blocks.iter().find(|block| block.hidden == Some(Hidden::EmbeddedText)).unwrap();
    assert_eq!(document.part(text).name.as_deref(), Some("word/embeddings/o.bin"));
}

/// A TIFF file of nothing but its directory: the camera `Example`, at 29°30′N 106°30′E.
fn picture() -> Vec<u8> {
    let mut file = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let head = [tag.to_le_bytes(), kind.to_le_bytes()].concat();
        [head, count.to_le_bytes().to_vec(), value.to_le_bytes().to_vec()].concat()
    };
    let directory =
        |entries: &[Vec<u8>]| [&(entries.len() as u16).to_le_bytes()[..], &entries.concat(), &[0; 4]].concat();
    let (gps, model) = (8 + 2 + 2 * 12 + 4, 8 + 2 + 2 * 12 + 4 + 2 + 4 * 12 + 4);
    file.extend(directory(&[entry(0x0110, 2, 8, model), entry(0x8825, 4, 1, gps)]));
    let (north, east) = (u32::from(b'N'), u32::from(b'E'));
    let degrees = model + 8;
    let entries = [entry(1, 2, 2, north), entry(2, 5, 3, degrees), entry(3, 2, 2, east), entry(4, 5, 3, degrees + 24)];
    file.extend(directory(&entries));
    file.extend(b"Example\0");
    for number in [29_u32, 1, 30, 1, 0, 1, 106, 1, 30, 1, 0, 1] {
        file.extend(number.to_le_bytes());
    }
    file
}

#[test]
fn a_part_of_any_kind_is_read_or_told() {
    let told = |kind: &str, file: &str, text: &str| {
        let sample = Sample::word("<w:p><w:r><w:t>正文</w:t></w:r></w:p>").beside(kind, file, text);
        let document = document(sample.zip());
        let gaps: Vec<_> = document.gaps.iter().map(|gap| (gap.kind(), gap.part.clone().unwrap_or_default())).collect();
        let texts: Vec<_> =
            document.blocks.iter().skip(1).map(|block| (block.hidden, document.text(block).to_owned())).collect();
        (texts, gaps)
    };
    let stored = |text: &str| vec![(Some(Hidden::CustomData), text.to_owned())];
    for (kind, file, text, texts) in [
        ("theme", "theme/theme1.xml", "<a>班子</a>", vec![]),
        ("theme", "theme/theme1.xml", "<a>13800138000</a>", stored("13800138000")),
        ("ourOwnData", "own/data.xml", "<a><b>电话13800138000</b></a>", stored("电话13800138000")),
        ("ourOwnData", "own/data.dat", "<a><b c=\"13800138000\"/></a>", stored("13800138000")),
        (
            "ourOwnData",
            "own/list.txt",
            "李明13800138000",
            vec![(Some(Hidden::EmbeddedText), "李明13800138000".to_owned())],
        ),
        (
            "aFChunk",
            "a.html",
            "<html><body><p>李明13800138000</p></body></html>",
            vec![(Some(Hidden::EmbeddedFile), "word/a.html".to_owned()), (None, "李明13800138000".to_owned())],
        ),
    ] {
        let (mut found, gaps) = told(kind, file, text);
        found.sort_by_key(|(hidden, _)| hidden.is_none());
        assert_eq!((found, gaps.len()), (texts, 0), "{kind} {file}");
    }
    let (_, gaps) = told("ourOwnData", "own/data.bin", "\u{1}\0\0\0\u{2}\0\0\0\u{3}");
    assert_eq!(gaps, [(GapKind::Unsupported, "word/own/data.bin".to_owned())]);
    let missing = |kind: &str, target: &str| {
        let sample = Sample::word("<w:p/>").relation("word/document.xml", "x", kind, target, false);
        document(sample.zip()).gaps.len()
    };
    assert_eq!((missing("comments", "comments.xml"), missing("ourOwnData", "own.xml")), (1, 1));
    assert_eq!((missing("theme", "theme1.xml"), missing("hyperlink", "a.xml"), missing("image", "a.png")), (0, 0, 0));
}
