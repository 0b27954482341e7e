//! The places of a PDF file: what is drawn, what hangs on a page, and what stands on none.

use super::{NUMBER, Place, SAID, place};
use crate::support::office::Pdf;
use crate::support::planted::said as planted;

pub fn places() -> Vec<Place> {
    [drawn(), unseen(), annotations(), actions(), looks(), fields(), structure(), beside(), files(), left_over()]
        .into_iter()
        .flatten()
        .collect()
}

fn new() -> Pdf {
    Pdf::new("UniGB-UCS2-H")
}

/// Operators that show `text` where this matrix says, its lines below each other.
fn show(matrix: &str, text: &str) -> String {
    let text = planted(text);
    let lines: Vec<_> = text.lines().map(|line| format!("{} Tj", new().hex(line))).collect();
    format!("BT /F 16 Tf {matrix} Tm {} ET\n", lines.join(" 0 -24 Td "))
}

/// Operators that show what the page says where nothing is wrong.
fn plain() -> String {
    show("1 0 0 1 72 770", "请各单位抓好落实。")
}

fn pdf(id: &'static str, document: &Pdf) -> Place {
    place(id, "a.pdf", document.bytes())
}

/// A page with these operators besides.
fn page(id: &'static str, operators: &str) -> Place {
    pdf(id, &new().add_page(plain() + operators))
}

/// A file with these objects, from number 100, and these entries of its catalogue and of its page.
fn of(objects: &[&str], catalogue: &str, page: &str) -> Pdf {
    let mut pdf = new().add_page(plain());
    pdf.objects = objects.iter().map(|object| (*object).to_owned()).collect();
    (pdf.catalogue, pdf.page) = (catalogue.into(), page.into());
    pdf
}

fn stream(entries: &str, data: &str) -> String {
    let data = planted(data);
    format!("<< {entries} /Length {} >>\nstream\n{data}\nendstream", data.len())
}

/// A form that shows `text`.
fn form(entries: &str, text: &str) -> String {
    let entries =
        format!("/Type /XObject /Subtype /Form /BBox [0 0 400 50] /Resources << /Font << /F 3 0 R >> >> {entries}");
    stream(&entries, &show("1 0 0 1 5 30", text))
}

/// A page with these operators, these resources, and these objects from number 100.
fn with(id: &'static str, operators: &str, resources: &str, objects: &[String]) -> Place {
    let mut pdf = new().add_page(plain() + operators);
    (pdf.resources, pdf.objects) = (resources.into(), objects.to_vec());
    self::pdf(id, &pdf)
}

/// The telephone number as a string of an object.
fn said() -> String {
    string(SAID)
}

/// `text` as a string of an object.
fn string(text: &str) -> String {
    let said = planted(text);
    if said == text && text.is_ascii() && !text.contains(['(', ')']) {
        return format!("({text})");
    }
    new().hex(&format!("\u{FEFF}{said}"))
}

/// `text` with the bytes in this way that may not stand for themselves.
fn escaped(text: &str, mark: char) -> String {
    let escape = |byte: u8| match byte {
        b'!'..=b'~' if !b"()<>[]{}/%#".contains(&byte) => char::from(byte).to_string(),
        _ => format!("{mark}{byte:02X}"),
    };
    planted(text).bytes().map(escape).collect()
}

/// The number as a name.
fn name() -> String {
    escaped(NUMBER, '#')
}

/// The number within an address.
fn in_address() -> String {
    escaped(NUMBER, '%')
}

fn drawn() -> Vec<Place> {
    let at = "1 0 0 1 72 600";
    let vertical = Pdf::new("UniGB-UCS2-V").add_page(show("1 0 0 1 700 500", SAID));
    let mut turned = new().add_page(plain() + &show(at, SAID));
    turned.page = "/Rotate 90".into();
    let cut = new().add_page(plain() + &show(at, "联系电话：139123")).add_page(show(at, "45678，请拨打。"));
    let stacked = |at: usize, c: char| show(&format!("1 0 0 1 72 {}", 600 - 18 * at), &c.to_string());
    let digits =
        NUMBER.chars().enumerate().map(|(at, c)| show(&format!("1 0 0 1 {} 600", 72 + 8 * at), &c.to_string()));
    let pass = |first: usize| {
        let letters = NUMBER.chars().enumerate().skip(first).step_by(2);
        letters.map(|(at, c)| show(&format!("1 0 0 1 {} 600", 72 + 8 * at), &c.to_string())).collect::<String>()
    };
    let tile = stream(
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 400 50] /XStep 400 /YStep 50 \
         /Resources << /Font << /F 3 0 R >> >>",
        &show("1 0 0 1 5 30", SAID),
    );
    let mask = form("/Group << /S /Transparency /CS /DeviceGray >>", SAID);
    let nested =
        stream("/Type /XObject /Subtype /Form /BBox [0 0 400 50] /Resources << /XObject << /Y 101 0 R >> >>", "/Y Do");
    vec![
        page("page-text", &show(at, SAID)),
        page("page-digit-by-digit", &digits.collect::<String>()),
        page("page-two-passes", &(pass(0) + &pass(1))),
        page("page-slanted", &show("1 0 .3 1 72 600", SAID)),
        page("page-slanted-number", &(show(at, "联系电话：") + &show("1 0 .3 1 152 600", NUMBER))),
        page("page-leaning-page", &format!("q 1 0 .3 1 -180 0 cm {} Q", show(at, SAID))),
        page("page-turned-text", &show("0 1 -1 0 300 300", SAID)),
        page("page-upside-down", &show("-1 0 0 -1 400 600", SAID)),
        page("page-mirrored", &show("-1 0 0 1 400 600", SAID)),
        pdf("page-turned", &turned),
        pdf("page-vertical", &vertical),
        page("page-stretched", &format!("BT /F 16 Tf 60 Tz 3 Ts {at} Tm {} Tj ET", new().string(SAID))),
        page("page-spaced", &format!("BT /F 12 Tf 7 Tc {at} Tm {} Tj ET", new().string(SAID))),
        page("page-stacked", &NUMBER.chars().enumerate().map(|(at, c)| stacked(at, c)).collect::<String>()),
        page("page-line-end", &(show(at, "联系电话：139123") + &show("1 0 0 1 72 576", "45678，请拨打。"))),
        pdf("page-page-end", &cut),
        with("form-drawn", "q 1 0 0 1 72 500 cm /X Do Q", "/XObject << /X 100 0 R >>", &[form("", SAID)]),
        with("form-in-form", "/X Do", "/XObject << /X 100 0 R >>", &[nested, form("", SAID)]),
        with("pattern", "/Pattern cs /P scn 72 100 400 300 re f", "/Pattern << /P 100 0 R >>", &[tile]),
        with(
            "soft-mask",
            "/M gs 72 100 400 300 re f",
            "/ExtGState << /M << /SMask << /S /Luminosity /G 100 0 R >> >> >>",
            &[mask],
        ),
    ]
}

fn unseen() -> Vec<Place> {
    let at = "1 0 0 1 72 600";
    let set = |id, setting: &str| page(id, &format!("q {setting} {} Q", show(at, SAID)));
    let marked = |id, key: &str| page(id, &format!("/Span << /{key} {} >> BDC {} EMC", said(), show(at, "从略")));
    let mut layer = new().add_page(plain() + "/OC /L BDC " + &show(at, SAID) + " EMC");
    layer.objects = vec!["<< /Type /OCG /Name (a) >>".into()];
    layer.resources = "/Properties << /L 100 0 R >>".into();
    layer.catalogue = "/OCProperties << /OCGs [100 0 R] /D << /OFF [100 0 R] >> >>".into();
    vec![
        set("text-invisible", "3 Tr"),
        set("text-white", "1 g"),
        set("text-clipped", "0 0 20 20 re W n"),
        page("text-tiny", &show("1 0 0 1 72 600", SAID).replace("/F 16", "/F 1")),
        page("text-off-page", &show("1 0 0 1 72 1200", SAID)),
        page("text-covered", &(show(at, SAID) + "0 g 60 580 400 60 re f")),
        pdf("layer-off", &layer),
        marked("marked-actual-text", "ActualText"),
        marked("marked-alt", "Alt"),
        marked("marked-own-key", "Own"),
        page("content-comment", &format!("% {SAID}\n")),
        page("inline-picture", &format!("BI /W 11 /H 1 /CS /G /BPC 8 ID {NUMBER} EI")),
        with("form-not-drawn", "", "/XObject << /X 100 0 R >>", &[form("", SAID)]),
    ]
}

/// A page with an annotation of these entries, and these objects from number 100.
fn annotation(id: &'static str, entries: &str, objects: &[&str]) -> Place {
    let annotation =
        format!("/Annots [<< /Type /Annot /Rect [72 500 472 550] {} >>]", entries.replace("SAID", &said()));
    pdf(id, &of(objects, "", &annotation))
}

fn annotations() -> Vec<Place> {
    let look = form("", SAID);
    let unlisted = format!("<< /Type /Annot /Subtype /Text /Contents {} >>", said());
    let rich = format!("/Subtype /Text /RC {}", string(&format!("<body><p>tel {NUMBER}</p></body>")));
    vec![
        annotation("comment", "/Subtype /Text /Contents SAID", &[]),
        annotation("comment-author", "/Subtype /Text /Contents (a) /T SAID", &[]),
        annotation("comment-subject", "/Subtype /Text /Contents (a) /Subj SAID", &[]),
        annotation("comment-name", "/Subtype /Text /Contents (a) /NM SAID", &[]),
        annotation("comment-rich", &rich, &[]),
        annotation("comment-style", "/Subtype /FreeText /Contents (a) /DS SAID", &[]),
        annotation("comment-popup", "/Subtype /Popup /Contents SAID", &[]),
        annotation("comment-hidden", "/Subtype /Text /F 2 /Contents SAID", &[]),
        annotation("comment-written-on-page", "/Subtype /FreeText /Contents (a) /AP << /N 100 0 R >>", &[&look]),
        annotation(
            "comment-other-than-shown",
            "/Subtype /FreeText /Contents SAID /AP << /N 100 0 R >>",
            &[&form("", "甲")],
        ),
        annotation("stamp", "/Subtype /Stamp /AP << /N 100 0 R >>", &[&look]),
        annotation("stamp-hidden", "/Subtype /Stamp /F 2 /AP << /N 100 0 R >>", &[&look]),
        annotation("redaction-overlay", "/Subtype /Redact /OverlayText SAID", &[]),
        annotation("screen-caption", "/Subtype /Screen /MK << /CA SAID >>", &[]),
        annotation("media-name", "/Subtype /Screen /A << /S /Rendition /R << /N SAID >> >>", &[]),
        annotation("rich-media", "/Subtype /RichMedia /RichMediaContent << /Configurations [<< /Name SAID >>] >>", &[]),
        annotation("model-view", "/Subtype /3D /3DV << /XN SAID >>", &[]),
        pdf("comment-of-no-page", &of(&[&unlisted], "", "")),
    ]
}

fn actions() -> Vec<Place> {
    let link = |id, action: &str| annotation(id, &format!("/Subtype /Link /A << {action} >>"), &[]);
    let script = format!("<< /S /JavaScript /JS {} >>", string(&format!("call(\"{NUMBER}\")")));
    vec![
        link("link-number", &format!("/S /URI /URI (tel:{})", in_address())),
        link("link-query", &format!("/S /URI /URI (https://example.com/?tel={})", in_address())),
        annotation("link-destination", "/Subtype /Link /Dest SAID", &[]),
        link("link-file", &format!("/S /GoToR /F {}", string(&format!("tel {NUMBER}.pdf")))),
        link("launch", "/S /Launch /Win << /F (a.exe) /P SAID >>"),
        link("submit", &format!("/S /SubmitForm /F << /FS /URL /F (https://example.com/?tel={}) >>", in_address())),
        link("next-action", "/S /Named /N /Print /Next << /S /Hide /T SAID >>"),
        pdf("script", &of(&[&script], "/OpenAction 100 0 R", "")),
        pdf("script-by-name", &of(&[&script], "/Names << /JavaScript << /Names [(a) 100 0 R] >> >>", "")),
        pdf("link-base", &of(&[], &format!("/URI << /Base {} >>", said()), "")),
    ]
}

fn looks() -> Vec<Place> {
    let (shown, other) = (form("", "甲"), form("", SAID));
    let look = |id, entries: &str| annotation(id, &format!("/Subtype /Widget /FT /Btn {entries}"), &[&shown, &other]);
    vec![
        look("look-normal", "/AP << /N 101 0 R >>"),
        look("look-pressed", "/AP << /N 100 0 R /D 101 0 R >>"),
        look("look-under-mouse", "/AP << /N 100 0 R /R 101 0 R >>"),
        look("look-of-other-state", "/AS /A /AP << /N << /A 100 0 R /B 101 0 R >> >>"),
        annotation("button-caption", "/Subtype /Widget /FT /Btn /MK << /CA SAID >>", &[]),
    ]
}

fn fields() -> Vec<Place> {
    let field = |id, entries: &str| {
        let field = format!("<< /Type /Annot /Subtype /Widget {} >>", entries.replace("SAID", &said()));
        pdf(id, &of(&[&field], "/AcroForm << /Fields [100 0 R] >>", "/Annots [100 0 R]"))
    };
    let rich = format!("/FT /Tx /T (a) /V (b) /RV {}", string(&format!("<body><p>tel {NUMBER}</p></body>")));
    let xfa = |id, inner: &str| {
        let xml = format!("<xdp:xdp xmlns:xdp=\"http://ns.adobe.com/xdp/\">{inner}</xdp:xdp>");
        pdf(id, &of(&[&stream("", &xml)], "/AcroForm << /Fields [] /XFA 100 0 R >>", ""))
    };
    vec![
        field("field-value", "/FT /Tx /T (a) /V SAID"),
        field("field-default", "/FT /Tx /T (a) /DV SAID"),
        field("field-rich-value", &rich),
        field("field-values", "/FT /Ch /T (a) /V [SAID]"),
        field("field-choices", "/FT /Ch /T (a) /Opt [SAID]"),
        field("field-exported-choice", "/FT /Ch /T (a) /Opt [[SAID (a)]]"),
        field("field-name", "/FT /Tx /T SAID"),
        field("field-tooltip", "/FT /Tx /T (a) /TU SAID"),
        field("field-exported-name", "/FT /Tx /T (a) /TM SAID"),
        field("field-style", "/FT /Tx /T (a) /DS SAID"),
        xfa("xfa-data", &format!("<datasets><data><a>tel {NUMBER}</a></data></datasets>")),
        xfa("xfa-template", &format!("<template><draw><value><text>tel {NUMBER}</text></value></draw></template>")),
        xfa("xfa-script", &format!("<template><script>call('{NUMBER}')</script></template>")),
    ]
}

fn structure() -> Vec<Place> {
    let element = |id, entries: &str| {
        let element = format!("<< /Type /StructElem /S /Table /P 101 0 R {} >>", entries.replace("SAID", &said()));
        let tree = "<< /Type /StructTreeRoot /K 100 0 R >>";
        pdf(id, &of(&[&element, tree], "/StructTreeRoot 101 0 R", ""))
    };
    let outline = |id, entries: &str| {
        let item = format!("<< /Parent 101 0 R {} >>", entries.replace("SAID", &said()));
        pdf(id, &of(&[&item, "<< /Type /Outlines /First 100 0 R /Last 100 0 R >>"], "/Outlines 101 0 R", ""))
    };
    vec![
        element("structure-alt", "/Alt SAID"),
        element("structure-actual-text", "/ActualText SAID"),
        element("structure-expansion", "/E SAID"),
        element("structure-title", "/T SAID"),
        element("structure-language", "/Lang SAID"),
        element("structure-attribute", "/A << /O /Table /Summary SAID >>"),
        outline("outline-title", "/Title SAID"),
        outline("outline-action", &format!("/Title (a) /A << /S /URI /URI (tel:{}) >>", in_address())),
    ]
}

fn beside() -> Vec<Place> {
    let catalogue = |id, entries: &str| pdf(id, &of(&[], &entries.replace("SAID", &said()), ""));
    let on_page = |id, entries: &str| pdf(id, &of(&[], "", &entries.replace("SAID", &said())));
    let info = |id, entries: &str| {
        let mut pdf = of(&[&format!("<< {} >>", entries.replace("SAID", &said()))], "", "");
        pdf.trailer = "/Info 100 0 R".into();
        self::pdf(id, &pdf)
    };
    let xmp = |id, inner: &str| {
        let packet = format!(
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
             <rdf:Description>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>"
        );
        pdf(id, &of(&[&stream("/Type /Metadata /Subtype /XML", &packet)], "/Metadata 100 0 R", ""))
    };
    vec![
        info("info-title", "/Title SAID"),
        info("info-own", "/Own SAID"),
        info("info-key", &format!("/{} (a)", name())),
        xmp("xmp-description", &format!("<dc:description>tel {NUMBER}</dc:description>")),
        xmp("xmp-own", &format!("<own:phone>tel {NUMBER}</own:phone>")),
        xmp("xmp-comment", &format!("<!-- tel {NUMBER} -->")),
        xmp("xmp-history", &format!("<xmpMM:History><rdf:li stEvt:parameters=\"tel {NUMBER}\"/></xmpMM:History>")),
        catalogue("page-label", "/PageLabels << /Nums [0 << /P SAID >>] >>"),
        catalogue("destination", "/Names << /Dests << /Names [SAID [10 0 R /Fit]] >> >>"),
        catalogue("destination-older", &format!("/Dests << /{} [10 0 R /Fit] >>", name())),
        catalogue("article", "/Threads [<< /I << /Title SAID >> >>]"),
        catalogue("layer-name", "/OCProperties << /OCGs [<< /Type /OCG /Name SAID >>] /D << >> >>"),
        catalogue("output-intent", "/OutputIntents [<< /S /GTS_PDFX /Info SAID >>]"),
        catalogue("portfolio-column", "/Collection << /Schema << /A << /N SAID >> >> >>"),
        catalogue("web-capture", "/SpiderInfo << /V 1 /C [<< /URL SAID >>] >>"),
        catalogue("requirement", "/Requirements [<< /S /EnableJavaScripts /RH << /Script SAID >> >>]"),
        catalogue("extension", "/Extensions << /ADBE << /URL SAID >> >>"),
        catalogue("catalogue-own-key", "/Own SAID"),
        on_page("page-own-key", "/Own [<< /A SAID >>]"),
        on_page("viewport", "/VP [<< /Type /Viewport /Name SAID >>]"),
        on_page("private-data", "/PieceInfo << /Own << /Private << /A SAID >> >> >>"),
        on_page("integer", &format!("/Own {NUMBER}")),
    ]
}

fn files() -> Vec<Place> {
    let file = |id, entries: &str, key: &str, params: &str, content: &str| {
        let specification = format!("<< /Type /Filespec {} /EF << /F 101 0 R >> >>", entries.replace("SAID", &said()));
        let content = stream(&format!("/Type /EmbeddedFile {}", params.replace("SAID", &said())), content);
        let names = format!("/Names << /EmbeddedFiles << /Names [{key} 100 0 R] >> >>");
        pdf(id, &of(&[&specification, &content], &names, ""))
    };
    let signature = |id, entries: &str| {
        let signature = format!("<< /Type /Sig /ByteRange [0 1 2 3] {} >>", entries.replace("SAID", &said()));
        let field = "<< /FT /Sig /T (a) /V 100 0 R >>";
        pdf(id, &of(&[&signature, field], "/AcroForm << /Fields [101 0 R] >>", ""))
    };
    let name = planted(NUMBER);
    let name: String = [name.len() as u8].into_iter().chain(name.bytes()).map(|byte| format!("{byte:02X}")).collect();
    vec![
        file("attachment-text", "/F (a.txt)", "(a)", "", &format!("tel {NUMBER}\n")),
        file("attachment-name", "/F SAID", "(a)", "", "a"),
        file("attachment-description", "/F (a.txt) /Desc SAID", "(a)", "", "a"),
        file("attachment-key", "/F (a.txt)", &said(), "", "a"),
        file("attachment-parameters", "/F (a.txt)", "(a)", "/Params << /Own SAID >>", "a"),
        file("portfolio-value", "/F (a.txt) /CI << /A SAID >>", "(a)", "", "a"),
        signature("signature-name", "/Name SAID"),
        signature("signature-reason", "/Reason SAID"),
        signature("signature-contact", "/ContactInfo SAID"),
        signature("signature-program", "/Prop_Build << /App << /REx SAID >> >>"),
        signature("certificate", &format!("/Contents <06035504030C{name}>")),
    ]
}

/// The bytes of a file as characters, so that places in both are the same.
fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn left_over() -> Vec<Place> {
    let file = |id, text: String| place(id, "a.pdf", text.chars().map(|c| c as u8).collect::<Vec<_>>());
    let text = latin(&new().add_page(plain()).bytes());
    let tel = latin(planted(&format!("tel {NUMBER}")).as_bytes());
    let table = text.rfind("xref\n0").unwrap();
    // Each character is a byte of the file.
    let place_of = |text: &str, at: usize| text[..at].chars().count();
    // Before the table nothing moves that it lists.
    let between = |id, what: &str| {
        let end = format!(
            "{}startxref\n{}\n%%EOF\n",
            &text[table..text.rfind("startxref").unwrap()],
            place_of(&format!("{}{what}", &text[..table]), table + what.len())
        );
        file(id, format!("{}{what}{end}", &text[..table]))
    };
    let old = latin(&new().add_page(plain() + &show("1 0 0 1 72 600", SAID)).bytes());
    let before = place_of(&old, old.rfind("xref\n0").unwrap());
    let changed = format!("{old}11 0 obj\n{}\nendobj\n", stream("", &plain()));
    let revised = format!(
        "{changed}xref\n11 1\n{:010} 00000 n \ntrailer\n<< /Size 12 /Root 1 0 R /Prev {before} >>\nstartxref\n{}\n%%EOF\n",
        place_of(&old, old.len()),
        place_of(&changed, changed.len())
    );
    let dropped = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents 101 0 R >>".to_owned();
    vec![
        pdf("content-unused", &of(&[&stream("", &show("1 0 0 1 72 600", SAID))], "", "")),
        pdf("stream-unused", &of(&[&stream("", &format!("tel {NUMBER}"))], "", "")),
        pdf("string-unused", &of(&[&format!("<< /A {} >>", said())], "", "")),
        pdf("page-taken-out", &of(&[&dropped, &stream("", &show("1 0 0 1 72 600", SAID))], "", "")),
        between("object-unlisted", &format!("99 0 obj\n<< /A {} >>\nendobj\n", string(&format!("tel {NUMBER}")))),
        between("comment-between-objects", &format!("% {tel}\n")),
        file("earlier-version", revised),
        file("behind-end", format!("{text}{tel}\n")),
        file("before-head", format!("{tel}\n{text}")),
        pdf("font-name", &of(&[&format!("<< /Type /Font /Subtype /Type1 /BaseFont /{} >>", name())], "", "")),
    ]
}
