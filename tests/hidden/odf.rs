//! Samples of OpenDocument: texts, presentations, spreadsheets.

use super::support::odf::{Odf, cell, paragraphs, row, sheet};
use super::{Sample, sample};

pub(super) fn samples() -> Vec<Sample> {
    let mut samples = texts();
    samples.extend(beside_text());
    samples.extend(shows());
    samples.extend(cells());
    samples.extend(beside_cells());
    samples
}

/// Running text without anything unseen.
const TEXT: &str = "<text:p>请各单位抓好落实。</text:p>";

fn odt(body: &str) -> Odf {
    Odf::odt(&(TEXT.to_owned() + body))
}

fn texts() -> Vec<Sample> {
    let of = |what, odf: Odf, rule, shown| sample(what, "a.odt", odf.bytes(), rule, shown);
    let looking = |properties: &str| {
        odt("<text:p><text:span text:style-name=\"T\">底价八十万元</text:span></text:p>").style("T", "text", properties)
    };
    let info = "<office:change-info><dc:creator>李明</dc:creator></office:change-info>";
    let changed = || {
        odt(&format!(
            "<text:tracked-changes><text:changed-region text:id=\"a\"><text:deletion>{info}<text:p>底价八十万元</text:p></text:deletion></text:changed-region></text:tracked-changes>\
             <text:p>事项<text:change text:change-id=\"a\"/></text:p>"
        ))
    };
    let commented = || {
        odt(
            "<text:p>事项<office:annotation><dc:creator>李明</dc:creator><text:p>数字要核实</text:p></office:annotation></text:p>",
        )
    };
    let (rule, secret) = ("hidden/unseen-text", "底价八十万元");
    vec![
        of("隐藏的文字", looking("text-properties text:display=\"none\""), rule, secret),
        of("白色文字", looking("text-properties fo:color=\"#ffffff\""), rule, secret),
        of("一磅的文字", looking("text-properties fo:font-size=\"1pt\""), rule, secret),
        of(
            "隐藏的节",
            odt("<text:section text:name=\"a\" text:display=\"none\"><text:p>底价八十万元</text:p></text:section>"),
            rule,
            secret,
        ),
        of(
            "隐藏文字域",
            odt("<text:p>事项<text:hidden-text text:is-hidden=\"true\" text:string-value=\"底价八十万元\"/></text:p>"),
            rule,
            secret,
        ),
        of("删除的修订", changed(), "hidden/tracked-change", secret),
        of("修订人", changed(), "hidden/author", "李*"),
        of("批注", commented(), "hidden/comment", "数字要核实"),
        of("批注人", commented(), "hidden/author", "李*"),
        of(
            "用户变量",
            odt(
                "<text:user-field-decls><text:user-field-decl office:string-value=\"底价八十万元\"/></text:user-field-decls>",
            ),
            "hidden/stored-data",
            secret,
        ),
    ]
}

fn beside_text() -> Vec<Sample> {
    let of = |what, odf: Odf, rule, shown| sample(what, "a.odt", odf.bytes(), rule, shown);
    let meta = |properties: &str| odt("").part("meta", &format!("<office:meta>{properties}</office:meta>"));
    let setting = |name: &str, value: &str| {
        odt("").part("settings", &format!("<config:config-item config:name=\"{name}\">{value}</config:config-item>"))
    };
    let unused = "<office:master-styles><style:master-page style:name=\"Standard\"/><style:master-page style:name=\"旧\"><style:header>\
        <text:p>内部 经办李明</text:p></style:header></style:master-page></office:master-styles>";
    let described = "<text:p><draw:frame><svg:desc>示例镇办公楼平面图</svg:desc></draw:frame></text:p>";
    vec![
        of("没有用到的页眉", odt("").part("styles", unused), "hidden/stored-data", "内部 经办李明"),
        of("替代文字", odt(described), "hidden/alt-text", "示例镇办公楼平面图"),
        of("作者", meta("<meta:initial-creator>李明</meta:initial-creator>"), "hidden/author", "李*"),
        of("标题", meta("<dc:title>请示</dc:title>"), "hidden/property", "请示"),
        of(
            "自定义属性",
            meta("<meta:user-defined meta:name=\"编号\">内部</meta:user-defined>"),
            "hidden/property",
            "内部",
        ),
        of("打印机", setting("PrinterName", "\\\\fileserver\\打印机"), "hidden/path", "\\\\f****\\打印机"),
        of("宏", odt("").member("Basic/Standard/名单.xml", "<a/>"), "hidden/macro", ""),
        of("没有用到的图片", odt("").member("Pictures/a.png", "x"), "hidden/unseen-picture", ""),
    ]
}

fn shows() -> Vec<Sample> {
    let of = |what, pages: &str, rule, shown| {
        sample(
            what,
            "a.odp",
            Odf::odp(pages)
                .style("H", "drawing-page", "drawing-page-properties presentation:visibility=\"hidden\"")
                .bytes(),
            rule,
            shown,
        )
    };
    let frame = |attributes: &str, text: &str| {
        format!("<draw:frame {attributes}><draw:text-box>{}</draw:text-box></draw:frame>", paragraphs(text))
    };
    let page = |attributes: &str, inner: &str| format!("<draw:page {attributes}>{inner}</draw:page>");
    let first = |inner: &str| page("", &(frame("presentation:class=\"outline\"", "请各单位抓好落实。") + inner));
    let hidden = first("") + &page("draw:style-name=\"H\"", &frame("", "底价八十万元"));
    let notes = first(&format!(
        "<presentation:notes>{}</presentation:notes>",
        frame("presentation:class=\"notes\"", "底价八十万元")
    ));
    let comment =
        first("<office:annotation><dc:creator>李明</dc:creator><text:p>数字要核实</text:p></office:annotation>");
    vec![
        of("隐藏的幻灯片", &hidden, "hidden/hidden-slide", "底价八十万元"),
        of("备注", &notes, "hidden/speaker-notes", "底价八十万元"),
        of("批注", &comment, "hidden/comment", "数字要核实"),
        of("批注人", &comment, "hidden/author", "李*"),
    ]
}

/// A sheet without anything unseen, and further rows.
pub(super) fn public(rows: &str) -> String {
    sheet("公开", "", &(row("", &cell("", "事项")) + rows))
}

fn cells() -> Vec<Sample> {
    let of = |what, odf: Odf, rule, shown| sample(what, "a.ods", odf.bytes(), rule, shown);
    let roll = || cell("", "花名册");
    let second = public("") + &sheet("名册", "table:style-name=\"T\"", &row("", &roll()));
    let columns = |attributes: &str| {
        let columns = format!("<table:table-column/><table:table-column {attributes}/>");
        sheet("公开", "", &(columns + &row("", &(cell("", "事项") + &roll()))))
    };
    let covered = format!("<table:covered-table-cell>{}</table:covered-table-cell>", paragraphs("花名册"));
    let unshown = |value: &str, text: &str| {
        public(&row("", &cell(&format!("office:value-type=\"float\" office:value=\"{value}\""), text)))
    };
    let group = format!("<table:table-row-group table:display=\"false\">{}</table:table-row-group>", row("", &roll()));
    let (rule, unseen) = ("hidden/hidden-cells", "hidden/unseen-text");
    let display = "table-properties table:display=\"false\"";
    let flat = "table-column-properties style:column-width=\"0cm\"";
    let white = public(&row("", &cell("table:style-name=\"W\"", "花名册")));
    vec![
        of("隐藏的工作表", Odf::ods(&second).style("T", "table", display), rule, "花名册"),
        of("隐藏的行", Odf::ods(&public(&row("table:visibility=\"collapse\"", &roll()))), rule, "花名册"),
        of("筛选掉的行", Odf::ods(&public(&row("table:visibility=\"filter\"", &roll()))), rule, "花名册"),
        of("收起的行", Odf::ods(&public(&group)), rule, "花名册"),
        of("隐藏的列", Odf::ods(&columns("table:visibility=\"collapse\"")), rule, "花名册"),
        of(
            "宽度为零的列",
            Odf::ods(&columns("table:style-name=\"C\"")).style("C", "table-column", flat),
            rule,
            "花名册",
        ),
        of(
            "白色的单元格",
            Odf::ods(&white).style("W", "table-cell", "text-properties fo:color=\"#ffffff\""),
            unseen,
            "花名册",
        ),
        of("格式不显示的数", Odf::ods(&unshown("800000", "\n")), unseen, "800000"),
        of("合并单元格盖住的单元格", Odf::ods(&public(&row("", &covered))), unseen, "花名册"),
        of(
            "丢了后几位的长号码",
            Odf::ods(&unshown("110105194912310000", "1.10E+17")),
            "hidden/lost-digits",
            "110****000",
        ),
    ]
}

fn beside_cells() -> Vec<Sample> {
    let of = |what, sheets: &str, rule, shown| sample(what, "a.ods", Odf::ods(sheets).bytes(), rule, shown);
    let comment = "<table:table-cell><office:annotation><dc:creator>李明</dc:creator><text:p>数字要核实</text:p></office:annotation></table:table-cell>";
    let commented = || public(&row("", comment));
    let choice = |condition: &str, message: &str| {
        format!(
            "<table:content-validations><table:content-validation table:condition=\"{condition}\" table:base-cell-address=\"公开.B1\">{message}\
             </table:content-validation></table:content-validations>"
        ) + &public("")
    };
    let revised = || {
        let of = "<table:tracked-changes><table:cell-content-change><office:change-info><dc:creator>李明</dc:creator></office:change-info><table:previous>\
            <table:change-track-table-cell><text:p>底价八十万元</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>";
        of.to_owned() + &public("")
    };
    let formula =
        |text: &str| public(&row("", &cell(&format!("table:formula=\"of:=HYPERLINK(&quot;{text}&quot;)\""), "事项")));
    let cache = sheet("'file:///D:/a.ods'#$表", "", &row("", &cell("", "工资明细")));
    let linked = public("")
        + "<table:table table:name=\"外\"><table:table-source xlink:href=\"file:///D:/liming/a.ods\"/></table:table>";
    let scenario =
        sheet("方案", "", &("<table:scenario table:comment=\"数字要核实\"/>".to_owned() + &row("", &cell("", "事项"))));
    let pivot = "<table:data-pilot-tables><table:data-pilot-table><table:data-pilot-field><table:data-pilot-level><table:data-pilot-members>\
        <table:data-pilot-member table:name=\"王芳\"/></table:data-pilot-members></table:data-pilot-level></table:data-pilot-field></table:data-pilot-table></table:data-pilot-tables>";
    let named = "<table:named-expressions><table:named-expression table:name=\"暗号\" table:expression=\"of:=&quot;http://example.com/内部&quot;\"/></table:named-expressions>";
    let query = "<table:database-ranges><table:database-range><table:database-source-sql table:database-name=\"人事\"/></table:database-range></table:database-ranges>";
    vec![
        of("批注", &commented(), "hidden/comment", "数字要核实"),
        of("批注人", &commented(), "hidden/author", "李*"),
        of("下拉列表的选项", &choice("of:cell-content-is-in-list(&quot;王芳&quot;)", ""), "hidden/choice", "王芳"),
        of(
            "输入提示",
            &choice("", "<table:help-message><text:p>请填底价</text:p></table:help-message>"),
            "hidden/choice",
            "请填底价",
        ),
        of("修订记录中的值", &revised(), "hidden/tracked-change", "底价八十万元"),
        of("修订记录的作者", &revised(), "hidden/author", "李*"),
        of("公式里的地址", &formula("http://example.com/内部"), "hidden/field-code", ""),
        of("外部链接的缓存", &(public("") + &cache), "hidden/stored-data", "工资明细"),
        of("外部链接的路径", &linked, "hidden/path", ""),
        of("方案的批注", &scenario, "hidden/comment", "数字要核实"),
        of("数据透视表的项", &(public("") + pivot), "hidden/stored-data", "王芳"),
        of("名称里的地址", &(public("") + named), "hidden/path", ""),
        of("数据源", &(public("") + query), "hidden/stored-data", "人事"),
    ]
}
