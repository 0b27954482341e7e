//! Trains a model: counts text, makes slips of it, and learns to tell mended text from spoilt. Everything here is deterministic:
//! the same input makes the same file.

pub mod boost;
pub mod build;
pub mod characters;
pub mod corpus;
pub mod evaluate;
pub mod lone;
pub mod losses;
pub mod noise;
pub mod random;
pub mod rows;
