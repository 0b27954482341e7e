//! How large a stream is, unpacked, and whether it can be unpacked at all. Nothing is kept.

use std::io::{ErrorKind, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use memchr::memmem;

/// How often a stream may be packed.
const MAX_LAYERS: usize = 6;

/// A way in which a stream is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layer {
    Flate,
    Lzw,
    RunLength,
    Ascii85,
    AsciiHex,
    /// A picture, or what nothing unpacks.
    Other,
}

/// What was measured of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measured {
    pub(super) size: u64,
    pub(super) is_broken: bool,
}

/// Measures what comes unpacked from `data`, up to one more than `most`.
pub(super) fn measure(dictionary: &[u8], data: &[u8], most: u64) -> Measured {
    let mut layers = layers(dictionary);
    if layers.is_empty()
        && matches!(data, [first, second, ..] if first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
    {
        layers.push(Layer::Flate); // Another object may say so.
    }
    let is_something = data.len() > 2;
    let (mut owned, mut rest) = (None, layers.as_slice());
    while let Some((layer @ (Layer::Ascii85 | Layer::AsciiHex), behind)) = rest.split_first() {
        let text = owned.as_deref().unwrap_or(data);
        owned = Some(if *layer == Layer::Ascii85 { ascii85(text) } else { ascii_hex(text) });
        rest = behind;
    }
    let data = owned.as_deref().unwrap_or(data);
    match rest {
        [] | [Layer::Other, ..] => Measured { size: data.len() as u64, is_broken: false },
        [Layer::Lzw] => Measured { size: lzw(data, most), is_broken: false },
        [Layer::RunLength] => Measured { size: run_length(data), is_broken: false },
        _ if rest.iter().all(|layer| *layer == Layer::Flate) && rest.len() <= MAX_LAYERS => {
            let measured = flate(data, rest.len(), most);
            // Nothing, packed, is something.
            Measured { is_broken: measured.is_broken || (is_something && data.is_empty()), ..measured }
        }
        // Nothing packs like this but to hide how large it is.
        _ => Measured {
            size: if data.len() > 64 * 1024 { most.saturating_add(1) } else { data.len() as u64 * 4_000 },
            is_broken: false,
        },
    }
}

fn flate(data: &[u8], layers: usize, most: u64) -> Measured {
    let mut reader: Box<dyn Read + '_> = Box::new(data);
    for _ in 0..layers {
        reader = Box::new(ZlibDecoder::new(reader));
    }
    let (size, fault) = count(&mut reader, most);
    let is_broken = match fault {
        // Programs forget the sum behind the data; a reader does not miss it. A wrong one is another thing.
        Some(ErrorKind::UnexpectedEof) if layers == 1 && data.len() > 2 => {
            count(&mut DeflateDecoder::new(&data[2..]), most).1.is_some()
        }
        fault => fault.is_some() && !data.is_empty(),
    };
    Measured { size, is_broken }
}

/// How much comes from `reader`, and what keeps it from its end.
fn count(reader: &mut dyn Read, most: u64) -> (u64, Option<ErrorKind>) {
    let mut buffer = [0; 32 * 1024];
    let mut total = 0;
    while total <= most {
        match reader.read(&mut buffer) {
            Ok(0) => return (total, None),
            Ok(read) => total += read as u64,
            Err(error) => return (total, Some(error.kind())),
        }
    }
    (total, None)
}

/// The size of LZW data: the table keeps how long each string is.
fn lzw(data: &[u8], most: u64) -> u64 {
    const CLEAR: usize = 256;
    let mut lengths: Vec<u64> = vec![1; 258];
    let (mut bits, mut held, mut width) = (0u32, 0u32, 9);
    let (mut total, mut before) = (0u64, None);
    for byte in data {
        (bits, held) = (bits << 8 | u32::from(*byte), held + 8);
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held & ((1 << width) - 1)) as usize;
        bits &= (1 << held) - 1;
        match code {
            CLEAR => {
                lengths.truncate(258);
                (width, before) = (9, None);
                continue;
            }
            257 => break,
            _ => {}
        }
        let known = lengths.get(code).copied();
        if let Some(before) = before.filter(|_| lengths.len() < 4096) {
            lengths.push(before + 1);
        }
        let length = known.or(before.map(|before| before + 1)).unwrap_or(1);
        total += length;
        before = Some(length);
        width = match lengths.len() {
            ..511 => 9,
            511..1023 => 10,
            1023..2047 => 11,
            _ => 12,
        };
        if total > most {
            break;
        }
    }
    total
}

fn run_length(data: &[u8]) -> u64 {
    let (mut at, mut total) = (0, 0);
    while let Some(&length) = data.get(at) {
        let (step, size) = match length {
            0..=127 => (2 + usize::from(length), 1 + u64::from(length)),
            128 => break,
            129..=255 => (2, 257 - u64::from(length)),
        };
        at += step;
        total += size;
    }
    total
}

fn ascii85(data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(data.len() / 5 * 4 + 4);
    let (mut group, mut count) = (0u32, 0);
    let data = data.trim_ascii_start();
    for byte in data.strip_prefix(b"<~").unwrap_or(data) {
        match byte {
            b'z' if count == 0 => bytes.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    bytes.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        bytes.extend(&group.to_be_bytes()[..count - 1]);
    }
    bytes
}

fn ascii_hex(data: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = data
        .iter()
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| (*byte as char).to_digit(16))
        .map(|digit| digit as u8)
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

/// The layers that a dictionary names, the outermost first.
fn layers(dictionary: &[u8]) -> Vec<Layer> {
    let find = |key: &[u8]| {
        memmem::find_iter(dictionary, key)
            .map(|at| &dictionary[at + key.len()..])
            .find(|rest| rest.trim_ascii_start().starts_with(b"/") || rest.trim_ascii_start().starts_with(b"["))
    };
    let Some(value) = find(b"/Filter").or_else(|| find(b"/F")) else { return Vec::new() };
    let value = value.trim_ascii_start();
    let value = match value.strip_prefix(b"[") {
        Some(list) => &list[..memchr::memchr(b']', list).unwrap_or(list.len())],
        None => {
            let end =
                value[1..].iter().position(|byte| !byte.is_ascii_alphanumeric()).map_or(value.len(), |end| end + 1);
            &value[..end]
        }
    };
    let names = value.split(|byte| *byte == b'/').map(<[u8]>::trim_ascii).filter(|name| !name.is_empty());
    let layer = |name: &[u8]| match name {
        b"FlateDecode" | b"Fl" => Layer::Flate,
        b"LZWDecode" | b"LZW" => Layer::Lzw,
        b"RunLengthDecode" | b"RL" => Layer::RunLength,
        b"ASCII85Decode" | b"A85" => Layer::Ascii85,
        b"ASCIIHexDecode" | b"AHx" => Layer::AsciiHex,
        _ => Layer::Other,
    };
    names.map(layer).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn size(dictionary: &str, data: &[u8], most: u64) -> u64 {
        measure(dictionary.as_bytes(), data, most).size
    }

    #[test]
    fn streams_are_measured_however_they_are_packed() {
        let zeros = vec![0; 100_000];
        let once = packed(&zeros);
        assert_eq!(size("<</Filter/FlateDecode>>", &once, 1 << 20), 100_000);
        assert_eq!(size("<</Filter [ /FlateDecode /FlateDecode ]>>", &packed(&once), 1 << 20), 100_000);
        assert!(size("<</Filter/FlateDecode>>", &once, 1_000) > 1_000);
        let hex: String = once.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(size("<</Filter[/AHx/Fl]>>", format!("{hex}>").as_bytes(), 1 << 20), 100_000);
        assert_eq!(size("<</Filter/ASCII85Decode>>", b"87cURD]i,\"Ebo80~>", 100), 12);
        assert_eq!(size("<</Filter/RunLengthDecode>>", &[2, 1, 2, 3, 255, 9, 129, 7, 128], 1_000), 3 + 2 + 128);
        // 256, 45, 258, 258, 65, 259, 66, 257: the example of the standard, ten bytes.
        assert_eq!(size("<</Filter/LZW>>", &[0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01], 1_000), 10);
        assert_eq!(size("<</Length 5>>", b"plain", 1_000), 5);
    }

    #[test]
    fn what_cannot_be_unpacked_is_broken() {
        let whole = packed(b"BT (text) Tj ET BT (text) Tj ET");
        let is_broken = |data: &[u8]| measure(b"<</Filter/FlateDecode>>", data, 1_000).is_broken;
        assert!(!is_broken(&whole));
        assert!(!is_broken(&whole[..whole.len() - 4]), "without its sum");
        assert!(is_broken(&whole[..whole.len() - 8]));
        let mut changed = whole.clone();
        changed[6] ^= 0xFF;
        assert!(is_broken(&changed));
    }
}
