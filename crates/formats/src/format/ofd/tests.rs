#![allow(clippy::unwrap_used)]

use super::sample::{Sample, document, page, text};
use crate::label::label;
use crate::reader;
use hegao_model::document::{Budget, Document, Hidden, Limits};

fn read(sample: Sample) -> Document {
    reader::within("a.ofd", sample.bytes(), &Budget::default()).ok().unwrap()
}

fn seen(document: &Document) -> Vec<(String, String)> {
    let blocks = document.blocks.iter().filter(|block| block.hidden.is_none());
    blocks
        .map(|block| (label(document, block).unwrap_or_default().to_owned(), document.text(block).to_owned()))
        .collect()
}

fn unseen(document: &Document) -> Vec<(Hidden, String, String)> {
    let blocks = document.blocks.iter().filter_map(|block| Some((block, block.hidden?)));
    blocks
        .map(|(block, hidden)| {
            (hidden, label(document, block).unwrap_or_default().to_owned(), document.text(block).to_owned())
        })
        .collect()
}

fn pair(place: &str, text: &str) -> (String, String) {
    (place.to_owned(), text.to_owned())
}

fn told(hidden: Hidden, place: &str, text: &str) -> (Hidden, String, String) {
    (hidden, place.to_owned(), text.to_owned())
}

const FIRST: &str = "二是完善制度，在涉及法律法规的重要环节都积极咨询，并认真分析工作";
const SECOND: &str = "中可能存在的问题，确保各项工作依法而行。";

#[test]
fn lines_are_joined_to_paragraphs_in_the_order_of_the_page() {
    let body =
        [text(30.0, 70.0, 4.5, SECOND), text(30.0, 60.0, 4.5, FIRST), text(60.0, 40.0, 7.0, "关于示例工作的报告")];
    let document = read(Sample::default().page(&body.concat()).page(&text(30.0, 60.0, 4.5, "第二页的文字")));
    let expected = [
        pair("第1页第1段", "关于示例工作的报告"),
        pair("第1页第2段", &format!("{FIRST}{SECOND}")),
        pair("第2页第1段", "第二页的文字"),
    ];
    assert_eq!(seen(&document), expected);
    assert!(document.gaps.is_empty() && unseen(&document).is_empty());
}

#[test]
fn letters_stand_where_their_steps_and_transforms_put_them() {
    let object = |attributes: &str, code: &str, words: &str| {
        format!(
            "<ofd:TextObject ID='1' Size='5' Font='3' {attributes}><ofd:TextCode X='0' Y='5' {code}>{words}</ofd:TextCode></ofd:TextObject>"
        )
    };
    let shown = |object: &str| {
        seen(&read(Sample::default().page(object))).into_iter().map(|(_, text)| text).collect::<Vec<_>>()
    };
    for (objects, expected) in [
        // In two pieces of one line.
        (
            object("Boundary='60 50 90 5'", "DeltaX='g 2 5'", "的通知")
                + &object("Boundary='40 50 90 5'", "DeltaX='5 5 5'", "召开会议"),
            "召开会议的通知",
        ),
        // Without steps, as high as wide.
        (
            object("Boundary='40 50 90 5'", "", "召开会议") + &object("Boundary='60 50 90 5'", "", "的通知"),
            "召开会议的通知",
        ),
        // Downwards.
        (object("Boundary='40 50 5 90'", "DeltaY='g 6 5'", "召开会议的通知"), "召开会议的通知"),
        // Twice as large by its transform.
        (
            object("Boundary='40 50 90 5' CTM='2 0 0 2 0 0'", "DeltaX='g 3 5'", "召开会议")
                + &object("Boundary='80 50 90 5' CTM='2 0 0 2 0 0'", "DeltaX='5 5'", "的通知"),
            "召开会议的通知",
        ),
        (object("Boundary='40 50 90 5'", "DeltaX='g 3 2.5'", "A&amp;B1"), "A&B1"),
    ] {
        assert_eq!(shown(&objects), [expected], "{objects}");
    }
}

#[test]
fn templates_and_layers_are_drawn_from_the_bottom_up() {
    let template = page(&format!(
        "<ofd:Content><ofd:Layer ID='2'>{}</ofd:Layer></ofd:Content>",
        text(30.0, 20.0, 5.0, "电子发票")
    ));
    let content = format!(
        "<ofd:Template TemplateID='7' ZOrder='Background'/><ofd:Content><ofd:Layer ID='3' Type='Foreground'>{}</ofd:Layer>\
         <ofd:Layer ID='4' Type='Background'><ofd:PathObject ID='5' Boundary='0 0 210 297' Fill='true' Stroke='false'><ofd:FillColor Value='0 0 255'/>\
         <ofd:AbbreviatedData>M 0 0 L 210 0 L 210 297 L 0 297 C</ofd:AbbreviatedData></ofd:PathObject></ofd:Layer></ofd:Content>",
        text(30.0, 60.0, 5.0, "购买方名称")
    );
    let sample =
        Sample::default().common("<ofd:TemplatePage ID='7' BaseLoc='Tpls/Tpl_0/Content.xml'/>").layers(&content);
    let document = read(sample.part("Doc_0/Tpls/Tpl_0/Content.xml", template));
    assert_eq!(seen(&document), [pair("第1页第1段", "购买方名称")]);
    assert_eq!(unseen(&document), [told(Hidden::CoveredText, "第1页", "电子发票")]);
}

#[test]
fn what_nobody_sees_is_told() {
    let hide = |text: String, how: &str| text.replacen("ID='9'", &format!("ID='9' {how}"), 1);
    let white = text(30.0, 90.0, 5.0, "白色的字").replacen(
        "<ofd:TextCode",
        "<ofd:FillColor Value='255 255 255'/><ofd:TextCode",
        1,
    );
    let objects = [
        text(30.0, 30.0, 5.0, "看得见的字"),
        hide(text(30.0, 50.0, 5.0, "不显示的字"), "Visible='false'"),
        hide(text(30.0, 70.0, 5.0, "透明的字句"), "Alpha='0'"),
        white,
        text(30.0, 400.0, 5.0, "页面外的字"),
        text(30.0, 110.0, 0.3, "极小的字句"),
    ];
    let info = "<ofd:Author>李明</ofd:Author><ofd:Title>旧标题</ofd:Title><ofd:Creator>Maker</ofd:Creator>\
        <ofd:CustomDatas><ofd:CustomData Name='发票号码'>24112000000048542163</ofd:CustomData></ofd:CustomDatas>";
    let document = read(Sample::default().info(info).page(&objects.concat()));
    assert_eq!(seen(&document), [pair("第1页第1段", "看得见的字")]);
    let mut found = unseen(&document);
    found.sort();
    let mut expected = vec![
        told(Hidden::HiddenText, "第1页", "不显示的字"),
        told(Hidden::HiddenText, "第1页", "透明的字句"),
        told(Hidden::WhiteText, "第1页", "白色的字"),
        told(Hidden::OffPage, "第1页", "页面外的字"),
        told(Hidden::TinyText, "第1页", "极小的字句"),
        told(Hidden::Author, "文档属性：作者", "李明"),
        told(Hidden::Property, "文档属性：标题", "旧标题"),
        told(Hidden::CustomProperty, "自定义属性：发票号码", "24112000000048542163"),
    ];
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn remarks_and_watermarks_are_read_apart() {
    let watermark: String = (0..9).map(|row| text(20.0, 20.0 + 30.0 * f64::from(row), 8.0, "内部资料")).collect();
    let remarks = format!(
        "<ofd:PageAnnot xmlns:ofd='http://www.ofdspec.org/2016'><ofd:Annot ID='1' Type='Highlight' Creator='李明'><ofd:Remark>电话 13800138000\
         </ofd:Remark></ofd:Annot><ofd:Annot ID='2' Type='Watermark' Creator='0a1b2c'><ofd:Appearance Boundary='0 0 210 297'>{watermark}\
         </ofd:Appearance></ofd:Annot></ofd:PageAnnot>"
    );
    let list = "<ofd:Annotations xmlns:ofd='http://www.ofdspec.org/2016'><ofd:Page PageID='100'><ofd:FileLoc>Page_0/Annot.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>";
    let sample = Sample::default()
        .page(&text(30.0, 60.0, 4.5, FIRST))
        .beside("<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>");
    let document =
        read(sample.part("Doc_0/Annots/Annotations.xml", list).part("Doc_0/Annots/Page_0/Annot.xml", remarks));
    assert_eq!(seen(&document), [pair("第1页第1段", FIRST), pair("第1页第2段", "内部资料")]);
    let expected =
        [told(Hidden::Author, "第1页批注1（作者）", "李明"), told(Hidden::Comment, "第1页批注1", "电话 13800138000")];
    assert_eq!(unseen(&document), expected);
}

#[test]
fn files_and_earlier_versions_in_it_are_read() {
    let list = "<ofd:Attachments xmlns:ofd='http://www.ofdspec.org/2016'><ofd:Attachment ID='1' Name='名单' Format='txt'><ofd:FileLoc>a.txt</ofd:FileLoc></ofd:Attachment></ofd:Attachments>";
    let version = "<ofd:DocVersion xmlns:ofd='http://www.ofdspec.org/2016'><ofd:DocRoot>/Doc_0/Old.xml</ofd:DocRoot></ofd:DocVersion>";
    let old = page(&format!(
        "<ofd:Content><ofd:Layer ID='2'>{}</ofd:Layer></ofd:Content>",
        text(30.0, 20.0, 5.0, "以前的内容")
    ));
    let sample = Sample::default()
        .body("<ofd:Versions><ofd:Version ID='1' Index='0' Current='false' BaseLoc='Doc_0/Versions/V.xml'/></ofd:Versions>")
        .page(&text(30.0, 60.0, 5.0, "现在的内容"))
        .beside("<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>")
        .part("Doc_0/Attachs/Attachments.xml", list)
        .part("Doc_0/Attachs/a.txt", "电话：13800138000")
        .part("Doc_0/Versions/V.xml", version)
        .part("Doc_0/Old.xml", document("<ofd:Page ID='1' BaseLoc='OldPage.xml'/>", "", ""))
        .part("Doc_0/OldPage.xml", old)
        .part("Doc_0/Tags/Tag.xml", "<a><b>联系电话 13800138000</b></a>");
    let document = read(sample);
    assert_eq!(seen(&document), [pair("第1页第1段", "现在的内容")]);
    let expected = [
        told(Hidden::EmbeddedFile, "附件1", "a.txt"),
        told(Hidden::EmbeddedText, "附件 a.txt：第1行", "电话：13800138000"),
        told(Hidden::EarlierVersion, "历史版本1，第1页第1段", "以前的内容"),
        told(Hidden::EmbeddedText, "其他部件里的数据", "联系电话 13800138000"),
    ];
    assert_eq!(unseen(&document), expected);
    assert!(document.gaps.is_empty());
}

#[test]
fn tables_have_rows_and_columns() {
    let line = |x: f64, y: f64, width: f64, height: f64| {
        format!(
            "<ofd:PathObject ID='5' Boundary='{x} {y} {width} {height}'><ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>"
        )
    };
    let rows: String = (0..4).map(|row| line(30.0, 40.0 + 10.0 * f64::from(row), 100.0, 0.0)).collect();
    let columns: String = (0..3).map(|column| line(30.0 + 50.0 * f64::from(column), 40.0, 0.0, 30.0)).collect();
    let cells = [("姓名", 0, 0), ("电话", 1, 0), ("李明", 0, 1), ("13800138000", 1, 1), ("张三", 0, 2), ("无", 1, 2)];
    let cells: String = cells
        .iter()
        .map(|(words, column, row)| text(33.0 + 50.0 * f64::from(*column), 42.0 + 10.0 * f64::from(*row), 4.0, words))
        .collect();
    let document = read(Sample::default().page(&(rows + &columns + &cells)));
    assert!(seen(&document).contains(&pair("第1页表1第2行“电话”", "电话：13800138000")), "{:?}", seen(&document));
}

#[test]
fn what_is_not_read_is_a_gap() {
    let picture = "<ofd:ImageObject ID='5' Boundary='0 0 210 297' CTM='210 0 0 297 0 0' ResourceID='6'/>";
    let lines: String = (0..4).map(|row| text(30.0, 60.0 + 9.0 * f64::from(row), 4.5, FIRST)).collect();
    let missing = Sample::default().page("").common("<ofd:PublicRes>Nothing.xml</ofd:PublicRes>");
    let sealed = Sample::default().page("").part("Encryptions.xml", "<a/>");
    let gap = |sample: Sample| match reader::within("a.ofd", sample.bytes(), &Budget::default()) {
        Ok(document) => document.gaps.iter().map(|gap| gap.reason.name()).collect::<Vec<_>>(),
        Err(gap) => vec![gap.reason.name()],
    };
    for (sample, expected) in [
        (Sample::default().page(picture), vec!["scanned-page"]),
        (Sample::default().page(&(picture.to_owned() + &lines)), vec![]),
        (missing, vec!["missing-part"]),
        (sealed, vec!["encrypted-file"]),
        (Sample::default().layers("<ofd:Content>"), vec!["broken-xml"]),
    ] {
        assert_eq!(gap(sample), expected);
    }
}

#[test]
fn pictures_of_pages_are_given_to_whoever_asks() {
    let picture = |y: u32, id: u32| {
        format!("<ofd:ImageObject ID='5' Boundary='0 {y} 210 140' CTM='210 0 0 140 0 0' ResourceID='{id}'/>")
    };
    let seal = "<ofd:ImageObject ID='5' Boundary='10 10 20 20' CTM='20 0 0 20 0 0' ResourceID='99'/>";
    let resources = "<ofd:Res xmlns:ofd='http://www.ofdspec.org/2016' BaseLoc='Res'><ofd:MultiMedias><ofd:MultiMedia ID='6' Type='Image'><ofd:MediaFile>a.jpg</ofd:MediaFile>\
        </ofd:MultiMedia><ofd:MultiMedia ID='7' Type='Image'><ofd:MediaFile>b.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>";
    let sample = Sample::default()
        .common("<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>")
        .page(&text(30.0, 60.0, 4.5, FIRST))
        .page(&(picture(150, 6) + &picture(0, 7) + seal))
        .page(&picture(0, 8).repeat(2))
        .part("Doc_0/DocumentRes.xml", resources)
        .part("Doc_0/Res/a.jpg", b"\xFF\xD8\xFFa".to_vec())
        .part("Doc_0/Res/b.png", b"\x89PNG\r\n\x1A\nb".to_vec());
    let limits = Limits { page_pictures: true, ..Limits::default() };
    let Ok(document) = reader::read("a.ofd", sample.bytes(), &limits) else { panic!("not read") };
    let found: Vec<_> = document.page_pictures.iter().map(|picture| (picture.page, &*picture.extension)).collect();
    // The third page has a picture that no part defines.
    assert_eq!(found, [(2, "png"), (2, "jpg")]);
    assert!(document.page_pictures.iter().all(|picture| document.gaps.iter().any(|gap| picture.is_of(gap))));
}

#[test]
fn drawings_that_hold_themselves_end() {
    let unit = format!(
        "<ofd:Res xmlns:ofd='http://www.ofdspec.org/2016'><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='6'><ofd:Content>{}\
         <ofd:CompositeObject ID='1' Boundary='0 0 1 1' ResourceID='6'/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>",
        text(10.0, 10.0, 5.0, "图中的字")
    );
    let object = "<ofd:CompositeObject ID='1' Boundary='20 20 100 100' ResourceID='6'/>";
    let sample = Sample::default().common("<ofd:DocumentRes>Res.xml</ofd:DocumentRes>").page(object);
    assert_eq!(seen(&read(sample.part("Doc_0/Res.xml", unit))), [pair("第1页第1段", "图中的字")]);
}
