//! Samples of workbooks.

use super::support::office::{Office, cell};
use super::{Sample, sample};

pub fn samples() -> Vec<Sample> {
    let rows = |cells: &str| format!("<sheetData><row r=\"1\">{cells}</row></sheetData>");
    let of = |what, bytes: Vec<u8>, rule, shown| sample(what, "a.xlsx", bytes, rule, shown);
    let plain = rows(&cell("A1", "事项"));
    let s = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let second =
        |state: &str| Office::xlsx(&[("公开", "", &plain), ("名单", state, &rows(&cell("A1", "花名册")))]).bytes();
    let hidden_row = format!(
        "<sheetData><row r=\"1\">{}</row><row r=\"2\" hidden=\"1\">{}</row></sheetData>",
        cell("A1", "事项"),
        cell("A2", "花名册")
    );
    let hidden_column = format!(
        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>{}",
        rows(&(cell("A1", "事项") + &cell("B1", "花名册")))
    );
    let digits = rows(r#"<c r="A1"><v>1.1010519491231E+17</v></c>"#);
    let cell_comment = format!(
        r#"<comments {s}><authors><author>李明</author></authors><commentList><comment ref="A1" authorId="0"><text><t>数字要核实</t></text></comment></commentList></comments>"#
    );
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>"#;
    let commented = || {
        Office::xlsx(&[("公开", "", &plain)])
            .member("xl/comments1.xml", &cell_comment)
            .member("xl/worksheets/_rels/sheet1.xml.rels", relations)
            .bytes()
    };
    let external = format!(
        r#"<externalLink {s} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><externalBook r:id="e"><sheetNames><sheetName val="工资"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>工资明细</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>"#
    );
    let link = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="e" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="file:///C:/Users/liming/gz.xlsx" TargetMode="External"/></Relationships>"#;
    let linked = || {
        Office::xlsx(&[("公开", "", &plain)])
            .part("l", "externalLink", "externalLinks/externalLink1.xml", &external)
            .member("xl/externalLinks/_rels/externalLink1.xml.rels", link)
            .bytes()
    };
    vec![
        of("隐藏的工作表", second("state=\"hidden\""), "hidden/hidden-cells", "花名册"),
        of("深度隐藏的工作表", second("state=\"veryHidden\""), "hidden/hidden-cells", "花名册"),
        of("隐藏的行", Office::xlsx(&[("公开", "", &hidden_row)]).bytes(), "hidden/hidden-cells", "花名册"),
        of("隐藏的列", Office::xlsx(&[("公开", "", &hidden_column)]).bytes(), "hidden/hidden-cells", "花名册"),
        of(
            "丢了后几位的长号码",
            Office::xlsx(&[("公开", "", &digits)]).bytes(),
            "hidden/lost-digits",
            "1.1010519491231E+17",
        ),
        of("批注", commented(), "hidden/comment", "数字要核实"),
        of("批注人", commented(), "hidden/author", "李*"),
        of("外部链接的缓存", linked(), "hidden/stored-data", "工资明细"),
        of("外部链接的路径", linked(), "hidden/path", "fil****xlsx"),
        of(
            "作者",
            Office::xlsx(&[("公开", "", &plain)]).core("<dc:creator>李明</dc:creator>").bytes(),
            "hidden/author",
            "李*",
        ),
        of(
            "宏",
            Office::xlsx(&[("公开", "", &plain)]).part("v", "vbaProject", "vbaProject.bin", "\u{1}").bytes(),
            "hidden/macro",
            "xl/vbaProject.bin",
        ),
    ]
}
