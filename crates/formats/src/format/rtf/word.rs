//! Control words: signs, paragraphs and tables, how letters look.

use super::charset;
use super::reader::Reader;
use super::state::{Class, Destination};
use super::token::Token;

/// Control words that stand for a sign (RTF 1.9.1, “Special Characters”).
const SIGNS: [(&str, &str); 15] = [
    ("line", "\n"),
    ("lbr", "\n"),
    ("tab", "\t"),
    ("emdash", "—"),
    ("endash", "–"),
    ("lquote", "‘"),
    ("rquote", "’"),
    ("ldblquote", "“"),
    ("rdblquote", "”"),
    ("bullet", "•"),
    ("emspace", "\u{2003}"),
    ("enspace", "\u{2002}"),
    ("qmspace", "\u{2005}"),
    ("zwj", "\u{200D}"),
    ("zwnj", "\u{200C}"),
];

impl<'t> Reader<'_, '_, 't> {
    pub(super) fn symbol(&mut self, symbol: char, token: &Token<'t>) {
        match symbol {
            '*' => self.state.is_optional = true,
            '~' => self.sign("\u{A0}", token),
            '_' => self.sign("-", token),
            '\\' | '{' | '}' => self.sign(symbol.encode_utf8(&mut [0; 4]), token),
            // A backslash in front of the end of a line of the file.
            '\r' | '\n' if self.state.destination == Destination::Text => self.end_paragraph(self.state.level),
            // Where a word may be broken, and entries of an index divide: nothing is shown.
            _ => {}
        }
    }

    pub(super) fn word(&mut self, word: &'t str, number: Option<i32>, token: &Token<'t>) {
        let is_optional = std::mem::take(&mut self.state.is_optional);
        if self.state.destination == Destination::Copy && word != "ud" {
            return;
        }
        if self.destination(word) {
            return;
        }
        if is_optional && !self.is_known_within(word) {
            return self.unknown();
        }
        match word {
            "u" => self.unit(number.unwrap_or(0), token),
            "uc" => self.state.skipped = number.unwrap_or(1).max(0) as usize,
            _ => match SIGNS.iter().find(|(name, _)| *name == word) {
                Some((_, sign)) => self.sign(sign, token),
                None => self.set(word, number),
            },
        }
    }

    /// Words that may stand behind `\*` and are no destination.
    fn is_known_within(&self, word: &str) -> bool {
        matches!(self.state.destination, Destination::Styles | Destination::Fonts | Destination::Reviewers)
            || matches!(word, "cs" | "ts" | "ds" | "s")
    }

    fn set(&mut self, word: &str, number: Option<i32>) {
        let value = number.unwrap_or(1);
        match self.state.destination {
            Destination::Fonts => self.font(word, value),
            Destination::Colours => self.share(word, value),
            Destination::Styles => match word {
                "s" => self.state.style = value,
                "outlinelevel" => {
                    self.headings.insert(self.state.style, value < 9);
                }
                _ => {}
            },
            _ => {
                if !self.paragraphs(word, value) {
                    self.letters(word, number);
                }
            }
        }
    }

    /// What a font states of its characters.
    fn font(&mut self, word: &str, value: i32) {
        let encoding = match word {
            "f" => {
                self.state.font = value;
                return;
            }
            "fcharset" => charset::of_set(value),
            "cpg" => charset::of_page(value),
            _ => None,
        };
        self.fonts.extend(encoding.map(|encoding| (self.state.font, encoding)));
    }

    fn share(&mut self, word: &str, value: i32) {
        let share = ["red", "green", "blue"].iter().position(|name| *name == word);
        if let Some(share) = share {
            self.colour[share] = value;
        }
    }

    /// Words of paragraphs and tables; `false`: it is none.
    fn paragraphs(&mut self, word: &str, value: i32) -> bool {
        if matches!(word, "par" | "sect" | "cell" | "row" | "nestcell" | "nestrow" | "page" | "column")
            && self.state.destination != Destination::Text
        {
            return true;
        }
        match word {
            "par" | "sect" => self.end_paragraph(self.state.level),
            "page" | "column" => self.show("\n", None),
            "pard" => self.state.bare(),
            "intbl" => self.state.level = self.state.level.max(1),
            "itap" => self.state.level = value.max(0) as usize,
            "cell" | "nestcell" => self.end_cell(if word == "cell" { 1 } else { self.state.level.max(2) }),
            "row" | "nestrow" => self.end_row(if word == "row" { 1 } else { self.state.level.max(2) }),
            "trowd" => {
                (self.has_table_ground, self.is_merged) = (false, false);
                self.of_row(|table| table.define_row());
            }
            "clmrg" | "clvmrg" => self.is_merged = true,
            "clcbpat" => self.has_table_ground = true,
            "cellx" => {
                let is_merged = std::mem::take(&mut self.is_merged);
                self.of_row(|table| table.define_cell(is_merged));
            }
            "s" => self.state.style = value,
            "outlinelevel" => self.state.outline = Some(value),
            "ftnalt" => self.endnote(),
            "ansicpg" => self.page = charset::of_page(value).unwrap_or(self.page),
            "mac" => self.page = encoding_rs::MACINTOSH,
            "deff" => (self.default_font, self.state.font) = (value, value),
            _ => return false,
        }
        true
    }

    fn end_cell(&mut self, level: usize) {
        self.end_paragraph(level);
        if let Some(table) = self.frame().tables.last_mut() {
            table.end_cell();
        }
    }

    fn end_row(&mut self, level: usize) {
        self.open_tables(level);
        if let Some(table) = self.frame().tables.last_mut() {
            table.end_row();
        }
    }

    /// The row that is defined is of the table that is open, or of one that begins.
    fn of_row(&mut self, define: impl FnOnce(&mut super::table::Table)) {
        if self.state.destination != Destination::Text {
            return;
        }
        let level = self.state.level.max(1);
        if self.frame().tables.len() < level {
            self.open_tables(level);
        }
        if let Some(table) = self.frame().tables.get_mut(level - 1) {
            define(table);
        }
    }

    /// How letters look.
    fn letters(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        let value = number.unwrap_or(0);
        let state = &mut self.state;
        match word {
            "plain" => state.plain(self.default_font),
            "f" => {
                state.font = value;
                if state.class == Class::Double {
                    state.double_font = Some(value);
                }
            }
            "af" if state.class == Class::Double => state.double_font = Some(value),
            "dbch" => state.class = Class::Double,
            "loch" | "hich" => state.class = Class::Plain,
            "v" | "webhidden" => state.is_hidden = is_on,
            "deleted" => state.is_deleted = is_on,
            "revised" => state.is_inserted = is_on,
            "cf" => state.colour = value.max(0) as usize,
            "cb" | "highlight" | "chcbpat" | "cbpat" => state.has_ground = value > 0,
            "fs" => state.size = number.unwrap_or(24),
            _ => {}
        }
    }
}
