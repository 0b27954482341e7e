//! What a document says of itself, masked, with its places.

use crate::finding::Masker;
use hegao_model::document::Document;
use hegao_model::text::Text;
use hegao_rules::facts::{About, Facts, Lang, Organ, Place, Statement, Topic, Zone, quotations};
use hegao_rules::finding::MaskKind;

use super::place::Places;

/// A statement shows so many characters: a heading may be a paragraph's whole first sentence.
const SHOWN: usize = 40;

/// The statements of a document about itself, by topic and then in reading order.
pub(super) fn statements(document: &Document, facts: &Facts, masker: &Masker) -> Vec<Statement> {
    let mut teller = Teller { document, masker, places: Places::new(document, masker), told: Vec::new() };
    let about = &facts.about;
    teller.head(about);
    for heading in &about.headings {
        teller.say(Topic::Heading, heading.place);
    }
    for &attachment in &about.attachments {
        teller.say(Topic::Attachment, attachment);
    }
    about.signature.iter().for_each(|organ| teller.organ(Topic::Signature, organ));
    if let Some((_, place)) = about.dated {
        teller.say(Topic::Dated, place);
    }
    if let Some(note) = about.note {
        teller.say(Topic::Note, note);
    }
    teller.counts(about);
    teller.told
}

struct Teller<'d> {
    document: &'d Document,
    masker: &'d Masker,
    places: Places<'d>,
    told: Vec<Statement>,
}

impl Teller<'_> {
    fn head(&mut self, about: &About) {
        if let Some(title) = &about.title {
            let line = title.places.first().and_then(|&place| self.line(place));
            self.tell(Topic::Title, title.text.clone(), title.kind, line);
        }
        self.declared(about);
        if let Some(number) = &about.number {
            self.say(Topic::Number, number.place);
        }
        about.issuers.iter().for_each(|organ| self.organ(Topic::Issuer, organ));
        for &signer in &about.signers {
            let name: String = self.text(signer).chars().filter(|c| !c.is_whitespace()).collect();
            let line = self.line(signer);
            self.tell(Topic::Signer, MaskKind::Name.mask(&name), None, line);
        }
        if let Some(addressee) = about.addressee {
            self.say(Topic::Addressee, addressee);
        }
        if let Some(year) = about.period {
            self.tell(Topic::Period, year.to_string(), None, None);
        }
    }

    /// What the page's data say: the title, unless the page shows it, and the address.
    fn declared(&mut self, about: &About) {
        let declared = &self.document.declared;
        let shown = about.title.as_ref().map_or("", |title| title.text.as_str());
        if let Some(title) = declared.title.as_deref().filter(|title| *title != shown) {
            self.tell(Topic::Title, title.to_owned(), Some("metadata"), None);
        }
        if let Some(address) = declared.address.as_deref() {
            self.tell(Topic::Address, address.to_owned(), Some("metadata"), None);
        }
    }

    /// How many blocks stand in each zone and are in each language, and how many quotations there are.
    fn counts(&mut self, about: &About) {
        let mut zones: Vec<(Zone, usize)> = Vec::new();
        for &zone in about.zones.iter().flatten() {
            match zones.iter_mut().find(|(known, _)| *known == zone) {
                Some((_, count)) => *count += 1,
                None => zones.push((zone, 1)),
            }
        }
        for (zone, count) in zones {
            self.tell(Topic::Zone, count.to_string(), Some(zone.name()), None);
        }
        let texts = || self.document.blocks.iter().map(|block| self.document.text(block));
        let count = |lang| texts().filter(|text| Lang::of(Text::new(text).survey()) == Some(lang)).count();
        let languages = [Lang::Zh, Lang::En].map(|lang| (lang, count(lang)));
        let quoted: usize = texts().map(|text| quotations(text).len()).sum();
        for (lang, count) in languages.into_iter().filter(|&(_, count)| count > 0) {
            self.tell(Topic::Language, count.to_string(), Some(lang.name()), None);
        }
        if quoted > 0 {
            self.tell(Topic::Quotations, quoted.to_string(), None, None);
        }
    }

    fn organ(&mut self, topic: Topic, organ: &Organ) {
        let line = self.line(organ.place);
        self.tell(topic, organ.name.clone(), organ.level.map(|level| level.name()), line);
    }

    fn say(&mut self, topic: Topic, place: Place) {
        let (text, line) = (self.text(place).trim().to_owned(), self.line(place));
        self.tell(topic, text, None, line);
    }

    fn tell(&mut self, topic: Topic, text: String, detail: Option<&'static str>, line: Option<usize>) {
        // Masked before it is cut: half a number would no longer be known.
        let mut text = self.masker.text(&text);
        if let Some((end, _)) = text.char_indices().nth(SHOWN) {
            text.truncate(end);
            text.push('…');
        }
        self.told.push(Statement { topic, text, detail, line });
    }

    fn text(&self, place: Place) -> &str {
        place.span.of(self.document.text(&self.document.blocks[place.block]))
    }

    fn line(&mut self, place: Place) -> Option<usize> {
        let block = &self.document.blocks[place.block];
        let source = self.document.text(block);
        self.places.locate(Some(place.block), Some(block), source, place.span).start.map(|at| at.line)
    }
}
