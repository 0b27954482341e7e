//! An OFD file whose page is anything at all.
#![no_main]

mod places;
mod packed;

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

const ENTRY: &[u8] = b"<OFD><DocBody><DocInfo/><DocRoot>Document.xml</DocRoot></DocBody></OFD>";
const DOCUMENT: &[u8] = b"<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea>\
    <PublicRes>Page.xml</PublicRes><TemplatePage ID='1' BaseLoc='Page.xml'/></CommonData><Pages><Page ID='2' BaseLoc='Page.xml'/></Pages>\
    <Annotations>Page.xml</Annotations></Document>";

fuzz_target!(|bytes: &[u8]| {
    let file = packed::of(&[("OFD.xml", ENTRY), ("Document.xml", DOCUMENT), ("Page.xml", bytes)]);
    if let Ok(document) = read("a.ofd", file, &Limits::default()) {
        places::check(&document);
    }
});
