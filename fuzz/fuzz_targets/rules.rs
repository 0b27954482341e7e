//! Loading a rule from any text gives a rule or problems, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|yaml: &str| {
    let _ = hegao::rule::load::load_str("fuzz/rule", yaml);
});
