use serde::{Deserialize, Serialize};
/// A stretch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {}
/// x
pub struct Decoded {}
/// x
pub fn decode() {}
