//! What people call a place, in both languages: reports and gaps say the same, so the words stand beside the places.
//!
//! Chinese puts the larger before the smaller without a break (第2页第3段, 名单!B5), English with commas. Texts of the
//! document stand within quotation marks in English, in whatever language they are.

mod names;

use std::num::NonZeroU32;

use super::{CellThing, Pages, Picture, Place, PropertyName, Role, Scheme, SheetThing, SlideKind, Spot, Thing};
use names::Called;

impl Place {
    /// What people call it in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        zh(self)
    }

    /// What people call it in English.
    #[must_use]
    pub fn en(&self) -> String {
        en(self)
    }
}

fn zh(place: &Place) -> String {
    let Place { spot, role } = place;
    let Some(role) = role else { return spot_zh(spot) };
    let word = role.called().0;
    match (spot, role) {
        (_, Role::InvisibleCharacters) if is_text(spot) => format!("正文中的{word}"),
        (_, Role::InvisibleCharacters) => format!("{}中的{word}", spot_zh(spot)),
        (Spot::Thing { thing: Thing::Text, number }, role) => counted_zh(text_zh(*role), *number),
        (Spot::Thing { thing: Thing::Picture, .. } | Spot::SheetCell { .. }, Role::AltText | Role::Formula) => {
            format!("{}的{word}", spot_zh(spot))
        }
        (Spot::Page { .. }, Role::AltText) => format!("{}{word}", spot_zh(spot)),
        _ => format!("{}（{word}）", spot_zh(spot)),
    }
}

fn is_text(spot: &Spot) -> bool {
    matches!(spot, Spot::Thing { thing: Thing::Text, .. })
}

/// Text of a page or of Markdown that is told apart by its role alone.
fn text_zh(role: Role) -> &'static str {
    match role {
        Role::White => "白色文字",
        Role::Tiny => "极小的字",
        Role::OffPage => "页面外的文字",
        role => role.called().0,
    }
}

fn counted_zh(word: &str, number: Option<u32>) -> String {
    number.map_or_else(|| word.to_owned(), |number| format!("{word}{number}"))
}

fn spot_zh(spot: &Spot) -> String {
    match spot {
        Spot::FileName => "文件名".to_owned(),
        Spot::Line { number, header: None, .. } => format!("第{number}行"),
        Spot::Line { number, header: Some(header), .. } => format!("第{number}行“{header}”"),
        Spot::Page { number } => format!("第{number}页"),
        Spot::Paragraph { page, number, is_after } => {
            let page = page.map_or_else(String::new, |page| format!("第{page}页"));
            match number {
                0 => format!("{page}开头"),
                number => format!("{page}第{number}段{}", if *is_after { "后" } else { "" }),
            }
        }
        Spot::Cell { page, table, row, column, header, is_head: _ } => {
            let page = page.map_or_else(String::new, |page| format!("第{page}页"));
            let cell = match (header, column) {
                (Some(header), _) => format!("“{header}”"),
                (None, Some(column)) => format!("第{column}列"),
                (None, None) => String::new(),
            };
            format!("{page}表{table}第{row}行{cell}")
        }
        Spot::Table { number } => format!("表{number}"),
        Spot::Edge { is_footer, pages, is_unused } => {
            let pages = match pages {
                Pages::All => String::new(),
                Pages::First => "首页".to_owned(),
                Pages::Even => "偶数页".to_owned(),
                Pages::From(page) => format!("第{page}页"),
            };
            format!("{pages}{}{}", if *is_footer { "页脚" } else { "页眉" }, if *is_unused { "（未使用）" } else { "" })
        }
        Spot::SheetCell { .. } | Spot::SheetRow { .. } | Spot::Cells { .. } | Spot::Sheet { .. } => sheet_zh(spot),
        Spot::Annotation { listed, is_hidden } => {
            let own = listed
                .map_or_else(|| "页面已不用的批注".to_owned(), |(page, number)| format!("第{page}页批注{number}"));
            format!("{own}{}", if *is_hidden { "（隐藏）" } else { "" })
        }
        Spot::Property { scheme, name: None } => scheme.called().0.to_owned(),
        Spot::Property { scheme: Scheme::Signature, name: Some(name) } => format!("数字签名（{}）", property_zh(name)),
        Spot::Property { scheme, name: Some(name) } => format!("{}：{}", scheme.called().0, property_zh(name)),
        Spot::Picture { picture, field } => {
            let picture = match picture {
                Picture::Unnamed => "图片".to_owned(),
                Picture::Embedded => "内嵌图片".to_owned(),
                Picture::File(name) => format!("图片 {name}"),
            };
            format!("{picture}（{}）", field.called().0)
        }
        Spot::Named { thing, name } => format!("{}“{name}”", thing.called().0),
        Spot::Thing { thing, number } => counted_zh(thing.called().0, *number),
        Spot::Earlier { .. } | Spot::Message { .. } | Spot::Within { .. } | Spot::Slide { .. } => nested_zh(spot),
    }
}

/// The places within something that has places of its own.
fn nested_zh(spot: &Spot) -> String {
    match spot {
        Spot::Earlier { number, place } => {
            format!("历史版本{number}{}", place.as_deref().map_or_else(String::new, |place| format!("，{}", zh(place))))
        }
        Spot::Message { number, subject, place } => {
            let subject = subject.as_deref().map_or_else(String::new, |subject| format!("“{subject}”"));
            let inner = place.as_deref().map_or_else(String::new, |place| format!("，{}", zh(place)));
            format!("第{number}封邮件{subject}{inner}")
        }
        Spot::Within { file, name, place } => {
            format!("{} {name}：{}", file.called().0, place.as_deref().map(zh).unwrap_or_default())
        }
        Spot::Slide { kind, number, title, place } => {
            let own = slide_zh(*kind, *number, title.as_deref());
            format!("{own}{}", place.as_deref().map(zh).unwrap_or_default())
        }
        _ => String::new(),
    }
}

fn slide_zh(kind: SlideKind, number: u32, title: Option<&str>) -> String {
    let word = kind.called().0;
    let title = title.map_or_else(String::new, |title| format!("“{title}”"));
    match kind {
        SlideKind::Slide => format!("第{number}张{word}{title}"),
        SlideKind::Notes => format!("第{number}张幻灯片{word}"),
        SlideKind::DrawingPage => format!("第{number}{word}{title}"),
        SlideKind::Master | SlideKind::Layout => format!("{word}{number}{title}"),
        SlideKind::NotesMaster | SlideKind::HandoutMaster => word.to_owned(),
    }
}

/// The places of a sheet.
fn sheet_zh(spot: &Spot) -> String {
    match spot {
        Spot::SheetCell { sheet, row, column, .. } => format!("{sheet}!{}{row}", letters(*column)),
        Spot::SheetRow { sheet, row } => format!("{sheet}!第{row}行"),
        Spot::Cells { sheet, cells, thing } => {
            let word = thing.called().0;
            match thing {
                CellThing::Comment => format!("{sheet}!{cells}{word}"),
                CellThing::Choices
                | CellThing::Filter
                | CellThing::ConditionalFormat
                | CellThing::Condition
                | CellThing::Link
                | CellThing::SmartTag
                | CellThing::ProtectedRange => format!("{sheet}!{cells}的{word}"),
                CellThing::Prompt | CellThing::LinkTip => format!("{sheet}：{cells}的{word}"),
                CellThing::ScenarioValue => format!("{sheet}：方案中{cells}的{word}"),
            }
        }
        Spot::Sheet { sheet, thing } => {
            let word = thing.called().0;
            use SheetThing::{CustomProperty, LinkedObject, PublishedAt, ScenarioComment, ScenarioName};
            match thing {
                CustomProperty | LinkedObject | PublishedAt | ScenarioComment | ScenarioName => {
                    format!("{sheet}：{word}")
                }
                _ => format!("工作表“{sheet}”的{word}"),
            }
        }
        _ => String::new(),
    }
}

fn en(place: &Place) -> String {
    let Place { spot, role } = place;
    let Some(role) = role else { return spot_en(spot) };
    let word = role.called().1;
    match (spot, role) {
        (_, Role::InvisibleCharacters) => format!("{word} in {}", spot_en(spot)),
        (Spot::Thing { thing: Thing::Text, number }, _) => counted_en(word, *number),
        _ => format!("{} ({word})", spot_en(spot)),
    }
}

fn counted_en(word: &str, number: Option<u32>) -> String {
    number.map_or_else(|| word.to_owned(), |number| format!("{word} {number}"))
}

fn spot_en(spot: &Spot) -> String {
    match spot {
        Spot::FileName => "file name".to_owned(),
        Spot::Line { number, header: None, .. } => format!("line {number}"),
        Spot::Line { number, header: Some(header), .. } => format!("line {number}, “{header}”"),
        Spot::Page { number } => format!("page {number}"),
        Spot::Paragraph { page, number, is_after } => {
            let page = page_en(*page);
            match number {
                0 => format!("{page}before the first paragraph"),
                number => format!("{page}{}paragraph {number}", if *is_after { "after " } else { "" }),
            }
        }
        Spot::Cell { page, table, row, column, header, is_head: _ } => {
            let cell = match (header, column) {
                (Some(header), _) => format!(", “{header}”"),
                (None, Some(column)) => format!(", column {column}"),
                (None, None) => String::new(),
            };
            format!("{}table {table}, row {row}{cell}", page_en(*page))
        }
        Spot::Table { number } => format!("table {number}"),
        Spot::Edge { is_footer, pages, is_unused } => edge_en(*is_footer, *pages, *is_unused),
        Spot::SheetCell { sheet, row, column, .. } => format!("sheet “{sheet}”, cell {}{row}", letters(*column)),
        Spot::SheetRow { sheet, row } => format!("sheet “{sheet}”, row {row}"),
        Spot::Cells { sheet, cells, thing } => {
            format!("sheet “{sheet}”, cells “{cells}”, {}", thing.called().1)
        }
        Spot::Sheet { sheet, thing } => format!("sheet “{sheet}”, {}", thing.called().1),
        Spot::Annotation { listed, is_hidden } => {
            let own = listed.map_or_else(
                || "comment of no page".to_owned(),
                |(page, number)| format!("page {page}, comment {number}"),
            );
            format!("{own}{}", if *is_hidden { " (hidden)" } else { "" })
        }
        Spot::Property { scheme, name: None } => scheme.called().1.to_owned(),
        Spot::Property { scheme, name: Some(name) } => format!("{}: {}", scheme.called().1, property_en(name)),
        Spot::Picture { picture, field } => {
            let picture = match picture {
                Picture::Unnamed => "picture".to_owned(),
                Picture::Embedded => "embedded picture".to_owned(),
                Picture::File(name) => format!("picture “{name}”"),
            };
            format!("{picture} ({})", field.called().1)
        }
        Spot::Named { thing, name } => format!("{} “{name}”", thing.called().1),
        Spot::Thing { thing, number } => counted_en(thing.called().1, *number),
        Spot::Earlier { .. } | Spot::Message { .. } | Spot::Within { .. } | Spot::Slide { .. } => nested_en(spot),
    }
}

fn nested_en(spot: &Spot) -> String {
    match spot {
        Spot::Earlier { number, place } => {
            let inner = place.as_deref().map_or_else(String::new, |place| format!(", {}", en(place)));
            format!("earlier version {number}{inner}")
        }
        Spot::Message { number, subject, place } => {
            let subject = subject.as_deref().map_or_else(String::new, |subject| format!(" “{subject}”"));
            let inner = place.as_deref().map_or_else(String::new, |place| format!(", {}", en(place)));
            format!("message {number}{subject}{inner}")
        }
        Spot::Within { file, name, place } => {
            let inner = place.as_deref().map_or_else(String::new, |place| format!(": {}", en(place)));
            format!("{} “{name}”{inner}", file.called().1)
        }
        Spot::Slide { kind, number, title, place } => {
            let inner = place.as_deref().map_or_else(String::new, |place| format!(", {}", en(place)));
            format!("{}{inner}", slide_en(*kind, *number, title.as_deref()))
        }
        _ => String::new(),
    }
}

fn slide_en(kind: SlideKind, number: u32, title: Option<&str>) -> String {
    let word = kind.called().1;
    let title = title.map_or_else(String::new, |title| format!(", “{title}”"));
    match kind {
        SlideKind::Notes => format!("slide {number}, {word}"),
        SlideKind::NotesMaster | SlideKind::HandoutMaster => word.to_owned(),
        _ => format!("{word} {number}{title}"),
    }
}

fn page_en(page: Option<NonZeroU32>) -> String {
    page.map_or_else(String::new, |page| format!("page {page}, "))
}

fn edge_en(is_footer: bool, pages: Pages, is_unused: bool) -> String {
    let edge = if is_footer { "footer" } else { "header" };
    let own = match pages {
        Pages::All => edge.to_owned(),
        Pages::First => format!("{edge} of the first page"),
        Pages::Even => format!("{edge} of even pages"),
        Pages::From(page) => format!("page {page}, {edge}"),
    };
    format!("{own}{}", if is_unused { " (unused)" } else { "" })
}

/// The letters that people call a column by.
#[must_use]
pub fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while left > 0 {
        letters.push(b'A' + ((left - 1) % 26) as u8);
        left = (left - 1) / 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

fn property_zh(name: &PropertyName) -> &str {
    match name {
        PropertyName::Known(field) => field.called().0,
        PropertyName::Written(name) => name,
    }
}

fn property_en(name: &PropertyName) -> String {
    match name {
        PropertyName::Known(field) => field.called().1.to_owned(),
        PropertyName::Written(name) => format!("“{name}”"),
    }
}

#[cfg(test)]
mod tests;
