//! Destinations: groups whose text is not that of the paragraph around them.

use super::paragraph::Holds;
use super::reader::Reader;
use super::state::{Destination, Said};
use crate::layout::flow::Gathered;
use hegao_model::document::place::{Field, Pages};
use hegao_model::document::{BlockKind, Hidden, Place, Spot, Thing};

/// Groups that say nothing of people: looks, numbers of lists, dates, what other programs keep for themselves. What is within may say
/// something.
const SILENT: [&str; 41] = [
    "shp",
    "shpinst",
    "sp",
    "object",
    "picprop",
    "listtable",
    "listoverridetable",
    "list",
    "listlevel",
    "levelnumbers",
    "leveltext",
    "listoverride",
    "rsidtbl",
    "latentstyles",
    "themedata",
    "colorschememapping",
    "xmlnstbl",
    "datastore",
    "pgptbl",
    "ftnsep",
    "ftnsepc",
    "ftncn",
    "aftnsep",
    "aftnsepc",
    "aftncn",
    "passwordhash",
    "fontemb",
    "fontfile",
    "falt",
    "panose",
    "blipuid",
    "bliptag",
    "pnseclvl",
    "pn",
    "bkmkend",
    "atndate",
    "atntime",
    "atnref",
    "atnicn",
    "generator",
    "datafield",
];

/// Groups that say again, for older programs, what stands beside them.
const COPIES: [&str; 5] = ["nonshppict", "shprslt", "nonesttables", "upr", "mmathPict"];

/// Groups that are known and whose text is that of the paragraph.
const TRANSPARENT: [&str; 10] =
    ["shppict", "result", "fldrslt", "field", "listtext", "pntext", "nesttableprops", "ud", "moMath", "moMathPara"];

impl Reader<'_, '_, '_> {
    /// A word that may say where the text of its group goes; `false`: it does not.
    pub(super) fn destination(&mut self, word: &str) -> bool {
        let place = match word {
            "fonttbl" => Destination::Fonts,
            "colortbl" => Destination::Colours,
            "stylesheet" => Destination::Styles,
            "revtbl" => Destination::Reviewers,
            "ud" => Destination::Text,
            _ if COPIES.contains(&word) => Destination::Copy,
            _ if matches!(word, "info" | "userprops") => Destination::Info,
            _ if self.state.destination == Destination::Info => match property(word) {
                Some(said) => return self.gather(said),
                None => return false,
            },
            _ if TRANSPARENT.contains(&word) => {
                if self.state.destination == Destination::Nowhere {
                    self.state.destination = Destination::Text;
                }
                return true;
            }
            "pict" | "objdata" => {
                self.data = Some((word == "objdata", self.depth(), String::new()));
                Destination::Data
            }
            "bin" => return self.binary(),
            _ if SILENT.contains(&word) || is_math_property(word) => Destination::Nowhere,
            _ => match said(word) {
                Some(said) => return self.gather(said),
                None => return self.frame_of(word),
            },
        };
        self.state.destination = place;
        true
    }

    /// What the group says is gathered.
    fn gather(&mut self, said: Said) -> bool {
        self.gathered.push((said, self.depth(), Gathered::new(self.part)));
        self.state.destination = Destination::Gathered(said);
        true
    }

    /// A group that programs which do not know it pass over: hegao looks through it.
    pub(super) fn unknown(&mut self) {
        // A group within one that is gathered is a part of that.
        if !matches!(self.state.destination, Destination::Gathered(_) | Destination::Data) {
            self.gather(Said::Unknown);
        }
    }

    /// A group that holds paragraphs of its own.
    fn frame_of(&mut self, word: &str) -> bool {
        let edge = |is_footer: bool, pages: Pages, is_unused: bool| -> (Holds, Place) {
            let kind = if is_footer { BlockKind::Footer } else { BlockKind::Header };
            let holds = if is_unused { Holds::Unseen(Hidden::CustomData) } else { Holds::Beside(kind) };
            (holds, Spot::Edge { is_footer, pages, is_unused }.into())
        };
        let says = |word: &str| memchr::memmem::find(self.text.as_bytes(), word.as_bytes()).is_some();
        let (holds, place) = match word {
            "header" | "headerr" => edge(false, Pages::All, false),
            "footer" | "footerr" => edge(true, Pages::All, false),
            "headerl" | "footerl" => edge(word == "footerl", Pages::Even, !says("\\facingp")),
            "headerf" | "footerf" => edge(word == "footerf", Pages::First, !says("\\titlepg")),
            "footnote" => (Holds::Beside(BlockKind::Footnote), self.counted(Thing::Footnote, 0)),
            "annotation" => (Holds::Unseen(Hidden::Comment), self.counted(Thing::Comment, 2)),
            "shptxt" | "dptxbxtext" => (Holds::Beside(BlockKind::TextBox), self.counted(Thing::TextBox, 3)),
            _ => return false,
        };
        let is_box = matches!(word, "shptxt" | "dptxbxtext");
        self.begin_frame(holds, place, is_box);
        true
    }

    fn counted(&mut self, thing: Thing, which: usize) -> Place {
        self.notes[which] += 1;
        Place::from(thing).numbered(self.notes[which])
    }

    /// The note that is read stands at the end (`\ftnalt`).
    pub(super) fn endnote(&mut self) {
        let is_note = |place: &Place| matches!(place.spot, Spot::Thing { thing: Thing::Footnote, .. });
        if is_note(&self.frame().place) {
            self.notes[0] -= 1;
            let place = self.counted(Thing::Endnote, 1);
            self.frame().place = place;
        }
    }
}

/// A property within the group of properties.
fn property(word: &str) -> Option<Said> {
    let (field, hidden) = match word {
        "title" => (Field::Title, Hidden::Property),
        "subject" => (Field::Subject, Hidden::Property),
        "author" => (Field::Author, Hidden::Author),
        "manager" => (Field::Manager, Hidden::Author),
        "company" => (Field::Company, Hidden::Company),
        "operator" => (Field::LastModifiedBy, Hidden::Author),
        "category" => (Field::Category, Hidden::Property),
        "keywords" => (Field::Keywords, Hidden::Property),
        "comment" | "doccomm" => (Field::Comments, Hidden::Property),
        "hlinkbase" => (Field::HyperlinkBase, Hidden::ExternalLink),
        "propname" => return Some(Said::AddedName),
        "staticval" => return Some(Said::AddedValue),
        _ => return None,
    };
    Some(Said::Property(field, hidden))
}

/// Groups whose text is told as a whole.
fn said(word: &str) -> Option<Said> {
    Some(match word {
        "fldinst" => Said::FieldCode,
        "atnauthor" => Said::CommentAuthor,
        "atnid" | "filetbl" | "protusertbl" | "listname" | "objname" | "atnparent" => Said::Unknown,
        "bkmkstart" => Said::Bookmark,
        "xe" | "tc" | "tcn" | "rxe" | "txe" => Said::Entry,
        "sn" => Said::ShapeName,
        "sv" => Said::ShapeValue,
        "docvar" => Said::Variable,
        "template" => Said::Template,
        "objclass" => Said::ObjectClass,
        "ffname" | "ffdeftext" | "ffformat" | "ffhelptext" | "ffstattext" | "ffl" => Said::Form,
        _ => return None,
    })
}

/// Groups of looks within formulas: `mfPr`, `mctrlPr`.
fn is_math_property(word: &str) -> bool {
    word.starts_with('m') && word.ends_with("Pr")
}
