//! What a document says of itself, one line for each statement.

use super::excerpt::shown;
use super::words::Words;
use hegao_rules::facts::{Statement, Topic};

/// `发文机关：邮亭镇人民政府（乡镇级，第13行）`
pub(super) fn line(words: &Words, statement: &Statement) -> String {
    let detail = statement.detail.map(|detail| self::detail(words, statement.topic, detail).to_owned());
    if let Topic::Zone | Topic::Language = statement.topic {
        let blocks = words.either(format!("{} 段", statement.text), format!("{} blocks", statement.text));
        return format!("{}{}{} {blocks}", topic(words, statement.topic), words.colon, detail.unwrap_or_default());
    }
    let place = statement.line.map(|line| words.either(format!("第{line}行"), format!("line {line}")));
    let aside: Vec<String> = detail.into_iter().chain(place).collect();
    let aside = match aside.join(words.either("，", ", ")) {
        aside if aside.is_empty() => aside,
        aside => format!("{}{aside}{}", words.open, words.close),
    };
    format!("{}{}{}{aside}", topic(words, statement.topic), words.colon, shown(&statement.text))
}

fn topic(words: &Words, topic: Topic) -> &'static str {
    match topic {
        Topic::Title => words.either("标题", "title"),
        Topic::Address => words.either("网址", "address"),
        Topic::Number => words.either("发文字号", "document number"),
        Topic::Issuer => words.either("发文机关", "issued by"),
        Topic::Signer => words.either("签发人", "signed off by"),
        Topic::Addressee => words.either("主送机关", "addressee"),
        Topic::Period => words.either("报告年度", "reports on"),
        Topic::Heading => words.either("小标题", "heading"),
        Topic::Attachment => words.either("附件", "attachment"),
        Topic::Signature => words.either("署名", "signature"),
        Topic::Dated => words.either("成文日期", "dated"),
        Topic::Note => words.either("附注", "note"),
        Topic::Zone => words.either("区段", "zone"),
        Topic::Language => words.either("语言", "language"),
        Topic::Quotations => words.either("引文和书名号", "quotations and titles"),
    }
}

/// The word for a detail; a title's type is Chinese in both languages.
fn detail<'a>(words: &Words, topic: Topic, name: &'a str) -> &'a str {
    let zh = match (topic, name) {
        (Topic::Issuer | Topic::Signature, "township") => "乡镇级",
        (Topic::Issuer | Topic::Signature, "county") => "县级",
        (Topic::Issuer | Topic::Signature, "prefecture") => "地市级",
        (Topic::Issuer | Topic::Signature, "province") => "省级",
        (Topic::Issuer | Topic::Signature, "central") => "中央",
        (Topic::Title | Topic::Address, "metadata") => "网页数据",
        (Topic::Language, "zh") => "中文",
        (Topic::Language, "en") => "外文",
        (Topic::Zone, "masthead") => "版头",
        (Topic::Zone, "title") => "标题",
        (Topic::Zone, "addressee") => "主送机关",
        (Topic::Zone, "heading") => "小标题",
        (Topic::Zone, "body") => "正文",
        (Topic::Zone, "signature") => "落款",
        (Topic::Zone, "note") => "附注",
        (Topic::Zone, "attachment") => "附件",
        (Topic::Zone, "table") => "表格",
        (Topic::Zone, "quotation") => "引文",
        (Topic::Zone, "navigation") => "导航",
        _ => name,
    };
    words.either(zh, name)
}
