//! The fields of TIFF, which is the form of EXIF too. They are looked up where they stand and nothing is copied: a file in which
//! thousands of fields and directories share one stretch costs no more than any other.

/// Bytes of a field in a directory.
const FIELD: usize = 12;

/// The marks of the two byte orders.
const LITTLE: &[u8] = b"II*\0";
const BIG: &[u8] = b"MM\0*";

/// A file, or what stands within another in this form.
pub(super) struct Tiff<'a> {
    bytes: &'a [u8],
    pub(super) little_endian: bool,
}

/// The value of a field.
pub(super) struct Field<'a> {
    /// How it is written.
    pub(super) kind: u16,
    pub(super) bytes: &'a [u8],
}

impl<'a> Tiff<'a> {
    /// What begins with the mark of a byte order.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let little_endian = bytes.starts_with(LITTLE);
        (little_endian || bytes.starts_with(BIG)).then_some(Self { bytes, little_endian })
    }

    /// What stands somewhere within `bytes`, if its first directory follows at once, as nearly all programs write it.
    pub(super) fn find(bytes: &'a [u8]) -> Option<Self> {
        let (little, big) = ([LITTLE, b"\x08\0\0\0"].concat(), [BIG, b"\0\0\0\x08"].concat());
        let at = [little, big].iter().filter_map(|mark| memchr::memmem::find(bytes, mark)).min()?;
        Self::open(&bytes[at..])
    }

    /// Where the first directory stands.
    pub(super) fn main(&self) -> Option<usize> {
        self.number(4, 4)
    }

    /// Where the directory stands to which the field `tag` of the first points.
    pub(super) fn directory(&self, tag: u16) -> Option<usize> {
        let entry = self.entry(self.main()?, tag)?;
        self.number(entry + 8, 4)
    }

    /// The field `tag` of the directory at `at`.
    pub(super) fn field(&self, at: usize, tag: u16) -> Option<Field<'a>> {
        let entry = self.entry(at, tag)?;
        let kind = self.number(entry + 2, 2)? as u16;
        let length = size(kind).checked_mul(self.number(entry + 4, 4)?)?;
        let start = if length <= 4 { entry + 8 } else { self.number(entry + 8, 4)? };
        Some(Field { kind, bytes: self.bytes.get(start..start.checked_add(length)?)? })
    }

    /// The numbers of a field that holds fractions.
    pub(super) fn fractions(&self, field: &Field<'_>) -> Vec<f64> {
        let of = Tiff { bytes: field.bytes, little_endian: self.little_endian };
        let fraction = |at| Some(of.number(at, 4)? as f64 / of.number(at + 4, 4)? as f64);
        (0..3).map_while(|index| fraction(index * 8)).collect()
    }

    fn entry(&self, at: usize, tag: u16) -> Option<usize> {
        // A directory that states more fields than there is room for ends with the file.
        let count = self.number(at, 2)?.min(self.bytes.len().saturating_sub(at) / FIELD);
        let mut entries = (0..count).map(|index| at + 2 + index * FIELD);
        entries.find(|entry| self.number(*entry, 2) == Some(usize::from(tag)))
    }

    /// The number of `length` bytes at `at`.
    fn number(&self, at: usize, length: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(length)?)?;
        let add = |number: usize, byte: &u8| number << 8 | usize::from(*byte);
        Some(if self.little_endian { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) })
    }
}

/// Bytes of one value of a kind.
fn size(kind: u16) -> usize {
    match kind {
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 => 8,
        _ => 1,
    }
}
