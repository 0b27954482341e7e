//! What a document says of where it comes from, as a list of many documents names it.

use crate::report::Imprint;
use hegao_model::document::place::{Field, PropertyName};
use hegao_model::document::{Document, Spot};
use hegao_rules::facts::{Facts, Organ};

/// What `document` says, each text `masked`. What a page of a government site declares (ArticleTitle, ContentSource …) goes before
/// what can be read from its text; a document's own text before its properties.
pub(super) fn of(document: &Document, facts: &Facts, masked: &dyn Fn(&str) -> String) -> Imprint {
    let (declared, about) = (&document.declared, &facts.about);
    let organs = |organs: &[Organ]| {
        let names: Vec<&str> = organs.iter().map(|organ| organ.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join("、"))
    };
    let given = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    let title = given(&declared.title)
        .or_else(|| about.title.as_ref().map(|title| title.text.clone()))
        .or_else(|| property(document));
    let organ = given(&declared.organ)
        .or_else(|| organs(&about.issuers))
        .or_else(|| organs(&about.signature))
        .or_else(|| given(&declared.site));
    let told = |text: Option<String>| text.map(|text| masked(text.trim())).filter(|text| !text.is_empty());
    Imprint {
        title: told(title),
        organ: told(organ),
        url: told(given(&declared.address)),
        column: told(given(&declared.column)),
    }
}

/// The title among the properties of an Office document or a PDF file.
fn property(document: &Document) -> Option<String> {
    let is_title = |spot: &Spot| matches!(spot, Spot::Property { name: Some(PropertyName::Known(Field::Title)), .. });
    let block = document
        .blocks
        .iter()
        .find(|block| block.hidden.is_some() && document.place(block).is_some_and(|place| is_title(&place.spot)))?;
    Some(document.text(block).to_owned())
}
