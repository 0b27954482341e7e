//! A copy of a document without its values: read, redacted, read again, proved.

pub mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use super::{Front, why};
use crate::document::proof::{self, Proof, Sought};
#[cfg(feature = "raster")]
use crate::document::write::Refusal;
use crate::document::write::redact::hidden::{self, Item, Kept};
use crate::document::write::redact::{self, Masking, picture};
use crate::document::{Document, Edit, Format, Gap, Limits};
use crate::finding::Value;
use crate::language::{Language, Said, both};
use crate::report::in_words;
use crate::report::reason::sentence;
use crate::session::{Redactions, Session, Source};

/// How often a file is gone over: what a mask leaves may let a rule see something else.
const ROUNDS: usize = 4;

/// What stands behind the name of a redacted file.
pub const SUFFIX: &str = "-脱敏";

/// What redacts one document.
pub struct Redacting<'w, F> {
    /// Who reads it.
    pub front: &'w F,
    /// What reports call it.
    pub name: &'w str,
    /// The hidden data that goes as well.
    pub items: &'w [Item],
}

/// How a file is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// In its own format, so that all else of it stays.
    Own,
    /// As pictures of its pages.
    #[cfg(feature = "raster")]
    Pictures,
}

/// What came of it.
pub enum Outcome {
    /// Nothing was done.
    Refused(Said),
    /// Values are left at these places, which are masked: nothing may be written.
    Remains(Vec<Said>),
    /// All of them are gone.
    Done(Box<Done>),
}

/// A file without its values.
pub struct Done {
    /// The bytes that it was made of.
    pub old: Vec<u8>,
    /// Its own.
    pub bytes: Vec<u8>,
    /// What it may be called, without its values.
    pub file_name: String,
    /// How often each mask was put by an edit.
    pub masks: BTreeMap<String, usize>,
    /// How many stretches were masked beside, where no reader looks.
    pub swept: usize,
    /// How many stretches of pages are black now.
    pub blacked: usize,
    /// How many pages are pictures now.
    pub pictured: usize,
    /// Members that went.
    pub removed: Vec<String>,
    /// Pictures that were stripped.
    pub stripped: Vec<String>,
    /// How often something of each sort of hidden data was taken out.
    pub hidden: BTreeMap<Item, usize>,
    /// What is hidden and stays.
    pub kept: BTreeMap<Kept, usize>,
    /// Values of hidden data that stand on the page and were left there.
    pub left: usize,
    /// How many values were sought.
    pub values: usize,
    /// That they are nowhere.
    pub proof: Proof,
    /// What was not read.
    pub gaps: Vec<Said>,
}

/// What is known while a file is gone over.
#[derive(Default)]
struct Known {
    values: BTreeMap<Value, BTreeSet<String>>,
    masks: BTreeMap<String, usize>,
    swept: usize,
    blacked: usize,
    pictured: usize,
    removed: BTreeSet<String>,
    stripped: BTreeSet<String>,
    hidden: BTreeMap<Item, usize>,
    kept: BTreeMap<Kept, usize>,
    left: usize,
}

impl<F: Front> Redacting<'_, F> {
    /// The file without its values, or why not.
    #[must_use]
    pub fn run(&self, old: &[u8]) -> Outcome {
        self.try_redact(old, Way::Own).unwrap_or_else(Outcome::Refused)
    }

    /// The pages of a PDF file as pictures, in which its values are black, or why not. Hidden data does not go along, asked for or not.
    #[cfg(feature = "raster")]
    #[must_use]
    pub fn run_as_pictures(&self, old: &[u8]) -> Outcome {
        if picture::is_one(old) {
            return Outcome::Refused(why(&Refusal::NoPages));
        }
        self.try_redact(old, Way::Pictures).unwrap_or_else(Outcome::Refused)
    }

    fn try_redact(&self, old: &[u8], way: Way) -> Result<Outcome, Said> {
        if picture::is_one(old) {
            let cleaned = hidden::clean_picture(old).map_err(|refusal| why(&refusal))?;
            let known = Known { hidden: cleaned.removed, ..Known::default() };
            return Ok(self.proved(old, cleaned.bytes, known, None));
        }
        let (mut bytes, mut known) = (old.to_vec(), Known::default());
        if way == Way::Own {
            self.clean(&mut bytes, &mut known)?;
        }
        for round in 0..ROUNDS {
            let document = self.read(&bytes)?;
            let redactions = self.redactions(&document, &known);
            known.take(&redactions, &document, round == 0);
            // Of a PDF file nothing is an edit.
            let is_left =
                !redactions.edits.is_empty() || document.format == Format::Pdf && !redactions.unwritable.is_empty();
            let is_done = if round == 0 { redactions.is_empty() } else { !is_left };
            if is_done && (round > 0 || document.format == Format::Pdf && way == Way::Own) {
                break;
            }
            let masking = Mask { session: self.front.session(), redactions: &redactions, document: &document };
            let limits = self.front.limits();
            let redacted = match way {
                Way::Own => redact::document(self.name, &bytes, &document, &masking, limits),
                #[cfg(feature = "raster")]
                Way::Pictures => redact::pictures(&bytes, &document, &masking, limits),
            };
            let redacted = redacted.map_err(|refusal| why(&refusal))?;
            known.swept += redacted.swept;
            known.blacked += redacted.blacked;
            known.pictured = redacted.pictured;
            known.removed.extend(redacted.removed);
            known.stripped.extend(redacted.stripped);
            let is_same = redacted.bytes == bytes;
            bytes = redacted.bytes;
            if is_same {
                break;
            }
        }
        let document = self.read(&bytes)?;
        Ok(self.proved(old, bytes, known, Some(&document)))
    }

    /// Takes out the hidden data that is asked for. What it says of values is known from then on, and sought like all else.
    fn clean(&self, bytes: &mut Vec<u8>, known: &mut Known) -> Result<(), Said> {
        if self.items.is_empty() {
            return Ok(());
        }
        let document = self.read(bytes)?;
        known.values.extend(values(&self.redactions(&document, known)));
        let cleaned = hidden::clean(bytes, document.format, self.items, self.front.limits());
        let cleaned = cleaned.map_err(|refusal| why(&refusal))?;
        (*bytes, known.hidden, known.kept) = (cleaned.bytes, cleaned.removed, cleaned.kept);
        Ok(())
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, Said> {
        self.front.read(self.name, bytes.to_vec()).map_err(|gap| told::unread(&gap))
    }

    fn redactions(&self, document: &Document, known: &Known) -> Redactions {
        let values: Vec<Value> = known.values.keys().cloned().collect();
        self.front.session().redactions(&Source::new(self.name, document), &values)
    }

    /// The outcome, once the new bytes were read again and searched.
    fn proved(&self, old: &[u8], bytes: Vec<u8>, known: Known, document: Option<&Document>) -> Outcome {
        let values = known.values.iter().map(|(value, forms)| Sought {
            value: value.value.expose().clone(),
            forms: forms.iter().cloned().collect(),
        });
        let sought: Vec<Sought> = values.collect();
        let proof = prove(&bytes, &sought, self.front.limits(), known.pictured > 0);
        let nothing = Document::new(crate::document::Format::Text, Vec::new(), Vec::new(), Vec::new());
        let redactions = self.redactions(document.unwrap_or(&nothing), &known);
        let mut places: Vec<Said> = Vec::new();
        if let Some(document) = document {
            places.extend(self.places(document, &redactions));
        }
        places.extend(proof.remains.iter().map(|remain| told::remain(remain, &redactions)));
        places.extend(proof.unsearched.iter().map(|one| told::unsearched(one, &redactions)));
        if !places.is_empty() {
            places.dedup();
            return Outcome::Remains(places);
        }
        let gaps = document
            .map_or_else(Vec::new, |document| document.gaps.iter().map(|gap| self.gap(gap, &redactions)).collect());
        let file_name = Path::new(self.name).file_name().unwrap_or_default().to_string_lossy().into_owned();
        Outcome::Done(Box::new(Done {
            old: old.to_vec(),
            file_name: redactions.masked(&file_name).replace('*', "＊"),
            masks: known.masks,
            swept: known.swept,
            blacked: known.blacked,
            pictured: known.pictured,
            removed: known.removed.iter().map(|name| redactions.masked(name)).collect(),
            stripped: known.stripped.iter().map(|name| redactions.masked(name)).collect(),
            hidden: known.hidden,
            kept: known.kept,
            left: known.left,
            values: sought.len(),
            proof,
            gaps,
            bytes,
        }))
    }

    /// Where rules still find something in the new file.
    fn places(&self, document: &Document, redactions: &Redactions) -> Vec<Said> {
        let edited = redactions.edits.iter().filter_map(|edit| block_of(document, edit));
        let blocks: BTreeSet<usize> = edited.chain(redactions.unwritable.iter().map(|one| one.block)).collect();
        let label = |language: Language, index: &usize| {
            let place = document.place(&document.blocks[*index]);
            place.map(|place| redactions.masked(&in_words(&place, language)))
        };
        let place = |index: usize| match (label(Language::Zh, &index), label(Language::En, &index)) {
            (Some(zh), Some(en)) => Said { zh, en },
            _ => both!("正文", "the text"),
        };
        blocks.into_iter().map(place).collect()
    }

    fn gap(&self, gap: &Gap, redactions: &Redactions) -> Said {
        let name = self.front.session().masked(self.name);
        let part = gap.part.as_deref().map(|part| redactions.masked(part) + " ").unwrap_or_default();
        let why = both_languages(|language| redactions.masked(&sentence(&gap.reason, language)));
        both!(
            "{name} 的新文件：{part}没有读完：{why}。这一部分请自己核对",
            "the new file of {name}: {part}was not read whole: {why}. Look at this part yourself"; why
        )
    }
}

/// A block in which the bytes of `edit` stand.
fn block_of(document: &Document, edit: &Edit) -> Option<usize> {
    let part = document.parts.get(edit.part as usize)?;
    let range = part.decoded(edit.bytes.clone())?;
    document.blocks.iter().position(|block| {
        let mut holds = false;
        block.content.each_piece(block.part, |piece| {
            let source = piece.source();
            holds |= piece.part == edit.part
                && (source.start as usize) < range.end.max(range.start + 1)
                && range.start < source.end as usize;
        });
        holds
    })
}

impl Known {
    /// Takes in what a document says.
    fn take(&mut self, redactions: &Redactions, document: &Document, is_first: bool) {
        for (value, forms) in redactions.values() {
            self.values.entry(value).or_default().extend(forms);
        }
        if document.format == Format::Pdf {
            // Where no edit can be made, letters are taken off the page.
            redactions.unwritable.iter().for_each(|one| *self.masks.entry(one.mask.clone()).or_default() += 1);
        }
        for (mask, count) in &redactions.masks {
            *self.masks.entry(mask.clone()).or_default() += count;
        }
        if is_first {
            self.left = redactions.left;
        }
    }
}

/// Searches the new bytes. Pictures that pages became were unpacked already, and held against what was drawn.
fn prove(bytes: &[u8], sought: &[Sought], limits: &Limits, are_pictures: bool) -> Proof {
    #[cfg(feature = "raster")]
    if are_pictures {
        return proof::prove_beside_pictures(bytes, sought, limits);
    }
    debug_assert!(!are_pictures, "only who draws makes pictures");
    proof::prove(bytes, sought, limits)
}

/// The values of a document with their forms.
fn values(redactions: &Redactions) -> BTreeMap<Value, BTreeSet<String>> {
    redactions.values().into_iter().map(|(value, forms)| (value, forms.into_iter().collect())).collect()
}

/// Knows the values of a document, for who writes it.
struct Mask<'m> {
    session: &'m Session,
    redactions: &'m Redactions,
    /// The document whose these are; any other lies within it.
    document: &'m Document,
}

impl Masking for Mask<'_> {
    fn edits(&self, name: &str, document: &Document) -> (Vec<Edit>, Vec<(usize, Range<usize>)>) {
        if std::ptr::eq(document, self.document) {
            return edits(self.redactions);
        }
        let known: Vec<Value> = self.redactions.values().into_iter().map(|(value, _)| value).collect();
        edits(&self.session.redactions(&Source::new(name, document), &known))
    }

    fn stretches(&self, text: &str, is_unseen: bool) -> Vec<(Range<usize>, String)> {
        self.redactions.stretches(text, is_unseen)
    }
}

/// The edits, and where something stands that none of them can mask.
fn edits(redactions: &Redactions) -> (Vec<Edit>, Vec<(usize, Range<usize>)>) {
    let unwritable = redactions.unwritable.iter().map(|one| (one.block, one.range.clone()));
    (redactions.edits.clone(), unwritable.collect())
}

fn both_languages(text: impl Fn(Language) -> String) -> Said {
    Said { zh: text(Language::Zh), en: text(Language::En) }
}
