//! A title `关于…情况报告` that lacks 的 before its type, or says a word twice.

use crate::check::page::{Page, Spotted, Why};
use crate::facts::Place;
use hegao_model::text::Span;

/// Types that 的 must stand before: `关于…的报告`.
const WITH_DE: [&str; 6] = ["报告", "请示", "通知", "批复", "决定", "函"];

/// Names of documents that end in a type and take no 的.
const NAMES: [&str; 9] = ["工作", "年度", "情况通", "调研", "调查", "审计", "述职", "评估", "紧急"];

/// Words that stand twice, or that two others make needless: what is wrong, and what is right.
const DOUBLED: [(&str, &str); 3] = [("请示报告", "请示"), ("的通知的通知", "的通知"), ("的报告的报告", "的报告")];

/// Types that there are not, each at the end of a title, and the right ones (党政机关公文处理工作条例, art. 8).
const NO_TYPES: [(&str, &str); 4] =
    [("的回函", "的复函"), ("的请示函", "的请示"), ("的报告函", "的报告"), ("的通知函", "的通知")];

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let Some(title) = &page.facts.about.title else { return Vec::new() };
    let Some(last) = title.places.last() else { return Vec::new() };
    let lacks_de = title.kind.filter(|kind| WITH_DE.contains(kind)).and_then(|kind| {
        let rest = title.text.strip_suffix(kind)?;
        let subject = &rest[rest.find("关于")? + "关于".len()..];
        let lacks = !subject.is_empty() && !subject.contains('的') && !NAMES.iter().any(|name| subject.ends_with(name));
        // 关于《…》 is read as a whole.
        (lacks && !subject.ends_with('》')).then_some(kind)
    });
    let why = super::title_year::lacking(page).map(|year| Why {
        zh: format!("标题缺“的”，也没有写报告的年度（{year}年）。"),
        en: Some(format!("The title lacks “的”, and does not say the year that is reported on ({year}).")),
    });
    let de = lacks_de.and_then(|kind| Some(Spotted { why, ..spot(page, *last, kind, format!("的{kind}"))? }));
    let doubled = title
        .places
        .iter()
        .flat_map(|place| DOUBLED.iter().filter_map(|(wrong, right)| spot(page, *place, wrong, (*right).to_owned())));
    let no_type = NO_TYPES.iter().filter(|(wrong, _)| title.text.ends_with(wrong));
    let no_type: Vec<Spotted> =
        no_type.filter_map(|(wrong, right)| spot(page, *last, wrong, (*right).to_owned())).collect();
    if !no_type.is_empty() {
        return no_type;
    }
    de.into_iter().chain(doubled.filter(|_| !title.text.contains("请示报告制度"))).collect()
}

/// The last `wrong` at `place`.
fn spot(page: &Page<'_>, place: Place, wrong: &str, right: String) -> Option<Spotted> {
    let text = place.span.of(page.blocks[place.block].text.source());
    let start = place.span.start() + text.rfind(wrong)?;
    let span = Span::new(start, start + wrong.len());
    Some(Spotted { suggestions: vec![right], subject: Some(place.span), ..Spotted::new(place.block, span) })
}
