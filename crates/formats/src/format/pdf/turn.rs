//! Pages whose text runs upwards, downwards or upside down, as a broad table on a narrow page does: they are turned until it
//! runs as text does, so that tables, columns and running heads are told as on any page.

use hayro_interpret::kurbo::{Point, Rect, Vec2};

use super::canvas::{Canvas, Glyph, Rule};

/// Of so many glyphs that are seen all but one must run the same way.
const MOST: usize = 5;

/// A turn of the page: the directions that become the right and the bottom, and how far all moves then.
struct Turn {
    along: Vec2,
    below: Vec2,
    shift: Vec2,
}

/// Turns a page upright, if nearly all that is seen on it runs another way; returns its size then.
pub(super) fn upright(canvas: &mut Canvas, page: Rect) -> Rect {
    let Some(along) = direction(canvas) else { return page };
    let below = Vec2::new(-along.y, along.x);
    let corner = |corner: Point| Vec2::new(corner.to_vec2().dot(along), corner.to_vec2().dot(below));
    let (a, b) = (corner(page.origin()), corner(Point::new(page.x1, page.y1)));
    let turn = Turn { along, below, shift: -Vec2::new(a.x.min(b.x), a.y.min(b.y)) };
    canvas.glyphs.iter_mut().for_each(|glyph| turn.glyph(glyph));
    canvas.rules.iter_mut().for_each(|rule| *rule = turn.rule(rule));
    Rect::new(0.0, 0.0, (a.x - b.x).abs(), (a.y - b.y).abs())
}

/// The direction, other than that of upright text, in which nearly all of a page runs. Vertical writing stands upright.
fn direction(canvas: &Canvas) -> Option<Vec2> {
    let seen = || canvas.glyphs.iter().filter(|glyph| glyph.hidden.is_none() && !glyph.is_blank());
    let runs = |along: Vec2| seen().filter(|glyph| !glyph.is_vertical && glyph.along.dot(along) > 0.999).count();
    let all = seen().count();
    let ways = [Vec2::new(0.0, 1.0), Vec2::new(0.0, -1.0), Vec2::new(-1.0, 0.0)];
    ways.into_iter().find(|along| all > MOST && (all - runs(*along)) * MOST < all)
}

impl Turn {
    fn point(&self, point: Vec2) -> Vec2 {
        Vec2::new(point.dot(self.along), point.dot(self.below)) + self.shift
    }

    fn glyph(&self, glyph: &mut Glyph) {
        glyph.along = Vec2::new(glyph.along.dot(self.along), glyph.along.dot(self.below));
        let (along, below) = (glyph.along, Vec2::new(-glyph.along.y, glyph.along.x));
        glyph.start += self.shift.dot(along);
        glyph.end += self.shift.dot(along);
        glyph.base += self.shift.dot(below);
        glyph.origin = self.point(glyph.origin);
        glyph.middle = self.point(glyph.middle.to_vec2()).to_point();
    }

    fn rule(&self, rule: &Rule) -> Rule {
        let end = |place: f64| if rule.is_horizontal { Vec2::new(place, rule.at) } else { Vec2::new(rule.at, place) };
        let (a, b) = (self.point(end(rule.from)), self.point(end(rule.to)));
        let is_horizontal = (a.x - b.x).abs() > (a.y - b.y).abs();
        let (at, from, to) =
            if is_horizontal { (a.y, a.x.min(b.x), a.x.max(b.x)) } else { (a.x, a.y.min(b.y), a.y.max(b.y)) };
        Rule { is_horizontal, at, from, to }
    }
}
