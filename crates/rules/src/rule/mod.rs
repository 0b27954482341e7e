//! Rules: the YAML form, its validation, the built-in set, example tests and measuring.
//!
//! [`definition`] is exactly the YAML; [`load`] turns it into a [`Rule`], which is checked and plain data, so that the
//! built-in set is packed at build time, by a build script that uses this crate, and start-up parses no YAML.

pub mod dated;
mod dated_csv;
pub mod definition;
mod example;
pub mod example_test;
mod judged;
mod lists;
pub mod load;
mod model;
mod page;
mod resolve;
pub mod scaffold;
pub mod schema;
mod set;
mod shape;
mod table;
mod validate;
mod value;

pub use dated::{load_table, load_tables};
pub use example::{Example, Examples};
pub use example_test::run_examples;
pub use judged::{Judged, Reason};
pub use load::{Loaded, Options, load_dirs};
pub use model::*;
pub use page::{Stretch, facts_of, page, page_block, page_by};
pub use resolve::{Fault, Suggests, one_for_each_fault};
pub use set::{Asking, Clues, Gates, RuleSet, Telling};

pub use crate::yaml::{Problem, likely};
