//! OFD files and messages of mail, put together for tests.

use std::fmt::Write as _;

use super::office::{escaped, set_lines, zip};

const NAMESPACE: &str = "xmlns:ofd='http://www.ofdspec.org/2016'";

/// Millimetres of a letter and of a line, as an official document is set.
const LETTER: f64 = 5.6;
const LINE: f64 = 10.2;

/// An OFD file.
#[derive(Default)]
pub struct Ofd {
    /// What it says of itself, in `DocInfo`.
    pub info: String,
    /// Elements of the document beside its pages.
    pub beside: String,
    /// Its pages and its other parts, as they are written.
    pub pages: Vec<String>,
    pub parts: Vec<(String, Vec<u8>)>,
}

/// A text object, in millimetres from the top left.
pub fn shown(attributes: &str, (x, y): (f64, f64), words: &str) -> String {
    let steps: Vec<String> =
        words.chars().map(|c| if c.is_ascii() { LETTER / 2.0 } else { LETTER }.to_string()).collect();
    format!(
        "<ofd:TextObject ID='9' Boundary='{x} {y} 180 {LETTER}' Size='{LETTER}' Font='3' {attributes}>\
         <ofd:TextCode X='0' Y='4.8' DeltaX='{}'>{}</ofd:TextCode></ofd:TextObject>",
        steps.join(" "),
        escaped(words)
    )
}

impl Ofd {
    /// A page with these objects.
    pub fn add_page(mut self, objects: &str) -> Self {
        self.pages.push(format!(
            "<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer ID='8'>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
        ));
        self
    }

    /// Pages of 28 characters by 22 lines: the lines of `text` are its paragraphs.
    pub fn set(mut self, text: &str) -> Self {
        const LINES: usize = 22;
        let lines: Vec<(f64, String)> =
            text.lines().filter(|line| !line.trim().is_empty()).flat_map(set_lines).collect();
        for page in lines.chunks(LINES) {
            let mut objects = String::new();
            for (row, (indent, line)) in page.iter().enumerate().filter(|(_, (_, line))| !line.is_empty()) {
                let x = 25.0 + indent / 16.0 * LETTER;
                write!(objects, "{}", shown("", (x, 25.0 + row as f64 * LINE), line)).unwrap();
            }
            self = self.add_page(&objects);
        }
        self
    }

    /// Another part.
    pub fn part(mut self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.parts.push((name.to_owned(), bytes.as_ref().to_vec()));
        self
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let entry = format!(
            "<ofd:OFD {NAMESPACE} Version='1.0' DocType='OFD'><ofd:DocBody><ofd:DocInfo>{}</ofd:DocInfo>\
             <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            self.info
        );
        let name = |index: usize| format!("Pages/Page_{index}/Content.xml");
        let list: String = (0..self.pages.len())
            .map(|index| format!("<ofd:Page ID='{}' BaseLoc='{}'/>", 100 + index, name(index)))
            .collect();
        let document = format!(
            "<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\
             </ofd:CommonData><ofd:Pages>{list}</ofd:Pages>{}</ofd:Document>",
            self.beside
        );
        let mut parts =
            vec![("OFD.xml".to_owned(), entry.into_bytes()), ("Doc_0/Document.xml".into(), document.into_bytes())];
        let pages = self.pages.iter().enumerate();
        parts.extend(pages.map(|(index, page)| (format!("Doc_0/{}", name(index)), page.clone().into_bytes())));
        parts.extend(self.parts.iter().cloned());
        let members: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        zip(&members)
    }
}

/// A message with this head, whose body is `text` in the charset of Chinese mail programs.
pub fn mail(head: &str, text: &str) -> Vec<u8> {
    let (body, ..) = encoding_rs::GBK.encode(text);
    let head = format!(
        "{head}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=\"gb2312\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    );
    [head.into_bytes(), data_encoding::BASE64_MIME.encode(&body).into_bytes()].concat()
}
