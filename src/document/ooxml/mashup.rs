//! Queries of Power Query, which a workbook keeps as an archive within an XML part: what they do with which files and
//! databases. Of all that the archive holds, only the queries are written by people.

use super::super::address::is_path;
use super::super::base64::base64;
use super::super::{Hidden, Limits, decode};
use super::opened::Opened;
use super::package::Package;

/// The element that holds the archive.
const MARK: &str = "<DataMashup";

/// The member that holds the queries.
const QUERIES: &str = "Formulas/Section1.m";

/// How many paths of one workbook are told.
const MOST: usize = 100;

/// Tells of the queries in `text`, which is the part `name`; false if there are none.
pub(super) fn read(opened: &mut Opened, name: &str, text: &str) -> bool {
    let Some(queries) = queries(text, opened.package.left(), &opened.limits) else { return false };
    opened.package.charge(queries.len() as u64);
    opened.tell(Hidden::CustomData, name, &queries, "Power Query 查询");
    for path in queries.split('"').skip(1).step_by(2).filter(|path| is_path(path)).take(MOST) {
        opened.tell(Hidden::Path, name, path, "Power Query 查询的数据源");
    }
    true
}

/// The queries: behind a version and its length stands the archive, all of it in Base64.
fn queries(text: &str, left: u64, limits: &Limits) -> Option<String> {
    let inner = text.split_once(MARK)?.1.split_once('>')?.1.split('<').next()?;
    let bytes = base64(inner, inner.len());
    let length = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let archive = bytes.get(8..)?.get(..length)?;
    let mut package = Package::open(archive, &Limits { unpacked: left, ..*limits }).ok()?;
    let queries = decode(package.read(QUERIES).ok()?).text;
    (!queries.trim().is_empty()).then_some(queries)
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64;

    use super::super::sample::Sample;
    use super::*;

    #[test]
    fn queries_are_read_out_of_their_archive() {
        let query = "let a = Excel.Workbook(File.Contents(\"C:\\Users\\liming\\名单.xlsx\")) in a";
        let archive = Sample::new().part(QUERIES, query).zip();
        let bytes = [&[0; 4], &(archive.len() as u32).to_le_bytes()[..], &archive, b"rest"].concat();
        let text = format!(
            "<DataMashup xmlns=\"http://schemas.microsoft.com/DataMashup\">{}</DataMashup>",
            BASE64.encode(&bytes)
        );
        let limits = Limits::default();
        assert_eq!(queries(&text, 1 << 20, &limits).as_deref(), Some(query));
        assert!(queries(&text, 3, &limits).is_none());
        for end in (0..text.len()).step_by(17) {
            assert!(queries(&text[..end], 1 << 20, &limits).is_none_or(|told| told == query));
        }
    }
}
