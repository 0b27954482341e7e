//! Queries of Power Query, which a workbook keeps as an archive within an XML part: what they do with which files and
//! databases. Of all that the archive holds, only the queries are written by people.

use super::super::address::is_path;
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
    let bytes = base64(inner);
    let length = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let archive = bytes.get(8..)?.get(..length)?;
    let mut package = Package::open(archive, &Limits { unpacked: left, ..*limits }).ok()?;
    let queries = decode(package.read(QUERIES).ok()?).text;
    (!queries.trim().is_empty()).then_some(queries)
}

fn base64(text: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(text.len() / 4 * 3), 0u32, 0);
    for sign in text.bytes() {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        (bits, count) = (bits << 6 | u32::from(value), count + 6);
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    /// Bytes in Base64.
    fn written(bytes: &[u8]) -> String {
        const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let group = |group: &[u8]| {
            let bits = group.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
            let signs = (0..=group.len()).map(|at| char::from(SIGNS[(bits >> (18 - 6 * at)) as usize & 63]));
            signs.collect::<String>()
        };
        bytes.chunks(3).map(group).collect()
    }

    #[test]
    fn queries_are_read_out_of_their_archive() {
        let query = "let a = Excel.Workbook(File.Contents(\"C:\\Users\\liming\\名单.xlsx\")) in a";
        let archive = Sample::new().part(QUERIES, query).zip();
        let bytes = [&[0; 4], &(archive.len() as u32).to_le_bytes()[..], &archive, b"rest"].concat();
        assert_eq!(base64(&written(&bytes)), bytes);
        let text =
            format!("<DataMashup xmlns=\"http://schemas.microsoft.com/DataMashup\">{}</DataMashup>", written(&bytes));
        let limits = Limits::default();
        assert_eq!(queries(&text, 1 << 20, &limits).as_deref(), Some(query));
        assert!(queries(&text, 3, &limits).is_none());
        for end in (0..text.len()).step_by(17) {
            assert!(queries(&text[..end], 1 << 20, &limits).is_none_or(|told| told == query));
        }
    }
}
