//! What the workbook keeps beside its sheets.

use super::*;

#[test]
fn what_the_workbook_keeps_is_told() {
    let pivot = format!(
        "<pivotCacheDefinition {SHEET} refreshedBy=\"李明\"><cacheFields><cacheField name=\"姓名\"><sharedItems><s v=\"张三\"/><s v=\"王强\"/></sharedItems>\
        </cacheField></cacheFields></pivotCacheDefinition>"
    );
    let link = format!(
        "<externalLink {SHEET}><externalBook><sheetNames><sheetName val=\"工资\"/></sheetNames><sheetDataSet><sheetData><row>\
        <cell t=\"str\"><v>张三</v></cell><cell><v>9999</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>"
    );
    let connections = format!(
        "<connections {SHEET}><connection name=\"人员库\" odcFile=\"C:\\Users\\liming\\a.odc\"><dbPr connection=\"DSN=人事;\"/></connection></connections>"
    );
    let headers = format!("<headers {SHEET}><header userName=\"赵六\" r:id=\"l\"/></headers>");
    let log =
        format!("<revisions {SHEET}><rcc><oc><is><t>原值</t></is></oc><nc><is><t>新值</t></is></nc></rcc></revisions>");
    let bytes = workbook(&rows(&[&["甲"]]), |sample| {
        let sample = with(sample, "pivotCacheDefinition", "pivotCache/a.xml", &pivot);
        let sample = with(sample, "externalLink", "externalLinks/a.xml", &link).relation(
            "xl/externalLinks/a.xml",
            "rId1",
            "externalLinkPath",
            "file:///D:/示例/工资.xlsx",
            true,
        );
        let sample = with(sample, "connections", "connections.xml", &connections);
        with(sample, "revisionHeaders", "revisions/headers.xml", &headers)
            .part("xl/revisions/log1.xml", log.as_str())
            .relation("xl/revisions/headers.xml", "l", "revisionLog", "log1.xml", false)
    });
    let document = read(bytes);
    assert_eq!(
        asides(&document, Hidden::CachedData),
        [
            "数据透视表缓存的值 张三、王强",
            "数据透视表缓存：列名 姓名",
            "引用的其他工作簿：缓存的值 张三、9999",
            "引用的其他工作簿：工作表名 工资",
        ]
    );
    assert_eq!(asides(&document, Hidden::Author), ["数据透视表的刷新者 李明", "修订记录的作者 赵六"]);
    assert_eq!(asides(&document, Hidden::Deleted), ["修订记录中改动前的值 原值"]);
    assert_eq!(
        asides(&document, Hidden::Path),
        ["数据连接 C:\\Users\\liming\\a.odc", "引用的其他工作簿 file:///D:/示例/工资.xlsx"]
    );
    assert_eq!(asides(&document, Hidden::ExternalLink), ["数据连接 DSN=人事;"]);
}

#[test]
fn the_workbook_itself_tells_names_and_paths() {
    let main = format!(
        "<workbook {SHEET} xmlns:x15ac=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac\"><fileSharing userName=\"李明\"/>\
        <x15ac:absPath url=\"C:\\Users\\liming\\桌面\\\"/><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"s\"/></sheets><definedNames>\
        <definedName name=\"密级\" hidden=\"1\">\"机密\"</definedName><definedName name=\"_xlnm._FilterDatabase\" hidden=\"1\">名单!A1</definedName>\
        </definedNames></workbook>"
    );
    let sheet = format!(
        "<worksheet {SHEET}><sheetData><row><c><f>'D:\\示例\\[工资.xlsx]表'!A1</f><v>1</v></c></row></sheetData></worksheet>"
    );
    let bytes = Sample::new()
        .main("xl/workbook.xml", "spreadsheetml.sheet", &main)
        .part("xl/worksheets/a.xml", sheet)
        .relation("xl/workbook.xml", "s", "worksheet", "worksheets/a.xml", false)
        .zip();
    let document = read(bytes);
    assert_eq!(asides(&document, Hidden::Path), ["上次保存的文件夹 C:\\Users\\liming\\桌面\\"]);
    assert_eq!(asides(&document, Hidden::HiddenName), ["隐藏的名称“密级” \"机密\""]);
    assert_eq!(asides(&document, Hidden::Author), ["文件共享：用户名 李明"]);
    assert_eq!(asides(&document, Hidden::FieldCode), ["名单!A1的公式 'D:\\示例\\[工资.xlsx]表'!A1"]);
}
