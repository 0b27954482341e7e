//! Which pages are pictures. Where Word has noted at what place pages began, those are the pages; otherwise text and
//! pictures are laid out roughly, line after line. Lines are taken to be narrow and low, so that rather too much text comes
//! to stand beside a picture than too little.

use super::section::{Geometry, Section};
use crate::hidden::scanned::is_picture;
use hegao_model::document::Reason;

/// Twentieths of a point: of a Han character, and of a line.
const LETTER: i64 = 210;
const LINE: i64 = 312;

/// A page that is a picture.
pub(in crate::format) struct Scan {
    /// Its number, where Word has noted it.
    page: Option<u32>,
    /// How many pictures there were up to the first of the page.
    number: usize,
    /// What the part calls that picture.
    pub(in crate::format) id: String,
    /// What the part calls the pictures of the page, from top to bottom.
    pub(in crate::format) ids: Vec<String>,
    /// How much of the page pictures cover.
    share: f64,
}

/// A picture as it stands in the text.
pub(in crate::format) struct Picture {
    pub(in crate::format) id: String,
    /// Width and height.
    pub(in crate::format) size: [i64; 2],
    /// Text goes on below it, and not beside or over it.
    pub(in crate::format) flows: bool,
}

/// What comes to stand on pages.
enum Item {
    Text { letters: usize, in_table: bool },
    Picture(Picture, u32),
    Break,
}

/// The pages of a part, while it is read.
pub(in crate::format) struct Pages {
    has_numbers: bool,
    /// What the section has, which is laid out when its end says how large its pages are.
    items: Vec<Item>,
    /// Letters since the last item.
    letters: usize,
    page: Page,
    pictures: usize,
    pub(in crate::format) scans: Vec<Scan>,
}

/// The page that is being filled.
#[derive(Default)]
struct Page {
    letters: usize,
    /// How far down it is filled.
    used: i64,
    /// How much of it pictures cover.
    share: f64,
    first: Option<Scan>,
    ids: Vec<String>,
}

impl Pages {
    /// Nothing yet. `has_numbers`: Word has noted where pages began.
    pub(in crate::format) fn new(has_numbers: bool) -> Self {
        Self { has_numbers, items: Vec::new(), letters: 0, page: Page::default(), pictures: 0, scans: Vec::new() }
    }

    /// Takes text that is seen.
    pub(in crate::format) fn text(&mut self, letters: usize) {
        self.letters += letters;
    }

    /// Ends a paragraph.
    pub(in crate::format) fn end_paragraph(&mut self, in_table: bool) {
        let letters = std::mem::take(&mut self.letters);
        match self.items.last_mut() {
            // Rows of a table have no height of their own here.
            Some(Item::Text { letters: before, in_table: true }) if in_table => *before += letters,
            _ => self.items.push(Item::Text { letters, in_table }),
        }
    }

    /// Takes a picture that stands on page `page`.
    pub(in crate::format) fn picture(&mut self, picture: Picture, page: u32) {
        self.settle();
        self.items.push(Item::Picture(picture, page));
    }

    /// A new page begins: Word has noted it, or somebody wants it so.
    pub(in crate::format) fn turn(&mut self) {
        self.settle();
        self.items.push(Item::Break);
    }

    /// Puts down the letters so far.
    fn settle(&mut self) {
        if self.letters > 0 {
            self.end_paragraph(false);
        }
    }

    /// Ends a section, which tells how large its pages are.
    pub(super) fn end_section(&mut self, section: &Section) {
        if !section.is_continuous {
            self.close();
        }
        self.lay_out(section.geometry);
    }

    /// Ends the part.
    pub(in crate::format) fn finish(&mut self) {
        self.settle();
        self.lay_out(Geometry::default());
        self.close();
    }

    fn lay_out(&mut self, geometry: Geometry) {
        let size = geometry.text_area();
        for item in std::mem::take(&mut self.items) {
            match item {
                Item::Break => self.close(),
                Item::Text { letters, in_table: true } => self.page.letters += letters,
                Item::Text { letters, .. } => self.lines(letters, size),
                Item::Picture(picture, page) => self.put(picture, page, size),
            }
        }
    }

    /// Fills lines with a paragraph.
    fn lines(&mut self, letters: usize, [width, height]: [i64; 2]) {
        let in_line = (width / LETTER).max(1) as usize;
        let mut left = letters;
        loop {
            let room = ((height - self.page.used) / LINE).max(0) as usize;
            if room == 0 && !self.has_numbers {
                self.close();
            }
            let lines = if self.has_numbers { usize::MAX } else { room.max(1) };
            let taken = left.min(lines.saturating_mul(in_line));
            self.page.letters += taken;
            self.page.used = self.page.used.saturating_add(taken.div_ceil(in_line).max(1) as i64 * LINE);
            left -= taken;
            if left == 0 {
                return;
            }
        }
    }

    fn put(&mut self, picture: Picture, number: u32, [width, height]: [i64; 2]) {
        self.pictures += 1;
        let [across, down] = [picture.size[0].clamp(0, width), picture.size[1].clamp(0, height)];
        if picture.flows && !self.has_numbers && self.page.used > 0 && self.page.used + down > height {
            self.close();
        }
        self.page.share += across as f64 / width as f64 * (down as f64 / height as f64);
        self.page.used = self.page.used.saturating_add(if picture.flows { down } else { 0 });
        let page = self.has_numbers.then_some(number);
        self.page.ids.push(picture.id.clone());
        let (number, id) = (self.pictures, picture.id);
        self.page.first.get_or_insert(Scan { page, number, id, ids: Vec::new(), share: 0.0 });
    }

    fn close(&mut self) {
        let page = std::mem::take(&mut self.page);
        if is_picture(page.share, page.letters) {
            self.scans.extend(page.first.map(|first| Scan { share: page.share, ids: page.ids, ..first }));
        }
    }
}

impl Scan {
    /// The number of the page, or of its first picture where Word has noted no pages.
    pub(super) fn counted(&self) -> usize {
        self.page.map_or(self.number, |page| page as usize)
    }

    /// What people call the page.
    pub(in crate::format) fn reason(&self) -> Reason {
        match self.page {
            Some(page) => {
                let percent = Some((self.share.min(1.0) * 100.0) as u64);
                Reason::ScannedPage { page: page as usize, percent }
            }
            None => Reason::ScannedPicture { picture: self.number },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A4: [i64; 2] = [8306, 13_958];

    fn scans(fill: impl FnOnce(&mut Pages)) -> Vec<String> {
        let mut pages = Pages::new(false);
        fill(&mut pages);
        pages.finish();
        pages.scans.iter().map(|scan| scan.id.clone()).collect()
    }

    fn put(pages: &mut Pages, id: &str, share: i64, flows: bool) {
        let size = [A4[0], A4[1] * share / 100];
        pages.picture(Picture { id: id.to_owned(), size, flows }, 1);
        pages.end_paragraph(false);
    }

    fn say(pages: &mut Pages, letters: usize) {
        pages.text(letters);
        pages.end_paragraph(false);
    }

    #[test]
    fn each_page_that_is_a_picture_is_told() {
        let found = scans(|pages| {
            say(pages, 7);
            for id in ["a", "b"] {
                put(pages, id, 95, true);
            }
            say(pages, 2000);
            put(pages, "c", 90, true);
        });
        assert_eq!(found, ["a", "b", "c"]);
    }

    #[test]
    fn pictures_beside_text_are_none() {
        for (share, letters) in [(10, 0), (40, 100), (60, 300), (25, 15)] {
            let found = scans(|pages| {
                say(pages, letters);
                put(pages, "a", share, true);
            });
            assert!(found.is_empty(), "{share} {letters}");
        }
        let found = scans(|pages| {
            put(pages, "a", 100, false);
            say(pages, 400);
        });
        assert!(found.is_empty(), "text over a picture");
    }

    #[test]
    fn a_page_may_be_several_pictures() {
        let found = scans(|pages| {
            put(pages, "a", 45, true);
            put(pages, "b", 45, true);
            pages.turn();
            say(pages, 500);
        });
        assert_eq!(found, ["a"]);
    }
}
