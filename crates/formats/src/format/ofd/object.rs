//! What stands on a page: text, paths, pictures, drawings of these. GB/T 33190-2016, chapters 8 to 13.

use super::delta::{color, exactly, numbers, steps};
use super::draw::{Context, Drawing};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::format::pdf::composed::{Letter, Step};
use crate::layout::join::is_wide;
use hegao_model::document::Hidden;

/// How much of a colour of 255 shows that nobody sees.
const FAINT: f64 = 13.0;

/// The identity.
const SAME: [f64; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `outer` behind `inner`.
pub(super) fn behind(outer: [f64; 6], inner: [f64; 6]) -> [f64; 6] {
    let [a, b, c, d, e, f] = outer;
    let at = |x: f64, y: f64| (a * x + c * y, b * x + d * y);
    let ((ax, ay), (bx, by), (tx, ty)) = (at(inner[0], inner[1]), at(inner[2], inner[3]), at(inner[4], inner[5]));
    [ax, ay, bx, by, tx + e, ty + f]
}

/// Where a point of `transform` lies.
fn at(transform: [f64; 6], x: f64, y: f64) -> [f64; 2] {
    let moved = behind(transform, [1.0, 0.0, 0.0, 1.0, x, y]);
    [moved[4], moved[5]]
}

/// What all objects have.
struct Object {
    transform: [f64; 6],
    boundary: [f64; 4],
    hidden: Option<Hidden>,
    fill: [f32; 3],
    alpha: f64,
}

impl Object {
    fn of(element: &Element<'_>, context: Context, drawing: &Drawing<'_>) -> Self {
        let attribute = |name| element.text(Ns::None, name);
        let boundary = attribute("Boundary").and_then(|text| exactly(&text)).unwrap_or_default();
        let own = attribute("CTM").and_then(|text| exactly(&text)).unwrap_or(SAME);
        let placed = behind(context.transform, [1.0, 0.0, 0.0, 1.0, boundary[0], boundary[1]]);
        let alpha = attribute("Alpha").and_then(|alpha| alpha.trim().parse().ok()).unwrap_or(255.0);
        let is_hidden = attribute("Visible").is_some_and(|visible| visible == "false") || alpha < FAINT;
        let fill = attribute("DrawParam").and_then(|id| drawing.resources.fill(&id)).unwrap_or_default();
        let hidden = context.hidden.or(is_hidden.then_some(Hidden::HiddenText));
        Self { transform: behind(placed, own), boundary, hidden, fill, alpha }
    }

    /// Takes the colour that an element within it states.
    fn paint(&mut self, element: &Element<'_>) {
        if let Some(value) = element.text(Ns::None, "Value").and_then(|value| color(&value)) {
            self.fill = value;
        }
        if let Some(alpha) = element.text(Ns::None, "Alpha").and_then(|alpha| alpha.trim().parse().ok()) {
            self.alpha = self.alpha.min(alpha);
        }
    }
}

impl Drawing<'_> {
    /// Draws the objects in `text`, as far as there is room.
    pub(super) fn objects(&mut self, text: &str, context: Context) {
        if !self.may_draw(text.len()) {
            return;
        }
        let mut xml = Xml::new(text, self.budget);
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            match element.name {
                "TextObject" => self.text(&mut xml, &element, context),
                "PathObject" => self.path(&mut xml, &element, context),
                "ImageObject" => self.image(&element, context),
                "CompositeObject" => self.composite(&element, context),
                "URI" => self.links.extend(element.text(Ns::None, "URI").map(|address| address.into_owned())),
                // What only cuts off.
                "Clips" => xml.skip(),
                _ => {}
            }
        }
    }

    fn text(&mut self, xml: &mut Xml<'_>, element: &Element<'_>, context: Context) {
        let mut object = Object::of(element, context, self);
        let number = |name| element.text(Ns::None, name).and_then(|text| text.trim().parse::<f64>().ok());
        let is_off = |name| element.text(Ns::None, name).is_some_and(|value| value == "false");
        let mut style = Style {
            size: number("Size").unwrap_or(0.0),
            stretch: number("HScale").filter(|scale| *scale > 0.0).unwrap_or(1.0),
            turn: number("CharDirection").unwrap_or(0.0),
            runs_down: number("ReadDirection").is_some_and(|direction| direction == 90.0 || direction == 270.0),
            is_painted: !is_off("Fill") || element.text(Ns::None, "Stroke").is_some_and(|stroke| stroke == "true"),
            x: 0.0,
            y: 0.0,
        };
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            let Event::Start(inner) = event else { continue };
            match inner.name {
                "FillColor" => object.paint(&inner),
                "Clips" => xml.skip(),
                "URI" => self.links.extend(inner.text(Ns::None, "URI").map(|address| address.into_owned())),
                "TextCode" => {
                    let value = |name| inner.text(Ns::None, name).unwrap_or_default();
                    let place = |name, before| value(name).trim().parse().unwrap_or(before);
                    (style.x, style.y) = (place("X", style.x), place("Y", style.y));
                    let deltas = [value("DeltaX"), value("DeltaY")];
                    let said = xml.gather(0);
                    self.line(said.text(), &object, &style, &deltas);
                }
                _ => {}
            }
        }
    }

    /// Draws the letters of a `TextCode`.
    fn line(&mut self, text: &str, object: &Object, style: &Style, deltas: &[std::borrow::Cow<'_, str>; 2]) {
        // Lines between the marks are the writer's.
        let text = if text.contains('\n') { text.trim() } else { text };
        let count = text.chars().count();
        let [across, down] = [0, 1].map(|side: usize| steps(&deltas[side], count));
        let is_stepped = !(across.is_empty() && down.is_empty());
        let sum = |steps: &[f64]| steps.iter().map(|step| step.abs()).sum::<f64>();
        let runs_down = if is_stepped { sum(&down) > sum(&across) } else { style.runs_down };
        let is_vertical = runs_down && style.turn == 0.0 && count > 1;
        let faint = !style.is_painted || object.alpha < FAINT;
        let hidden = object.hidden.or(faint.then_some(Hidden::HiddenText));
        let (sin, cos) = style.turn.to_radians().sin_cos();
        let em =
            [cos * style.size * style.stretch, sin * style.size * style.stretch, -sin * style.size, cos * style.size];
        let (mut x, mut y) = (style.x, style.y);
        let mut letters = Vec::with_capacity(count);
        for (index, (start, c)) in text.char_indices().enumerate() {
            let natural = if is_wide(c) { 1.0 } else { 0.5 };
            let step = |steps: &[f64]| steps.get(index).copied().unwrap_or(0.0);
            let (dx, dy) = match is_stepped {
                true => (step(&across), step(&down)),
                false if runs_down => (0.0, style.size),
                false => (natural * style.size * style.stretch, 0.0),
            };
            let ems = (dx.hypot(dy)) / (style.size * style.stretch).max(1e-9);
            // The last letter has no step of its own, and letters that are set apart are no wider for that.
            let is_own = index + 1 < count && ems > 0.0 && (!is_wide(c) || ems < 1.0) && ems < 1.1;
            letters.push(Letter {
                text: &text[start..start + c.len_utf8()],
                transform: behind(object.transform, [em[0], em[1], em[2], em[3], x, y]),
                width: if is_own { ems } else { natural },
                is_vertical,
                color: object.fill,
                hidden,
            });
            (x, y) = (x + dx, y + dy);
        }
        self.sheet.letters(letters);
    }

    fn path(&mut self, xml: &mut Xml<'_>, element: &Element<'_>, context: Context) {
        let mut object = Object::of(element, context, self);
        let value = |name| element.text(Ns::None, name);
        let is_filled = value("Fill").is_some_and(|fill| fill == "true");
        let is_drawn = value("Stroke").is_none_or(|stroke| stroke != "false");
        let mut outline = Vec::new();
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            let Event::Start(inner) = event else { continue };
            match inner.name {
                "FillColor" => object.paint(&inner),
                "Clips" => xml.skip(),
                "URI" => self.links.extend(inner.text(Ns::None, "URI").map(|address| address.into_owned())),
                "AbbreviatedData" => outline = outlined(xml.gather(0).text(), object.transform),
                _ => {}
            }
        }
        if object.hidden.is_none() {
            let fill = is_filled.then_some((object.fill, object.alpha));
            self.sheet.path(&outline, fill, is_drawn);
        }
    }

    fn image(&mut self, element: &Element<'_>, context: Context) {
        let object = Object::of(element, context, self);
        let [_, _, width, height] = object.boundary;
        // The picture is the unit square: 10.
        let own = element.text(Ns::None, "CTM").is_some();
        let (width, height) = if own { (1.0, 1.0) } else { (width, height) };
        let corners = [at(object.transform, 0.0, 0.0), at(object.transform, width, height)];
        if object.hidden.is_none() {
            self.sheet.area(corners, None, object.alpha > 240.0);
            let [across, down] = [0, 1].map(|side| (corners[0][side] - corners[1][side]).abs());
            if across * down >= self.least {
                let id = element.text(Ns::None, "ResourceID").unwrap_or_default().into_owned();
                self.pictures.push((corners[0][1].min(corners[1][1]), id));
            }
        }
    }

    /// Draws what stands elsewhere and is shown here: chapter 13.
    fn composite(&mut self, element: &Element<'_>, context: Context) {
        let id = element.text(Ns::None, "ResourceID").unwrap_or_default().into_owned();
        let Some(unit) = self.resources.unit(&id).filter(|_| !self.open.contains(&id)) else { return };
        let Object { transform, hidden, .. } = Object::of(element, context, self);
        self.open.push(id);
        self.objects(&unit, Context { transform, hidden });
        self.open.pop();
    }
}

/// How the letters of a text are set. Lengths are millimetres, angles degrees.
struct Style {
    size: f64,
    stretch: f64,
    turn: f64,
    runs_down: bool,
    is_painted: bool,
    /// Where the last line began.
    x: f64,
    y: f64,
}

/// The outline that is written so, on the page: 9.2.
fn outlined(text: &str, transform: [f64; 6]) -> Vec<Step> {
    let mut steps = Vec::new();
    let is_sign = |c: char| matches!(c, 'S' | 'M' | 'L' | 'Q' | 'B' | 'A' | 'C');
    for stretch in text.split_inclusive(is_sign).collect::<Vec<_>>().windows(2).filter_map(sign) {
        let (sign, numbers) = stretch;
        let last = numbers.len().checked_sub(2).map(|from| at(transform, numbers[from], numbers[from + 1]));
        steps.extend(match (sign, last) {
            ('S' | 'M', Some(point)) => Some(Step::Move(point)),
            ('L', Some(point)) => Some(Step::Line(point)),
            ('Q' | 'B' | 'A', Some(point)) => Some(Step::Curve(point)),
            ('C', _) => Some(Step::Close),
            _ => None,
        });
    }
    if text.trim_end().ends_with('C') {
        steps.push(Step::Close);
    }
    steps
}

/// The sign at the end of one stretch, and the numbers in the next.
fn sign(pair: &[&str]) -> Option<(char, Vec<f64>)> {
    let sign = pair[0].chars().next_back()?;
    let body = pair[1].strip_suffix(|c: char| c.is_ascii_uppercase()).unwrap_or(pair[1]);
    Some((sign, numbers(body)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transforms_follow_each_other() {
        let scale = [2.0, 0.0, 0.0, 2.0, 10.0, 0.0];
        assert_eq!(behind(scale, [1.0, 0.0, 0.0, 1.0, 3.0, 4.0]), [2.0, 0.0, 0.0, 2.0, 16.0, 8.0]);
        assert_eq!(at(scale, 1.0, 1.0), [12.0, 2.0]);
    }

    #[test]
    fn outlines_are_read() {
        let steps = outlined("M 0 0 L 10 0 B 1 1 2 2 10 5 C", SAME);
        assert!(matches!(
            steps.as_slice(),
            [Step::Move([0.0, 0.0]), Step::Line([10.0, 0.0]), Step::Curve([10.0, 5.0]), Step::Close]
        ));
    }
}
