//! Markdown as offices write it, invented.

use super::*;
use crate::format::text_file::read_text;
use crate::label::label;
use hegao_model::document::Limits;
use hegao_model::document::budget::Budget;
use hegao_model::document::{Content, GapKind, Hidden};

fn markdown(source: &str) -> Document {
    let document = read(source.as_bytes().to_vec(), &Budget::default());
    for block in &document.blocks {
        let Content::Joined(joined) = &block.content else { continue };
        let hegao_model::document::Joined { text, pieces, .. } = &**joined;
        for piece in pieces.iter().filter(|piece| piece.is_exact()) {
            let slice =
                |text: &str, range: &std::ops::Range<u32>| text[range.start as usize..range.end as usize].to_owned();
            assert_eq!(slice(text, &piece.text), slice(&document.parts[0].text, &piece.source()));
        }
    }
    document
}

fn seen(source: &str) -> Vec<(BlockKind, String)> {
    let document = markdown(source);
    let blocks = document.blocks.iter().filter(|block| block.hidden.is_none());
    blocks.map(|block| (block.kind, document.text(block).to_owned())).collect()
}

fn texts(source: &str) -> Vec<String> {
    seen(source).into_iter().map(|(_, text)| text).collect()
}

fn hidden(source: &str) -> Vec<(Hidden, String)> {
    let document = markdown(source);
    document.blocks.iter().filter_map(|block| Some((block.hidden?, document.text(block).to_owned()))).collect()
}

#[test]
fn plain_text_is_read_as_a_text_file_is() {
    let wrapped = "我镇的法治政府建设工作坚持统一领导，有序推进各项任务的落实。各\n部门按照职责分工，密切配合，\
                   形成合力，及时研究解决工作中的困\n难和问题，定期报告进展。\n\n";
    for text in [
        "# 示例办法\n\n2025年1月8日 示例市人民政府公布\n\n第一条 为了规范示例工作，制定本办法。\n",
        "关于示例工作的报告\n示例县人民政府：\n现将情况报告如下，请审阅。\n一、总体情况\n1、加强领导。\n示例镇人民政府\n2025年1月8日\n",
        "## 总则\n\n正文，从略。\n1. 第一项，抓好落实。\n2. 第二项，抓好检查。\n\n（联系人：李明）",
        "1. 第一项，抓好落实。\n\n2. 第二项，抓好检查。\n\n3. 第三项，抓好总结。\n",
        &wrapped.repeat(3),
    ] {
        let document = read_text(text.as_bytes().to_vec());
        let expected: Vec<_> =
            document.blocks.iter().map(|block| (block.kind, document.text(block).to_owned())).collect();
        assert_eq!(seen(text), expected, "{text}");
    }
}

#[test]
fn marks_do_not_cut_words() {
    assert_eq!(texts("推进法**治**国家、*法治*政府建设\n"), ["推进法治国家、法治政府建设"]);
    assert_eq!(
        texts("见[示例办法](https://example.com/a)第三条[^1]。\n\n[^1]: 注释。"),
        ["见示例办法第三条。", "注释。"]
    );
    assert_eq!(texts("甲\\*乙&amp;丙~~丁~~"), ["甲*乙&丙丁"]);
    assert_eq!(texts("> 引文一句\n> 又一句"), ["引文一句又一句"]);
    assert_eq!(texts("推进法治学\n孔，认真布\n署，电话138\n  00138000"), ["推进法治学孔，认真布署，电话13800138000"]);
    assert_eq!(texts("> 电话138\n> 00138000\n\n电话13800  \n138000"), ["电话13800138000", "电话13800138000"]);
    assert_eq!(texts("- 甲\n- [x] 乙\n  - 丙"), ["甲", "乙", "丙"]);
    assert_eq!(texts("前一句<br>后一句<b>重</b>点"), ["前一句", "后一句重点"]);
    // A line below a paragraph makes no heading of it.
    assert_eq!(seen("各单位要抓好落实，按时报告。\n---\n下文")[0].0, BlockKind::Paragraph);
}

#[test]
fn code_is_shown_and_is_no_prose() {
    use BlockKind::{Code, Item, Paragraph};
    assert_eq!(
        seen("运行 `hegao check` 即可，电话 `13800138000`。\n\n```sh\ncp a and b\n```\n"),
        [
            (Paragraph, "运行 \u{FFFC} 即可，电话 13800138000。".to_owned()),
            (Code, "hegao check".into()),
            (Code, "cp a and b".into()),
        ]
    );
    assert_eq!(seen("    空四格的一段正文"), [(Item, "空四格的一段正文".into())]);
}

#[test]
fn code_side_by_side_is_one_number() {
    for written in ["`138` `0013` `8000`", "`13800`-`138000`", "`138`00138000"] {
        assert_eq!(texts(&format!("联系电话：{written}。")), [format!("联系电话：{}。", written.replace('`', ""))]);
    }
    assert_eq!(texts("端口 `8080`、`9090`"), ["端口 \u{FFFC}、\u{FFFC}", "8080", "9090"]);
    assert_eq!(texts("`1` `2`"), ["\u{FFFC} \u{FFFC}", "1", "2"]);
}

#[test]
fn tables_have_heads() {
    let document = markdown("| 姓 名 | 电话 |\n|---|---|\n| 李明 | 138\\|00138000 |\n");
    let blocks: Vec<_> = document
        .blocks
        .iter()
        .map(|block| format!("{}={}", label(&document, block).unwrap_or("-"), document.text(block)))
        .collect();
    assert_eq!(
        blocks,
        ["表1第1行第1列=姓 名", "表1第1行第2列=电话", "表1第2行“姓名”=姓名：李明", "表1第2行“电话”=电话：138|00138000"]
    );
}

#[test]
fn front_matter_is_data() {
    let source = "---\ntitle: \"示例工作的通知\"\ndate: 2025-01-08\nauthor: 李明\ntags:\n  - 示例\nlayout: post\n---\n\n正文，从略。\n";
    assert_eq!(
        seen(source),
        [(BlockKind::Title, "示例工作的通知".to_owned()), (BlockKind::Paragraph, "正文，从略。".into())]
    );
    assert_eq!(hidden(source), [(Hidden::OnDemand, "李明".to_owned()), (Hidden::Property, "示例".into())]);
    assert_eq!(markdown(source).declared.date.as_deref(), Some("2025-01-08"));
    let toml = "+++\ntitle = \"示例工作的通知\"\ndate = 2025-01-08\nauthor = \"李明\"\ntags = [\n  \"示例\",\n]\n+++\n\n正文，从略。\n";
    let json = "{\n  \"title\": \"示例工作的通知\",\n  \"date\": \"2025-01-08\",\n  \"author\": \"\\u674e\\u660e\",\n  \"tags\": [\n    \"示例\"\n  ]\n}\n\n正文，从略。\n";
    for other in [toml, json] {
        assert_eq!((seen(other), hidden(other)), (seen(source), hidden(source)), "{other}");
        assert_eq!(markdown(other).declared.date.as_deref(), Some("2025-01-08"));
    }
    for (line, expected) in [
        ("# 问李明 13800138000", "# 问李明 13800138000"),
        ("tel13800138000: 1", "tel13800138000"),
        ("a: \"\\u7535\\u8bdd\"", "电话"),
        ("a: >-\n  电话：138\n  00138000", "电话：13800138000"),
        ("a:\n  tel: 13800138000\n  b: 1", "13800138000"),
        ("电话: 13800-138000", "电话：13800-138000"),
        ("a:\n  phone: 138_0013_8000", "phone：138_0013_8000"),
        ("a: !!binary 55S16K+d", "电话"),
    ] {
        assert_eq!(hidden(&format!("---\nb: 1\n{line}\n---\n正文"))[0].1, expected, "{line}");
    }
    let own = source.replace("正文", "# 自己的标题\n\n正文");
    assert_eq!(seen(&own)[0], (BlockKind::Title, "自己的标题".to_owned()));
    assert_eq!(hidden(&own).len(), 3);
    for broken in ["---\n正文一句，没有数据。\n---\n", "---\ntitle: 没有结束\n", "---\n\n---\n正文"] {
        assert!(markdown(broken).declared.date.is_none());
        assert!(texts(broken).join("").contains(if broken.contains("正文") { "正文" } else { "没有结束" }), "{broken}");
    }
}

#[test]
fn what_is_not_seen_is_a_block_of_its_own() {
    for (source, expected) in [
        (
            "<!-- 请李明核实 -->\n\n正文<!-- 待定 -->。",
            &[(Hidden::Comment, "请李明核实"), (Hidden::Comment, "待定")][..],
        ),
        ("<!-- hegao: ignore[typo/x] 引文 -->\n正文\n\n<!-- INFO END -->", &[]),
        ("[写信](mailto:liming@example.com)", &[(Hidden::LinkTarget, "mailto:liming@example.com")]),
        (
            "![](data:image/png;base64,AAAA) ![][1]\n\n[1]: data:image/gif;base64,AAAA",
            &[(Hidden::EmbeddedFile, "data:image/png"), (Hidden::EmbeddedFile, "data:image/gif")],
        ),
        ("[甲](tel:%31%3380013%38000)", &[(Hidden::LinkTarget, "tel:13800138000")]),
        ("![](tel13800138000.png)", &[(Hidden::LinkTarget, "电话：13800138000")]),
        ("[附件](file:///D:/a.doc) <liming@example.com>", &[(Hidden::Path, "file:///D:/a.doc")]),
        ("![李明的照片](a.png)", &[(Hidden::AltText, "李明的照片")]),
        ("正文\n\n[//]: # (先不要发，等李明回复)\n", &[(Hidden::Comment, "[//]: # (先不要发，等李明回复)")]),
        ("见[甲][1]\n\n[1]: https://example.com \"示例\"", &[(Hidden::AltText, "示例")]),
        ("<div hidden>藏起来的字</div>", &[(Hidden::HiddenText, "藏起来的字")]),
        ("甲<span style='display:none'>藏**起**<span>来</span></span>乙", &[(Hidden::HiddenText, "藏起来")]),
        ("甲<s hidden>藏<span>起</span>来</s>乙", &[(Hidden::HiddenText, "藏起来")]),
        (
            "<p hidden>\n\n藏起来\n\n</pre>\n\n也是\n\n</p>\n\n乙",
            &[(Hidden::HiddenText, "藏起来"), (Hidden::HiddenText, "也是")],
        ),
        ("甲<b hidden>藏起来\n\n乙", &[(Hidden::HiddenText, "藏起来")]),
        ("甲<font color=white>`藏起来`</FONT >乙<span class='x'>丙</span>", &[(Hidden::WhiteText, "藏起来")]),
        ("|甲|\n|-|\n|<i hidden>藏</i>乙|", &[(Hidden::HiddenText, "藏")]),
        (
            "<div hidden>\n\n藏起来\n\n也是\n\n</div>\n\n乙",
            &[(Hidden::HiddenText, "藏起来"), (Hidden::HiddenText, "也是")],
        ),
    ] {
        let expected: Vec<_> = expected.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
        let found: Vec<_> = hidden(source).into_iter().map(|(kind, text)| (kind, text.trim().to_owned())).collect();
        assert_eq!(found, expected, "{source}");
    }
}

#[test]
fn what_is_seen_goes_on_behind_what_is_not() {
    assert_eq!(texts("法<span style='display:none'>丁</span>治国家"), ["法治国家"]);
    assert_eq!(texts("<div hidden>\n\n丁\n\n</div>\n\n乙"), ["乙"]);
    assert_eq!(texts("<p>甲</p>\n\n乙<span hidden/>丙"), ["甲", "乙丙"]);
}

#[test]
fn html_in_it_is_read_in_its_place() {
    let source =
        "前文\n\n<table><tr><td>姓名<td>电话<tr><td>李明<td>13800138000</table>\n\n后文\n\n<p>一段<b>话</b></p>";
    assert_eq!(texts(source), ["前文", "姓名", "电话", "姓名：李明", "电话：13800138000", "后文", "一段话"]);
}

#[test]
fn what_is_too_much_is_a_gap() {
    let limits = Limits { blocks: 2, ..Limits::default() };
    let document = crate::reader::read("a.md", "甲\n\n乙\n\n丙".into(), &limits).ok().unwrap();
    assert_eq!(document.gaps[0].kind(), GapKind::Limit);
    for deep in ["> ".repeat(20_000) + "甲", "[".repeat(20_000), "*a ".repeat(20_000), "- ".repeat(2_000) + "甲"] {
        assert!(!markdown(&deep).blocks.is_empty());
    }
}

#[test]
fn a_text_of_nothing_but_pictures_is_told() {
    for (source, expected) in [
        ("![](scan1.png)\n", 1),
        ("# 附件\n\n<img src=\"scan1.png\">\n\n![](scan2.png)\n", 1),
        ("# 关于印发示例镇法治政府建设年度工作要点的通知\n\n![](photo.png)\n", 0),
        ("# 附件\n", 0),
    ] {
        let document = super::read(source.as_bytes().to_vec(), &Budget::new(&Limits::default()));
        assert_eq!(document.gaps.iter().filter(|gap| gap.kind() == GapKind::Scanned).count(), expected, "{source}");
    }
}
