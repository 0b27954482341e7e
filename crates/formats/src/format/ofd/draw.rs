//! A page as it is drawn: its templates, its layers from the bottom up, what is put on it. GB/T 33190-2016, 7.7 and 7.8.

use std::ops::Range;

use super::Reading;
use super::delta::exactly;
use super::location::resolve;
use super::resources::Resources;
use super::root::Root;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::format::pdf::composed::Sheet;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Hidden, Reason};

/// Points of a millimetre.
pub(super) const POINTS: f64 = 72.0 / 25.4;

/// The size of a page that says none, in millimetres: A4.
const PAGE: [f64; 4] = [0.0, 0.0, 210.0, 297.0];

/// The least share of a page that a picture covers whose words are worth reading.
const LEAST: f64 = 0.02;

/// How many templates may lie under each other.
const TEMPLATES: usize = 4;

/// What an object is drawn with.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// From millimetres of the object to points of the page.
    pub(super) transform: [f64; 6],
    /// Why it is not seen.
    pub(super) hidden: Option<Hidden>,
}

/// A page that is being drawn.
pub(super) struct Drawing<'r> {
    pub(super) sheet: Sheet,
    pub(super) resources: &'r Resources,
    pub(super) budget: &'r Budget,
    /// What reports call the part that is drawn.
    pub(super) part: String,
    /// Bytes that were drawn, drawings as often as they are shown.
    drawn: usize,
    /// The drawings that are open in each other.
    pub(super) open: Vec<String>,
    /// Addresses to which objects lead.
    pub(super) links: Vec<String>,
    /// Pictures: how far down each stands, and its identifier.
    pub(super) pictures: Vec<(f64, String)>,
    /// The least area of a picture whose words are worth reading, in square points: seals and ornaments have less.
    pub(super) least: f64,
}

/// What a page says that it is made of.
struct Content {
    area: Option<[f64; 4]>,
    /// Templates, and whether they lie over the page.
    templates: Vec<(String, bool)>,
    /// Layers, by where they lie: the lowest first.
    layers: Vec<(u8, Range<usize>)>,
}

impl Reading<'_> {
    /// Reads the page in the part `name`, on which these remarks are; whether there is room for more pages.
    pub(super) fn page(&mut self, name: &str, root: &Root, resources: &Resources, remarks: &[String]) -> bool {
        let text = self.part(name).unwrap_or_default();
        let content = self.content(name, &text);
        let area = content.area.or(root.area).filter(|area| area[2] > 0.0 && area[3] > 0.0).unwrap_or(PAGE);
        let sheet = Sheet::new(area[2] * POINTS, area[3] * POINTS);
        let mut drawing = Drawing {
            sheet,
            resources,
            budget: self.budget,
            part: name.to_owned(),
            drawn: 0,
            open: Vec::new(),
            links: Vec::new(),
            pictures: Vec::new(),
            least: LEAST * area[2] * area[3] * POINTS * POINTS,
        };
        let context =
            Context { transform: [POINTS, 0.0, 0.0, POINTS, -area[0] * POINTS, -area[1] * POINTS], hidden: None };
        for is_above in [false, true] {
            if is_above {
                drawing.layers(&text, &content, context);
            }
            for (template, _) in content.templates.iter().filter(|(_, above)| *above == is_above) {
                self.template(template, root, &mut drawing, context, 1);
            }
        }
        let number = self.pages.len() + 1;
        for remark in remarks {
            self.remarks(remark, number, &mut drawing, context);
        }
        let Drawing { sheet, links, pictures, .. } = drawing;
        let (gap, letters) = self.pages.push(sheet);
        if matches!(gap.as_ref().map(|gap| &gap.reason), Some(Reason::ScannedPage { .. })) {
            self.scan(number, pictures, resources);
        }
        // A page whose part is missing is told already.
        self.carried.gaps.extend(gap.filter(|_| !text.is_empty()));
        for link in links {
            self.link(name, &link);
        }
        self.budget.spend(Bound::Glyphs, letters, Some(name)).is_ok()
    }

    /// Remembers of which pictures the page of this number is made.
    fn scan(&mut self, number: usize, mut pictures: Vec<(f64, String)>, resources: &Resources) {
        pictures.sort_by(|one, other| one.0.total_cmp(&other.0));
        let located = |(_, id): &(f64, String)| {
            let (from, location) = resources.file(id)?;
            Some(resolve(&self.package, from, location))
        };
        self.scans.extend(pictures.iter().map(located).collect::<Option<Vec<_>>>().map(|names| (number, names)));
    }

    /// Draws the template `id`, which may have templates itself.
    fn template(&mut self, id: &str, root: &Root, drawing: &mut Drawing<'_>, context: Context, depth: usize) {
        let Some(name) = root.templates.get(id).filter(|_| depth <= TEMPLATES) else { return };
        let Some(text) = self.again(name) else { return };
        let content = self.content(name, &text);
        for (template, _) in &content.templates {
            self.template(template, root, drawing, context, depth + 1);
        }
        drawing.layers(&text, &content, context);
    }

    /// The text of a part that many pages ask for; that it cannot be read is told once.
    fn again(&mut self, name: &str) -> Option<String> {
        if self.package.was_read(name) {
            return self.package.part_again(name).map(|part| part.text);
        }
        self.part(name)
    }

    fn content(&mut self, name: &str, text: &str) -> Content {
        let mut content = Content { area: None, templates: Vec::new(), layers: Vec::new() };
        let mut xml = Xml::new(text, self.budget);
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            let attribute = |name| element.text(Ns::None, name).unwrap_or_default();
            match element.name {
                "PhysicalBox" => content.area = exactly(xml.gather(0).text()),
                "Template" => {
                    let is_above = attribute("ZOrder") == "Foreground";
                    content.templates.push((attribute("TemplateID").into_owned(), is_above));
                }
                "Layer" => {
                    let order = match &*attribute("Type") {
                        "Background" => 0,
                        "Foreground" => 2,
                        _ => 1,
                    };
                    let start = xml.position();
                    xml.skip();
                    content.layers.push((order, start..xml.position()));
                }
                _ => {}
            }
        }
        if !text.is_empty() {
            self.carried.gaps.extend(xml.gap(name));
        }
        content.layers.sort_by_key(|(order, _)| *order);
        content
    }
}

impl Drawing<'_> {
    fn layers(&mut self, text: &str, content: &Content, context: Context) {
        for (_, range) in &content.layers {
            self.objects(text.get(range.clone()).unwrap_or_default(), context);
        }
    }

    /// Whether so many bytes more may be drawn.
    pub(super) fn may_draw(&mut self, bytes: usize) -> bool {
        self.drawn += bytes;
        self.budget.admits(Bound::PageOperations, self.drawn, Some(&self.part))
            && self.budget.spend(Bound::Operations, bytes, Some(&self.part)).is_ok()
    }
}
