use super::*;
use crate::document::place::{Field, File, Named, SlideKind};

/// A place of every kind, with what it is called in both languages.
#[expect(clippy::too_many_lines, reason = "a table, a line a place")]
fn table() -> Vec<(Place, &'static str, &'static str)> {
    let place = |spot: Spot| Place::from(spot);
    let edge = |is_footer, pages, is_unused| place(Spot::Edge { is_footer, pages, is_unused });
    let cells = |thing| place(Spot::Cells { sheet: "名单".into(), cells: "B2:B9".into(), thing });
    let sheet = |thing| place(Spot::Sheet { sheet: "名单".into(), thing });
    let named = |thing| place(Spot::Named { thing, name: "电话".into() });
    let bare = |scheme| place(Spot::Property { scheme, name: None });
    let cell = place(Spot::SheetCell { sheet: "名单".into(), row: 5, column: 28, is_head: false });
    let annotation = |listed, is_hidden| place(Spot::Annotation { listed, is_hidden });
    let within = |file, place| Place::from(Spot::Within { file, name: "名单.docx".into(), place });
    let inner = || Some(Box::new(Place::paragraph(0, 3, false)));
    let header = || Some("姓名".into());
    let picture = |picture| place(Spot::Picture { picture, field: Field::PlaceTaken });
    vec![
        (place(Spot::FileName), "文件名", "file name"),
        (Place::line(96), "第96行", "line 96"),
        (Place::value(5, 2, header()), "第5行“姓名”", "line 5, “姓名”"),
        (place(Spot::Page { number: 2 }), "第2页", "page 2"),
        (place(Spot::Page { number: 2 }).with(Role::AltText), "第2页替代文字", "page 2 (alt text)"),
        (Place::paragraph(2, 3, false), "第2页第3段", "page 2, paragraph 3"),
        (Place::paragraph(0, 3, true), "第3段后", "after paragraph 3"),
        (Place::paragraph(2, 0, true), "第2页开头", "page 2, before the first paragraph"),
        (Place::paragraph(0, 3, false).with(Role::Deleted), "第3段（删除的修订）", "paragraph 3 (deleted)"),
        (Place::cell(1, 2, (3, 4), header()), "第1页表2第3行“姓名”", "page 1, table 2, row 3, “姓名”"),
        (Place::cell(0, 2, (3, 4), None), "表2第3行第4列", "table 2, row 3, column 4"),
        (Place::cell(0, 2, (3, 0), None), "表2第3行", "table 2, row 3"),
        (place(Spot::Table { number: 3 }).with(Role::Reformatted), "表3（格式修订）", "table 3 (reformatted)"),
        (edge(false, Pages::First, false), "首页页眉", "header of the first page"),
        (edge(true, Pages::Even, true), "偶数页页脚（未使用）", "footer of even pages (unused)"),
        (edge(true, Pages::From(3), false), "第3页页脚", "page 3, footer"),
        (edge(false, Pages::All, false), "页眉", "header"),
        (cell.clone(), "名单!AB5", "sheet “名单”, cell AB5"),
        (cell.with(Role::Formula), "名单!AB5的公式", "sheet “名单”, cell AB5 (formula)"),
        (place(Spot::SheetRow { sheet: "名单".into(), row: 5 }), "名单!第5行", "sheet “名单”, row 5"),
        (cells(CellThing::Comment), "名单!B2:B9批注", "sheet “名单”, cells “B2:B9”, comment"),
        (cells(CellThing::Choices), "名单!B2:B9的可选值", "sheet “名单”, cells “B2:B9”, values to choose from"),
        (cells(CellThing::Prompt), "名单：B2:B9的输入提示", "sheet “名单”, cells “B2:B9”, input message"),
        (cells(CellThing::ScenarioValue), "名单：方案中B2:B9的值", "sheet “名单”, cells “B2:B9”, value in a scenario"),
        (sheet(SheetThing::Header), "工作表“名单”的页眉", "sheet “名单”, header"),
        (sheet(SheetThing::ScenarioName), "名单：方案的名称", "sheet “名单”, name of a scenario"),
        (
            sheet(SheetThing::Comments).with(Role::Author),
            "工作表“名单”的批注（作者）",
            "sheet “名单”, comments (author)",
        ),
        (annotation(Some((2, 3)), false), "第2页批注3", "page 2, comment 3"),
        (
            annotation(Some((2, 3)), true).with(Role::Author),
            "第2页批注3（隐藏）（作者）",
            "page 2, comment 3 (hidden) (author)",
        ),
        (annotation(None, false), "页面已不用的批注", "comment of no page"),
        (Place::property(Scheme::Document, Field::Author), "文档属性：作者", "document property: author"),
        (Place::property(Scheme::Xmp, Field::Path), "文档属性（XMP）：路径", "document property (XMP): path"),
        (Place::called(Scheme::Custom, "校对人"), "自定义属性：校对人", "custom property: “校对人”"),
        (Place::property(Scheme::Signature, Field::Signer), "数字签名（签名人）", "digital signature: signer"),
        (bare(Scheme::Page), "网页属性", "page metadata"),
        (Place::called(Scheme::FrontMatter, "作者"), "文首数据：作者", "front matter: “作者”"),
        (picture(Picture::Unnamed), "图片（拍摄地点）", "picture (place taken)"),
        (picture(Picture::Embedded), "内嵌图片（拍摄地点）", "embedded picture (place taken)"),
        (picture(Picture::File("章.jpg".into())), "图片 章.jpg（拍摄地点）", "picture “章.jpg” (place taken)"),
        (named(Named::FormField), "表单“电话”", "form field “电话”"),
        (named(Named::HiddenName), "隐藏的名称“电话”", "hidden name “电话”"),
        (named(Named::DefinedName), "名称“电话”", "defined name “电话”"),
        (Place::from(Thing::Comment).numbered(4).with(Role::Author), "批注4（作者）", "comment 4 (author)"),
        (Place::from(Thing::Picture).with(Role::AltText), "图片的替代文字", "picture (alt text)"),
        (Place::text(Role::White).numbered(2), "白色文字2", "text in the colour of its ground 2"),
        (Place::text(Role::AltText), "替代文字", "alt text"),
        (
            Place::from(Thing::Text).with(Role::InvisibleCharacters),
            "正文中的不可见字符",
            "invisible characters in text",
        ),
        (
            Place::cell(0, 1, (2, 3), None).with(Role::InvisibleCharacters),
            "表1第2行第3列中的不可见字符",
            "invisible characters in table 1, row 2, column 3",
        ),
        (place(Spot::Earlier { number: 1, place: None }), "历史版本1", "earlier version 1"),
        (
            place(Spot::Message { number: 2, subject: Some("甲".into()), place: inner() }),
            "第2封邮件“甲”，第3段",
            "message 2 “甲”, paragraph 3",
        ),
        (place(Spot::Message { number: 2, subject: None, place: None }), "第2封邮件", "message 2"),
        (place(Spot::Earlier { number: 1, place: inner() }), "历史版本1，第3段", "earlier version 1, paragraph 3"),
        (within(File::Embedded, inner()), "内嵌文件 名单.docx：第3段", "embedded file “名单.docx”: paragraph 3"),
        (within(File::Attachment, None), "附件 名单.docx：", "attachment “名单.docx”"),
        (Place::slide(SlideKind::Slide, 3, Some("概况".into())), "第3张幻灯片“概况”", "slide 3, “概况”"),
        (
            Place::slide(SlideKind::Slide, 3, None).with(Role::Hidden),
            "第3张幻灯片（隐藏文字）",
            "slide 3 (hidden text)",
        ),
        (
            Place::cell(0, 1, (2, 1), header()).on_slide(SlideKind::Slide, 3, Some("概况".into())),
            "第3张幻灯片“概况”表1第2行“姓名”",
            "slide 3, “概况”, table 1, row 2, “姓名”",
        ),
        (Place::slide(SlideKind::Notes, 3, Some("概况".into())), "第3张幻灯片备注", "slide 3, notes"),
        (Place::slide(SlideKind::Layout, 2, Some("空白".into())), "幻灯片版式2“空白”", "slide layout 2, “空白”"),
        (Place::slide(SlideKind::Master, 1, None), "幻灯片母版1", "slide master 1"),
        (Place::slide(SlideKind::HandoutMaster, 1, None), "讲义母版", "handout master"),
        (Place::slide(SlideKind::DrawingPage, 2, None), "第2页", "page 2"),
    ]
}

#[test]
fn places_are_called_so_in_both_languages() {
    for (place, zh, en) in table() {
        assert_eq!((place.zh().as_str(), place.en().as_str()), (zh, en));
    }
}

#[test]
fn the_table_has_every_kind_of_place() {
    let sort = |place: &Place| std::mem::discriminant(&place.spot);
    let sorts: std::collections::HashSet<_> = table().iter().map(|(place, ..)| sort(place)).collect();
    assert_eq!(sorts.len(), 20, "a new kind of place wants a row");
}

#[test]
fn english_has_no_han_but_in_quotations() {
    let things = Thing::ALL.iter().map(|thing| Place::from(*thing).numbered(1));
    let roles = Role::ALL.iter().flat_map(|role| [Place::text(*role), Place::paragraph(1, 2, false).with(*role)]);
    let fields = Field::ALL.iter().map(|field| Place::property(Scheme::Document, *field));
    let schemes = Scheme::ALL.iter().map(|scheme| Place::called(*scheme, "校对人"));
    let of_sheets = SheetThing::ALL.iter().map(|thing| Spot::Sheet { sheet: "名单".into(), thing: *thing }.into());
    let of_cells = CellThing::ALL
        .iter()
        .map(|thing| Place::from(Spot::Cells { sheet: "名单".into(), cells: "B2".into(), thing: *thing }));
    let table = table().into_iter().map(|(place, ..)| place);
    let all = things.chain(roles).chain(fields).chain(schemes).chain(of_sheets).chain(of_cells).chain(table);
    for place in all {
        let said = place.en();
        let bare: String =
            said.split('“').map(|part| part.split_once('”').map_or(part, |(_, behind)| behind)).collect();
        assert!(
            !bare.is_empty() && !bare.chars().any(|c| crate::text::is_han(c) || "（），：、！".contains(c)),
            "{said}"
        );
    }
}

#[test]
fn columns_are_called_as_in_spreadsheets() {
    for (column, expected) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")] {
        assert_eq!(letters(column), expected);
    }
}
