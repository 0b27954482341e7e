//! The heads of a table's columns: what a cell's value is called.
//!
//! A bare number says little; below 联系电话 it says what it is. The head stands before the cell's own text (`联系电话：`),
//! stored nowhere, so that rules see it as they see the words before a number in running text. Which row is the head is
//! told by what stands in it: short names, and either one of the words that tables use or values of another shape below.
//! A title above the table is one cell alone, and no head. Where a table has none, a form may have the name at the left
//! of its value. When in doubt there is no head: a wrong one would speak of a stranger in every row.

use std::sync::{Arc, LazyLock};

/// How many rows from the top are looked at for the head.
pub(crate) const TOP: usize = 20;

/// How many rows below tell that a column holds values.
const BELOW: usize = 5;

/// The longest name, in characters without white space.
const LONGEST: usize = 20;

/// What the heads of tables about people, offices and money end with.
const WORDS: [&str; 69] = [
    "姓名",
    "名称",
    "性别",
    "年龄",
    "民族",
    "电话",
    "手机",
    "号码",
    "手机号",
    "身份证",
    "证件",
    "证号",
    "编号",
    "序号",
    "学号",
    "工号",
    "账号",
    "帐号",
    "卡号",
    "账户",
    "单位",
    "部门",
    "科室",
    "职务",
    "职位",
    "岗位",
    "职称",
    "地址",
    "住址",
    "籍贯",
    "户籍",
    "日期",
    "时间",
    "年月",
    "金额",
    "合计",
    "单价",
    "数量",
    "备注",
    "类别",
    "类型",
    "内容",
    "事项",
    "邮箱",
    "邮编",
    "户主",
    "关系",
    "学历",
    "学位",
    "专业",
    "联系人",
    "联系方式",
    "开户行",
    "状态",
    "说明",
    "责任人",
    "负责人",
    "面貌",
    "班级",
    "村组",
    "name",
    "phone",
    "mobile",
    "tel",
    "email",
    "address",
    "date",
    "amount",
    "remarks",
];

/// The letters that they end with, in order.
static LAST: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut last: Vec<char> = WORDS.iter().filter_map(|word| word.chars().next_back()).collect();
    last.sort_unstable();
    last
});

/// The cells of a row that are not empty, each with the number of its column.
pub(crate) type Row<'a> = [(u32, &'a str)];

/// The heads of a table that is read row by row.
#[derive(Default)]
pub(crate) struct Heads {
    /// The names by column.
    names: Vec<(u32, Arc<str>)>,
    /// Where the head stands among the rows, and how many rows it has.
    at: Option<(usize, usize)>,
    /// How many rows were asked for.
    rows: usize,
}

impl Heads {
    /// The heads of the table that has these rows at its top.
    pub(crate) fn of(top: &[&Row<'_>]) -> Self {
        let mut heads = Self::default();
        let top = &top[..top.len().min(TOP)];
        let Some(first) = (0..top.len()).find(|&at| is_head(top, at)) else { return heads };
        heads.name(top[first]);
        let second = top.get(first + 1).is_some_and(|row| is_second(top[first], row) && top.len() > first + 2);
        if second {
            heads.name(top[first + 1]);
        }
        heads.at = Some((first, 1 + usize::from(second)));
        heads
    }

    /// The heads of a table that says itself that its first row is the head.
    pub(crate) fn known(row: &Row<'_>) -> Self {
        let mut heads = Self::default();
        heads.name(row);
        heads.at = Some((0, 1));
        heads
    }

    /// Whether a row at the top is the head.
    pub(crate) fn is_found(&self) -> bool {
        self.at.is_some()
    }

    /// Takes the next row; whether it is a head itself. A row of nothing but names is the head of what follows.
    pub(crate) fn take(&mut self, row: &Row<'_>) -> bool {
        let at = self.rows;
        self.rows += 1;
        if self.at.is_some_and(|(first, count)| (first..first + count).contains(&at)) {
            return true;
        }
        let begun = self.at.is_none_or(|(first, count)| at >= first + count);
        let again =
            begun && row.len() >= 3 && row.iter().all(|(_, text)| is_known(text) && !text.contains(['：', ':']));
        if again {
            self.names.clear();
            self.name(row);
            self.at = Some((at, 1));
        }
        again
    }

    /// What the cell `index` of the row taken last is called, if anything calls it something. One that goes over several
    /// columns with names has none of them.
    pub(crate) fn called(&self, row: &Row<'_>, index: usize, width: u32) -> Option<Arc<str>> {
        let (column, text) = row[index];
        if self.at.is_some_and(|(first, count)| self.rows > first + count) {
            let is_over_more =
                (column + 1..column.saturating_add(width)).any(|column| self.of_column(column).is_some());
            return self.of_column(column).filter(|_| !is_over_more).cloned();
        }
        let (_, left) = row[index.checked_sub(1)?];
        let left = left.trim().trim_end_matches(['：', ':']);
        (is_known(left) && is_name(left) && !is_known(text)).then(|| left.into())
    }

    fn of_column(&self, column: u32) -> Option<&Arc<str>> {
        let found = self.names.binary_search_by_key(&column, |(column, _)| *column);
        found.ok().map(|found| &self.names[found].1)
    }

    /// Gives the columns the names that stand in `row`.
    fn name(&mut self, row: &Row<'_>) {
        for (column, text) in row.iter().filter(|(_, text)| is_name(text)) {
            let name: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            match self.names.binary_search_by_key(column, |(column, _)| *column) {
                Ok(found) => self.names[found].1 = name.into(),
                Err(place) => self.names.insert(place, (*column, name.into())),
            }
        }
    }
}

/// Whether the row `at` is the head.
fn is_head(top: &[&Row<'_>], at: usize) -> bool {
    let (row, below) = (top[at], &top[at + 1..]);
    let alone = row.len() < 2 && top.iter().any(|row| row.len() > 1);
    let names = row.iter().filter(|(_, text)| is_name(text)).count();
    if alone || below.is_empty() || names * 4 < row.len() * 3 || row.iter().any(|(_, text)| is_value(text)) {
        return false;
    }
    let stands_over_values = |(column, text): &(u32, &str)| {
        let cells =
            below.iter().take(BELOW).filter_map(|row| Some(row[row.binary_search_by_key(column, |c| c.0).ok()?].1));
        let (values, all) = cells.fold((0, 0), |(values, all), cell| (values + usize::from(is_figure(cell)), all + 1));
        is_name(text) && !is_figure(text) && values * 2 > all
    };
    let known = row.iter().filter(|(_, text)| is_known(text)).count();
    known * 3 >= row.len().max(3) || known > 0 && row.len() == 1 || row.iter().any(stands_over_values)
}

/// Whether `row` names the columns under a `head` whose names stand over several of them (联系方式 over 电话 and 手机): it
/// has nothing under the first name, which goes over both rows.
fn is_second(head: &Row<'_>, row: &Row<'_>) -> bool {
    let first = head.first().map(|(column, _)| *column);
    let known = row.iter().filter(|(_, text)| is_known(text)).count();
    row.first().map(|(column, _)| *column) > first && row.iter().all(|(_, text)| is_name(text)) && known * 2 > row.len()
}

/// Whether `text` can be a name: short, of words, with nothing of a sentence or a value.
pub(crate) fn is_name(text: &str) -> bool {
    let length = text.chars().filter(|c| !c.is_whitespace()).take(LONGEST + 1).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (1..=LONGEST).contains(&length)
        && digits <= 4
        && text.chars().any(char::is_alphabetic)
        && !text.contains(['：', ':', '，', '。', '；', '！', '？', '@', '='])
}

/// Whether `text` ends with a word that heads of tables end with, also behind a remark in brackets.
fn is_known(text: &str) -> bool {
    let end = text.find(['（', '(']).filter(|&at| at > 0).unwrap_or(text.len());
    let Some(last) = text[..end].chars().rev().find(|c| !c.is_whitespace()) else { return false };
    // Of most cells the last letter tells.
    if LAST.binary_search(&last.to_ascii_lowercase()).is_err() {
        return false;
    }
    let mut tail: Vec<char> = text[..end].chars().rev().filter(|c| !c.is_whitespace()).take(LONGEST + 1).collect();
    tail.reverse();
    let tail: String = tail.iter().map(char::to_ascii_lowercase).collect();
    tail.chars().count() <= LONGEST && WORDS.iter().any(|word| tail.ends_with(word))
}

/// Whether `text` is a value that no name has: a number of seven digits, an address.
fn is_value(text: &str) -> bool {
    text.contains('@') || text.bytes().filter(u8::is_ascii_digit).count() >= 7
}

/// Whether `text` is mostly figures.
fn is_figure(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits > 0 && digits * 2 >= text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each cell is called, row by row; a head is `*`.
    fn named(rows: &[&[&str]]) -> Vec<String> {
        let cells = |row: &&[&'static str]| -> Vec<(u32, &'static str)> {
            row.iter().enumerate().filter(|(_, text)| !text.is_empty()).map(|(at, text)| (at as u32, *text)).collect()
        };
        // Leaking keeps the test short.
        let rows: Vec<Vec<(u32, &'static str)>> = rows
            .iter()
            .map(|row| row.iter().map(|text| &*text.to_string().leak()).collect::<Vec<_>>())
            .map(|row| cells(&&row[..]))
            .collect();
        let top: Vec<&Row<'_>> = rows.iter().map(Vec::as_slice).collect();
        let mut heads = Heads::of(&top);
        let name = |heads: &Heads, row: &Row<'_>| -> String {
            (0..row.len())
                .map(|at| heads.called(row, at, 1).as_deref().unwrap_or("-").to_owned())
                .collect::<Vec<_>>()
                .join(" ")
        };
        top.iter().map(|row| if heads.take(row) { "*".into() } else { name(&heads, row) }).collect()
    }

    #[test]
    fn columns_are_called_by_their_head() {
        assert_eq!(
            named(&[
                &["示例镇干部花名册"],
                &["填报单位：示例镇", "", "2025年1月"],
                &["姓 名", "性别", "手机\n号码"],
                &["李明", "男", "13800138000"],
                &["王强", "", "13800138001"],
            ]),
            ["-", "- -", "*", "姓名 性别 手机号码", "姓名 手机号码"]
        );
        assert_eq!(named(&[&["街道", "户数"], &["示例路", "120"], &["幸福路", "96"]]), ["*", "街道 户数", "街道 户数"]);
        assert_eq!(named(&[&["手机号"], &["13800138000"]]), ["*", "手机号"]);
    }

    #[test]
    fn a_table_without_a_head_has_none() {
        for rows in [
            &[&["李明", "男", "13800138000"][..], &["王强", "男", "13800138001"]][..],
            &[&["李明", "男", "科员"], &["王强", "女", "科长"]],
            &[&["示例镇人民政府", "工作要点"]],
            &[&["认真落实各项工作要求，切实加强组织领导。"], &["完成全年任务。"]],
        ] {
            let found = named(rows);
            assert!(found.iter().all(|row| row.chars().all(|c| "- ".contains(c))), "{found:?}");
        }
    }

    #[test]
    fn heads_may_have_two_rows_and_come_again() {
        assert_eq!(
            named(&[
                &["姓名", "联系方式", "", "备注"],
                &["", "电话", "邮箱"],
                &["李明", "13800138000", "a@example.com", "无"],
                &["姓名", "住址", "备注"],
                &["李明", "示例路1号", "无"],
            ]),
            ["*", "*", "姓名 电话 邮箱 备注", "*", "姓名 住址 备注"]
        );
    }

    #[test]
    fn a_form_has_its_names_at_the_left() {
        assert_eq!(
            named(&[&["登记表"], &["姓名：", "李明", "出生时间", "1990年1月"], &["住址", "示例路1号"]]),
            ["-", "- 姓名 - 出生时间", "- 住址"]
        );
    }
}
