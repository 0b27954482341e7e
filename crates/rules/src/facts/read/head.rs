//! The head of a document: masthead, title, what stands below it, addressees.

use std::ops::Range;

use jiff::civil::Date;

use super::number::number;
use super::organ::organs;
use super::{date, front, place_of, span_of, title};
use crate::facts::{About, DateInterval, Line, Organ, Place, Title, Zone};
use hegao_model::document::BlockKind;
use hegao_model::text::is_han;

/// How many lines a head takes at most: pages of the web put much above their text.
const LONGEST: usize = 40;

/// How many lines between title and text are looked at.
const BELOW_TITLE: usize = 16;

/// A date with its place.
#[derive(Clone, Copy)]
pub(super) struct Dated {
    pub(super) date: DateInterval,
    pub(super) day: Option<Date>,
    pub(super) place: Place,
}

/// What the head says beside what stands in [`About`].
#[derive(Default)]
pub(super) struct Head {
    /// The first line of the text.
    pub(super) end: usize,
    /// The date of front matter or page data.
    pub(super) front_date: Option<DateInterval>,
    /// The date below the title.
    pub(super) dated: Option<Dated>,
}

/// Reads the head into `about`.
pub(super) fn read(lines: &[Line<'_>], about: &mut About) -> Head {
    let front = front::length(lines);
    let reach = lines.len().min(front + LONGEST);
    let running = (front..reach).find(|&at| is_running(lines[at])).unwrap_or(reach);
    let mut head = Head { end: front, ..Head::default() };
    head.front_date = (0..front).find_map(|at| front::date_of(lines, at));
    about.zones[..front].fill(None);

    let found = title::find(lines, front, running).or_else(|| untyped(lines, front, running));
    let masthead = match &found {
        Some(title) => front..title.start,
        None => front..(front..running).find(|&at| !is_masthead(lines[at])).unwrap_or(running),
    };
    masthead_lines(lines, masthead.clone(), found.is_some(), about);
    head.end = masthead.end;
    if let Some(found) = found {
        head.end = found.end;
        title_lines(lines, found, about);
    }
    below_title(lines, &mut head, about);
    let page_data = || (front..head.end).find_map(|at| front::date_of(lines, at));
    head.front_date = head.front_date.or_else(page_data);
    head
}

/// Whether a line is running text: a sentence, and no line that heads have.
fn is_running(line: Line<'_>) -> bool {
    let text = line.text.trim();
    line.kind == BlockKind::Paragraph
        && !text.starts_with("<!--")
        && (text.contains(['。', '！', '？', '；', '，']) || text.chars().nth(60).is_some())
        && !text.ends_with(['：', ':'])
        && history(text).is_none()
}

/// A title that ends in no known type: the first lines, if a subtitle, a date or running text follows at once.
fn untyped(lines: &[Line<'_>], start: usize, running: usize) -> Option<Range<usize>> {
    let first = (start..running).find(|&at| !is_masthead(lines[at]))?;
    let fits = |at: &usize| {
        title::may_be_line(lines[*at]) && !is_masthead(lines[*at]) && lines[*at].text.chars().nth(45).is_none()
    };
    let end = (first..running).take_while(fits).last()? + 1;
    let follows = lines.get(end)?;
    let is_subtitle = follows.text.trim().starts_with('—') || history(follows.text).is_some();
    (end - first <= 3 && (is_subtitle || end == running && is_running(*follows))).then_some(first..end)
}

/// Whether a line above the title is one that mastheads have.
fn is_masthead(line: Line<'_>) -> bool {
    let text = line.text.trim();
    number(0, text).is_some() || text.contains("签发人") || !organs(0, text, red_head(text)).is_empty()
}

/// The organs of a red head: `示例县人民政府文件`.
fn red_head(text: &str) -> &str {
    text.trim().strip_suffix("文件").unwrap_or(text)
}

fn masthead_lines(lines: &[Line<'_>], range: Range<usize>, above_title: bool, about: &mut About) {
    let mut after_signer = false;
    for at in range {
        let text = lines[at].text;
        let found = organs(at, text, red_head(text));
        let is_known = is_masthead(lines[at]);
        if after_signer && found.is_empty() && !is_known && is_name(text) {
            about.signers.push(place_of(at, text, text.trim()));
        }
        if let Some(number) = number(at, text) {
            about.number = Some(number);
        }
        if let Some((_, names)) = text.split_once("签发人") {
            about.signers.extend(names_in(names).into_iter().map(|name| place_of(at, text, name)));
            after_signer = true;
        }
        add_issuers(about, found);
        if above_title || is_known {
            about.zones[at] = Some(Zone::Masthead);
        }
    }
}

fn add_issuers(about: &mut About, organs: Vec<Organ>) {
    for organ in organs {
        if !about.issuers.iter().any(|issuer| issuer.name == organ.name) {
            about.issuers.push(organ);
        }
    }
}

/// Whether a line is a person's name: two to four Han, perhaps with a space that sets two apart.
fn is_name(text: &str) -> bool {
    let han = text.trim().chars().filter(|c| !c.is_whitespace());
    (2..=4).contains(&han.clone().count()) && han.clone().all(is_han)
}

/// The names behind `签发人`: apart by commas or spaces, but `王 强` is one.
fn names_in(text: &str) -> Vec<&str> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "：:".contains(c));
    let mut names: Vec<&str> = Vec::new();
    for piece in text.split(['、', '，', ',']) {
        let mut open: Option<&str> = None;
        for word in piece.split_whitespace().filter(|word| word.chars().all(is_han)) {
            let single = word.chars().nth(1).is_none();
            match open.take() {
                Some(first) if single => {
                    let (from, to) = (span_of(text, first).start(), span_of(text, word).end());
                    names.push(&text[from..to]);
                }
                Some(first) => names.extend([first, word]),
                None if single => open = Some(word),
                None => names.push(word),
            }
        }
        names.extend(open);
    }
    names
}

fn title_lines(lines: &[Line<'_>], range: Range<usize>, about: &mut About) {
    let text: String = range.clone().map(|at| lines[at].text.trim()).collect();
    let places = range.clone().map(|at| place_of(at, lines[at].text, lines[at].text.trim())).collect();
    let kind = title::kind(&text);
    let first = lines[range.start].text;
    add_issuers(about, leading_organs(range.start, first));
    // Organs directly above `关于…` are part of the title, though not of its words.
    let above = (0..range.start).rev().take_while(|&at| !organs(at, lines[at].text, lines[at].text).is_empty());
    if first.trim().starts_with("关于") {
        above.for_each(|at| about.zones[at] = Some(Zone::Title));
    }
    about.zones[range].fill(Some(Zone::Title));
    about.title = Some(Title { places, text, kind });
}

/// The organs before the first word of a title: `示例县人民政府关于…`.
fn leading_organs(block: usize, text: &str) -> Vec<Organ> {
    let ends = ["关于", "转发", "批转", "印发", "公布", "对", "令"].iter().filter_map(|word| text.find(word));
    ends.min().map(|end| organs(block, text, &text[..end])).unwrap_or_default()
}

/// Reads what stands between title and text: number, dates, subtitle, author, addressees.
fn below_title(lines: &[Line<'_>], head: &mut Head, about: &mut About) {
    for at in (head.end..lines.len()).take(BELOW_TITLE) {
        let text = lines[at].text.trim();
        if let Some(number) = number(at, lines[at].text) {
            about.zones[at] = Some(Zone::Masthead);
            about.number = Some(number);
        } else if let Some(date) = history(text).filter(|_| about.title.is_some()) {
            about.zones[at] = Some(Zone::Title);
            head.take(date, place_of(at, lines[at].text, date.text));
        } else if text.starts_with('—') && about.title.is_some() {
            about.zones[at] = Some(Zone::Title);
        } else if is_addressee(text) {
            about.zones[at] = Some(Zone::Addressee);
            about.addressee = Some(place_of(at, lines[at].text, text));
            head.end = at + 1;
            return;
        } else if !is_passed_over(lines[at]) {
            return;
        } else {
            continue;
        }
        head.end = at + 1;
    }
}

impl Head {
    /// Of several dates the latest counts: laws list their versions.
    fn take(&mut self, date: date::Written<'_>, place: Place) {
        if self.dated.is_none_or(|known| known.date.last < date.date.last) {
            self.dated = Some(Dated { date: date.date, day: date.day(), place });
        }
    }
}

/// The date of a line below the title: a date alone or in brackets, `——2026年1月26日在…会议上`, or what laws tell of their
/// versions: `（1997年3月14日…通过　2018年10月26日…修正）`.
fn history(text: &str) -> Option<date::Written<'_>> {
    let text = text.trim().trim_start_matches(['（', '(', '—', '-']);
    let dated = date::at(text).or_else(|| date::at(text.strip_prefix("根据")?))?;
    let rest = dated.rest.trim();
    let rest = rest.trim_end_matches(['）', ')', '；', '，', ',', ';', '。']).trim_end();
    if rest.is_empty() {
        return Some(dated);
    }
    let ends = [
        "通过",
        "公布",
        "发布",
        "颁布",
        "修订",
        "修正",
        "修改",
        "批准",
        "印发",
        "会议上",
        "大会上",
        "施行",
        "实施",
        "生效",
        "起",
    ];
    let is_history = ends.iter().any(|end| rest.ends_with(end)) && !rest.contains(['。', '！', '？']);
    is_history.then(|| date::last_in(text)).flatten()
}

/// Whether a line names those to whom the document goes.
fn is_addressee(text: &str) -> bool {
    const ENDS: [&str; 47] = [
        "政府",
        "委",
        "局",
        "办",
        "厅",
        "部",
        "部门",
        "单位",
        "机构",
        "院",
        "会",
        "公司",
        "学校",
        "大学",
        "中心",
        "同志们",
        "同志",
        "代表",
        "委员",
        "先生",
        "女士",
        "同学",
        "朋友",
        "朋友们",
        "各位",
        "村",
        "社区",
        "镇",
        "乡",
        "街道",
        "县",
        "区",
        "市",
        "省",
        "处",
        "站",
        "所",
        "集团",
        "银行",
        "科室",
        "职工",
        "居民",
        "村民",
        "群众",
        "家长",
        "员",
        "军区",
    ];
    let Some(names) = text.strip_suffix(['：', ':']) else { return false };
    let names = title::before_brackets(names);
    !names.contains(['。', '；', '：', ':'])
        && !super::heading::is_numbered(names)
        && !["如下", "现将", "来源", "作者"].iter().any(|word| names.contains(word))
        && (ENDS.iter().any(|end| names.ends_with(end)) || names.starts_with("尊敬") || names.starts_with("各"))
        && names.chars().nth(300).is_none()
}

/// Whether a line between title and text may be passed over: an author, an office, data of a page.
fn is_passed_over(line: Line<'_>) -> bool {
    let text = line.text.trim();
    text.starts_with("<!--")
        || line.kind != BlockKind::Heading
            && !super::heading::is_numbered(text)
            && text.chars().nth(40).is_none()
            && !text.contains(['。', '，', '；', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_signers_may_hold_a_space() {
        assert_eq!(names_in("：王 强"), ["王 强"]);
        assert_eq!(names_in(":王强　李 明"), ["王强", "李 明"]);
        assert_eq!(names_in("：王 强、李小明"), ["王 强", "李小明"]);
        assert!(names_in("：").is_empty());
    }

    #[test]
    fn dates_below_a_title_tell_its_version() {
        for (text, expected) in [
            ("（2018年3月11日）", Some("2018-03-11")),
            ("——2026年1月26日在示例省第十四届人民代表大会第五次会议上", Some("2026-01-26")),
            ("2019年4月23日 中华人民共和国国务院令第1号修订", Some("2019-04-23")),
            ("（1997年3月14日通过　2018年10月26日修正　自2019年1月1日起施行）", Some("2018-10-26")),
            ("2019年1月1日 施行", None),
            ("2024年1月8日，我镇召开会议。", None),
        ] {
            assert_eq!(history(text).map(|date| date.date.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn addressees_are_organs_or_persons() {
        for text in ["各镇人民政府：", "区委、区政府：", "各位代表：", "尊敬的业主：", "县教育局（基教科）："]
        {
            assert!(is_addressee(text), "{text}");
        }
        for text in ["现将情况报告如下：", "一、各单位：", "来源：", "示例日报：", "各镇人民政府"]
        {
            assert!(!is_addressee(text), "{text}");
        }
    }
}
