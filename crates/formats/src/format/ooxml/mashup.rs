//! Queries of Power Query, which a workbook keeps as an archive within an XML part: what they do with which files and
//! databases. Of all that the archive holds, only the queries are written by people.

use super::opened::Opened;
use crate::container::package::Package;
use crate::encoding::base64::base64;
use crate::encoding::decode;
use crate::hidden::address::is_path;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Hidden, Reason, Thing};

/// The element that holds the archive.
const MARK: &str = "<DataMashup";

/// The member that holds the queries.
const QUERIES: &str = "Formulas/Section1.m";

/// Tells of the queries in `text`, which is the part `name`; false if that is not what the part is for.
pub(crate) fn read(opened: &mut Opened, name: &str, text: &str) -> bool {
    let Some(letters) = letters(text) else { return false };
    match queries(letters, opened.budget) {
        Some(queries) => tell(opened, name, &queries),
        None => {
            opened.found.gap(name, Reason::Queries);
        }
    }
    true
}

fn tell(opened: &mut Opened, name: &str, queries: &str) {
    if is_blank(queries) {
        return;
    }
    opened.tell(Hidden::CustomData, name, queries, Thing::PowerQuery);
    let paths = queries.split('"').skip(1).step_by(2).filter(|path| is_path(path));
    for path in opened.budget.take(Bound::Paths, paths, Some(name)) {
        opened.tell(Hidden::Path, name, path, Thing::PowerQuerySource);
    }
}

/// Whether there is nothing but the section that Excel makes (`section Section1;`) when Power Query is opened.
fn is_blank(queries: &str) -> bool {
    let section = queries.trim().strip_prefix("section ");
    let rest = section.and_then(|section| section.split_once(';')).map_or(queries, |(_, rest)| rest);
    rest.trim().is_empty()
}

/// What stands in the element, if the part is nothing else.
fn letters(text: &str) -> Option<&str> {
    let (before, rest) = text.split_once(MARK)?;
    let (attributes, inner) = rest.split_once('>')?;
    let (before, inner) = (before.trim(), inner.trim());
    let is_alone = before.is_empty() || before.strip_prefix("<?").is_some_and(|head| !head.contains('<'));
    if !is_alone || !(attributes.is_empty() || attributes.starts_with(|c: char| c.is_whitespace() || c == '/')) {
        return None;
    }
    let letters = if attributes.ends_with('/') { inner } else { inner.strip_suffix("</DataMashup>")? };
    (!letters.contains('<')).then_some(letters)
}

/// The queries: behind a version and its length stands the archive, all of it in Base64.
fn queries(letters: &str, budget: &Budget) -> Option<String> {
    if letters.is_empty() {
        return Some(String::new());
    }
    let bytes = base64(letters);
    let length = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let archive = bytes.get(8..)?.get(..length)?;
    let mut package = Package::open(archive, budget).ok()?;
    Some(decode(package.read(QUERIES).ok()?).text)
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64;

    use super::super::sample::Sample;
    use super::*;
    use crate::reader;
    use hegao_model::document::Limits;

    /// What nobody sees of a document with `data` beside its text, and how many gaps it has.
    fn told(data: &str) -> (Vec<String>, usize) {
        let sample = Sample::word("<w:p><w:r><w:t>正文</w:t></w:r></w:p>").part("customXml/item1.xml", data);
        let sample = sample.relation("word/document.xml", "r2", "customXml", "../customXml/item1.xml", false);
        let document = reader::nested("a.docx", sample.zip(), &Budget::default()).ok().unwrap();
        let unseen = document.blocks.iter().filter(|block| block.hidden.is_some());
        (unseen.map(|block| document.text(block).to_owned()).collect(), document.gaps.len())
    }

    /// A part with these queries.
    fn part(queries: &str) -> String {
        let archive = Sample::new().part(QUERIES, queries).zip();
        let bytes = [&[0; 4], &(archive.len() as u32).to_le_bytes()[..], &archive, b"rest"].concat();
        format!("<?xml version=\"1.0\"?><DataMashup xmlns=\"a\">{}</DataMashup>", BASE64.encode(&bytes))
    }

    #[test]
    fn a_workbook_in_which_queries_were_only_opened_has_none() {
        let query = "section Section1;\r\n\r\nshared 名单 = 1;";
        assert_eq!(told(&part(query)), (vec![query.to_owned()], 0));
        assert_eq!(told(&part("section Section1;")), (vec![], 0));
        assert_eq!(told(&part("section Section1;\r\n// 请李明核实")).0.len(), 1);
        assert_eq!(told(&part(" ")), (vec![], 0));
        assert_eq!(told("<DataMashup/>"), (vec![], 0));
        assert_eq!(told("<DataMashup>AAAA</DataMashup>"), (vec![], 1), "what cannot be read is a gap");
        for other in [
            "<!--<DataMashup>--><a>示例</a>",
            "<DataMashup><a>示例</a></DataMashup>",
            "<DataMashups>示例</DataMashups>",
        ] {
            assert_eq!(told(other), (vec!["示例".to_owned()], 0), "{other}");
        }
    }

    #[test]
    fn queries_are_read_out_of_their_archive() {
        let query = "let a = Excel.Workbook(File.Contents(\"C:\\Users\\liming\\名单.xlsx\")) in a";
        let archive = Sample::new().part(QUERIES, query).zip();
        let bytes = [&[0; 4], &(archive.len() as u32).to_le_bytes()[..], &archive, b"rest"].concat();
        assert_eq!(base64(&BASE64.encode(&bytes)), bytes);
        let text = BASE64.encode(&bytes);
        let budget = |most| Budget::new(&Limits { unpacked: most, ..Limits::default() });
        assert_eq!(queries(&text, &budget(1 << 20)).as_deref(), Some(query));
        assert!(queries(&text, &budget(3)).is_none());
        for end in (17..text.len()).step_by(17) {
            assert!(queries(&text[..end], &budget(1 << 20)).is_none_or(|told| told == query));
        }
    }
}
