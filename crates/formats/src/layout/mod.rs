//! How text lies on its page: lines that belong together are joined into blocks, blocks are told apart, cells get the head of
//! their column. The same code for all readers, so that a document and its text are read alike.

pub(crate) mod classify;
pub(crate) mod cut;
pub(crate) mod figures;
pub(crate) mod flow;
pub(crate) mod gathered;
pub(crate) mod grid;
pub(crate) mod heads;
pub(crate) mod join;
pub(crate) mod line;
pub(crate) mod lone;
pub(crate) mod marker;
pub(crate) mod table;
pub(crate) mod value;
