/// x
pub fn read_text() {}
