//! What the readers of workbooks share, whatever format these are stored in: cells on their way to blocks, numbers as people see
//! them, colours, what stands in formulas and in the codes of headers. The same table gives the same blocks from each of them.

pub(crate) mod colour;
pub(crate) mod date;
pub(crate) mod formula;
pub(crate) mod grid;
pub(crate) mod header;
pub(crate) mod look;
pub(crate) mod number;
pub(crate) mod place;
pub(crate) mod said;
pub(crate) mod stored;
