//! What a glyph stands for.
//!
//! hayro asks ToUnicode and the names of glyphs. Chinese offices also send embedded fonts without either: there the
//! character collection of the encoding tells (GBK-EUC-H: code → CID → Unicode), and behind that the font's own table
//! from characters to glyphs, read the other way round, and its names of glyphs. What none of them explains is `None`,
//! never a guess.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_interpret::CacheKey;
use hayro_interpret::font::{Glyph, OutlineFontData, OutlineGlyph};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use skrifa::{FontRef, MetadataProvider};

use super::glyph_name;
use super::unmapped::is_private;

/// How many fonts of one name are told apart.
const SAME_NAME: usize = 8;

/// The fonts of a document, as far as their glyphs need explaining.
pub(super) struct Characters {
    /// Encodings by the font's name: a glyph knows no more of its font.
    encodings: HashMap<String, Vec<Encoding>>,
    /// The names of fonts that are in the file.
    embedded: HashSet<String>,
    /// For each font program: the character of each glyph.
    reverse: HashMap<u128, Rc<HashMap<u32, char>>>,
}

/// What is known of a glyph.
pub(super) struct Told {
    /// What it stands for; U+FFFD where nothing says it.
    pub(super) text: String,
    /// What tells its shape from others, if that is not known or a letter of the private use area.
    pub(super) unknown: Option<u64>,
}

/// An encoding of a known character collection.
struct Encoding {
    codes: Rc<CMap>,
    unicode: Rc<CMap>,
}

/// Maps that are loaded once.
#[derive(Default)]
pub(crate) struct Maps(HashMap<Vec<u8>, Option<Rc<CMap>>>);

impl Characters {
    /// Looks at all composite fonts of the document.
    pub(super) fn new(pdf: &Pdf) -> Self {
        let mut maps = Maps::default();
        let (mut encodings, mut embedded) = (HashMap::<String, Vec<Encoding>>::new(), HashSet::new());
        for object in pdf.objects() {
            let Object::Dict(font) = object else { continue };
            if ["FontFile2", "FontFile3"].iter().any(|key| font.contains_key(key)) {
                embedded.extend(name(&font, "FontName"));
            }
            if font.get::<Name<'_>>("Subtype").is_none_or(|subtype| subtype.as_ref() != b"Type0") {
                continue;
            }
            let encoding = codes(&font, &mut maps).and_then(|codes| encoding(&font, codes, &mut maps));
            if let Some((name, encoding)) = name(&font, "BaseFont").zip(encoding) {
                let same = encodings.entry(name).or_default();
                if same.len() < SAME_NAME {
                    same.push(encoding);
                }
            }
        }
        Self { encodings, embedded, reverse: HashMap::new() }
    }

    /// What `glyph` stands for.
    pub(super) fn text(&mut self, glyph: &Glyph<'_>) -> Told {
        let text = self.told(glyph);
        let is_known = text.as_ref().is_some_and(|text| !text.chars().any(is_private));
        let unknown = (!is_known).then(|| shape(glyph));
        Told { text: text.unwrap_or_else(|| char::REPLACEMENT_CHARACTER.to_string()), unknown }
    }

    /// The text of `glyph`; `None` if nothing in the file says it.
    fn told(&mut self, glyph: &Glyph<'_>) -> Option<String> {
        let told = glyph.as_unicode().map(|text| match text {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        });
        let told = told.filter(|text| text.chars().all(means_something));
        match glyph {
            Glyph::Outline(outline) if self.is_box(outline) => told.filter(|text| text.trim().is_empty()),
            Glyph::Outline(outline) if told.as_ref().is_none_or(|text| text.chars().any(is_private)) => {
                self.explain(outline).filter(|c| means_something(*c)).map(String::from).or(told)
            }
            _ => told,
        }
    }

    /// Whether the glyph is the box that stands for all characters that its font does not have. What the file says of
    /// it is true of one of them.
    fn is_box(&self, glyph: &OutlineGlyph) -> bool {
        let name = || glyph.font_data().and_then(|font| font.postscript_name);
        glyph.glyph_id().to_u32() == 0 && name().is_some_and(|name| self.embedded.contains(&name))
    }

    fn explain(&mut self, glyph: &OutlineGlyph) -> Option<char> {
        let font = glyph.font_data()?;
        let name = font.postscript_name.as_deref().unwrap_or_default();
        let collected = self
            .encodings
            .get(name)
            .and_then(|encodings| encodings.iter().find_map(|encoding| encoding.character(glyph.char_code())));
        if collected.is_some() || glyph.glyph_id().to_u32() == 0 {
            return collected;
        }
        // Of a font that stands for one which is not in the file, the names say nothing of the file's characters.
        let is_own = self.embedded.contains(name);
        let reverse = self.reverse.entry(font.cache_key).or_insert_with(|| Rc::new(reverse(&font, is_own)));
        reverse.get(&glyph.glyph_id().to_u32()).copied()
    }
}

impl Encoding {
    fn character(&self, code: u32) -> Option<char> {
        let cid = (1..=4).find_map(|length| self.codes.lookup_cid_code(code, length))?;
        match self.unicode.lookup_bf_string(cid)? {
            BfString::Char(c) => Some(c),
            BfString::String(text) => text.chars().next(),
        }
    }
}

/// The map from the codes of a composite font to its glyphs.
pub(crate) fn codes(font: &Dict<'_>, maps: &mut Maps) -> Option<Rc<CMap>> {
    match font.get::<Object<'_>>("Encoding")? {
        Object::Name(name) => maps.named(name.as_ref()),
        Object::Stream(stream) => Some(Rc::new(CMap::parse(&stream.decoded_data().ok()?, load_embedded)?)),
        _ => None,
    }
}

/// The encoding of a composite font with these codes, if it belongs to a collection with a way to Unicode.
fn encoding(font: &Dict<'_>, codes: Rc<CMap>, maps: &mut Maps) -> Option<Encoding> {
    let own = codes.metadata().character_collection.as_ref().map(|collection| collection.family.clone());
    let family = match own {
        Some(family) if family != CidFamily::AdobeIdentity => family,
        _ => {
            let descendant = font.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
            let system = descendant.get::<Dict<'_>>("CIDSystemInfo")?;
            let word = |key: &str| system.get::<PdfString<'_>>(key).map(|word| word.as_bytes().to_vec());
            CidFamily::from_registry_ordering(&word("Registry")?, &word("Ordering")?)
        }
    };
    let unicode = maps.named(family.ucs2_cmap()?.to_bytes())?;
    Some(Encoding { codes, unicode })
}

/// The name of a font without the mark of a subset.
fn name(font: &Dict<'_>, key: &str) -> Option<String> {
    let name = font.get::<Name<'_>>(key)?;
    let name = name.as_str();
    Some(name.split_once('+').filter(|(mark, _)| mark.len() == 6).map_or(name, |(_, name)| name).to_owned())
}

impl Maps {
    fn named(&mut self, name: &[u8]) -> Option<Rc<CMap>> {
        let load = || match name {
            b"Identity-H" => Some(Rc::new(CMap::identity_h())),
            b"Identity-V" => Some(Rc::new(CMap::identity_v())),
            _ => CMap::parse(load_embedded(CMapName::from_bytes(name))?, load_embedded).map(Rc::new),
        };
        self.0.entry(name.to_vec()).or_insert_with(load).clone()
    }
}

/// For each glyph of a font program the character that it is drawn for; of several the one that people write.
fn reverse(font: &OutlineFontData, has_names: bool) -> HashMap<u32, char> {
    let bytes: &[u8] = (*font.data).as_ref();
    let mut characters = mapped(bytes);
    for (glyph, c) in has_names.then(|| glyph_name::characters(bytes)).into_iter().flatten() {
        characters.entry(glyph).or_insert(c);
    }
    characters
}

/// The same, as the table from characters to glyphs says.
fn mapped(bytes: &[u8]) -> HashMap<u32, char> {
    let mut characters: HashMap<u32, char> = HashMap::new();
    let Ok(font) = FontRef::new(bytes) else { return characters };
    if font.charmap().is_symbol() {
        return characters; // Its codes are places in the font, not characters.
    }
    for (code, glyph) in font.charmap().mappings() {
        let Some(c) = char::from_u32(code) else { continue };
        let known = characters.entry(glyph.to_u32()).or_insert(c);
        if rank(c) < rank(*known) {
            *known = c;
        }
    }
    characters
}

/// How unlikely it is that someone wrote `c`, of characters that look alike.
fn rank(c: char) -> u8 {
    match c {
        ' '..='~' | '\u{3001}'..='\u{303F}' | '\u{4E00}'..='\u{9FFF}' => 0,
        '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' => 2,
        '\u{E000}'..='\u{F8FF}' => 3,
        _ => 1,
    }
}

/// What tells the shape of `glyph` from others. The box for what a font lacks is one shape for several codes.
fn shape(glyph: &Glyph<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    glyph.char_code().hash(&mut hasher);
    match glyph {
        Glyph::Outline(outline) => outline.identifier().cache_key().hash(&mut hasher),
        Glyph::Type3(glyph) => glyph.cache_key().hash(&mut hasher),
    }
    hasher.finish()
}

/// Whether `c` is a character of text and not a code that only looks like one.
fn means_something(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFD}'..='\u{FFFF}')
}
