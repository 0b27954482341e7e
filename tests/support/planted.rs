//! A value planted in samples: while one is, the builders write it behind every word that a sample hides, so that each
//! place in which anything is told holds it once.

use std::cell::RefCell;

use aho_corasick::{AhoCorasick, MatchKind};

/// What the samples say, and where the value goes: `{}`. `{known}` is the sentence by which rules know the values.
const WORDS: [(&str, &str); 62] = [
    ("各单位", "各单位（{known}）"),
    ("抓好", "抓好（{known}）"),
    ("事项", "事项（{known}）"),
    ("落实", "落实{}"),
    ("底价", "底价{}"),
    ("李明", "李明{}"),
    ("王芳", "王芳{}"),
    ("赵敏", "赵敏{}"),
    ("liming", "liming{}"),
    ("名单", "名单{}"),
    ("核实", "核实{}"),
    ("示例", "示例{}"),
    ("预算", "预算{}"),
    ("花名册", "花名册{}"),
    ("内部", "内部{}"),
    ("班子", "班子{}"),
    ("请示", "请示{}"),
    ("报书记", "报书记{}"),
    ("送审", "送审{}"),
    ("打印机", "打印机{}"),
    ("人事", "人事{}"),
    ("工资", "工资{}"),
    ("离职", "离职{}"),
    ("甲.xlsx", "甲{}.xlsx"),
    ("身份证号\"", "身份证号{}\""),
    ("MERGEFIELD 身份证号", "MERGEFIELD 身份证号{}"),
    ("\"姓名\"", "\"姓名{}\""),
    ("模板", "模板{}"),
    ("附件.docx", "附件{}.docx"),
    ("红头", "红头{}"),
    ("公文", "公文{}"),
    ("平面图", "平面图{}"),
    ("文字", "文字{}"),
    ("人员调整", "人员调整{}"),
    ("会议地点", "会议地点{}"),
    ("现场", "现场{}"),
    ("alert", "alert{}"),
    ("SL-20", "SL-20{}"),
    ("13800138000", "{}"),
    ("2052-12.", "2052-12.{}."),
    ("ABCDEF_13", "ABCDEF_13_{}"),
    ("{0f1e2d3c}", "{0f1e2d3c-{}}"),
    ("200 OK", "200 OK {}"),
    ("IllustratorKept", "IllustratorKept{}"),
    ("xxxxxxxxxxxxxxxx", "xxxx{}xxxx"),
    ("图片 1", "图片{} 1"),
    ("val=\"80\"", "val=\"80{}\""),
    ("name=\"公开\"", "name=\"公开{}\""),
    ("a.png", "a{}.png"),
    ("a.jpeg", "a{}.jpeg"),
    ("b.jpeg", "b{}.jpeg"),
    ("a.xlsx", "a{}.xlsx"),
    ("t.gif", "t{}.gif"),
    ("b.doc", "b{}.doc"),
    ("a.doc", "a{}.doc"),
    ("/oa", "/oa{}"),
    ("afchunk", "afchunk{}"),
    ("oleObject1.bin", "oleObject1{}.bin"),
    ("vbaProject.bin", "vbaProject{}.bin"),
    ("activeX1.xml", "activeX1{}.xml"),
    ("webextension1.xml", "webextension1{}.xml"),
    ("0000.dat", "0000{}.dat"),
];

/// Names of parts that are words of the format elsewhere.
const PARTS: [(&str, &str); 3] = [
    ("thumbnail.jpeg", "thumbnail{}.jpeg"),
    ("macrosheets/sheet1.xml", "macrosheets/sheet1{}.xml"),
    ("item.data", "item{}.data"),
];

/// The rows of the table whose place holds nothing that a person could have written, and why. Each is a format and the row's
/// own words.
pub const NOT_PLANTED: [(&str, &str, &str); 41] = [
    ("doc", "宏", "told by where it lies alone"),
    ("ppt", "宏", "told by what it is alone"),
    ("docx", "修订：表格的格式", "told in hegao's words: a change of a form has no text"),
    ("docx", "修订：表格行的格式", "told in hegao's words: a change of a form has no text"),
    ("docx", "修订：单元格的格式", "told in hegao's words: a change of a form has no text"),
    ("docx", "修订：页面的设置", "told in hegao's words: a change of a form has no text"),
    ("docx", "裁剪过的图片", "told by how much is cut off, in per cent"),
    ("docx", "裁剪过的图片（旧格式）", "told by how much is cut off, in per cent"),
    ("docx", "文件开头的数据", "told by its size alone"),
    ("docx", "文件末尾的数据", "told by its size alone"),
    ("xlsx", "文件开头的数据", "told by its size alone"),
    ("xlsx", "文件末尾的数据", "told by its size alone"),
    ("pptx", "裁剪过的图片", "told by how much is cut off, in per cent"),
    ("pptx", "文件开头的数据", "told by its size alone"),
    ("pptx", "文件末尾的数据", "told by its size alone"),
    ("xls", "丢了后几位的长号码", "its own number is what is masked"),
    ("xls", "别的程序存的数据里的号码", "its own number is what is masked"),
    ("rtf", "不认识的组里的号码", "its own number is what is masked"),
    ("eml", "发件人的姓名", "the heads of the samples are encoded already"),
    ("eml", "密送的人", "the heads of the samples are encoded already"),
    ("eml", "发件人的电脑", "the heads of the samples are encoded already"),
    ("eml", "经过的机器", "the heads of the samples are encoded already"),
    ("eml", "发件的地址", "the heads of the samples are encoded already"),
    ("eml", "各部分之前、之后的文字", "the parts of the samples are encoded already"),
    ("zip", "压缩包之前的数据", "told by its size alone"),
    ("ofd", "标题", "has none of the words"),
    ("ofd", "批注的作者", "of the same annotation as its text, which is planted"),
    ("pdf", "照片的拍摄地点", "a place on the earth, told as a mask"),
    ("pdf", "缩略图", "told by a key of the format"),
    ("html", "内嵌的图片", "told by the kind of picture"),
    ("html", "内嵌照片的拍摄地点", "a place on the earth, told as a mask"),
    ("md", "内嵌照片的拍摄地点", "a place on the earth, told as a mask"),
    ("txt", "零宽字符", "told by the number of the character"),
    ("txt", "文中的字节序标记", "told by the number of the character"),
    ("txt", "变体选择符", "told by the number of the character"),
    ("txt", "空字符", "told by the number of the character"),
    ("txt", "文件末尾的空字符", "told by the number of the character"),
    ("txt", "方向控制符", "told by the number of the character"),
    ("txt", "标签字符", "told by the number of the character"),
    (
        "csv",
        "零宽字符",
        "told by the number of the character, and by its column: what has more than four digits names none",
    ),
    ("csv", "丢了后几位的长号码", "its own number is what is masked"),
];

/// What is being planted.
struct Planted {
    words: AhoCorasick,
    with: Vec<String>,
}

thread_local! {
    static PLANTED: RefCell<Option<Planted>> = const { RefCell::new(None) };
}

/// What `make` makes while `form` is planted, of which rules know by the sentence `known`.
pub fn planting<T>(known: &str, form: &str, make: impl FnOnce() -> T) -> T {
    let with = |(word, with): &(&'static str, &str)| (*word, with.replace("{known}", known).replace("{}", form));
    replacing(WORDS.iter().chain(&PARTS).map(with).collect(), make)
}

/// What `make` makes while the builders write other words for these.
pub fn replacing<T>(words: Vec<(&str, String)>, make: impl FnOnce() -> T) -> T {
    let (words, with): (Vec<_>, Vec<_>) = words.into_iter().unzip();
    let words = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words);
    PLANTED.with(|cell| *cell.borrow_mut() = Some(Planted { words: words.unwrap(), with }));
    let made = make();
    PLANTED.with(|cell| *cell.borrow_mut() = None);
    made
}

/// `text` with what is planted.
pub fn said(text: &str) -> String {
    PLANTED.with(|cell| match &*cell.borrow() {
        Some(Planted { words, with }) => words.replace_all(text, with),
        None => text.to_owned(),
    })
}

/// The same for what may be no text: pictures and objects count their own bytes, and plant in themselves.
pub fn said_in(bytes: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(bytes) {
        Ok(text) if !bytes.contains(&0) => said(text).into_bytes(),
        _ => bytes.to_vec(),
    }
}
