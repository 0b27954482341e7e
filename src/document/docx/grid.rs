//! What the cells of a table mean: a number in a column headed 联系电话 is a telephone number, and so is one to the
//! right of these words in a form. A cell is read with that word in front of it.
//!
//! A table is a form if the first cell of most rows is a word that forms ask for; else its first row with several short
//! cells is its head.

/// A row: the column of each cell and what it says.
pub(super) type Row = Vec<(usize, String)>;

/// What forms and lists ask for.
const ASKED: [&str; 46] = [
    "姓名", "性别", "民族", "籍贯", "出生", "年龄", "身份", "证件", "证号", "电话", "手机", "联系", "传真", "邮箱",
    "邮编", "地址", "住址", "住所", "单位", "部门", "职务", "职称", "岗位", "学历", "学位", "专业", "学校", "面貌",
    "婚姻", "健康", "户籍", "户口", "账号", "账户", "卡号", "开户", "银行", "日期", "时间", "编号", "序号", "名称",
    "金额", "备注", "签名", "内容",
];

/// Characters of the longest head.
const LONGEST: usize = 16;

/// The heads of a table.
pub(super) struct Heads {
    is_form: bool,
    /// The row of the heads, if the table has one.
    row: Option<usize>,
    /// Column and head.
    heads: Vec<(usize, String)>,
}

impl Heads {
    /// The heads of a table of these rows.
    pub(super) fn of(rows: &[Row]) -> Self {
        let first = |row: &&Row| row.first().is_some_and(|(_, text)| is_asked(text));
        let several = rows.iter().position(|row| row.len() > 1).filter(|&row| row < 3);
        let head = several.filter(|&row| row + 1 < rows.len());
        let is_head = |row: usize| {
            let says = |(_, text): &&(usize, String)| !text.trim().is_empty();
            rows[row].iter().all(|(_, text)| text.trim().is_empty() || is_label(text))
                && rows[row].iter().filter(says).count() > 1
        };
        let all_asked = |row: usize| rows[row].iter().all(|(_, text)| is_asked(text));
        let asked = rows.iter().filter(first).count();
        let is_form = several.is_some() && asked * 2 >= rows.len() && !head.is_some_and(all_asked);
        let row = head.filter(|&row| !is_form && is_head(row));
        let heads = row.map(|row| rows[row].iter().map(|(column, text)| (*column, plain(text))).collect());
        Self { is_form, row, heads: heads.unwrap_or_default() }
    }

    /// The head of the cell with this index in `cells`, the row `row`.
    pub(super) fn head(&self, row: usize, cells: &Row, index: usize) -> Option<String> {
        let (column, text) = &cells[index];
        if self.is_form {
            let left = &cells[index.checked_sub(1)?].1;
            return (is_label(left) && (is_asked(left) || !is_label(text)) && !is_asked(text)).then(|| plain(left));
        }
        let below = self.row.is_some_and(|head| head < row);
        let head = self.heads.iter().rev().find(|(head, _)| head <= column).filter(|_| below)?;
        (!head.1.is_empty() && head.1 != plain(text)).then(|| head.1.clone())
    }
}

/// Whether a cell says what another is about: short, without digits and sentences.
fn is_label(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().nth(LONGEST).is_none()
        && !text.contains(['。', '，', '；', '\n', '@'])
        && text.chars().any(char::is_alphabetic)
        && text.chars().filter(char::is_ascii_digit).count() < 3
}

fn is_asked(text: &str) -> bool {
    let text = plain(text);
    is_label(&text) && ASKED.iter().any(|word| text.contains(word))
}

/// A head without white space and the colon behind it.
fn plain(text: &str) -> String {
    text.trim().trim_end_matches(['：', ':']).split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(rows: &[&[&str]]) -> Vec<Vec<Option<String>>> {
        let row = |cells: &&[&str]| cells.iter().enumerate().map(|(at, text)| (at, (*text).to_owned())).collect();
        let rows: Vec<Row> = rows.iter().map(row).collect();
        let heads = Heads::of(&rows);
        let of_row = |(at, row): (usize, &Row)| (0..row.len()).map(|cell| heads.head(at, row, cell)).collect();
        rows.iter().enumerate().map(of_row).collect()
    }

    fn some(heads: &[&str]) -> Vec<Option<String>> {
        heads.iter().map(|head| (!head.is_empty()).then(|| (*head).to_owned())).collect()
    }

    #[test]
    fn lists_have_their_heads_on_top() {
        let list = heads(&[&["序号", "姓 名", "联系电话："], &["1", "李明", "13800138000"], &["2", "王芳", "见上"]]);
        assert_eq!(
            list,
            [some(&["", "", ""]), some(&["序号", "姓名", "联系电话"]), some(&["序号", "姓名", "联系电话"])]
        );
    }

    #[test]
    fn forms_have_them_at_the_left() {
        let form = heads(&[&["姓名", "李明", "性别", "男"], &["联系电话", "13800138000"], &["家庭住址", "示例路1号"]]);
        assert_eq!(form[0], some(&["", "姓名", "", "性别"]));
        assert_eq!((&form[1], &form[2]), (&some(&["", "联系电话"]), &some(&["", "家庭住址"])));
    }

    #[test]
    fn a_title_above_the_heads_is_none() {
        let list = heads(&[&["示例镇值班表"], &["日期", "人员"], &["1月1日", "李明"]]);
        assert_eq!((&list[0], &list[1], &list[2]), (&some(&[""]), &some(&["", ""]), &some(&["日期", "人员"])));
        assert_eq!(heads(&[&["合计", "100"], &["其中", "50"]]), [some(&["", ""]), some(&["", ""])]);
    }
}
