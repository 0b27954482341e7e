//! The bytes of PDF files: objects as they stand ([`raw`]), and changes that are appended ([`update`]; ISO 32000-2, 7.5.6).

pub(super) mod raw;
pub(super) mod update;
