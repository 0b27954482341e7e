//! Small PDF files for tests: pages of operators, fonts as Chinese programs name them, whatever objects a test adds.

use encoding_rs::GBK;

/// A file in the making.
#[derive(Clone)]
pub(crate) struct Sample {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    /// Entries of the catalog and of pages to come.
    catalog: String,
    page: String,
    resources: String,
}

impl Sample {
    /// A file whose font F1 has the predefined encoding `encoding`, and is not embedded; F2 is Helvetica.
    pub(crate) fn new(encoding: &str) -> Self {
        let (catalog, page, resources) = (String::new(), String::new(), String::new());
        let mut sample = Self { objects: Vec::new(), pages: Vec::new(), catalog, page, resources };
        sample.object(""); // The catalog.
        sample.object(""); // The pages.
        sample.object(&format!(
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/{encoding}/DescendantFonts[4 0 R]>>"
        ));
        sample.object(
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1[207] 17 26 500 34 59 600 66 91 500 814 939 500]\
             /CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R>>",
        );
        sample.object("<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120>>");
        sample.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        sample
    }

    /// Gives the font F1 a character collection that nobody knows.
    pub(super) fn objects_of_unknown_collection(&mut self) {
        let font = String::from_utf8_lossy(&self.objects[3]).replace("GB1", "Identity");
        self.objects[3] = font.into_bytes();
    }

    /// Gives the font F1 a table of what its codes stand for.
    pub(super) fn explain(&mut self, table: usize) {
        let font = String::from_utf8_lossy(&self.objects[2]).replacen("<<", &format!("<</ToUnicode {table} 0 R"), 1);
        self.objects[2] = font.into_bytes();
    }

    /// Adds an object, and returns its number.
    pub(crate) fn object(&mut self, content: &str) -> usize {
        self.objects.push(content.as_bytes().to_vec());
        self.objects.len()
    }

    /// Adds a stream with these entries besides its length.
    pub(crate) fn stream(&mut self, entries: &str, data: &[u8]) -> usize {
        let mut object = format!("<<{entries}/Length {}>>stream\n", data.len()).into_bytes();
        object.extend(data);
        object.extend(b"\nendstream");
        self.objects.push(object);
        self.objects.len()
    }

    /// Entries of the catalog.
    pub(crate) fn catalog(&mut self, entries: &str) {
        self.catalog.push_str(entries);
    }

    /// Entries of the pages from here on.
    pub(crate) fn entries(&mut self, entries: &str) {
        entries.clone_into(&mut self.page);
    }

    /// Entries of the resources of the pages from here on.
    pub(crate) fn resources(&mut self, entries: &str) {
        entries.clone_into(&mut self.resources);
    }

    /// Adds a page of 595 × 842 points that is drawn by these operators.
    pub(crate) fn page(&mut self, operators: &str) -> &mut Self {
        let content = self.stream("", operators.as_bytes());
        let page = self.object(&format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R\
             /Resources<</Font<</F1 3 0 R/F2 6 0 R>>{}>>{}>>",
            self.resources, self.page
        ));
        self.pages.push(page);
        self
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.with_trailer("")
    }

    /// The file, whose table is a stream.
    pub(crate) fn with_stream_table(&self) -> Vec<u8> {
        let plain = self.bytes();
        let at = memchr::memmem::rfind(&plain, b"xref\n0 ").unwrap_or_default();
        let mut bytes = plain[..at].to_vec();
        let heads = (1..=self.objects.len()).map(|number| format!("\n{number} 0 obj\n"));
        let places = heads.map(|head| memchr::memmem::find(&bytes, head.as_bytes()).map_or(0, |at| at as u32 + 1));
        let entry = |place: u32| [&[1][..], &place.to_be_bytes(), &[0, 0]].concat();
        let own = at as u32;
        let table = [vec![0; 7], places.chain([own]).flat_map(entry).collect()].concat();
        let (own, size) = (self.objects.len() + 1, self.objects.len() + 2);
        let head =
            format!("{own} 0 obj\n<</Type/XRef/W[1 4 2]/Root 1 0 R/Size {size}/Length {}>>stream\n", table.len());
        bytes.extend(
            [head.as_bytes(), &table, format!("\nendstream\nendobj\nstartxref\n{at}\n%%EOF\n").as_bytes()].concat(),
        );
        bytes
    }

    /// The file, with these entries in its trailer.
    pub(crate) fn with_trailer(&self, entries: &str) -> Vec<u8> {
        let kids: String = self.pages.iter().map(|page| format!("{page} 0 R ")).collect();
        let mut objects = self.objects.clone();
        objects[0] = format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog).into_bytes();
        objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", self.pages.len()).into_bytes();
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::with_capacity(objects.len());
        for (index, object) in objects.iter().enumerate() {
            places.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n", index + 1).as_bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        let start = bytes.len();
        bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
        for place in places {
            bytes.extend(format!("{place:010} 00000 n \n").as_bytes());
        }
        let size = objects.len() + 1;
        bytes.extend(format!("trailer<</Size {size}/Root 1 0 R{entries}>>\nstartxref\n{start}\n%%EOF\n").as_bytes());
        bytes
    }
}

/// `text` as a string for the encodings GBK-EUC-H and -V.
pub(crate) fn gbk(text: &str) -> String {
    hex(&GBK.encode(text).0)
}

/// `text` as a string for UniGB-UCS2-H and -V, and UTF-16.
pub(super) fn utf16(text: &str) -> String {
    hex(&text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>())
}

/// `text` as a text string of an object.
pub(crate) fn string(text: &str) -> String {
    utf16(&format!("\u{FEFF}{text}"))
}

fn hex(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    format!("<{digits}>")
}

/// Operators that show a GBK string in 14 points at a place.
pub(crate) fn show(x: f64, y: f64, text: &str) -> String {
    format!("BT /F1 14 Tf 1 0 0 1 {x} {y} Tm {} Tj ET\n", gbk(text))
}

/// A font in the Compact Font Format whose glyphs, from the second on, have these names and no shape.
pub(super) fn cff(names: &[&str]) -> Vec<u8> {
    shaped_cff(names, &[14])
}

/// The same, and this is the shape of them all.
pub(crate) fn shaped_cff(names: &[&str], shape: &[u8]) -> Vec<u8> {
    let index = |items: &[&[u8]]| {
        let mut index = (items.len() as u16).to_be_bytes().to_vec();
        let mut end = 1u16;
        index.extend(if items.is_empty() { &[][..] } else { &[2, 0, 1] });
        for item in items {
            end += item.len() as u16;
            index.extend(end.to_be_bytes());
        }
        [index, items.concat()].concat()
    };
    let strings: Vec<&[u8]> = names.iter().map(|name| name.as_bytes()).collect();
    let head = |charset: usize, shapes: usize| {
        let place = |at: usize, operator: u8| [&[29][..], &(at as u32).to_be_bytes(), &[operator]].concat();
        let dictionary = [place(charset, 15), place(shapes, 17)].concat();
        [vec![1, 0, 4, 2], index(&[b"a"]), index(&[&dictionary]), index(&strings), index(&[])].concat()
    };
    let charset: Vec<u8> = (0..names.len() as u16).flat_map(|at| (391 + at).to_be_bytes()).collect();
    let start = head(0, 0).len();
    let shapes = index(&vec![shape; names.len() + 1]);
    [head(start, start + 1 + charset.len()), vec![0], charset, shapes].concat()
}
