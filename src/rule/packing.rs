//! What the build script needs of this room: all that checks a rule, and not the packed set, which is its product.

mod definition;
mod distance;
mod example;
mod hints;
mod lists;
pub mod load;
mod locate;
mod model;
mod problem;
mod schema;
mod shape;
mod table;
mod validate;
mod yaml;

pub use example::Examples;
pub use load::Options;
pub use model::*;
