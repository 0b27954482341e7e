//! What an archive is: the types that it states for its parts tell, not its name.

use super::relations::Relations;
use crate::container::namespace::Ns;
use crate::container::package::Package;
use crate::container::xml::{Event, Xml};
use crate::detect;
use hegao_model::document::Gap;
use hegao_model::document::budget::Budget;
use hegao_model::document::known::Known;

/// What an archive holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// A word processor's document, whose text is this part.
    Word(String),
    /// A workbook, whose list of sheets is this part.
    Sheet(String),
    /// A presentation, whose list of slides is this part.
    Slides(String),
    /// A workbook of records, whose list of sheets is this part.
    Records(String),
    /// Something else.
    Known(&'static Known),
}

/// The part that states the types.
const TYPES: &str = "[Content_Types].xml";

/// What `package`, a file called `name`, is. What could not be read of that is added to `gaps`.
pub(crate) fn family(name: &str, package: &mut Package, budget: &Budget, gaps: &mut Vec<Gap>) -> Family {
    if package.find(TYPES).is_none() {
        return without_types(name, package);
    }
    let types = types(package, budget, gaps);
    let related = Relations::read(package, "", budget, gaps);
    let main = related.parts("officeDocument").find(|name| package.find(name).is_some()).map(str::to_owned);
    let typed = |name: &str| types.iter().find(|(part, _)| part.eq_ignore_ascii_case(name)).map(|(_, of)| of.as_str());
    if let Some(main) = main {
        let by_type = typed(&main).and_then(|of| by_type(of, &main));
        return by_type.or_else(|| by_folder(&main)).unwrap_or_else(|| without_types(name, package));
    }
    // Without relationships, whatever there is.
    let stated = types.iter().filter(|(part, _)| package.find(part).is_some()).find_map(|(part, of)| by_type(of, part));
    let usual = || {
        ["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"]
            .iter()
            .find_map(|name| package.find(name))
            .and_then(by_folder)
    };
    stated.or_else(usual).or_else(|| by_stated(&types)).unwrap_or_else(|| without_types(name, package))
}

/// The parts with a type of their own.
fn types(package: &mut Package, budget: &Budget, gaps: &mut Vec<Gap>) -> Vec<(String, String)> {
    let mut types = Vec::new();
    match package.part(TYPES) {
        Ok((part, broken)) => {
            gaps.extend(broken);
            let mut xml = Xml::new(&part.text, budget);
            while let Some(event) = xml.next() {
                let Event::Start(element) = event else { continue };
                let text = |name| element.text(Ns::None, name);
                if let (true, Some(part), Some(of)) =
                    (element.is(Ns::ContentTypes, "Override"), text("PartName"), text("ContentType"))
                {
                    types.push((part.trim_start_matches('/').to_owned(), of.into_owned()));
                }
            }
            gaps.extend(xml.gap(TYPES));
        }
        Err(gap) => gaps.push(gap),
    }
    types
}

/// What a main part of this type belongs to.
fn by_type(of: &str, main: &str) -> Option<Family> {
    let of = of.to_ascii_lowercase();
    // `…document.main+xml`, `…document.macroEnabled.main+xml`, `…template.main+xml`, `…macroEnabledTemplate.main+xml`
    if of.contains("sheet.binary") {
        return Some(Family::Records(main.to_owned()));
    }
    let (family, kind) = of.strip_suffix(".main+xml")?.rsplit_once('/')?.1.rsplit_once("officedocument.").map_or_else(
        || of.trim_start_matches("application/vnd.ms-").split_once('.'),
        |(_, rest)| rest.split_once('.'),
    )?;
    match family {
        "wordprocessingml" | "word" => Some(Family::Word(main.to_owned())),
        "spreadsheetml" | "excel" if !kind.is_empty() => Some(Family::Sheet(main.to_owned())),
        "presentationml" | "powerpoint" => Some(Family::Slides(main.to_owned())),
        _ => None,
    }
}

/// What a main part in this folder belongs to.
fn by_folder(main: &str) -> Option<Family> {
    match main.split('/').next()? {
        "word" => Some(Family::Word(main.to_owned())),
        "xl" if main.ends_with(".bin") => Some(Family::Records(main.to_owned())),
        "xl" => Some(Family::Sheet(main.to_owned())),
        "ppt" => Some(Family::Slides(main.to_owned())),
        "visio" => known("visio"),
        _ => None,
    }
}

/// An office document whose main part is missing.
fn by_stated(types: &[(String, String)]) -> Option<Family> {
    let states = |word: &str| types.iter().any(|(_, of)| of.contains(word));
    if states("wordprocessingml") {
        Some(Family::Word("word/document.xml".to_owned()))
    } else if states("spreadsheetml") {
        Some(Family::Sheet("xl/workbook.xml".to_owned()))
    } else if states("presentationml") {
        Some(Family::Slides("ppt/presentation.xml".to_owned()))
    } else {
        None
    }
}

fn known(id: &str) -> Option<Family> {
    Known::of(id).map(Family::Known)
}

/// An archive that is no Office Open XML by what it states.
fn without_types(name: &str, package: &mut Package) -> Family {
    let mimetype = package.head("mimetype", 200).unwrap_or_default();
    let members = package.members().iter().map(|member| member.name.as_str());
    let known = detect::of_members(name, members, &mimetype);
    match known.id {
        "docx" => Family::Word("word/document.xml".to_owned()),
        "xlsx" => Family::Sheet("xl/workbook.xml".to_owned()),
        "pptx" => Family::Slides("ppt/presentation.xml".to_owned()),
        "xlsb" => Family::Records("xl/workbook.bin".to_owned()),
        _ => Family::Known(known),
    }
}
