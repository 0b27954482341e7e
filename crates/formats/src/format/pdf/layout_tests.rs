//! How lines become paragraphs where programs set them otherwise than a typewriter.

use super::sample::{Sample, gbk, show, utf16};
use super::tests::{BODY, column, document, lines, texts, visible};

/// Three paragraphs that are set in, from `y` down.
fn indented(x: f64, y: f64, width: usize) -> String {
    (0..3).map(|at| lines(x, y - 88.0 * f64::from(at), width, BODY)).collect()
}

#[test]
fn figures_that_are_listed_stay_together() {
    // The figures had no room at the end of the first line, the first of them would have had.
    let text = ["去年全镇工业增加值、固定资产投资分别增长", "8.9%、10.5%、11.25%，新能源汽车保有量突破三百辆。"];
    let listed = show(88.0, 500.0, text[0]) + &show(60.0, 478.0, text[1]);
    assert_eq!(visible(&(indented(60.0, 780.0, 30) + &listed)), [BODY, BODY, BODY, &text.concat()]);
}

#[test]
fn marks_stay_with_what_they_stand_at() {
    // 路”国 had no room at the end of the first line.
    let text = [
        "有力有效促进了共建“一带一",
        "路”国家经贸往来，持续扩大开放",
        "的范围，全年进出口总额增长百分",
        "之五，对外贸易结构进一步优化。",
    ];
    let operators: String =
        text.iter().enumerate().map(|(at, line)| show(60.0, 700.0 - 20.0 * at as f64, line)).collect();
    assert_eq!(visible(&operators), [text.concat()]);
}

#[test]
fn a_centred_line_goes_on_in_the_middle() {
    let line = "示例镇人民政府于本年三月召开专题会议研究部署全镇汛期安全";
    let operators =
        show(60.0, 700.0, line) + &show(158.0, 680.0, "生产工作，提出如下具体措施。") + &show(60.0, 640.0, line);
    assert_eq!(visible(&operators)[0], format!("{line}生产工作，提出如下具体措施。"));
    let apart = ["2010年12月29日示例省第十三届人民代表大会会议通过", "2011年1月17日示例省人民代表大会令公布"];
    let operators = show(88.0, 700.0, apart[0]) + &show(88.0, 680.0, apart[1]) + &indented(60.0, 640.0, 26);
    assert_eq!(visible(&operators)[..2], apart);
}

#[test]
fn the_last_page_of_columns_may_be_half_empty() {
    let last = "（来源：示例报）";
    let mut sample = Sample::new("GBK-EUC-H");
    sample.page(&(column(60.0, BODY) + &column(310.0, BODY)));
    sample.page(&(column(60.0, BODY) + &column(310.0, last)));
    let document = document(sample.bytes());
    assert_eq!(texts(&document, |_| true), [BODY, BODY, BODY, last]);
}

#[test]
fn two_pages_have_their_header_twice() {
    let mut sample = Sample::new("GBK-EUC-H");
    for _ in 0..2 {
        sample.page(&(show(60.0, 800.0, "示例汇编") + &lines(60.0, 700.0, 30, BODY)));
    }
    let header = document(sample.bytes());
    assert_eq!(texts(&header, |block| block.kind.is_running()), [BODY, BODY]);
    // Two notices in one file have one title each.
    let mut sample = Sample::new("GBK-EUC-H");
    let title = show(220.0, 780.0, "示例镇通知").replace("/F1 14", "/F1 22");
    for _ in 0..2 {
        sample.page(&(title.clone() + &lines(60.0, 700.0, 30, BODY)));
    }
    let notices = document(sample.bytes());
    assert_eq!(texts(&notices, |block| block.kind.is_running()), ["示例镇通知", BODY, "示例镇通知", BODY]);
}

/// `text` in 14 points with this matrix, whose last two figures are its place.
fn set(matrix: &str, text: &str) -> String {
    format!("BT /F1 14 Tf {matrix} Tm {} Tj ET\n", gbk(text))
}

#[test]
fn slanted_text_stays_on_its_line() {
    for slant in [-0.3333, -0.1, 0.1, 0.15, 0.25, 0.3333, 0.6] {
        let text = "联系电话：13800138000，请于工作时间拨打";
        let all = set(&format!("1 0 {slant} 1 60 700"), text);
        let some = show(60.0, 700.0, "联系电话：")
            + &set(&format!("1 0 {slant} 1 130 700"), "13800138000")
            + &show(207.0, 700.0, "，请于工作时间拨打");
        let page = format!("q 1 0 {slant} 1 {} 0 cm {} Q", -slant * 700.0, show(60.0, 700.0, text));
        for operators in [all, some, page] {
            assert_eq!(visible(&operators), [text], "{slant}");
        }
    }
}

#[test]
fn a_slanted_page_is_read_like_an_upright_one() {
    let upright = lines(60.0, 700.0, 30, BODY) + &lines(60.0, 590.0, 30, BODY);
    assert_eq!(visible(&upright.replace("1 0 0 1", "1 0 .25 1")), [BODY, BODY]);
}

#[test]
fn vertical_text_may_lean() {
    let text = "示例镇二〇二五年工作";
    let operators = format!("BT /F1 14 Tf 1 .25 0 1 490 780 Tm {} Tj ET\n", utf16(text));
    let document = document(Sample::new("UniGB-UCS2-V").page(&operators).bytes());
    assert_eq!(texts(&document, |_| true), [text]);
}

#[test]
fn a_turned_page_is_read_like_an_upright_one() {
    let page = show(250.0, 560.0, "示例镇通知") + &lines(60.0, 500.0, 30, BODY) + &lines(60.0, 380.0, 30, BODY);
    let expected = ["示例镇通知", BODY, BODY];
    for matrix in ["0 1 -1 0 595 0", "0 -1 1 0 0 842", "-1 0 0 -1 595 842"] {
        assert_eq!(visible(&format!("q {matrix} cm {page} Q")), expected, "{matrix}");
    }
}

#[test]
fn letters_below_each_other_are_a_column() {
    let column = |x: f64, text: &str| -> String {
        text.chars().enumerate().map(|(at, c)| show(x, 700.0 - 16.0 * at as f64, &c.to_string())).collect()
    };
    let two = column(500.0, "电话13800138000") + &column(480.0, "传真从略");
    assert_eq!(visible(&(show(60.0, 760.0, "示例镇通知") + &two)), ["示例镇通知", "电话13800138000", "传真从略"]);
    assert_eq!(visible(&column(60.0, "123456789")).len(), 9, "lines that are numbered");
}

#[test]
fn letters_that_are_drawn_in_two_passes_are_one_line() {
    let pass = |first: usize| -> String {
        let letters = "13800138000".chars().enumerate().skip(first).step_by(2);
        letters.map(|(at, c)| show(60.0 + 7.0 * at as f64, 700.0, &c.to_string())).collect()
    };
    assert_eq!(visible(&(pass(0) + &pass(1))), ["13800138000"]);
}

#[test]
fn a_number_that_a_line_end_cuts_is_one() {
    let cut = show(60.0, 700.0, "联系电话：138001") + &show(60.0, 680.0, "38000，请拨打。");
    assert_eq!(visible(&cut), ["联系电话：13800138000，请拨打。"]);
    let card = show(60.0, 700.0, "身份证号：110105194912") + &show(60.0, 680.0, "31002X，请核对。");
    assert_eq!(visible(&card), ["身份证号：11010519491231002X，请核对。"]);
    let figures = show(60.0, 700.0, "138001") + &show(60.0, 680.0, "38000");
    assert_eq!(visible(&figures), ["138001", "38000"]);
    let mut sample = Sample::new("GBK-EUC-H");
    sample.page(&show(60.0, 600.0, "联系电话：138001")).page(&show(60.0, 600.0, "38000，请拨打。"));
    assert_eq!(texts(&document(sample.bytes()), |_| true), ["联系电话：13800138000，请拨打。"]);
}

#[test]
fn turned_lines_with_letters_turned_back_are_vertical_writing() {
    // Each Chinese letter stands upright, Latin ones and marks lie on their side: 14 points and 7 points further down.
    let column = |x: f64, text: &str| {
        let mut y = 780.0;
        let mut operators = String::new();
        for c in text.chars() {
            let (is_latin, matrix) = (c.is_ascii(), if c.is_ascii() { "0 -1 1 0" } else { "1 0 0 1" });
            let (left, down) = if is_latin { (x + 2.0, y) } else { (x, y - 12.0) };
            operators += &format!("BT /F1 14 Tf {matrix} {left} {down} Tm {} Tj ET\n", gbk(&c.to_string()));
            y -= if is_latin { 7.0 } else { 14.0 };
        }
        operators
    };
    let text = BODY.replace("二是", "2024年");
    let chars: Vec<char> = text.chars().collect();
    let columns = chars
        .chunks(28)
        .enumerate()
        .map(|(at, line)| column(500.0 - 26.0 * at as f64, &line.iter().collect::<String>()));
    let whole = columns.collect::<String>() + &column(400.0, "电话13800138000");
    assert_eq!(visible(&whole), [text, "电话13800138000".to_owned()]);
}

#[test]
fn a_number_that_the_end_of_a_column_cuts_is_one() {
    let left = column(60.0, &format!("{BODY}联系电话：138001"));
    let right = column(310.0, &format!("38000，请拨打。{BODY}"));
    let foot = show(280.0, 60.0, "— 3 —");
    let short = column(310.0, "38000，请拨打。");
    for operators in [left.clone() + &right, left.clone() + &right + &foot, left + &short] {
        assert!(visible(&operators).iter().any(|text| text.contains("电话：13800138000，请拨打。")), "{operators}");
    }
    assert_eq!(visible(&(column(60.0, BODY) + &column(310.0, BODY) + &foot)), [BODY, BODY, "— 3 —"]);
    let few = column(60.0, "请把报名表交给办公室，联系电话：1380013") + &column(310.0, "8000，过期不再受理。");
    assert_eq!(visible(&few), ["请把报名表交给办公室，联系电", "话：13800138000，过期不再受理。"]);
}
