//! A container around what is fuzzed: mutations of packed bytes would hardly ever unpack.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

/// A document whose main part is `bytes`.
#[allow(dead_code)] // Each target uses one of the two.
pub fn packed(main: &str, kind: &str, bytes: &[u8]) -> Vec<u8> {
    with(main, kind, bytes, &[])
}

/// The same with further members.
#[allow(dead_code)] // Not each target has any.
pub fn with(main: &str, kind: &str, bytes: &[u8], more: &[(&str, &[u8])]) -> Vec<u8> {
    let types = format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/{main}" ContentType="{kind}"/></Types>"#
    );
    let relations = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>"#
    );
    let head = [("[Content_Types].xml", types.as_bytes()), ("_rels/.rels", relations.as_bytes()), (main, bytes)];
    of(&[&head, more].concat())
}

/// An archive of these members.
#[allow(dead_code)] // Not each target has one.
pub fn of(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in members {
        writer.start_file(*name, stored).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
