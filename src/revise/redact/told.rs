//! What is said of a redaction: how much was masked and where, what remains, why not. No value, no text of the document.

use super::Done;
use crate::document::Gap;
use crate::document::proof::{Form, Remain, Unsearched, Why};
use crate::document::write::redact::hidden::{Item, Kept};
use crate::language::{Language, Said, both};
use crate::report::reason::sentence;
use crate::session::Redactions;

/// That a file was not touched.
#[must_use]
pub fn refused(name: &str, why: &Said) -> Said {
    both!("{name}：没有处理：{why}", "{name}: not redacted: {why}"; why)
}

/// Why nothing of a file could be read.
#[must_use]
pub fn unread(gap: &Gap) -> Said {
    let [zh, en] = [Language::Zh, Language::En].map(|language| sentence(&gap.reason, language));
    Said { zh, en }
}

/// Where values remain, so that nothing is written.
#[must_use]
pub fn remains(name: &str, places: &[Said]) -> Said {
    let places = Said::joined(places.iter().map(|place| both!("  {place}", "  {place}"; place)), "\n", "\n");
    both!(
        "{name}：没有写新文件，这些地方的内容遮盖不了，请在原文件里删去后再试：\n{places}",
        "{name}: nothing was written. What stands at these places cannot be masked; take it out of the original and try again:\n{places}"; places
    )
}

/// Where a value still stands.
#[must_use]
pub fn remain(remain: &Remain, redactions: &Redactions) -> Said {
    let place = place(&remain.members, redactions);
    let form = form(remain.form);
    both!("{place}（{form}）", "{place} ({form})"; place, form)
}

/// What the proof could not search.
#[must_use]
pub fn unsearched(one: &Unsearched, redactions: &Redactions) -> Said {
    let place = place(&one.members, redactions);
    let why = match one.why {
        Why::Depth => both!("文件套文件的层数太多", "too many files within files"),
        Why::Size => both!("解开后太大", "too large once unpacked"),
        Why::Members => both!("部件太多", "too many parts"),
        Why::Packed => both!("压缩包有损坏，或压缩方式特殊", "damaged, or packed in an unusual way"),
        Why::Encrypted => both!("加了密", "encrypted"),
    };
    both!("{place}：不能查找：{why}", "{place}: cannot be searched: {why}"; place, why)
}

fn place(members: &[String], redactions: &Redactions) -> Said {
    match members {
        [] => both!("文件本身", "the file itself"),
        members => Said::as_is(redactions.masked(&members.join(" → "))),
    }
}

fn form(form: Form) -> Said {
    match form {
        Form::Utf8 => Said::as_is("UTF-8"),
        Form::Utf16 => Said::as_is("UTF-16"),
        Form::Gb18030 => Said::as_is("GB 18030"),
        Form::References => both!("字符引用", "character references"),
        Form::Percent => both!("百分号编码", "percent-encoded"),
        Form::Backslash => both!("反斜杠转义", "backslash escapes"),
        Form::Quoted => Said::as_is("quoted-printable"),
        Form::Tagged => both!("夹有标记", "with tags in between"),
        Form::Base64 => Said::as_is("Base64"),
    }
}

/// What was done. `place` is where it stands now.
#[must_use]
pub fn done(name: &str, place: &str, done: &Done) -> Said {
    let (count, swept) = (done.masks.values().sum::<usize>(), done.swept);
    let masks = Said::list(done.masks.iter().map(|(mask, count)| format!("{mask} ×{count}")));
    let mut lines = vec![both!("{name} → {place}", "{name} → {place}")];
    if count > 0 {
        lines.push(both!("  遮盖 {count} 处：{masks}", "  masked {count}: {masks}"; masks));
    }
    lines.extend(of_pages(done));
    if swept > 0 {
        lines.push(both!(
            "  另在属性、链接、公式、批注等存储的内容里遮盖 {swept} 处",
            "  masked {swept} more in stored data: attributes, links, formulas, comments"
        ));
    }
    if count + swept == 0 && done.old == done.bytes {
        lines.push(both!(
            "  没有要遮盖的内容，新文件与原文件相同",
            "  nothing is to be masked: the new file is the old one"
        ));
    }
    if !done.removed.is_empty() {
        let removed = Said::list(&done.removed);
        lines.push(both!("  删去部件：{removed}", "  parts taken out: {removed}"; removed));
    }
    if !done.stripped.is_empty() {
        let stripped = Said::list(&done.stripped);
        lines.push(
            both!("  去掉图片里的拍摄信息：{stripped}", "  pictures without what they say: {stripped}"; stripped),
        );
    }
    if !done.hidden.is_empty() {
        let hidden = done.hidden.iter().map(|(item, count)| counted(&named(*item), *count));
        let hidden = Said::joined(hidden, "、", ", ");
        lines.push(both!("  去掉隐藏信息：{hidden}", "  hidden data taken out: {hidden}"; hidden));
    }
    if !done.kept.is_empty() {
        let kept = Said::joined(done.kept.iter().map(|(kept, count)| counted(&stays(*kept), *count)), "、", ", ");
        lines.push(both!(
            "  没有去掉，因为公式可能用到，请自己看过：{kept}",
            "  left, because formulas may count on it; look at it yourself: {kept}"; kept
        ));
    }
    let left = done.left;
    if left > 0 {
        lines.push(both!(
            "  文件属性里的作者等 {left} 个名字也写在正文里，属性里的已遮盖，正文里的没有动",
            "  {left} names of authors and the like also stand on the page: masked in the properties, left on the page"
        ));
    }
    lines.push(proved(done));
    let mut all = Said::lines(lines);
    all.zh.push('\n');
    all.en.push('\n');
    all
}

/// What became of pages.
fn of_pages(done: &Done) -> Vec<Said> {
    let (blacked, pictured) = (done.blacked, done.pictured);
    let black = both!("  在页面上去掉并涂黑 {blacked} 处", "  {blacked} places on pages taken out and made black");
    let pictures = both!(
        "  {pictured} 页都换成了图片（每英寸 200 点），文字、链接、书签、批注、附件、属性和历史版本都没有带过去；查找查不出图片里的字，请逐页看过再发",
        "  {pictured} pages are pictures now (200 dpi): no text, links, bookmarks, comments, attachments, properties or earlier states went along; no search finds what a picture shows, so look at each page before it goes out"
    );
    [(blacked, black), (pictured, pictures)].into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect()
}

fn counted(what: &Said, count: usize) -> Said {
    both!("{what} {count}", "{what} {count}"; what)
}

fn named(item: Item) -> Said {
    match item {
        Item::Author => both!("作者、单位", "authors, company"),
        Item::Properties => both!("其他属性", "other properties"),
        Item::CustomProperties => both!("自定义属性", "custom properties"),
        Item::Comments => both!("批注", "comments"),
        Item::Changes => both!("修订", "tracked changes"),
        Item::HiddenText => both!("隐藏文字", "hidden text"),
        Item::EditingIds => both!("编辑记号", "editing ids"),
        Item::People => both!("编辑过的人", "people who edited"),
        Item::Variables => both!("文档变量", "variables"),
        Item::CustomXml => both!("附带的数据", "custom XML"),
        Item::Thumbnail => both!("缩略图", "thumbnails"),
        Item::Pictures => both!("图片的拍摄信息", "data in pictures"),
        Item::Paths => both!("路径和模板", "paths and templates"),
        Item::Printer => both!("打印机设置", "settings of printers"),
    }
}

fn stays(kept: Kept) -> Said {
    match kept {
        Kept::Sheets => both!("隐藏的工作表", "hidden sheets"),
        Kept::Rows => both!("隐藏的行", "hidden rows"),
        Kept::Columns => both!("隐藏的列", "hidden columns"),
        Kept::Names => both!("隐藏的名称", "hidden names"),
    }
}

/// What is proved of the new file: what was changed is said above.
fn proved(done: &Done) -> Said {
    let (values, members, digest) = (done.values, done.proof.members, done.proof.digest());
    if values == 0 {
        return both!(
            "  已查：新文件的 {members} 个部件里没有要遮盖的内容（SHA-256 {digest}）",
            "  proved: the {members} parts of the new file have nothing that is to be masked (SHA-256 {digest})"
        );
    }
    both!(
        "  已查：新文件的 {members} 个部件里，用各种编码都找不到这 {values} 个原值（SHA-256 {digest}）",
        "  proved: none of {values} values is anywhere in the {members} parts of the new file, in any encoding (SHA-256 {digest})"
    )
}
