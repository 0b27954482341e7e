//! What is packed within other data: streams of zlib (RFC 1950) and gzip (RFC 1952), wherever one begins.

use std::io::Read;

use flate2::read::{MultiGzDecoder, ZlibDecoder};

/// How streams of gzip begin that are deflated.
const GZIP: &[u8] = b"\x1F\x8B\x08";

/// The second bytes of a stream of zlib with a window of 32 KiB, one for each level.
const LEVELS: [u8; 4] = [0x01, 0x5E, 0x9C, 0xDA];

/// Gives what each stream in `bytes` says, up to its end or to where it is broken; how many bytes that are: more than `most`, if there
/// were more.
pub(super) fn each(bytes: &[u8], most: u64, take: &mut dyn FnMut(Vec<u8>)) -> u64 {
    let mut size = 0;
    let gzip = memchr::memmem::find_iter(bytes, GZIP).map(|at| (at, true));
    let zlib = memchr::memchr_iter(0x78, bytes).map(|at| (at, false));
    let zlib = zlib.filter(|(at, _)| bytes.get(at + 1).is_some_and(|level| LEVELS.contains(level)));
    for (at, is_gzip) in gzip.chain(zlib) {
        let left = most.saturating_sub(size).saturating_add(1);
        let mut unpacked = Vec::new();
        // What is no stream is broken at once.
        let _ = match is_gzip {
            true => MultiGzDecoder::new(&bytes[at..]).take(left).read_to_end(&mut unpacked),
            false => ZlibDecoder::new(&bytes[at..]).take(left).read_to_end(&mut unpacked),
        };
        size += unpacked.len() as u64;
        if size > most {
            return size;
        }
        if !unpacked.is_empty() {
            take(unpacked);
        }
    }
    size
}
