//! OFD files for tests.

use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACE: &str = "xmlns:ofd='http://www.ofdspec.org/2016'";

/// A file in the making.
#[derive(Default)]
pub(crate) struct Sample {
    info: String,
    bodies: String,
    common: String,
    beside: String,
    pages: Vec<String>,
    parts: Vec<(String, Vec<u8>)>,
}

/// A text that stands so many millimetres from the left and the top, in letters of this size.
pub(crate) fn text(x: f64, y: f64, size: f64, words: &str) -> String {
    let steps = words.chars().count() - 1;
    format!(
        "<ofd:TextObject ID='9' Boundary='{x} {y} 190 {size}' Size='{size}' Font='3'>\
         <ofd:TextCode X='0' Y='{}' DeltaX='g {steps} {size}'>{words}</ofd:TextCode></ofd:TextObject>",
        size * 0.85
    )
}

impl Sample {
    /// Elements of what the document says of itself.
    pub(crate) fn info(mut self, xml: &str) -> Self {
        self.info += xml;
        self
    }

    /// Elements behind those, such as a list of versions.
    pub(crate) fn body(mut self, xml: &str) -> Self {
        self.bodies += xml;
        self
    }

    /// Elements of what its pages have in common.
    pub(crate) fn common(mut self, xml: &str) -> Self {
        self.common += xml;
        self
    }

    /// Elements beside its pages.
    pub(crate) fn beside(mut self, xml: &str) -> Self {
        self.beside += xml;
        self
    }

    /// A page with these objects in one layer.
    pub(crate) fn page(self, objects: &str) -> Self {
        self.layers(&format!("<ofd:Content><ofd:Layer ID='8'>{objects}</ofd:Layer></ofd:Content>"))
    }

    /// A page with this content.
    pub(crate) fn layers(mut self, content: &str) -> Self {
        self.pages.push(page(content));
        self
    }

    /// Another part.
    pub(crate) fn part(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.parts.push((name.to_owned(), bytes.into()));
        self
    }

    /// The file.
    pub(crate) fn bytes(self) -> Vec<u8> {
        let list: String = (0..self.pages.len())
            .map(|index| format!("<ofd:Page ID='{}' BaseLoc='Pages/Page_{index}/Content.xml'/>", 100 + index))
            .collect();
        let entry = format!(
            "<?xml version='1.0' encoding='UTF-8'?><ofd:OFD {NAMESPACE} Version='1.0' DocType='OFD'><ofd:DocBody><ofd:DocInfo>{}\
             </ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{}</ofd:DocBody></ofd:OFD>",
            self.info, self.bodies
        );
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let mut add = |name: &str, bytes: &[u8]| {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        };
        add("OFD.xml", entry.as_bytes());
        add("Doc_0/Document.xml", document(&list, &self.common, &self.beside).as_bytes());
        for (index, page) in self.pages.iter().enumerate() {
            add(&format!("Doc_0/Pages/Page_{index}/Content.xml"), page.as_bytes());
        }
        self.parts.iter().for_each(|(name, bytes)| add(name, bytes));
        zip.finish().unwrap().into_inner()
    }
}

/// A part that begins a document with these pages.
pub(crate) fn document(pages: &str, common: &str, beside: &str) -> String {
    format!(
        "<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>{common}\
         </ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>{beside}</ofd:Document>"
    )
}

/// A part with this content of a page.
pub(crate) fn page(content: &str) -> String {
    format!("<?xml version='1.0' encoding='UTF-8'?><ofd:Page {NAMESPACE}>{content}</ofd:Page>")
}
