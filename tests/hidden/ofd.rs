//! Samples of OFD files.

use super::support::ofd::{Ofd, shown};
use super::{Sample, sample};

/// What the samples hide.
const SECRET: &str = "底价八十万元";

const NAMESPACE: &str = "xmlns:ofd='http://www.ofdspec.org/2016'";

pub fn samples() -> Vec<Sample> {
    let text = "请各单位抓好落实。";
    let set = || Ofd::default().set(text);
    let told = |info: &str| Ofd { info: info.to_owned(), ..Ofd::default() }.set(text).bytes();
    let beside = |xml: &str| Ofd { beside: xml.to_owned(), ..Ofd::default() }.set(text);
    let hides = |attributes: &str| {
        Ofd::default().add_page(&(shown("", (30.0, 30.0), text) + &shown(attributes, (30.0, 60.0), SECRET))).bytes()
    };
    let white = shown("", (30.0, 60.0), SECRET).replacen(
        "<ofd:TextCode",
        "<ofd:FillColor Value='255 255 255'/><ofd:TextCode",
        1,
    );
    let remark = format!(
        "<ofd:PageAnnot {NAMESPACE}><ofd:Annot ID='1' Type='Highlight' Creator='李明'><ofd:Remark>{SECRET}</ofd:Remark></ofd:Annot></ofd:PageAnnot>"
    );
    let remarks = beside("<ofd:Annotations>A.xml</ofd:Annotations>")
        .part("Doc_0/A.xml", format!("<ofd:Annotations {NAMESPACE}><ofd:Page PageID='100'><ofd:FileLoc>B.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"))
        .part("Doc_0/B.xml", remark)
        .bytes();
    let attached = beside("<ofd:Attachments>A.xml</ofd:Attachments>")
        .part("Doc_0/A.xml", format!("<ofd:Attachments {NAMESPACE}><ofd:Attachment ID='1' Name='名单'><ofd:FileLoc>名单.txt</ofd:FileLoc></ofd:Attachment></ofd:Attachments>"))
        .part("Doc_0/名单.txt", SECRET)
        .bytes();
    let outline = beside(&format!("<ofd:Outlines><ofd:OutlineElem Title='{text}'><ofd:Actions><ofd:Action Event='CLICK'><ofd:URI URI='http://192.168.3.7/oa'/></ofd:Action></ofd:Actions></ofd:OutlineElem></ofd:Outlines>")).bytes();
    vec![
        of("作者", told("<ofd:Author>李明</ofd:Author>"), "hidden/author", "李*"),
        of("标题", told("<ofd:Title>旧标题</ofd:Title>"), "hidden/property", "旧标题"),
        of(
            "自定义数据（发票）",
            told("<ofd:CustomDatas><ofd:CustomData Name='购买方'>示例镇</ofd:CustomData></ofd:CustomDatas>"),
            "hidden/property",
            "示例镇",
        ),
        of("设为不显示的文字", hides("Visible='false'"), "hidden/unseen-text", SECRET),
        of("全透明的文字", hides("Alpha='0'"), "hidden/unseen-text", SECRET),
        of("白色文字", Ofd::default().add_page(&white).bytes(), "hidden/unseen-text", SECRET),
        of(
            "页面外的文字",
            Ofd::default().add_page(&(shown("", (30.0, 30.0), text) + &shown("", (30.0, 400.0), SECRET))).bytes(),
            "hidden/unseen-text",
            SECRET,
        ),
        of("批注", remarks.clone(), "hidden/comment", SECRET),
        of("批注的作者", remarks, "hidden/author", "李*"),
        of("附件", attached, "hidden/embedded-file", ""),
        of("内网的链接", outline, "hidden/path", ""),
        of(
            "没有用到的部件",
            set().part("说明.txt", SECRET).part("Doc_0/T.xml", "<a>联系电话 13800138000</a>").bytes(),
            "privacy/mobile-number",
            "",
        ),
    ]
}

fn of(what: &'static str, bytes: Vec<u8>, rule: &'static str, shown: &'static str) -> Sample {
    sample(what, "a.ofd", bytes, rule, shown)
}
