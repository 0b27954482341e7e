//! What a document's own facts say against it: title, addressee, headings, signature, levels.

mod article_order;
mod attachment_missing;
mod attachment_name;
mod attachment_number;
mod bracket_width;
mod broken_paragraph;
mod contents;
mod document_number;
mod enumeration_order;
mod heading_order;
mod heading_stop;
mod inline_items;
mod issued_title;
mod item_order;
mod look_alike;
mod missing_addressee;
mod numbers;
mod own_article;
mod own_item;
mod own_part;
mod powers;
mod reporting_line;
mod reporting_period;
mod request_addressee;
mod signature_name;
mod signature_organs;
mod title_form;
mod title_number;
mod title_year;

pub(super) use numbers::han;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::{Clue, Page, PageCheck, Spotted};
use crate::facts::{Organ, Place};
use hegao_model::text::{Source, Span};

/// A look at a document's structure, one file each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Structure {
    /// A form that the text calls otherwise than the list of attachments.
    AttachmentName,
    /// An attachment that the text brings up where there is none.
    AttachmentMissing,
    /// An attachment that the text brings up and the list does not have.
    AttachmentNumber,
    /// Half-width brackets around Chinese where full-width ones are the habit.
    BracketWidth,
    /// A paragraph that a page break or a wrong return has cut in two.
    BrokenParagraph,
    /// A table of contents against the headings.
    Contents,
    /// The form of the document's own number.
    DocumentNumber,
    /// The year of the number against the document's date.
    DocumentNumberYear,
    /// Numbers of headings that jump or repeat.
    HeadingOrder,
    /// Headings of one form with and without 。 at the end.
    HeadingStop,
    /// Articles (第三条) of which one is missing.
    ArticleOrder,
    /// 一是…二是…四是…: spoken numbers that jump.
    EnumerationOrder,
    /// Numbers of items that jump or are missing.
    ItemOrder,
    /// Characters that look like a Han character and are none to a program.
    LookAlike,
    /// A document that is issued by one name in the title and by another in the text.
    IssuedTitle,
    /// No addressee.
    MissingAddressee,
    /// Powers that the organ's level does not have.
    Powers,
    /// A town that reports past its county or district.
    ReportingLine,
    /// 今年以来 in a report on the year before.
    ReportingPeriod,
    /// A request to several organs.
    RequestAddressee,
    /// A signature with an organ's short name.
    SignatureName,
    /// A signature that names fewer organs than issue the document.
    SignatureOrgans,
    /// An article of its own that the document does not have.
    OwnArticle,
    /// A title that lacks 的, or says a word twice.
    TitleForm,
    /// A reply whose title and text name the proposal by two numbers.
    TitleNumber,
    /// The title of a yearly report that lacks the year.
    TitleYear,
}

impl Structure {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(self) -> Box<dyn PageCheck> {
        Box::new(self)
    }
}

impl PageCheck for Structure {
    fn literals(&self) -> Vec<String> {
        match self {
            Self::AttachmentMissing => attachment_missing::REFERS.map(str::to_owned).to_vec(),
            Self::AttachmentNumber => vec!["附件".to_owned(), "附表".to_owned()],
            Self::EnumerationOrder => enumeration_order::literals(),
            Self::OwnArticle => {
                let own = own_article::SELVES.map(str::to_owned).into_iter();
                own.chain(own_item::literals()).chain(own_part::literals()).collect()
            }
            Self::Powers => powers::literals(),
            Self::ReportingLine => reporting_line::literals(),
            Self::ReportingPeriod => vec![reporting_period::LITERAL.to_owned()],
            _ => Vec::new(),
        }
    }

    fn needs_clues(&self) -> bool {
        matches!(
            self,
            Self::AttachmentMissing
                | Self::AttachmentNumber
                | Self::EnumerationOrder
                | Self::OwnArticle
                | Self::Powers
                | Self::ReportingLine
                | Self::ReportingPeriod
        )
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        match self {
            Self::AttachmentName => attachment_name::find(page),
            Self::AttachmentMissing => attachment_missing::find(page, clues),
            Self::AttachmentNumber => attachment_number::find(page, clues),
            Self::BracketWidth => bracket_width::find(page),
            Self::BrokenParagraph => broken_paragraph::find(page),
            Self::Contents => contents::find(page),
            Self::DocumentNumber => document_number::form(page),
            Self::DocumentNumberYear => document_number::year(page),
            Self::HeadingOrder => heading_order::find(page),
            Self::HeadingStop => heading_stop::find(page),
            Self::ArticleOrder => article_order::find(page),
            Self::EnumerationOrder => enumeration_order::find(page, clues),
            Self::ItemOrder => item_order::find(page),
            Self::LookAlike => look_alike::find(page),
            Self::IssuedTitle => issued_title::find(page),
            Self::MissingAddressee => missing_addressee::find(page),
            Self::OwnArticle => {
                let (articles, items) = (own_article::SELVES.len(), own_item::literals().len());
                let of = |from: usize, to: usize| -> Vec<Clue> {
                    clues.iter().copied().filter(|clue| (from..to).contains(&clue.literal())).collect()
                };
                let mut found = own_article::find(page, &of(0, articles));
                found.extend(own_item::find(page, &of(articles, articles + items)));
                found.extend(own_part::find(page, &of(articles + items, usize::MAX)));
                found
            }
            Self::Powers => powers::find(page, clues),
            Self::ReportingLine => reporting_line::find(page, clues),
            Self::ReportingPeriod => reporting_period::find(page, clues),
            Self::RequestAddressee => request_addressee::find(page),
            Self::SignatureName => signature_name::find(page),
            Self::SignatureOrgans => signature_organs::find(page),
            Self::TitleForm => title_form::find(page),
            Self::TitleNumber => title_number::find(page),
            Self::TitleYear => title_year::find(page),
        }
    }
}

/// The organ that speaks: the first that issues the document, or signs it.
fn issuer<'a>(page: &'a Page<'_>) -> Option<&'a Organ> {
    page.facts.about.issuers.first().or_else(|| page.facts.about.signature.first())
}

/// The last `word` at `place`; all of it if the word does not stand there.
fn at_end(page: &Page<'_>, place: Place, word: &str) -> Span<Source> {
    let text = place.span.of(page.blocks[place.block].text.source());
    text.rfind(word).map_or(place.span, |at| {
        let start = place.span.start() + at;
        Span::new(start, start + word.len())
    })
}
