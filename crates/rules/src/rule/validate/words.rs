//! Words: terms, pairs and tables become rows.

use jiff::civil::{Date, date};

use super::super::definition::WordsDef;
use super::super::load::{display, read_text};
use super::super::table;
use super::pattern::{self, Side};
use super::{Around, many};
use crate::check::{WordRow, Words};
use crate::facts::DateInterval;
use crate::language::both;
use crate::yaml::{Faults, Place, item, join};
use hegao_model::text::Text;

/// A row, and where it stands.
struct Placed {
    row: WordRow,
    place: Place,
}

/// The words, and where each of them stands.
pub(super) fn compile(def: WordsDef, around: &Around, faults: &mut Faults) -> Option<(Words, Vec<Place>)> {
    let mut rows = Vec::new();
    for (index, wrong) in def.terms.into_iter().enumerate() {
        let place = item("check.words.terms", index).into();
        rows.push(Placed { row: WordRow { wrong, ..WordRow::default() }, place });
    }
    for (wrong, right) in def.pairs {
        let field = join("check.words.pairs", &wrong);
        let right = many(right);
        if right.is_empty() {
            faults.hinted(
                field.as_str(),
                both!("没有写改成什么", "what to put there is not given"),
                both!("没有固定改法的词写在 terms 里", "words without a suggestion stand in terms"),
            );
        }
        rows.push(Placed { row: WordRow { wrong, right, ..WordRow::default() }, place: Place::Key(field) });
    }
    let is_complete = def.table.is_none_or(|name| read_table(&name, around, &mut rows, faults));
    if rows.is_empty() && is_complete {
        faults.add("check.words", both!("一个词也没有", "there is no word"));
    }
    rows.iter().for_each(|placed| check_row(placed, faults));
    check_repeated(&rows, faults);
    if rows.is_empty() {
        return None;
    }
    let (rows, places) = rows.into_iter().map(|placed| (placed.row, placed.place)).unzip();
    Some((Words { rows, guard: def.guard }, places))
}

/// Reads the table beside the rule; whether it could be read.
fn read_table(name: &str, around: &Around, rows: &mut Vec<Placed>, faults: &mut Faults) -> bool {
    let field = "check.words.table";
    if name.contains(['/', '\\']) || name.starts_with('.') {
        faults.add(
            field,
            both!(
                "表要和规则放在同一个文件夹里，只写文件名",
                "a table stands in the folder of the rule: write the name of the file only"
            ),
        );
        return false;
    }
    let Some(folder) = &around.folder else {
        faults.add(field, both!("这条规则没有文件夹，不能用表", "this rule has no folder and can have no table"));
        return false;
    };
    let path = folder.join(name);
    let text = match read_text(&path) {
        Ok(text) => text,
        Err(reason) => {
            faults.hinted(
                field,
                both!("表“{name}”读不了：{reason}", "the table “{name}” cannot be read: {reason}"; reason),
                both!(
                    "在表格软件里另存为“CSV UTF-8（逗号分隔）”",
                    "save it as “CSV UTF-8 (comma delimited)” in the spreadsheet program"
                ),
            );
            return false;
        }
    };
    for row in table::parse(&text, &display(&path), faults) {
        rows.push(from_table(&row, faults));
    }
    true
}

fn from_table(row: &table::Row, faults: &mut Faults) -> Placed {
    let mut pattern = |column: &str, side| {
        row.get(column).and_then(|source| pattern::of_condition(source, side, row.place(column), faults))
    };
    let (unless_before, unless_after) = (pattern("unless-before", Side::Before), pattern("unless-after", Side::After));
    let unless_inside = row.parts("unless-inside");
    for word in &unless_inside {
        pattern::word(word, row.place("unless-inside"), faults);
    }
    let mut day = |column: &str, side: fn(DateInterval) -> Date| {
        let interval = DateInterval::parse(row.get(column)?);
        interval.map(side).map_err(|reason| faults.add(row.place(column), reason)).ok()
    };
    let row_of_words = WordRow {
        wrong: row.get("wrong").unwrap_or_default().to_owned(),
        right: row.parts("right"),
        unless_before: unless_before.map(Box::new),
        unless_after: unless_after.map(Box::new),
        unless_inside,
        why: row.get("why").map(str::to_owned),
        since: day("since", |interval| interval.first),
        until: day("until", |interval| interval.last),
    };
    Placed { row: row_of_words, place: row.place("wrong") }
}

fn check_row(Placed { row, place }: &Placed, faults: &mut Faults) {
    pattern::word(&row.wrong, place, faults);
    for right in &row.right {
        if right.trim().is_empty() {
            faults.hinted(
                place,
                both!("改法里有空的文字", "one of the suggestions is empty"),
                both!(
                    "没有固定改法的词写在 terms 里，或让 right 列空着",
                    "words without a suggestion stand in terms, or have an empty cell right"
                ),
            );
        } else if *Text::new(right).folded() == row.wrong {
            faults.add(place, both!("“{right}”改成它自己，等于没有改", "“{right}” in place of itself changes nothing"));
        }
    }
    for word in row.unless_inside.iter().filter(|word| !row.wrong.is_empty() && !word.contains(&row.wrong)) {
        let wrong = &row.wrong;
        faults.add(
            place,
            both!("unless-inside 的“{word}”里没有“{wrong}”", "“{word}” in unless-inside does not hold “{wrong}”"),
        );
    }
    if row.since.zip(row.until).is_some_and(|(since, until)| since > until) {
        faults.add(place, both!("since 晚于 until，这一行永远不适用", "since is after until: this row never applies"));
    }
}

/// Words that stand twice, on days that both rows speak about.
fn check_repeated(rows: &[Placed], faults: &mut Faults) {
    let mut sorted: Vec<&Placed> = rows.iter().filter(|placed| !placed.row.wrong.is_empty()).collect();
    sorted.sort_by(|a, b| a.row.wrong.cmp(&b.row.wrong)); // stable: rows of a word keep their order
    for group in sorted.chunk_by(|a, b| a.row.wrong == b.row.wrong) {
        for (index, later) in group.iter().enumerate() {
            if group[..index].iter().any(|earlier| common_day(&earlier.row, &later.row).is_some()) {
                let wrong = &later.row.wrong;
                faults.add(&later.place, both!("“{wrong}”前面已经有了", "“{wrong}” stands further up already"));
            }
        }
    }
}

/// A day on which both rows hold, if there is one.
pub(super) fn common_day(a: &WordRow, b: &WordRow) -> Option<Date> {
    let since = a.since.max(b.since); // `None` is the least
    let until = match (a.until, b.until) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    let is_empty = since.zip(until).is_some_and(|(since, until)| since > until);
    (!is_empty).then(|| since.or(until).unwrap_or(date(2025, 1, 1)))
}
