//! What a document carries and nobody sees, or sees and cannot read: for all formats alike.

pub(crate) mod address;
pub(crate) mod aside;
pub(crate) mod certificate;
pub(crate) mod invisible;
pub(crate) mod private;
pub(crate) mod property;
pub(crate) mod scanned;
pub(crate) mod suspect;
pub(crate) mod telling;
pub(crate) mod unmapped;
