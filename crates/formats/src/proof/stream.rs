//! The streams of a PDF file, where nothing is built in that reads one: wherever a zlib stream begins behind the mark, it is
//! unpacked.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// The mark behind which a PDF file has its streams.
const STREAM: &[u8] = b"stream";

/// Gives what each stream of the PDF file in `bytes` says, at most `most` bytes of each; whether that is all of them.
pub(super) fn each(bytes: &[u8], most: u64, take: &mut dyn FnMut(&[u8])) -> bool {
    let mut is_all = true;
    for at in memchr::memmem::find_iter(bytes, STREAM) {
        let rest = &bytes[at + STREAM.len()..];
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n' | b' ')).count();
        let packed = &rest[blank..];
        // The first byte of a zlib stream with the usual method.
        if packed.first().is_none_or(|first| first & 0x0F != 8) {
            continue;
        }
        let mut unpacked = Vec::new();
        // What was unpacked of a broken one counts, too.
        let _ = ZlibDecoder::new(packed).take(most.saturating_add(1)).read_to_end(&mut unpacked);
        is_all &= unpacked.len() as u64 <= most;
        if !unpacked.is_empty() {
            take(&unpacked);
        }
    }
    is_all
}
