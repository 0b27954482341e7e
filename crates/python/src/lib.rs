//! `hegao._hegao`: what the Python package `hegao` stands on (`crates/python/python/hegao`), which has the types and the words.
//!
//! [`desk`] is the whole of it without Python: a document in, what is said of it out. [`checker`] binds it, as bytes of JSON;
//! [`arrow`] does the same for a table of documents, through the Arrow C data interface. While documents are read and judged, other
//! threads of Python run.

#![warn(missing_docs, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

mod arrow;
mod checker;
mod desk;
mod settings;

use pyo3::prelude::*;

/// What the package builds on; nobody else should.
#[pymodule]
mod _hegao {
    use super::*;

    #[pymodule_export]
    use super::arrow::Batch;
    #[pymodule_export]
    use super::checker::Checker;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        // A panic is a gap of its document; its message might hold text of it.
        std::panic::set_hook(Box::new(|_| {}));
        module.add("VERSION", env!("CARGO_PKG_VERSION"))?;
        module.add("RULES_VERSION", hegao::rule::RULES_VERSION)
    }
}
