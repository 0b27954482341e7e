//! Running headers and footers.
//!
//! What stands at the same place of three pages or more and differs in digits only is no text of the page, and neither
//! is a lone page number at its edge. A document of two pages has it twice, apart from the text. Only the outermost three
//! lines of a page are looked at.

use std::collections::HashMap;

use super::line::Line;
use crate::layout::join::is_page_number;
use hegao_model::document::BlockKind;

/// How many lines at each edge of a page may be a header or footer.
const LINES: usize = 3;

/// How much of a page's height is its edge.
const EDGE: f64 = 0.14;

/// What running line a line would be: its text without digits, and its place in steps of four points.
type Place = (String, i64);

/// For each page (its height, and its lines from the top down), the lines that are headers or footers.
pub(super) fn running(pages: &[(f64, Vec<&Line>)]) -> Vec<Vec<Option<BlockKind>>> {
    let mut places: HashMap<Place, usize> = HashMap::new();
    for (height, lines) in pages {
        for index in candidates(lines, *height) {
            *places.entry(place(lines[index])).or_default() += 1;
        }
    }
    let kinds = |(height, lines): &(f64, Vec<&Line>)| {
        let mut kinds = vec![None; lines.len()];
        for index in candidates(lines, *height) {
            let line = lines[index];
            let is_lone_number = is_page_number(&line.text) && is_edge(line, *height);
            let is_running = match near(&places, line) {
                2 => pages.len() == 2 && stands_apart(line, lines),
                count => count >= 3,
            };
            if is_lone_number || is_running {
                let is_top = line.base < height / 2.0;
                kinds[index] = Some(if is_top { BlockKind::Header } else { BlockKind::Footer });
            }
        }
        kinds
    };
    pages.iter().map(kinds).collect()
}

/// The lines at the edges of a page, by height.
fn candidates(lines: &[&Line], height: f64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|a, b| lines[*a].base.total_cmp(&lines[*b].base));
    let edges = order.iter().take(LINES).chain(order.iter().skip(LINES).rev().take(LINES));
    edges.copied().filter(|index| is_edge(lines[*index], height)).collect()
}

fn is_edge(line: &Line, height: f64) -> bool {
    line.base < height * EDGE || line.base > height * (1.0 - EDGE)
}

/// Whether more than a line's room is between `line` and all others but those at its height, and it is no larger than
/// they are, as a title would be.
fn stands_apart(line: &Line, lines: &[&Line]) -> bool {
    let larger = lines.iter().filter(|other| other.size > 0.95 * line.size).count();
    if larger * 2 < lines.len() {
        return false;
    }
    let distances = lines.iter().map(|other| (other.base - line.base).abs() / line.size.max(1.0));
    distances.filter(|distance| *distance > 0.5).all(|distance| distance > 2.2)
}

fn place(line: &Line) -> Place {
    let text = line.text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    (text, (line.base / 4.0).round() as i64)
}

/// How often the line stands here or a step beside.
fn near(places: &HashMap<Place, usize>, line: &Line) -> usize {
    let (text, at) = place(line);
    (at - 1..=at + 1).map(|at| places.get(&(text.clone(), at)).copied().unwrap_or(0)).sum()
}
