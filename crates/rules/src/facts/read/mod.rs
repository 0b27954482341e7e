//! Reading facts out of a document.
//!
//! The head is read first (what stands above the text), then every line is passed once (headings, articles, lines that may
//! end the document), then the end. What a line begins and ends with decides nearly always, so that running text costs
//! next to nothing.

mod date;
mod elsewhere;
mod ending;
mod front;
mod genre;
mod head;
mod heading;
mod number;
mod numeral;
mod organ;
mod period;
mod quotation;
mod title;
mod units;

#[cfg(test)]
mod tests;

pub use elsewhere::date_in_name;
pub use heading::heading_number;
pub use numeral::{article_number, number as number_at_start};
pub use quotation::quotations;

use super::{About, DateInterval, DateSource, Facts, Given, Heading, Line, Place, Zone};
use head::{Dated, Head};
use hegao_model::text::{Source, Span};

/// The facts of a document of these blocks, of which the data give the date `declared`.
#[must_use]
pub fn read(lines: &[Line<'_>], declared: Option<&str>, given: &Given) -> Facts {
    let mut about = About { zones: lines.iter().map(|line| Zone::of(line.kind)).collect(), ..About::default() };
    let head = head::read(lines, &mut about);
    let mut clues = ending::Clues::default();
    let mut articles = 0;
    let mut headings = Headings::default();
    for (at, line) in lines.iter().enumerate().skip(head.end) {
        clues.look(at, line.text);
        articles += usize::from(genre::is_article(line.text));
        headings.look(at, *line, &mut about);
    }
    about.headings = headings.found;
    let ending = ending::read(lines, head.end, &clues, &mut about);
    let dated = ending.dated.or(head.dated);
    about.dated = dated.and_then(|dated| Some((dated.day?, dated.place)));
    about.period = period::period(lines, head.end, &about);
    let (date, date_source) = date(lines, given, dated, declared, &head, &about);
    Facts {
        date,
        date_source,
        audience: given.audience,
        genre: given.genre.or_else(|| (!lines.is_empty()).then(|| genre::genre(lines, &about, articles))),
        format: given.format,
        about,
    }
}

/// The date that counts, and where it comes from. What costs a look at all lines is asked last.
fn date(
    lines: &[Line<'_>],
    given: &Given,
    dated: Option<Dated>,
    declared: Option<&str>,
    head: &Head,
    about: &About,
) -> (DateInterval, DateSource) {
    let declared = declared.and_then(front::day).or(head.front_date);
    let of_number = || about.number.as_ref()?.year.and_then(|year| DateInterval::years(year, year));
    None.or_else(|| Some((given.date?, DateSource::Given)))
        .or_else(|| Some((dated?.date, DateSource::Signature)))
        .or_else(|| Some((declared?, DateSource::FrontMatter)))
        .or_else(|| Some((elsewhere::run_together(lines)?, DateSource::Signature)))
        .or_else(|| Some((elsewhere::labelled(lines)?, DateSource::FrontMatter)))
        .or_else(|| Some((of_number().or_else(|| elsewhere::number_year(lines))?, DateSource::DocumentNumber)))
        .or_else(|| Some((given.named?, DateSource::FileName)))
        .or_else(|| Some((elsewhere::of_title(lines, about)?, DateSource::Title)))
        .or_else(|| Some((elsewhere::latest(lines, given.today)?, DateSource::Text)))
        .unwrap_or((given.today, DateSource::Today))
}

/// The headings found so far.
#[derive(Default)]
struct Headings {
    found: Vec<Heading>,
    /// The number of headings, and the words of the first, in a table of contents that is not yet over.
    contents: Option<(usize, String)>,
    after_contents_line: bool,
}

impl Headings {
    fn look(&mut self, at: usize, line: Line<'_>, about: &mut About) {
        let text = line.text.trim();
        if text.starts_with('目') && text.ends_with('录') && text.chars().filter(|c| !c.is_whitespace()).count() == 2
        {
            self.after_contents_line = true;
        }
        let Some(heading) = heading::heading(at, line) else {
            if quotation::is_quotation(text) {
                about.zones[at] = Some(Zone::Quotation);
            }
            return;
        };
        let words = heading.place.span.of(line.text);
        if std::mem::take(&mut self.after_contents_line) {
            self.contents = Some((self.found.len(), words.to_owned()));
        } else if self.contents.as_ref().is_some_and(|(_, first)| first == words)
            && let Some((before, _)) = self.contents.take()
        {
            // The first heading once more: what stood above was the table of contents.
            self.found.truncate(before);
        }
        if heading.alone {
            about.zones[at] = Some(Zone::Heading);
        }
        self.found.push(heading);
    }
}

/// Where `part`, a piece of the block's `text`, stands.
fn place_of(block: usize, text: &str, part: &str) -> Place {
    Place { block, span: span_of(text, part) }
}

/// Where `part` stands in `text`, of which it must be a piece.
fn span_of(text: &str, part: &str) -> Span<Source> {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    Span::new(start, start + part.len())
}
