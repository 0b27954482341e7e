//! The pictures that a page is, for a program that recognises text: only of pages that are told as scans, and only where
//! somebody asks for them. A photograph is handed on as it is stored; all else is unpacked to grey or colour values (PNM).

use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::{BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, InterpreterSettings, SoftMask,
};
use hayro_syntax::Filter;
use hayro_syntax::page::Page;

use super::page::{Source, frame, show};
use hegao_model::document::PagePicture;

/// Samples of the largest picture that is unpacked: A3 at 600 dots an inch has 70 million.
const SAMPLES: u64 = 80_000_000;

/// The least share of a page that a picture covers whose words are worth reading: seals and ornaments cover less.
const LEAST: f64 = 0.02;

/// The pictures on the page of this number, from top to bottom.
pub(super) fn pictures<'a>(page: &Page<'a>, number: usize, source: &Source<'a>) -> Vec<PagePicture> {
    let mut pictures = Pictures { page: frame(page), found: Vec::new(), is_whole: true };
    show(page, (&source.cache, source.xref), InterpreterSettings::default(), &mut pictures);
    // With one of several missing, the rest is not the page.
    if !pictures.is_whole {
        return Vec::new();
    }
    pictures.found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let picture = |(_, extension, bytes): (f64, &'static str, Vec<u8>)| PagePicture {
        page: number,
        part: None,
        extension: extension.into(),
        bytes,
    };
    pictures.found.into_iter().map(picture).collect()
}

/// Takes pictures, with how far down they stand.
struct Pictures {
    page: Rect,
    found: Vec<(f64, &'static str, Vec<u8>)>,
    /// Each could be handed on.
    is_whole: bool,
}

impl<'a> Device<'a> for Pictures {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let rect = props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height));
        if rect.intersect(self.page).area() < LEAST * self.page.area() {
            return;
        }
        match file(&image) {
            Some((extension, bytes)) => self.found.push((rect.y0, extension, bytes)),
            None => self.is_whole = false,
        }
    }
}

/// The picture as a file.
fn file(image: &Image<'_, '_>) -> Option<(&'static str, Vec<u8>)> {
    let fits = u64::from(image.width()) * u64::from(image.height()) <= SAMPLES;
    match image {
        Image::Raster(raster) if raster.stream().filters().as_slice() == [Filter::DctDecode] => {
            Some(("jpg", raster.stream().raw_data().into_owned()))
        }
        _ if !fits => None,
        Image::Raster(raster) => {
            let mut file = None;
            raster.with_rgba(
                |data, _| {
                    file = Some(match data {
                        ImageData::Luma(grey) => pnm("P5", grey.width, grey.height, &grey.data),
                        ImageData::Rgb(colour) => pnm("P6", colour.width, colour.height, &colour.data),
                    });
                },
                None,
            );
            Some(("pnm", file?))
        }
        Image::Stencil(stencil) => {
            let mut file = None;
            // What is painted is black on white.
            stencil.with_stencil(
                |mask, _| {
                    let grey: Vec<u8> = mask.data.iter().map(|covered| 255 - covered).collect();
                    file = Some(pnm("P5", mask.width, mask.height, &grey));
                },
                None,
            );
            Some(("pnm", file?))
        }
    }
}

/// Netpbm: a mark, width and height, the greatest value, the samples.
fn pnm(mark: &str, width: u32, height: u32, samples: &[u8]) -> Vec<u8> {
    [format!("{mark}\n{width} {height}\n255\n").as_bytes(), samples].concat()
}
