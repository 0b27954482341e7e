use super::sample::{document_summary, summary, summary_with};
use super::*;
use crate::container::compound::sample::compound;
use hegao_model::document::Budget;

/// What is told: what it is, its text, its place.
fn told(streams: &[(&str, &[u8])]) -> (Vec<(Hidden, String, String)>, usize) {
    let bytes = compound(streams);
    let budget = Budget::default();
    let mut compound = Compound::open(&bytes, &budget).unwrap();
    let (mut parts, mut found) = (Vec::new(), Found::default());
    read(&mut compound, &mut parts, &mut found);
    let told = found.blocks.iter().map(|block| {
        let text = block.content.text(&parts[block.part as usize].text, &Default::default()).to_owned();
        (block.hidden.unwrap(), text, block.place.own().unwrap().zh())
    });
    (told.collect(), found.gaps.len() + budget.gaps().len())
}

#[test]
fn properties_are_told_as_those_of_newer_documents() {
    let own = summary(&[(2, "关于示例的请示"), (4, "李明"), (7, "Normal.dot"), (8, "李明"), (9, "3"), (18, "WPS")]);
    let more = document_summary(
        &[(14, "王芳"), (15, "示例公司"), (3, "屏幕")],
        &[("KSOProductBuildVer", "2052-11.1.0.1"), ("文号", "示例〔2026〕1号"), ("_PID_LINKBASE", "D:\\公文\\")],
    );
    let (told, gaps) = told(&[(STREAMS[0], &own), (STREAMS[1], &more)]);
    let expected = [
        (Hidden::Property, "关于示例的请示", "文档属性：标题"),
        (Hidden::Author, "李明", "文档属性：作者"),
        (Hidden::Author, "王芳", "文档属性：管理者"),
        (Hidden::Company, "示例公司", "文档属性：单位"),
        (Hidden::BuildId, "2052-11.1.0.1", "自定义属性：KSOProductBuildVer"),
        (Hidden::CustomProperty, "示例〔2026〕1号", "自定义属性：文号"),
        (Hidden::Path, "D:\\公文\\", "文档属性：超链接基础"),
    ];
    let expected = expected.map(|(hidden, text, place)| (hidden, text.to_owned(), place.to_owned()));
    assert_eq!((told, gaps), (expected.to_vec(), 0));
}

#[test]
fn other_types_are_text_or_nothing() {
    let wide: Vec<u8> = "李明\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = [&3_u32.to_le_bytes()[..], &wide].concat();
    for (id, kind, value, expected) in [
        (4, 0x1F, &wide[..], Some("李明")),
        (2, 3, &7_u32.to_le_bytes(), Some("7")),
        (17, 0x47, &[0; 8], Some("缩略图")),
        (2, 0x40, &[0; 8], None),
    ] {
        let stream = summary_with(id, kind, value);
        let (told, gaps) = told(&[(STREAMS[0], &stream)]);
        assert_eq!((told.first().map(|(_, text, _)| text.as_str()), gaps), (expected, 0), "{kind:X}");
    }
}

#[test]
fn a_broken_set_is_a_gap_and_never_more() {
    let whole = summary(&[(2, "关于示例的请示"), (4, "李明")]);
    assert_eq!(told(&[(STREAMS[0], b"nothing of that")]).1, 1);
    for length in 1..whole.len() - 1 {
        let (told, gaps) = told(&[(STREAMS[0], &whole[..length])]);
        assert!(gaps > 0 || told.len() == 2, "{length}");
    }
    for at in 0..whole.len() {
        let mut spoiled = whole.clone();
        spoiled[at] ^= 0xFF;
        told(&[(STREAMS[0], &spoiled)]);
    }
}
