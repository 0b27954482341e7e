//! What is wrong with a YAML file that a person wrote: all of it at once, with its place.
//!
//! `serde` stops at the first fault, in English, and names no line once a value was read. So `parse` says syntax errors
//! and the slips of a Chinese keyboard that they come from, `repair` holds a value against the schema of its `Form`,
//! and whoever checks the meaning puts `Faults` beside fields, which are turned into [`Problem`]s with lines at the end.
//! Rules and configuration are both read through this room.

mod append;
mod bounds;
pub mod file;
mod form;
mod hints;
mod locate;
mod nearest;
mod node;
mod problem;
mod shape;
mod syntax;

pub use problem::Problem;

pub use append::{appended, listed};
pub use bounds::within_bounds;
pub use form::Form;
pub use hints::lost_text;
pub use locate::Places;
pub use nearest::{likely, nearest};
pub use node::Node;
pub use problem::{Faults, Place, item, join, sort};
pub use shape::{meant, repair};
pub use syntax::{parse, repeated};
