//! Office documents made for tests, from nothing but text: small, and as an office's programs write them.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::planted::{said, said_in};

/// The namespaces of a word processor's document.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const S: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The namespaces of a presentation.
const P: &str = concat!(
    r#"xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main""#,
);

/// A slide, its notes or a master, with these attributes and shapes.
pub fn surface(element: &str, attributes: &str, shapes: &str) -> String {
    format!("<p:{element} {P} {attributes}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:{element}>")
}

/// A shape of a slide: attributes of it, its sort of placeholder, its properties, its text line by line.
pub fn shape(attributes: &str, placeholder: &str, properties: &str, text: &str) -> String {
    let of = if placeholder.is_empty() { String::new() } else { format!(r#"<p:ph type="{placeholder}"/>"#) };
    let paragraph = |line: &str| format!("<a:p><a:r><a:t>{}</a:t></a:r></a:p>", escaped(line));
    let paragraphs: String = text.lines().map(paragraph).collect();
    format!(
        r#"<p:sp><p:nvSpPr><p:cNvPr id="2" name="框" {attributes}/><p:cNvSpPr/><p:nvPr>{of}</p:nvPr></p:nvSpPr><p:spPr>{properties}</p:spPr><p:txBody>{paragraphs}</p:txBody></p:sp>"#
    )
}

/// A container with these members.
pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(said(name), SimpleFileOptions::default()).unwrap();
        writer.write_all(&said_in(bytes)).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Text as XML holds it.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A document or workbook that is being put together.
pub struct Office {
    main: &'static str,
    members: Vec<(String, Vec<u8>)>,
    relations: String,
    package_relations: String,
    types: String,
}

impl Office {
    /// A word processor's document with this body.
    pub fn docx(body: &str) -> Self {
        let xml = format!(r#"<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:sectPr/></w:body></w:document>"#);
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        Self::new("word/document.xml", kind, xml.into_bytes())
    }

    /// A document whose main part is this.
    pub fn docx_of(xml: Vec<u8>) -> Self {
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        Self::new("word/document.xml", kind, xml)
    }

    /// A workbook whose list of sheets is this.
    pub fn xlsx_of(xml: Vec<u8>) -> Self {
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        Self::new("xl/workbook.xml", kind, xml)
    }

    /// A workbook of these sheets: name, attributes of its entry, content.
    pub fn xlsx(sheets: &[(&str, &str, &str)]) -> Self {
        let mut list = String::new();
        for (index, (name, attributes, _)) in sheets.iter().enumerate() {
            let number = index + 1;
            write!(list, r#"<sheet name="{name}" sheetId="{number}" {attributes} r:id="s{number}"/>"#).unwrap();
        }
        let xml = format!(r#"<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{list}</sheets></workbook>"#);
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        let mut book = Self::new("xl/workbook.xml", kind, xml.into_bytes());
        for (index, (_, _, content)) in sheets.iter().enumerate() {
            let path = format!("worksheets/sheet{}.xml", index + 1);
            let xml = format!(r#"<worksheet xmlns="{S}" xmlns:r="{R}">{content}</worksheet>"#);
            book = book.part(&format!("s{}", index + 1), "worksheet", &path, &xml);
        }
        book
    }

    /// A presentation of these slides: attributes of each, its shapes.
    pub fn pptx(slides: &[(&str, &str)]) -> Self {
        let ids: String = (1..=slides.len()).map(|number| format!(r#"<p:sldId r:id="s{number}"/>"#)).collect();
        let xml = format!(
            r#"<p:presentation {P}><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>"#
        );
        let kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
        let mut show = Self::new("ppt/presentation.xml", kind, xml.into_bytes());
        for (index, (attributes, shapes)) in slides.iter().enumerate() {
            let (number, slide) = (index + 1, surface("sld", attributes, shapes));
            show = show.part(&format!("s{number}"), "slide", &format!("slides/slide{number}.xml"), slide);
        }
        show
    }

    /// A presentation's section of this name.
    pub fn section(mut self, name: &str) -> Self {
        let list = format!(
            r#"<p:extLst><p:ext><p14:sectionLst><p14:section name="{name}"/></p14:sectionLst></p:ext></p:extLst>"#
        );
        let main = String::from_utf8(self.members[0].1.clone()).unwrap();
        self.members[0].1 = main.replace("</p:presentation>", &format!("{list}</p:presentation>")).into_bytes();
        self
    }

    /// What the first slide says of another part, which is this.
    pub fn of_slide(self, relations: &str, path: &str, content: impl AsRef<[u8]>) -> Self {
        let list = format!(r#"<Relationships xmlns="{RELATIONS}">{relations}</Relationships>"#);
        self.member("ppt/slides/_rels/slide1.xml.rels", list).member(path, content)
    }

    fn new(main: &'static str, kind: &str, xml: Vec<u8>) -> Self {
        let types = format!(r#"<Override PartName="/{main}" ContentType="{kind}"/>"#);
        let package_relations = format!(r#"<Relationship Id="d" Type="{R}/officeDocument" Target="{main}"/>"#);
        let members = vec![(main.to_owned(), xml)];
        Self { main, members, relations: String::new(), package_relations, types }
    }

    fn folder(&self) -> &'static str {
        self.main.split_once('/').unwrap().0
    }

    /// A part that the main part refers to, by its path from the main part's folder.
    pub fn part(mut self, id: &str, kind: &str, path: &str, content: impl AsRef<[u8]>) -> Self {
        write!(self.relations, r#"<Relationship Id="{id}" Type="{R}/{kind}" Target="{path}"/>"#).unwrap();
        let own = path.strip_prefix("../").map_or_else(|| format!("{}/{path}", self.folder()), str::to_owned);
        self.members.push((own, content.as_ref().to_vec()));
        self
    }

    /// Something outside that the main part refers to.
    pub fn outside(mut self, id: &str, kind: &str, target: &str) -> Self {
        let target = escaped(target);
        write!(
            self.relations,
            r#"<Relationship Id="{id}" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>"#
        )
        .unwrap();
        self
    }

    /// A part that the package refers to, such as the properties.
    pub fn of_package(mut self, kind: &str, path: &str, content: impl AsRef<[u8]>) -> Self {
        let id = self.package_relations.len();
        write!(self.package_relations, r#"<Relationship Id="p{id}" Type="{kind}" Target="{path}"/>"#).unwrap();
        self.members.push((path.to_owned(), content.as_ref().to_vec()));
        self
    }

    /// A member that nothing refers to.
    pub fn member(mut self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.members.push((path.to_owned(), content.as_ref().to_vec()));
        self
    }

    /// Properties of the core set, such as `<dc:creator>…</dc:creator>`.
    pub fn core(self, properties: &str) -> Self {
        let xml = format!(
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">{properties}</cp:coreProperties>"#
        );
        let kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        self.of_package(kind, "docProps/core.xml", xml)
    }

    /// Properties of the extended set, such as `<Company>…</Company>`.
    pub fn app(self, properties: &str) -> Self {
        let xml = format!(
            r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{properties}</Properties>"#
        );
        self.of_package(&format!("{R}/extended-properties"), "docProps/app.xml", xml)
    }

    /// A property of the custom set.
    pub fn custom(self, name: &str, value: &str) -> Self {
        let xml = format!(
            r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property></Properties>"#
        );
        self.of_package(&format!("{R}/custom-properties"), "docProps/custom.xml", xml)
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let types = format!(
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{}</Types>"#,
            self.types
        );
        let relations = |inner: &str| format!(r#"<Relationships xmlns="{RELATIONS}">{inner}</Relationships>"#);
        let (folder, file) = self.main.split_once('/').unwrap();
        let own = format!("{folder}/_rels/{file}.rels");
        let (package, of_main) = (relations(&self.package_relations), relations(&self.relations));
        let mut members: Vec<(&str, &[u8])> = vec![
            ("[Content_Types].xml", types.as_bytes()),
            ("_rels/.rels", package.as_bytes()),
            (&own, of_main.as_bytes()),
        ];
        members.extend(self.members.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        zip(&members)
    }
}

/// A paragraph of a word processor's document.
pub fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

/// A run.
pub fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(text))
}

/// A run with properties.
pub fn styled(properties: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(text))
}

/// A cell of a sheet with text in itself.
pub fn cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{}</t></is></c>"#, escaped(text))
}

/// The lines of a text as paragraphs, each in runs of three characters.
pub fn paragraphs(text: &str) -> String {
    let paragraph = |line: &str| {
        let chars: Vec<char> = line.chars().collect();
        let runs: String = chars.chunks(3).map(|run_of| run(&run_of.iter().collect::<String>())).collect();
        format!("<w:p>{runs}</w:p>")
    };
    text.lines().map(paragraph).collect()
}

/// A PDF file that is being put together.
pub struct Pdf {
    /// Content of each page.
    pages: Vec<Vec<u8>>,
    /// Further objects, from number 100.
    pub objects: Vec<String>,
    /// Further entries of the catalogue, the trailer, of every page, and of its resources.
    pub catalogue: String,
    pub trailer: String,
    pub page: String,
    pub resources: String,
    /// The encoding of the font, such as `GBK-EUC-H`.
    encoding: &'static str,
}

impl Pdf {
    pub fn new(encoding: &'static str) -> Self {
        let none = String::new;
        let (pages, objects) = (Vec::new(), Vec::new());
        Self { pages, objects, catalogue: none(), trailer: none(), page: none(), resources: none(), encoding }
    }

    /// A text as the operand of `Tj`.
    pub fn string(&self, text: &str) -> String {
        self.hex(&said(text))
    }

    /// The same of a text in which is planted what is.
    pub fn hex(&self, text: &str) -> String {
        let bytes: Vec<u8> = if self.encoding.starts_with("GBK") {
            encoding_rs::GBK.encode(text).0.into_owned()
        } else {
            text.encode_utf16().flat_map(u16::to_be_bytes).collect()
        };
        let hex: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
        format!("<{hex}>")
    }

    /// A page with this content.
    pub fn add_page(mut self, content: String) -> Self {
        self.pages.push(content.into_bytes());
        self
    }

    /// Pages of 28 characters by 22 lines, as an official document is set: the lines of `text` are its paragraphs.
    pub fn set(mut self, text: &str) -> Self {
        const LINES: usize = 22;
        let is_vertical = self.encoding.ends_with("-V");
        let lines: Vec<(f64, String)> =
            text.lines().filter(|line| !line.trim().is_empty()).flat_map(set_lines).collect();
        for page in lines.chunks(LINES) {
            let mut content = String::from("BT /F 16 Tf\n");
            for (row, (indent, line)) in page.iter().enumerate().filter(|(_, (_, line))| !line.is_empty()) {
                // Columns go from right to left, and their signs downwards.
                let (x, y) = match (is_vertical, row as f64 * 29.0) {
                    (true, across) => (780.0 - across, 520.0 - indent),
                    (false, down) => (72.0 + indent, 770.0 - down),
                };
                writeln!(content, "1 0 0 1 {x} {y} Tm {} Tj", self.string(line)).unwrap();
            }
            content.push_str("ET\n");
            self.pages.push(content.into_bytes());
        }
        self
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut objects: Vec<(usize, Vec<u8>)> = Vec::new();
        let kids: String = (0..self.pages.len()).map(|page| format!("{} 0 R ", 10 + 2 * page)).collect();
        let mut put = |number: usize, object: String| objects.push((number, object.into_bytes()));
        put(1, format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalogue));
        put(2, format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", self.pages.len()));
        put(
            3,
            format!(
                "<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /{} /DescendantFonts [4 0 R] >>",
                self.encoding
            ),
        );
        put(
            4,
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /FangSong /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) \
             /Supplement 2 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>"
                .into(),
        );
        put(
            5,
            "<< /Type /FontDescriptor /FontName /FangSong /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 \
             /Descent -120 /CapHeight 700 /StemV 80 >>"
                .into(),
        );
        for (page, content) in self.pages.iter().enumerate() {
            let number = 10 + 2 * page;
            put(
                number,
                format!(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {}] /Resources << /Font << /F 3 0 R >> {} >> \
                     /Contents {} 0 R {} >>",
                    if self.encoding.ends_with("-V") { "842 595" } else { "595 842" },
                    self.resources,
                    number + 1,
                    self.page
                ),
            );
            let text = String::from_utf8_lossy(content);
            put(number + 1, format!("<< /Length {} >>\nstream\n{text}\nendstream", content.len()));
        }
        for (index, object) in self.objects.iter().enumerate() {
            put(100 + index, said_unless_stream(object));
        }
        file(&mut objects, &self.trailer)
    }
}

/// What an object says; a stream has its length, and says its own.
fn said_unless_stream(object: &str) -> String {
    if object.contains("\nstream\n") { object.to_owned() } else { said(object) }
}

/// The objects one after another, and the table that finds them.
fn file(objects: &mut [(usize, Vec<u8>)], trailer: &str) -> Vec<u8> {
    objects.sort_by_key(|(number, _)| *number);
    let mut bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut table = String::from("0 1\n0000000000 65535 f \n");
    for (number, object) in objects.iter() {
        write!(table, "{number} 1\n{:010} 00000 n \n", bytes.len()).unwrap();
        bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    let size = objects.last().map_or(1, |(number, _)| number + 1);
    let end = format!("xref\n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
    bytes.extend_from_slice(end.as_bytes());
    bytes
}

/// A paragraph in lines of 28 Han characters: running text with its first line set in by two, all else in the middle.
pub fn set_lines(line: &str) -> Vec<(f64, String)> {
    let line = line.trim();
    let width = |c: char| if c.is_ascii() { 8.0 } else { 16.0 };
    let whole: f64 = line.chars().map(width).sum();
    // What is no sentence stands in the middle, below an empty line.
    let is_running = line.contains(['，', '。']);
    let indent = if is_running { 32.0 } else { ((448.0 - whole) / 2.0).max(0.0) };
    let mut lines = if is_running { Vec::new() } else { vec![(0.0, String::new())] };
    lines.push((indent, String::new()));
    let mut used = if is_running { indent } else { 0.0 };
    for c in line.chars() {
        // A full stop may stand beyond the edge, but never begins a line.
        if used + width(c) > 448.0 && !"，。、；：）》”".contains(c) {
            lines.push((0.0, String::new()));
            used = 0.0;
        }
        used += width(c);
        lines.last_mut().unwrap().1.push(c);
    }
    lines
}
