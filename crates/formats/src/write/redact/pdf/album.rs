//! A PDF file of pictures: each page is one, and there is nothing else in it.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use sha2::{Digest, Sha256};

use super::drawn::Drawn;
use crate::write::Refusal;
use crate::write::pdf::raw::number;

/// What a pixel is written as: the least that loses nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A bit: the page is black and white.
    Bit,
    /// A byte.
    Gray,
    /// Three bytes.
    Color,
}

impl Form {
    /// What the pixels of a page take.
    fn of(drawn: &Drawn) -> Self {
        let mut form = Self::Bit;
        for pixel in drawn.rows().flat_map(|row| row.chunks_exact(4)) {
            if pixel[0] != pixel[1] || pixel[1] != pixel[2] {
                return Self::Color;
            }
            if !matches!(pixel[0], 0 | 255) {
                form = Self::Gray;
            }
        }
        form
    }

    /// A row of pixels in this form.
    fn row(self, row: &[u8]) -> Vec<u8> {
        let pixels = row.chunks_exact(4);
        match self {
            Self::Color => pixels.flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect(),
            Self::Gray => pixels.map(|pixel| pixel[0]).collect(),
            Self::Bit => {
                let bits = |eight: &[u8]| {
                    let bit = |at: usize| u8::from(eight.get(at * 4).is_some_and(|gray| *gray > 0));
                    (0..8).fold(0, |byte, at| byte << 1 | bit(at))
                };
                row.chunks(8 * 4).map(bits).collect()
            }
        }
    }

    fn entries(self) -> &'static str {
        match self {
            Self::Bit => "/ColorSpace/DeviceGray/BitsPerComponent 1",
            Self::Gray => "/ColorSpace/DeviceGray/BitsPerComponent 8",
            Self::Color => "/ColorSpace/DeviceRGB/BitsPerComponent 8",
        }
    }
}

/// What a page was written as.
pub(super) struct Plate {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) scale: f64,
    pub(super) form: Form,
    /// The SHA-256 of its samples.
    pub(super) digest: [u8; 32],
}

/// A file in the making.
pub(super) struct Album {
    bytes: Vec<u8>,
    /// Where each object stands; the first two are written last.
    places: Vec<usize>,
    pages: usize,
}

/// The numbers of the catalog and the list of pages; those of a page's three objects follow.
const CATALOG: usize = 1;
const PAGES: usize = 2;

impl Album {
    pub(super) fn new() -> Self {
        Self { bytes: b"%PDF-1.4\n%\xE6\xA0\xB8\xE7\xA8\xBF\n".to_vec(), places: vec![0, 0], pages: 0 }
    }

    /// Adds a page of this size in points.
    pub(super) fn add(&mut self, (width, height): (f64, f64), drawn: &Drawn) -> Result<Plate, Refusal> {
        let form = Form::of(drawn);
        let (mut encoder, mut digest) = (ZlibEncoder::new(Vec::new(), Compression::default()), Sha256::new());
        for row in drawn.rows().map(|row| form.row(row)) {
            digest.update(&row);
            encoder.write_all(&row).map_err(|_| Refusal::TooLarge)?;
        }
        let data = encoder.finish().map_err(|_| Refusal::TooLarge)?;
        let page = self.places.len() + 1;
        // A pixel at the right and at the bottom may reach beyond the page.
        let [across, down] = [drawn.width, drawn.height].map(|pixels| pixels as f64 / drawn.scale);
        let content = format!("q {} 0 0 {} 0 {} cm /P Do Q", point(across), point(down), point(height - down));
        let (content_number, picture) = (page + 1, page + 2);
        let size = format!("{} {}", number(width), number(height));
        self.object(
            format!(
                "<</Type/Page/Parent {PAGES} 0 R/MediaBox[0 0 {size}]/Contents {content_number} 0 R\
                 /Resources<</XObject<</P {picture} 0 R>>>>>>"
            )
            .as_bytes(),
        );
        self.object(format!("<</Length {}>>stream\n{content}\nendstream", content.len()).as_bytes());
        let head = format!(
            "<</Type/XObject/Subtype/Image/Width {}/Height {}{}/Filter/FlateDecode/Length {}>>stream\n",
            drawn.width,
            drawn.height,
            form.entries(),
            data.len()
        );
        self.object(&[head.as_bytes(), &data, b"\nendstream"].concat());
        self.pages += 1;
        let Drawn { width, height, scale, .. } = *drawn;
        Ok(Plate { width, height, scale, form, digest: digest.finalize().into() })
    }

    fn object(&mut self, object: &[u8]) {
        self.places.push(self.bytes.len());
        let number = self.places.len();
        self.write(number, object);
    }

    fn write(&mut self, number: usize, object: &[u8]) {
        self.bytes.extend(format!("{number} 0 obj\n").as_bytes());
        self.bytes.extend(object);
        self.bytes.extend(b"\nendobj\n");
    }

    /// The file.
    ///
    /// # Errors
    /// It is larger than its table can say.
    pub(super) fn written(mut self) -> Result<Vec<u8>, Refusal> {
        let kids: String = (0..self.pages).map(|page| format!("{} 0 R ", PAGES + 1 + 3 * page)).collect();
        self.places[PAGES - 1] = self.bytes.len();
        self.write(PAGES, format!("<</Type/Pages/Kids[{kids}]/Count {}>>", self.pages).as_bytes());
        self.places[CATALOG - 1] = self.bytes.len();
        self.write(CATALOG, format!("<</Type/Catalog/Pages {PAGES} 0 R>>").as_bytes());
        let start = self.bytes.len();
        // A place has ten digits.
        (start < 10_000_000_000).then_some(()).ok_or(Refusal::TooLarge)?;
        let size = self.places.len() + 1;
        let mut table = format!("xref\n0 {size}\n0000000000 65535 f \n");
        table.extend(self.places.iter().map(|place| format!("{place:010} 00000 n \n")));
        let id: String = Sha256::digest(&self.bytes)[..16].iter().map(|byte| format!("{byte:02X}")).collect();
        self.bytes.extend(table.as_bytes());
        self.bytes.extend(
            format!("trailer\n<</Size {size}/Root {CATALOG} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n")
                .as_bytes(),
        );
        Ok(self.bytes)
    }
}

/// A length as exactly as a pixel needs it.
fn point(value: f64) -> String {
    format!("{value:.6}")
}
