//! Text as it is written where it is to stand: each syntax knows where that is.

mod csv;
mod markdown;
mod markup;

use hegao_model::document::Syntax;

use super::Change;
use super::splice::Splice;

/// What `changes` come to in the part with this text, in order. What a place cannot hold in any way (the end of a comment
/// within a comment) is written as it is: reading it back tells.
pub(super) fn splices(name: &str, text: &str, syntax: Syntax, changes: &[Change<'_>]) -> Vec<Splice> {
    match syntax {
        Syntax::Plain => each(changes, |change| change.text.to_owned()),
        Syntax::Xml => {
            let places = markup::of_xml(text);
            each(changes, |change| markup::written(change.text, places.at(text, change.source.start)))
        }
        Syntax::Html => {
            let places = markup::of_html(text, 0..text.len());
            each(changes, |change| markup::written(change.text, places.at(text, change.source.start)))
        }
        Syntax::Markdown => {
            let places = markdown::Places::of(text);
            each(changes, |change| places.written(text, change))
        }
        Syntax::Csv => csv::splices(name, text, changes),
    }
}

fn each(changes: &[Change<'_>], written: impl Fn(&Change<'_>) -> String) -> Vec<Splice> {
    changes.iter().map(|change| Splice { source: change.source.clone(), text: written(change) }).collect()
}

/// `text` as it may stand in XML, between tags and in values in double quotation marks; without the control characters that XML does
/// not have.
pub(super) fn written_in_xml(text: &str) -> String {
    let is_known = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let text: String = text.chars().filter(is_known).collect();
    markup::written(&text, markup::Place::Quoted('"'))
}
