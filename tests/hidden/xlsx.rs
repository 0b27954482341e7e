//! Samples of workbooks.

use std::fmt::Write as _;

use super::photo::photo;
use super::support::office::{Office, cell, zip};
use super::support::planted::said;
use super::{Sample, office, sample};

const S: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const A: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
const XDR: &str = "xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\"";

pub fn samples() -> Vec<Sample> {
    let mut samples = unseen_cells();
    samples.extend(comments());
    samples.extend(beside());
    samples.extend(drawings());
    samples.extend(elsewhere());
    samples.extend(earlier());
    samples.extend(of_workbook());
    let with = |path: &'static str, picture| {
        drawn("<a:blip r:embed=\"m\"/>", &[("m", "image", path)]).member(&format!("xl/{path}"), picture)
    };
    samples.extend(office::samples("a.xlsx", workbook, with));
    samples
}

fn of(what: &'static str, bytes: Vec<u8>, rule: &'static str, shown: &'static str) -> Sample {
    sample(what, "a.xlsx", bytes, rule, shown)
}

fn rows(cells: &str) -> String {
    format!("<sheetData><row r=\"1\">{cells}</row></sheetData>")
}

fn plain() -> String {
    rows(&cell("A1", "事项"))
}

/// A workbook without anything unseen.
fn workbook() -> Office {
    Office::xlsx(&[("公开", "", &plain())])
}

/// A workbook of one sheet.
fn sheet(content: &str) -> Office {
    Office::xlsx(&[("公开", "", content)])
}

/// What a part says of others: name, kind, target.
fn relations(list: &[(&str, &str, &str)]) -> String {
    let mut all = String::new();
    for (id, kind, target) in list {
        let mode = if target.contains(":/") { "TargetMode=\"External\"" } else { "" };
        write!(all, "<Relationship Id=\"{id}\" Type=\"{R}/{kind}\" Target=\"{target}\" {mode}/>").unwrap();
    }
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

/// A workbook with a part beside its sheet.
fn beside_sheet(kind: &str, name: &str, content: impl AsRef<[u8]>) -> Vec<u8> {
    let related = relations(&[("c", kind, &format!("../{name}"))]);
    workbook().member(&format!("xl/{name}"), content).member("xl/worksheets/_rels/sheet1.xml.rels", related).bytes()
}

fn unseen_cells() -> Vec<Sample> {
    let second =
        |state: &str| Office::xlsx(&[("公开", "", &plain()), ("名单", state, &rows(&cell("A1", "花名册")))]).bytes();
    let row = |attributes: &str| {
        let second = format!("<row r=\"2\" {attributes}>{}</row>", cell("A2", "花名册"));
        format!("<sheetData><row r=\"1\">{}</row>{second}</sheetData>", cell("A1", "事项"))
    };
    let column = |attributes: &str| {
        let cells = cell("A1", "事项") + &cell("B1", "花名册");
        sheet(&format!("<cols><col min=\"2\" max=\"2\" {attributes}/></cols>{}", rows(&cells))).bytes()
    };
    let filtered = row("hidden=\"1\"") + "<autoFilter ref=\"A1:A2\"><filterColumn colId=\"0\"/></autoFilter>";
    let showing = |format: &str, number: &str| {
        let styles = format!(
            r#"<styleSheet {S}><numFmts><numFmt numFmtId="170" formatCode="{format}"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs></styleSheet>"#
        );
        let cells = format!(r#"<c r="A1" s="1"><v>{number}</v></c>{}"#, cell("B1", "事项"));
        sheet(&rows(&cells)).part("y", "styles", "styles.xml", styles).bytes()
    };
    let looking = |font: &str, format: &str| {
        let styles = format!(
            r#"<styleSheet {S}><numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts><fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill/></fills><cellXfs><xf/><xf fontId="{font}" numFmtId="{format}"/></cellXfs></styleSheet>"#
        );
        let cells = r#"<c r="A1" s="1" t="inlineStr"><is><t>花名册</t></is></c>"#;
        sheet(&rows(cells)).part("y", "styles", "styles.xml", styles).bytes()
    };
    let digits = r#"<c r="A1"><v>1.1010519491231E+17</v></c>"#.to_owned() + &cell("B1", "事项");
    let digits = sheet(&rows(&digits)).bytes();
    let rule = "hidden/hidden-cells";
    vec![
        of("隐藏的工作表", second("state=\"hidden\""), rule, "花名册"),
        of("深度隐藏的工作表", second("state=\"veryHidden\""), rule, "花名册"),
        of("隐藏的行", sheet(&row("hidden=\"1\"")).bytes(), rule, "花名册"),
        of("高度为零的行", sheet(&row("ht=\"0\" customHeight=\"1\"")).bytes(), rule, "花名册"),
        of("折叠的分组", sheet(&row("hidden=\"1\" outlineLevel=\"1\"")).bytes(), rule, "花名册"),
        of("筛选掉的行", sheet(&filtered).bytes(), rule, "花名册"),
        of("隐藏的列", column("hidden=\"1\""), rule, "花名册"),
        of("宽度为零的列", column("width=\"0\""), rule, "花名册"),
        of("白色的单元格", looking("1", "0"), "hidden/unseen-text", "花名册"),
        of("格式为“;;;”的单元格", looking("0", "170"), "hidden/unseen-text", "花名册"),
        of("格式不让它显示的数", showing(";;;@", "80"), "hidden/unseen-text", "80"),
        of("显示成别的字样的数", showing("&quot;略&quot;", "80"), "hidden/unseen-text", "80"),
        of("格式把它写成白色的数", showing("[White]0", "80"), "hidden/unseen-text", "80"),
        of("显示成数量的号码", showing("#,##0", "13800138000"), "hidden/stored-number", "138****8000"),
        of("丢了后几位的长号码", digits, "hidden/lost-digits", "110****000"),
    ]
}

fn comments() -> Vec<Sample> {
    let older = format!(
        r#"<comments {S}><authors><author>李明</author></authors><commentList><comment ref="A1" authorId="0"><text><t>数字要核实</t></text></comment></commentList></comments>"#
    );
    let commented = || beside_sheet("comments", "comments1.xml", &older);
    let space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
    let threaded = format!(
        r#"<ThreadedComments xmlns="{space}"><threadedComment ref="A1" personId="p"><text>数字要核实</text></threadedComment></ThreadedComments>"#
    );
    let persons =
        format!(r#"<personList xmlns="{space}"><person displayName="李明" userId="liming@example.com"/></personList>"#);
    let person = || workbook().part("p", "person", "persons/person.xml", &persons).bytes();
    vec![
        of("批注", commented(), "hidden/comment", "数字要核实"),
        of("批注人", commented(), "hidden/author", "李*"),
        of(
            "会话批注",
            beside_sheet("threadedComment", "threadedComments/a.xml", threaded),
            "hidden/comment",
            "数字要核实",
        ),
        of("会话批注的作者", person(), "hidden/author", "李*"),
        of("会话批注作者的账号", person(), "hidden/author", "l*"),
    ]
}

fn beside() -> Vec<Sample> {
    let with = |xml: &str| sheet(&(plain() + xml)).bytes();
    let list = r#"<dataValidations><dataValidation type="list" sqref="B1"><formula1>"王芳,赵敏"</formula1></dataValidation></dataValidations>"#;
    let prompt = r#"<dataValidations><dataValidation sqref="B1" prompt="请填底价"/></dataValidations>"#;
    let scenario = r#"<scenarios><scenario name="底价八十万元" user="李明" comment="数字要核实"><inputCells r="B1" val="80"/></scenario></scenarios>"#;
    let headers = "<headerFooter><firstHeader>&amp;C内部 经办李明</firstHeader></headerFooter>";
    let phonetic = rows(r#"<c r="A1" t="inlineStr"><is><t>事项</t><rPh sb="0" eb="1"><t>底价</t></rPh></is></c>"#);
    let formula =
        rows(&(r#"<c r="A1"><f>'D:\内部\[名单.xlsx]甲'!A1</f><v>1</v></c>"#.to_owned() + &cell("B1", "事项")));
    let tooltip = r#"<hyperlinks><hyperlink ref="A1" tooltip="示例镇办公楼平面图"/></hyperlinks>"#;
    let published = r#"<webPublishItems><webPublishItem destinationFile="D:\内部\名单.htm"/></webPublishItems>"#;
    let printer: Vec<u8> = said("\\\\fileserver\\打印机\0\0").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let property: Vec<u8> = said("底价八十万元").encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        of("下拉列表的选项", with(list), "hidden/choice", "\"王芳,赵敏\""),
        of("输入提示", with(prompt), "hidden/choice", "请填底价"),
        of("方案的名称", with(scenario), "hidden/stored-data", "底价八十万元"),
        of("方案的值", with(scenario), "hidden/stored-data", "80"),
        of("方案的批注", with(scenario), "hidden/comment", "数字要核实"),
        of("方案的作者", with(scenario), "hidden/author", "李*"),
        of("没有用到的页眉", with(headers), "hidden/stored-data", "内部 经办李明"),
        of("注音", sheet(&phonetic).bytes(), "hidden/stored-data", "底价"),
        of("公式里的路径", sheet(&formula).bytes(), "hidden/field-code", "'D:\\内部\\[名单.xlsx]甲'!A1"),
        of("链接的提示", with(tooltip), "hidden/alt-text", "示例镇办公楼平面图"),
        of("发布为网页的位置", with(published), "hidden/path", "D:\\****.htm"),
        of(
            "打印机",
            beside_sheet("printerSettings", "printerSettings/a.bin", printer),
            "hidden/path",
            "\\\\f****\\打印机",
        ),
        of(
            "工作表的自定义属性",
            beside_sheet("customProperty", "customProperty1.bin", property),
            "hidden/property",
            "底价八十万元",
        ),
    ]
}

/// A workbook with a drawing on its sheet.
fn drawn(inner: &str, related: &[(&str, &str, &str)]) -> Office {
    let drawing = format!("<xdr:wsDr {XDR} {A} xmlns:r=\"{R}\">{inner}</xdr:wsDr>");
    let related: Vec<_> = related.iter().map(|(id, kind, path)| (*id, *kind, format!("../{path}"))).collect();
    let related: Vec<_> = related.iter().map(|(id, kind, path)| (*id, *kind, path.as_str())).collect();
    workbook()
        .member("xl/worksheets/_rels/sheet1.xml.rels", relations(&[("d", "drawing", "../drawings/drawing1.xml")]))
        .member("xl/drawings/drawing1.xml", drawing)
        .member("xl/drawings/_rels/drawing1.xml.rels", relations(&related))
}

fn drawings() -> Vec<Sample> {
    let with = |inner: &str| drawn(inner, &[("m", "image", "media/a.jpeg")]).member("xl/media/a.jpeg", photo()).bytes();
    let text = |attributes: &str| {
        let text = "<xdr:txBody><a:p><a:r><a:t>底价八十万元</a:t></a:r></a:p></xdr:txBody>";
        with(&format!(r#"<xdr:cNvPr id="1" name="文本框 1" {attributes}/>{text}"#))
    };
    let picture = |attributes: &str, rest: &str| {
        with(&format!(r#"<xdr:cNvPr id="1" name="图片 1" {attributes}/><a:blip r:embed="m"/>{rest}"#))
    };
    let crop = r#"<a:srcRect t="25000"/>"#;
    vec![
        of("图片说明", picture("descr=\"示例镇办公楼平面图\"", ""), "hidden/alt-text", "示例镇办公楼平面图"),
        of("设为不可见的文本框", text("hidden=\"1\""), "hidden/unseen-text", "底价八十万元"),
        of("设为不可见的图片", picture("hidden=\"1\"", ""), "hidden/unseen-picture", "图片 1"),
        of("裁剪过的图片", picture("", crop), "hidden/unseen-picture", "上 25%"),
    ]
}

fn elsewhere() -> Vec<Sample> {
    let book = |inner: &str| format!(r#"<externalLink {S} xmlns:r="{R}">{inner}</externalLink>"#);
    let cached = r#"<externalBook r:id="e"><sheetNames><sheetName val="工资"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>工资明细</v></cell></row></sheetData></sheetDataSet></externalBook>"#;
    let linked = |inner: &str| {
        let path = relations(&[("e", "externalLinkPath", "file:///C:/Users/liming/gz.xlsx")]);
        workbook()
            .part("l", "externalLink", "externalLinks/externalLink1.xml", book(inner))
            .member("xl/externalLinks/_rels/externalLink1.xml.rels", path)
            .bytes()
    };
    let exchange = r#"<ddeLink ddeService="Excel" ddeTopic="名单.xlsx"><ddeItems><ddeItem name="a"><values><value t="str"><val>工资明细</val></value></values></ddeItem></ddeItems></ddeLink>"#;
    let connections = format!(
        r#"<connections {S}><connection id="1" name="名单库" sourceFile="D:\内部\名单.mdb"><dbPr connection="Server=db01;Database=人事" command="SELECT * FROM 名单"/></connection></connections>"#
    );
    let connected = || workbook().part("c", "connections", "connections.xml", &connections).bytes();
    let query = format!(
        r#"<queryTable {S} name="人事名单" connectionId="1"><queryTableRefresh><queryTableDeletedFields><deletedField name="身份证号"/></queryTableDeletedFields></queryTableRefresh></queryTable>"#
    );
    let queried = || beside_sheet("queryTable", "queryTables/queryTable1.xml", &query);
    let maps = format!(r#"<MapInfo {S}><Schema ID="a" SchemaRef="D:\内部\名单.xsd"/></MapInfo>"#);
    let data = "hidden/stored-data";
    vec![
        of("外部链接的缓存", linked(cached), data, "工资明细"),
        of("外部链接的工作表名", linked(cached), data, "工资"),
        of("外部链接的路径", linked(cached), "hidden/path", "fil****xlsx"),
        of("数据交换的链接（DDE）", linked(exchange), "hidden/external-link", "名单.xlsx"),
        of("数据交换的缓存（DDE）", linked(exchange), data, "工资明细"),
        of("数据连接的名称", connected(), data, "名单库"),
        of("数据连接的文件", connected(), "hidden/path", "D:\\****.mdb"),
        of("数据连接的数据库", connected(), "hidden/external-link", "Server=db01;Database=人事"),
        of("数据连接的命令", connected(), "hidden/external-link", "SELECT * FROM 名单"),
        of("Power Query 的查询", mashup(), data, ""),
        of("Power Query 查询的数据源", mashup(), "hidden/path", "C:\\****xlsx"),
        of("查询的名称", queried(), data, "人事名单"),
        of("查询中删去的列", queried(), data, "身份证号"),
        of(
            "XML 映射的文件",
            workbook().part("x", "xmlMaps", "xmlMaps.xml", maps).bytes(),
            "hidden/path",
            "D:\\****.xsd",
        ),
    ]
}

/// A workbook with a query, as Power Query keeps it: an archive in Base64.
fn mashup() -> Vec<u8> {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let query = "let a = Excel.Workbook(File.Contents(\"C:\\Users\\liming\\名单.xlsx\")) in a";
    let archive = zip(&[("Formulas/Section1.m", query.as_bytes())]);
    let bytes = [&[0; 4], &u32::try_from(archive.len()).unwrap().to_le_bytes()[..], &archive].concat();
    let group = |group: &[u8]| {
        let bits = group.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - group.len()));
        (0..=group.len()).map(|at| char::from(SIGNS[(bits >> (18 - 6 * at)) & 63])).collect::<String>()
    };
    let text: String = bytes.chunks(3).map(group).collect();
    let xml = format!("<DataMashup xmlns=\"http://schemas.microsoft.com/DataMashup\">{text}</DataMashup>");
    workbook().part("q", "customXml", "../customXml/item1.xml", xml).bytes()
}

fn earlier() -> Vec<Sample> {
    let definition = format!(
        r#"<pivotCacheDefinition {S} refreshedBy="李明"><cacheFields><cacheField name="姓名"><sharedItems><s v="王芳"/><s v="赵敏"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>"#
    );
    let records = format!(r#"<pivotCacheRecords {S}><r><s v="王芳"/><n v="8000"/></r></pivotCacheRecords>"#);
    let pivot = || {
        workbook()
            .part("p", "pivotCacheDefinition", "pivotCache/definition1.xml", &definition)
            .member(
                "xl/pivotCache/_rels/definition1.xml.rels",
                relations(&[("r", "pivotCacheRecords", "records1.xml")]),
            )
            .member("xl/pivotCache/records1.xml", &records)
            .bytes()
    };
    let slicer = r#"<slicerCacheDefinition xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" name="a" sourceName="姓名"><data><olap><levels><level><ranges><range><i n="[1]" c="王芳"/></range></ranges></level></levels></olap></data></slicerCacheDefinition>"#;
    let sliced = || workbook().part("s", "slicerCache", "slicerCaches/slicerCache1.xml", slicer).bytes();
    let timeline = r#"<timelineCacheDefinition xmlns="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" name="a" sourceName="离职日期"/>"#;
    let cubes = format!(r#"<metadata {S}><metadataStrings><s v="人事库"/></metadataStrings></metadata>"#);
    let log = format!(
        r#"<revisions {S}><rcc><oc r="A1" t="inlineStr"><is><t>预算三百万元</t></is></oc><nc r="A1"><v>1</v></nc></rcc></revisions>"#
    );
    let headers = format!(r#"<headers {S}><header userName="李明"/></headers>"#);
    let logged = || {
        workbook()
            .part("h", "revisionHeaders", "revisions/headers.xml", &headers)
            .member("xl/revisions/_rels/headers.xml.rels", relations(&[("r", "revisionLog", "log1.xml")]))
            .member("xl/revisions/log1.xml", &log)
            .bytes()
    };
    let strings = format!(r#"<sst {S}><si><t>底价八十万元</t></si></sst>"#);
    let data = "hidden/stored-data";
    let with = |kind: &str, path: &str, content: &str| workbook().part("k", kind, path, content).bytes();
    vec![
        of("数据透视表缓存的列", pivot(), data, "姓名"),
        of("数据透视表缓存的项", pivot(), data, "王芳、赵敏"),
        of("数据透视表缓存的记录", pivot(), data, "王芳、8000"),
        of("数据透视表的刷新者", pivot(), "hidden/author", "李*"),
        of("切片器的列", sliced(), data, "姓名"),
        of("切片器缓存的项", sliced(), data, "王芳"),
        of("日程表的列", with("timelineCache", "timelineCaches/a.xml", timeline), data, "离职日期"),
        of("多维数据集公式的缓存", with("sheetMetadata", "metadata.xml", &cubes), data, "人事库"),
        of("数据模型", with("powerPivotData", "model/item.data", "x"), data, "xl/model/item.data"),
        of("修订记录中改动前的值", logged(), "hidden/tracked-change", "预算三百万元"),
        of("修订记录的作者", logged(), "hidden/author", "李*"),
        of(
            "不再使用的字符串",
            with("sharedStrings", "sharedStrings.xml", &strings),
            "hidden/earlier-version",
            "底价八十万元",
        ),
    ]
}

fn of_workbook() -> Vec<Sample> {
    let with = |inner: &str| {
        let list = r#"<sheets><sheet name="公开" sheetId="1" r:id="s"/></sheets>"#;
        let book = format!(r#"<workbook {S} xmlns:r="{R}">{list}{inner}</workbook>"#);
        let content = format!(r#"<worksheet {S}>{}</worksheet>"#, plain());
        Office::xlsx_of(book.into_bytes()).part("s", "worksheet", "worksheets/sheet1.xml", content).bytes()
    };
    let path = r#"<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\Users\liming\人事\"/>"#;
    let name = |attributes: &str, value: &str| {
        with(&format!("<definedNames><definedName name=\"a\" {attributes}>{value}</definedName></definedNames>"))
    };
    let view = r#"<customWorkbookViews><customWorkbookView name="李明 - 个人视图"/></customWorkbookViews>"#;
    let sheet =
        format!(r#"<macrosheet xmlns="http://schemas.microsoft.com/office/excel/2006/main">{}</macrosheet>"#, plain());
    vec![
        of("隐藏的名称", name("hidden=\"1\"", "\"底价八十万元\""), "hidden/hidden-cells", "\"底价八十万元\""),
        of("名称里的路径", name("", "'D:\\内部\\[名单.xlsx]甲'!A1"), "hidden/path", "'D:****'!A1"),
        of("上次保存的文件夹", with(path), "hidden/path", "C:\\****\\人事\\"),
        of("文件共享的用户名", with(r#"<fileSharing userName="李明"/>"#), "hidden/author", "李*"),
        of("自定义视图的名称", with(view), "hidden/author", ""),
        of(
            "宏表",
            workbook().part("m", "xlMacrosheet", "macrosheets/sheet1.xml", sheet).bytes(),
            "hidden/macro",
            "xl/macrosheets/sheet1.xml",
        ),
    ]
}
