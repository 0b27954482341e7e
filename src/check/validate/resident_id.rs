pub(super) fn is_valid(_bare: &str) -> bool {
    unimplemented!()
}
