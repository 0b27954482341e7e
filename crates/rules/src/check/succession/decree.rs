//! The number of the order that issued a regulation, if it is another: 《政府信息公开条例》（国务院令第712号）, of 711.
//!
//! Orders that revise many regulations at once are right for any.

use std::collections::HashMap;
use std::sync::Arc;

use super::context::sentence;
use super::reference::is_former;
use crate::check::condition::last_chars;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::check::tables::Table;
use crate::language::Said;
use hegao_model::text::Span;

/// The longest name of a regulation, in characters.
const LONGEST: usize = 40;

/// What laws and regulations of the state are called in full.
const STATE: &str = "中华人民共和国";

/// Orders of the State Council that revise many regulations: 国务院关于修改和废止部分行政法规的决定.
const OF_MANY: [u16; 20] =
    [516, 588, 591, 628, 638, 645, 653, 666, 676, 682, 687, 690, 698, 703, 709, 714, 726, 732, 752, 764];
const OF_MANY_SINCE: u16 = 770;

/// The check, ready to run.
pub(super) struct Decrees {
    orders: HashMap<String, Vec<u16>>,
}

impl Decrees {
    pub(super) fn new(table: Option<&Arc<Table>>) -> Self {
        let rows = table.iter().flat_map(|table| &table.rows).filter(|row| !row.decrees.is_empty());
        Self { orders: rows.map(|row| (row.name.clone(), row.decrees.clone())).collect() }
    }
}

impl PageCheck for Decrees {
    fn literals(&self) -> Vec<String> {
        if self.orders.is_empty() {
            Vec::new()
        } else {
            ["》（国务院令第", "》(国务院令第"].map(str::to_owned).to_vec()
        }
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let folded = text.folded();
            let before = last_chars(&folded[..clue.span.start()], LONGEST);
            let Some((_, name)) = before.rsplit_once('《') else { continue };
            let rest = &folded[clue.span.end()..];
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let Ok(number) = rest[..end].parse::<u16>() else { continue };
            let Some(orders) = self.orders.get(name.strip_prefix(STATE).unwrap_or(name)) else { continue };
            let (told, _) = sentence(folded, Span::new(clue.span.start() - name.len(), clue.span.start()));
            let is_other = !rest[end..].starts_with('号') || is_former(told) || OF_MANY.contains(&number);
            if is_other || number >= OF_MANY_SINCE || orders.contains(&number) {
                continue;
            }
            let right = orders.iter().max().copied().unwrap_or(number).to_string();
            let detail = Some(Said { zh: format!("第{right}号"), en: right.clone() });
            let span = text.to_source(Span::new(clue.span.end(), clue.span.end() + end));
            found(Spotted { detail, suggestions: vec![right], ..Spotted::new(clue.block(), span) });
        }
    }
}
