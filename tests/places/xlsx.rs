//! The places of a workbook: its cells, what stands beside them on a sheet, and its other parts.

use super::{NUMBER, Place, SAID, place};
use crate::support::office::{Office, cell};

const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The namespaces of all that is planted; without a prefix it is a sheet's.
const NAMES: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:ax="http://schemas.microsoft.com/office/2006/activeX""#;

pub fn places() -> Vec<Place> {
    [cells(), numbers(), beside(), entry(), drawings(), tables(), controls(), of_workbook()]
        .into_iter()
        .flatten()
        .collect()
}

fn xlsx(id: &'static str, book: &Office) -> Place {
    place(id, "a.xlsx", book.bytes())
}

/// A row of these cells.
fn rows(cells: &str) -> String {
    format!("<sheetData><row r=\"1\">{cells}</row></sheetData>")
}

/// The element `name` with these attributes and this inside, which may stand alone.
fn root(name: &str, attributes: &str, inner: &str) -> String {
    format!("<{name} {NAMES} {attributes}>{inner}</{name}>")
}

/// A workbook of one sheet with this in it, in elements that stand alone.
fn sheet(content: &str) -> Office {
    Office::xlsx(&[("公开", "", content)])
}

/// A workbook of which one sheet says little, with this behind its cells.
fn behind(id: &'static str, xml: &str) -> Place {
    let element = xml.trim_start_matches('<').split([' ', '>', '/']).next().unwrap();
    let xml = xml.replacen(element, &format!("{element} {NAMES}"), 1);
    xlsx(id, &sheet(&(rows(&cell("A1", "公开")) + &xml)))
}

fn cells() -> Vec<Place> {
    let of = |id, cells: &str| xlsx(id, &sheet(&rows(cells)));
    let strings = |inner: &str| root("sst", "", &format!("<si>{inner}</si>"));
    let shared = |id, cells: &str, inner: &str| {
        xlsx(id, &sheet(&rows(cells)).part("t", "sharedStrings", "sharedStrings.xml", strings(inner)))
    };
    let text = format!("<t>{SAID}</t>");
    let digits = NUMBER.chars().zip('B'..).map(|(digit, column)| cell(&format!("{column}1"), &digit.to_string()));
    let boxes = cell("A1", "手机号码") + &digits.collect::<String>();
    let formula = |id, formula: &str| of(id, &format!(r#"<c r="A1" t="str"><f>{formula}</f><v>甲</v></c>"#));
    vec![
        of("cell-inline", &cell("A1", SAID)),
        of("cell-bare", &cell("A1", NUMBER)),
        shared("cell-shared", r#"<c r="A1" t="s"><v>0</v></c>"#, &text),
        shared("cell-runs", r#"<c r="A1" t="s"><v>0</v></c>"#, "<r><t>电话：1391234</t></r><r><t>5678</t></r>"),
        shared("string-unused", &cell("A1", "甲"), &text),
        of("cell-boxes", &boxes),
        of("cell-lines", &cell("A1", "1391234\n5678")),
        of("cell-result", &format!(r#"<c r="A1" t="str"><f>B1</f><v>{SAID}</v></c>"#)),
        formula("formula-text", &format!("IF(B1=1,&quot;{NUMBER}&quot;,&quot;&quot;)")),
        formula("formula-number", &format!("B1&amp;{NUMBER}")),
        formula("formula-link", &format!("HYPERLINK(&quot;tel:{NUMBER}&quot;,&quot;甲&quot;)")),
        of("phonetic", &format!(r#"<c r="A1" t="inlineStr"><is><t>甲</t><rPh sb="0" eb="1">{text}</rPh></is></c>"#)),
        xlsx(
            "cell-hidden-sheet",
            &Office::xlsx(&[
                ("公开", "", &rows(&cell("A1", "甲"))),
                ("底稿", "state=\"hidden\"", &rows(&cell("A1", SAID))),
            ]),
        ),
        xlsx("sheet-name", &Office::xlsx(&[(SAID, "", &rows(&cell("A1", "甲")))])),
    ]
}

/// Numbers that their format shows in another way.
fn numbers() -> Vec<Place> {
    let of = |id, code: &str, head: &str, cell: &str| {
        let formats = format!(r#"<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>"#);
        let styles = root("styleSheet", "", &format!(r#"{formats}<cellXfs><xf/><xf numFmtId="170"/></cellXfs>"#));
        let head =
            if head.is_empty() { String::new() } else { format!("<row r=\"1\">{}</row>", self::cell("A1", head)) };
        let sheet = sheet(&format!("<sheetData>{head}<row r=\"2\">{cell}</row></sheetData>"));
        xlsx(id, &sheet.part("y", "styles", "styles.xml", styles))
    };
    let number = |stored: &str| format!(r#"<c r="A2" s="1"><v>{stored}</v></c>"#);
    let plain = number(NUMBER);
    vec![
        of("number", "General", "", &plain),
        of("number-float", "General", "", &number(&format!("{NUMBER}.0"))),
        of("number-power", "0.00E+00", "", &number("1.3912345678E10")),
        of("number-thousands-under-head", "#,##0", "手机号码", &plain),
        of("number-decimals-under-head", "0.00", "联系电话", &plain),
        of("number-thousands", "#,##0", "", &plain),
        of("number-in-words", "&quot;略&quot;", "", &plain),
        of("number-not-shown", ";;;@", "", &plain),
        of("number-condition", "[=0]0;", "", &plain),
        of("number-white", "[White]0", "", &plain),
        of("number-room", "???????????????", "", &plain),
        of("format-literal", &format!("&quot;{NUMBER}&quot;"), "", &number("5")),
        of(
            "format-literal-text",
            &format!("&quot;{SAID}&quot;@"),
            "",
            r#"<c r="A2" s="1" t="inlineStr"><is><t>甲</t></is></c>"#,
        ),
        of("format-unused", &format!("0;&quot;{NUMBER}&quot;"), "", &number("5")),
    ]
}

fn beside() -> Vec<Place> {
    let rule = |inner: &str| {
        format!(
            r#"<conditionalFormatting sqref="A1"><cfRule type="expression">{inner}</cfRule></conditionalFormatting>"#
        )
    };
    let filter =
        |inner: &str| format!(r#"<autoFilter ref="A1:B2"><filterColumn colId="0">{inner}</filterColumn></autoFilter>"#);
    let view = format!(
        "<customSheetViews><customSheetView><headerFooter><oddHeader>{SAID}</oddHeader></headerFooter></customSheetView></customSheetViews>"
    );
    vec![
        behind("header", &format!("<headerFooter><oddHeader>&amp;C{SAID}</oddHeader></headerFooter>")),
        behind("header-of-view", &view),
        behind("filter-value", &filter(&format!(r#"<filters><filter val="{NUMBER}"/></filters>"#))),
        behind("filter-custom", &filter(&format!(r#"<customFilters><customFilter val="{NUMBER}"/></customFilters>"#))),
        behind(
            "sort-list",
            &format!(r#"<sortState ref="A1"><sortCondition ref="A1" customList="甲,{NUMBER}"/></sortState>"#),
        ),
        behind("condition-formula", &rule(&format!("<formula>A1={NUMBER}</formula>"))),
        behind(
            "condition-later",
            &format!("<extLst><ext><x14:cfRule><xm:f>&quot;{NUMBER}&quot;</xm:f></x14:cfRule></ext></extLst>"),
        ),
    ]
}

/// What may be typed, links, ranges, and what only programs see.
fn entry() -> Vec<Place> {
    let validation = |attributes: &str, inner: &str| {
        format!(
            r#"<dataValidations><dataValidation sqref="B1" {attributes}>{inner}</dataValidation></dataValidations>"#
        )
    };
    let link = |attributes: &str| format!(r#"<hyperlinks><hyperlink ref="A1" {attributes}/></hyperlinks>"#);
    vec![
        behind("validation-list", &validation("type=\"list\"", &format!("<formula1>\"甲,{NUMBER}\"</formula1>"))),
        behind(
            "validation-number",
            &validation("type=\"whole\"", &format!("<formula1>1</formula1><formula2>{NUMBER}</formula2>")),
        ),
        behind("validation-prompt", &validation(&format!("prompt=\"{SAID}\""), "")),
        behind("link-tooltip", &link(&format!("tooltip=\"{SAID}\""))),
        behind("link-display", &link(&format!("display=\"{NUMBER}\""))),
        behind("link-location", &link(&format!("location=\"甲!{NUMBER}\""))),
        behind(
            "scenario-comment",
            &format!(
                r#"<scenarios><scenario name="甲" comment="{SAID}"><inputCells r="B1" val="1"/></scenario></scenarios>"#
            ),
        ),
        behind(
            "range-name",
            &format!(r#"<protectedRanges><protectedRange name="甲{NUMBER}" sqref="A1"/></protectedRanges>"#),
        ),
        behind(
            "smart-tag",
            &format!(
                r#"<smartTags><cellSmartTags r="A1"><cellSmartTag type="0"><cellSmartTagPr key="a" val="{NUMBER}"/></cellSmartTag></cellSmartTags></smartTags>"#
            ),
        ),
        behind(
            "control-description",
            &format!(r#"<controls><control name="a"><controlPr altText="{SAID}"/></control></controls>"#),
        ),
        behind("publish-title", &format!(r#"<webPublishItems><webPublishItem title="{SAID}"/></webPublishItems>"#)),
        behind("code-name", &format!(r#"<sheetPr codeName="甲{NUMBER}"/>"#)),
    ]
}

/// A workbook with a part that belongs to its sheet.
fn beside_sheet(id: &'static str, kind: &str, name: &str, content: &str) -> Place {
    let related = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" Type="{R}/{kind}" Target="../{name}"/></Relationships>"#
    );
    let book = sheet(&rows(&cell("A1", "公开"))).member(&format!("xl/{name}"), content);
    xlsx(id, &book.member("xl/worksheets/_rels/sheet1.xml.rels", related))
}

fn drawings() -> Vec<Place> {
    let with = beside_sheet;
    let drawing = |id, inner: &str| with(id, "drawing", "drawings/drawing1.xml", &root("xdr:wsDr", "", inner));
    let shape =
        |attributes: &str| format!(r#"<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" {attributes}/></xdr:nvSpPr></xdr:sp>"#);
    vec![
        drawing(
            "shape-text",
            &format!("<xdr:sp><xdr:txBody><a:p><a:r><a:t>{SAID}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"),
        ),
        drawing(
            "shape-formula",
            &format!(
                "<xdr:sp><xdr:txBody><a:p><m:oMath><m:r><m:t>{NUMBER}</m:t></m:r></m:oMath></a:p></xdr:txBody></xdr:sp>"
            ),
        ),
        drawing("shape-description", &shape(&format!("name=\"a\" descr=\"{SAID}\""))),
        drawing("shape-name", &shape(&format!("name=\"甲{NUMBER}\""))),
        drawing("shape-macro", &format!(r#"<xdr:sp macro="[0]!甲{NUMBER}"/>"#)),
        with(
            "shape-older",
            "vmlDrawing",
            "drawings/a.vml",
            &format!("<xml {NAMES}><v:shape><v:textbox>{SAID}</v:textbox></v:shape></xml>"),
        ),
        with(
            "shape-older-description",
            "vmlDrawing",
            "drawings/a.vml",
            &format!("<xml {NAMES}><v:shape alt=\"{SAID}\"/></xml>"),
        ),
    ]
}

fn tables() -> Vec<Place> {
    let table = |id, attributes: &str, inner: &str| {
        beside_sheet(id, "table", "tables/table1.xml", &root("table", &format!("ref=\"A1:A2\" {attributes}"), inner))
    };
    let pivot = |id, attributes: &str, inner: &str| {
        beside_sheet(id, "pivotTable", "pivotTables/pivotTable1.xml", &root("pivotTableDefinition", attributes, inner))
    };
    vec![
        table("table-comment", &format!("comment=\"{SAID}\""), ""),
        table("table-name", &format!("displayName=\"甲{NUMBER}\""), ""),
        table("table-column", "", &format!(r#"<tableColumns><tableColumn name="甲{NUMBER}"/></tableColumns>"#)),
        table("table-description", "", &format!(r#"<extLst><ext><x14:table altText="{SAID}"/></ext></extLst>"#)),
        table(
            "table-filter",
            "",
            &format!(
                r#"<autoFilter><filterColumn><filters><filter val="{NUMBER}"/></filters></filterColumn></autoFilter>"#
            ),
        ),
        pivot("pivot-caption", &format!("rowHeaderCaption=\"{SAID}\""), ""),
        pivot(
            "pivot-item",
            "",
            &format!(r#"<pivotFields><pivotField><items><item n="{NUMBER}"/></items></pivotField></pivotFields>"#),
        ),
        pivot("pivot-filter", "", &format!(r#"<filters><filter stringValue1="{NUMBER}"/></filters>"#)),
        pivot("pivot-description", &format!("altText=\"{SAID}\""), ""),
    ]
}

/// Comments, slicers, timelines, controls.
fn controls() -> Vec<Place> {
    let with = beside_sheet;
    let comment = format!(
        r#"<authors><author>李明</author></authors><commentList><comment ref="A1" authorId="0"><text><t>{SAID}</t></text></comment></commentList>"#
    );
    let label = format!(r#"<ax:ocxPr ax:name="Caption" ax:value="{SAID}"/>"#);
    vec![
        with("comment", "comments", "comments1.xml", &root("comments", "", &comment)),
        with(
            "slicer-caption",
            "slicer",
            "slicers/slicer1.xml",
            &root("x14:slicers", "", &format!(r#"<x14:slicer name="a" caption="{SAID}"/>"#)),
        ),
        with(
            "timeline-caption",
            "timeline",
            "timelines/timeline1.xml",
            &root("x14:timelines", "", &format!(r#"<x14:timeline name="a" caption="{SAID}"/>"#)),
        ),
        with(
            "control-choice",
            "ctrlProp",
            "ctrlProps/ctrlProp1.xml",
            &root("x14:formControlPr", "", &format!(r#"<x14:itemLst><x14:item val="{SAID}"/></x14:itemLst>"#)),
        ),
        with("control-label", "control", "activeX/activeX1.xml", &root("ax:ocx", "", &label)),
    ]
}

/// The workbook's list of sheets, and parts that belong to it.
fn of_workbook() -> Vec<Place> {
    let book = |id, inner: &str| {
        let list = r#"<sheets><sheet name="公开" sheetId="1" r:id="s"/></sheets>"#;
        let book = Office::xlsx_of(root("workbook", "", &format!("{list}{inner}")).into_bytes());
        xlsx(
            id,
            &book.part("s", "worksheet", "worksheets/sheet1.xml", root("worksheet", "", &rows(&cell("A1", "公开")))),
        )
    };
    let name = |id, attributes: &str, value: &str| {
        book(id, &format!("<definedNames><definedName {attributes}>{value}</definedName></definedNames>"))
    };
    let with = |id, kind: &str, path: &str, content: &str| {
        xlsx(id, &sheet(&rows(&cell("A1", "公开"))).part("k", kind, path, content))
    };
    let style = format!(r#"<cellStyles><cellStyle name="甲{NUMBER}"/></cellStyles>"#);
    let topics = format!("<volType><main><tp><stp>{NUMBER}</stp></tp></main></volType>");
    let parameter = format!(r#"<connection id="1"><parameters><parameter prompt="{SAID}"/></parameters></connection>"#);
    let cached = |inner: &str| {
        root("pivotCacheDefinition", "", &format!("<cacheFields><cacheField name=\"甲\" {inner}/></cacheFields>"))
    };
    let outer = format!(
        r#"<externalBook><definedNames><definedName name="a" refersTo="=&quot;{NUMBER}&quot;"/></definedNames></externalBook>"#
    );
    vec![
        name("name-value", "name=\"a\"", &format!("\"{NUMBER}\"")),
        name("name-number", "name=\"a\"", NUMBER),
        name("name-of-program", "name=\"_xlnm.Criteria\" hidden=\"1\"", &format!("\"{NUMBER}\"")),
        name("name-comment", &format!("name=\"a\" comment=\"{SAID}\""), "公开!A1"),
        name("name-status", &format!("name=\"a\" statusBar=\"{SAID}\""), "公开!A1"),
        name("name-name", &format!("name=\"甲{NUMBER}\""), "公开!A1"),
        book(
            "view-name",
            &format!(r#"<customWorkbookViews><customWorkbookView name="甲{NUMBER}"/></customWorkbookViews>"#),
        ),
        book("book-code-name", &format!(r#"<workbookPr codeName="甲{NUMBER}"/>"#)),
        with("style-name", "styles", "styles.xml", &root("styleSheet", "", &style)),
        with(
            "rich-value",
            "rdRichValue",
            "richData/rdrichvalue.xml",
            &root("rvData", "", &format!("<rv><v>{NUMBER}</v></rv>")),
        ),
        with("real-time", "volatileDependencies", "volatileDependencies.xml", &root("volTypes", "", &topics)),
        with("connection-parameter", "connections", "connections.xml", &root("connections", "", &parameter)),
        with("schema-text", "xmlMaps", "xmlMaps.xml", &root("MapInfo", "", &format!("<Schema>{NUMBER}</Schema>"))),
        with(
            "pivot-cache-caption",
            "pivotCacheDefinition",
            "pivotCache/a.xml",
            &cached(&format!("caption=\"{NUMBER}\"")),
        ),
        with(
            "pivot-cache-formula",
            "pivotCacheDefinition",
            "pivotCache/a.xml",
            &cached(&format!("formula=\"{NUMBER}\"")),
        ),
        with("outer-name", "externalLink", "externalLinks/a.xml", &root("externalLink", "", &outer)),
    ]
}
