//! Samples of workbooks of the older Excel, and of WPS.

use super::support::biff::{
    self, Sample as Book, comment, formula, label, long, number, object, quoted, record, row, short, wide, words,
};
use super::support::planted::said;
use super::{Sample, sample};

pub(super) fn samples() -> Vec<Sample> {
    let mut samples = unseen_cells();
    samples.extend(beside());
    samples.extend(elsewhere());
    samples.extend(of_workbook());
    samples
}

fn of(what: &'static str, bytes: Vec<u8>, rule: &'static str, shown: &'static str) -> Sample {
    sample(what, "a.xls", bytes, rule, shown)
}

fn text(row: u16, column: u16, look: u16, text: &str) -> Vec<u8> {
    label(row, column, look, &said(text))
}

/// A workbook without anything unseen, and these records on its sheet.
fn sheet(records: &[u8]) -> Vec<u8> {
    Book::new().sheet("公开", 0, &[&text(0, 0, 0, "事项"), records].concat()).bytes()
}

/// The same with these records before its sheets.
fn book(records: &[u8]) -> Vec<u8> {
    Book::new().globals(records).sheet("公开", 0, &text(0, 0, 0, "事项")).bytes()
}

fn unseen_cells() -> Vec<Sample> {
    let second = |state: u8| {
        let first = Book::new().sheet("公开", 0, &text(0, 0, 0, "事项"));
        first.sheet("名册", state, &text(0, 0, 0, "花名册")).bytes()
    };
    let below = || text(1, 0, 0, "花名册");
    let flat = record(0x0208, &words(&[1, 0, 9, 0, 0, 0, 0, 0]));
    let column = |width: u16, flags: u16| {
        sheet(&[text(0, 1, 0, "花名册"), record(0x007D, &words(&[1, 1, width, 0, flags, 0]))].concat())
    };
    let look = |font: u16, format: u16| record(0x00E0, &words(&[font, format, 0, 0, 0, 0, 0, 0, 0, 0]));
    let font = |colour: u16| record(0x0031, &[words(&[200, 0, colour, 400, 0, 0, 0]), short("宋体")].concat());
    let code = |code: &str| record(0x041E, &[words(&[164]), long(code)].concat());
    let looking = |code_of: &str, cells: &[u8]| {
        let globals = [font(0x7FFF), font(9), code(code_of), look(0, 0), look(1, 0), look(0, 164)].concat();
        Book::new().globals(&globals).sheet("公开", 0, cells).bytes()
    };
    let merged = [text(0, 1, 0, "花名册"), record(0x00E5, &words(&[1, 0, 0, 0, 1]))].concat();
    let rule = "hidden/hidden-cells";
    vec![
        of("隐藏的工作表", second(1), rule, "花名册"),
        of("深度隐藏的工作表", second(2), rule, "花名册"),
        of("隐藏的行", sheet(&[row(1, true), below()].concat()), rule, "花名册"),
        of("高度为零的行", sheet(&[flat, below()].concat()), rule, "花名册"),
        of("隐藏的列", column(2000, 1), rule, "花名册"),
        of("宽度为零的列", column(0, 0), rule, "花名册"),
        of("白色的单元格", looking("0", &text(0, 0, 1, "花名册")), "hidden/unseen-text", "花名册"),
        of("格式为“;;;”的单元格", looking(";;;", &text(0, 0, 2, "花名册")), "hidden/unseen-text", "花名册"),
        of("合并单元格盖住的单元格", sheet(&merged), "hidden/unseen-text", "事项：花名册"),
        of("丢了后几位的长号码", sheet(&number(0, 1, 0, 1.101_051_949_123_1e17)), "hidden/lost-digits", "110****000"),
    ]
}

fn beside() -> Vec<Sample> {
    let commented = || sheet(&comment(0, 0, 1, &said("李明"), &said("数字要核实")));
    let choice = |kind: u32, prompt: &str, tokens: Vec<u8>| {
        let none = || long("\0");
        let head = [kind.to_le_bytes().to_vec(), none(), none(), long(prompt), none()].concat();
        let behind = words(&[0, 0, 1, 0, 0, 1, 1]);
        sheet(&record(0x01BE, &[head, words(&[tokens.len() as u16, 0]), tokens, behind].concat()))
    };
    let list = quoted(&said("王芳,赵敏").replace(',', "\0"));
    let scenario = || {
        let (name, remark) = (said("底价八十万元"), said("数字要核实"));
        let counts = [name.encode_utf16().count() as u8, remark.encode_utf16().count() as u8, 2];
        let head = [words(&[1, 0]), counts.to_vec(), vec![1], wide(&name)].concat();
        let rest = [long(&said("李明")), long(&remark), words(&[0, 1]), long(&said("预算三百万元"))].concat();
        sheet(&record(0x00AF, &[head, rest].concat()))
    };
    let tip = [words(&[0x0800, 0, 0, 0, 0]), wide(&(said("示例镇办公楼平面图") + "\0"))].concat();
    let called = quoted(&said("http://example.com/内部"));
    let printer = [words(&[0]), wide(&(said("\\\\fileserver\\打印机") + "\0\0")), vec![0; 64]].concat();
    let headers = {
        let header = long(&said("&C内部 经办李明"));
        let head = [words(&[0x089C, 0, 0, 0, 0, 0]), vec![0; 16], words(&[0, 0, 0, 10, 0])].concat();
        sheet(&record(0x089C, &[head, header].concat()))
    };
    vec![
        of("批注", commented(), "hidden/comment", "数字要核实"),
        of("批注人", commented(), "hidden/author", "李*"),
        of("没有对应单元格的批注", sheet(&object(0x19, 1, &said("数字要核实"))), "hidden/comment", "数字要核实"),
        of("下拉列表的选项", choice(3, "\0", list), "hidden/choice", "王芳,赵敏"),
        of("输入提示", choice(0, &said("请填底价"), Vec::new()), "hidden/choice", "请填底价"),
        of("方案的名称", scenario(), "hidden/stored-data", "底价八十万元"),
        of("方案的值", scenario(), "hidden/stored-data", "预算三百万元"),
        of("方案的批注", scenario(), "hidden/comment", "数字要核实"),
        of("方案的作者", scenario(), "hidden/author", "李*"),
        of("没有用到的页眉", headers, "hidden/stored-data", "内部 经办李明"),
        of("链接的提示", sheet(&record(0x0800, &tip)), "hidden/alt-text", "示例镇办公楼平面图"),
        of("公式里的地址", sheet(&formula(1, 0, [0; 8], 0, &called)), "hidden/field-code", "http://example.com/内部"),
        of("打印机", sheet(&record(0x004D, &printer)), "hidden/path", "\\\\f****\\打印机"),
    ]
}

fn elsewhere() -> Vec<Sample> {
    let linked = || {
        let path = said("\u{1}\u{1}Dliming\u{3}gz.xls");
        let value = [vec![0, 0], words(&[0]), vec![2], long(&said("工资明细"))].concat();
        let book_of = [words(&[1]), long(&path), long(&said("工资"))].concat();
        book(&[record(0x01AE, &book_of), record(0x005A, &value)].concat())
    };
    let pivot = || {
        let user = said("李明");
        let head = [vec![0; 18], long(&user)].concat();
        let column = [words(&[0; 7]), long(&said("人事"))].concat();
        let records = [record(0x00C6, &head), record(0x00C7, &column), record(0x00CD, &long(&said("王芳")))].concat();
        Book::new().sheet("公开", 0, &text(0, 0, 0, "事项")).stream("/_SX_DB_CUR/0001", &records).bytes()
    };
    let data = "hidden/stored-data";
    vec![
        of("外部链接的缓存", linked(), data, "工资明细"),
        of("外部链接的工作表名", linked(), data, "工资"),
        of("外部链接的路径", linked(), "hidden/path", "D:\\****.xls"),
        of("数据透视表缓存的列", pivot(), data, "人事"),
        of("数据透视表缓存的项", pivot(), data, "王芳"),
        of("数据透视表的刷新者", pivot(), "hidden/author", "李*"),
    ]
}

fn of_workbook() -> Vec<Sample> {
    let name = {
        let tokens = quoted(&said("底价八十万元"));
        let head = [words(&[1]), vec![0, 2], words(&[tokens.len() as u16, 0, 0]), vec![0; 4], vec![1]].concat();
        record(0x0018, &[head, wide("暗号"), tokens].concat())
    };
    let strings = [2_u32.to_le_bytes().to_vec(), 1_u32.to_le_bytes().to_vec(), long(&said("底价八十万元"))].concat();
    let with = |path: &str| {
        Book::new().sheet("公开", 0, &text(0, 0, 0, "事项")).stream(path, said("号码 13800138000").as_bytes()).bytes()
    };
    let module = Book::new().sheet("公开", 0, &text(0, 0, 0, "事项")).sheet_of(6, &said("名单"), 0, &[]).bytes();
    vec![
        of("隐藏的名称", book(&name), "hidden/hidden-cells", "底价八十万元"),
        of("最后打开的人", book(&record(0x005C, &long(&said("李明")))), "hidden/author", "李*"),
        of("不再使用的字符串", book(&record(0x00FC, &strings)), "hidden/earlier-version", "底价八十万元"),
        of("宏的模块", module, "hidden/macro", "名单"),
        of("别的程序存的数据里的号码", with("/Ctls"), "privacy/mobile-number", "138****8000"),
    ]
}

/// A workbook with something of each sort, for those that spoil it.
pub fn laden() -> Vec<u8> {
    let cells =
        [label(0, 0, 0, "电话"), biff::label(1, 0, 0, "13800138000"), comment(1, 0, 7, "李明", "核实")].concat();
    Book::new().sheet("名单", 0, &cells).sheet("旧", 1, &cells).bytes()
}
