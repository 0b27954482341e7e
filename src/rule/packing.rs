//! What the build script needs of this room: all that checks a rule, and not the packed set, which is its product.

pub mod dated;
mod dated_csv;
mod definition;
mod example;
mod lists;
pub mod load;
mod model;
mod schema;
mod shape;
mod table;
mod validate;

pub use example::Examples;
pub use load::Options;
pub use model::*;
