use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::*;

const PACKET: &str = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
    <rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:exif='http://ns.adobe.com/exif/1.0/' \
    xmlns:ph='http://ns.adobe.com/photoshop/1.0/' exif:GPSLatitude='31,13.8N' exif:GPSLongitude='121,28.4E' ph:City='示例市'>\
    <dc:creator><rdf:Seq><rdf:li>李明</rdf:li></rdf:Seq></dc:creator>\
    <ph:DocumentAncestors><rdf:Bag><rdf:li>0123456789ABCDEF</rdf:li></rdf:Bag></ph:DocumentAncestors>\
    </rdf:Description></rdf:RDF></x:xmpmeta>";

fn said(bytes: &[u8]) -> Vec<(Hidden, Field, String)> {
    super::said(bytes, &Budget::default(), None)
}

/// What [`PACKET`] says.
fn of_packet() -> Vec<(Hidden, Field, String)> {
    let place = |text: &str| (Hidden::Gps, Field::PlaceTaken, text.to_owned());
    vec![place("31,13.8N 121,28.4E"), place("示例市"), (Hidden::Author, Field::Author, "李明".to_owned())]
}

fn one(hidden: Hidden, field: Field, text: &str) -> Vec<(Hidden, Field, String)> {
    vec![(hidden, field, text.to_owned())]
}

fn jpeg_segment(mark: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, mark], &length[..], data].concat()
}

fn jpeg(segments: &[Vec<u8>], behind: &[u8]) -> Vec<u8> {
    let scan = [jpeg_segment(0xDA, &[1, 1, 0, 0, 63, 0]), vec![1, 0xFF, 0, 0xFF, 0xD0, 2, 0xFF, 0xD9]].concat();
    [b"\xFF\xD8", &segments.concat()[..], &scan, behind].concat()
}

fn png(chunks: &[(&[u8; 4], Vec<u8>)], behind: &[u8]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1A\n".to_vec();
    for (name, data) in chunks.iter().chain([&(b"IEND", Vec::new())]) {
        file.extend((data.len() as u32).to_be_bytes());
        file.extend([&name[..], data, &[0; 4]].concat());
    }
    [file, behind.to_vec()].concat()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn jpeg_tells_its_properties_captions_and_remarks() {
    let xmp = jpeg_segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", PACKET.as_bytes()].concat());
    assert_eq!(said(&jpeg(&[xmp], b"")), of_packet());
    let captions = "\x1C\x02\x50\0\x06李明\x1C\x02\x5A\0\x09示例市\x1C\x02\x78\0\x0C现场照片";
    let resource = [b"8BIM\x04\x04\0\0\0\0\0", &[captions.len() as u8][..], captions.as_bytes()].concat();
    let other = b"8BIM\x03\xED\x01a\0\0\0\x01x\0";
    let segment = jpeg_segment(0xED, &[b"Photoshop 3.0\0", &other[..], &resource].concat());
    let told = said(&jpeg(&[segment], b""));
    assert_eq!(told.iter().map(|(_, _, text)| text.as_str()).collect::<Vec<_>>(), ["李明", "示例市", "现场照片"]);
    let remark = |text: &str| said(&jpeg(&[jpeg_segment(0xFE, text.as_bytes())], b""));
    assert_eq!(remark("请李明核实"), one(Hidden::Property, Field::Comments, "请李明核实"));
    assert_eq!(remark("C:\\Users\\liming\\a.jpg"), one(Hidden::Path, Field::Path, "C:\\Users\\liming\\a.jpg"));
    for program in [
        "CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90",
        "Intel(R) JPEG Library, version [1.51.12.44]",
        "Intel(R) IPP JPEG encoder [7.1.37466] - Sep 25 2012",
        "JPEG Encoder Copyright 1998, James R. Weeks and BioElectroMech.",
        "Processed By eBay with ImageMagick, z1.1.0. ||B2",
        "LEAD Technologies Inc. V1.01",
        "Handmade Software, Inc. Image Alchemy v1.11",
        "AppleMark",
    ] {
        assert_eq!(remark(program), [], "{program}");
    }
    assert_eq!(remark("please call him before we publish").len(), 1);
}

#[test]
fn what_lies_behind_the_end_is_told() {
    let stray = one(Hidden::StrayBytes, Field::TrailingData, "4 字节");
    assert_eq!(said(&jpeg(&[], b"PK\x03\x04")), stray);
    assert_eq!(said(&png(&[], b"PK\x03\x04")), stray);
    assert_eq!((said(&jpeg(&[], b"\0\0\r\n")), said(&png(&[], b""))), (Vec::new(), Vec::new()));
    let phone = jpeg(&[jpeg_segment(0xE2, b"MPF\0")], &jpeg(&[], b""));
    assert_eq!(said(&phone), []);
    // What phones put there of their own.
    let samsung = b"\0\0\x01\x0A\x0E\0\0\0Image_UTC_Data1736300000000SEFHk\0\0\0\x01\0\0\0\x24\0\0\0SEFT";
    let film = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42\0\0\0\x08mdat";
    assert_eq!(said(&jpeg(&[], samsung)), []);
    let moving = one(Hidden::StrayBytes, Field::MotionPhoto, "短片，32 字节");
    assert_eq!(said(&jpeg(&[], film)), moving);
    assert_eq!(said(&jpeg(&[], b"PK\x03\x04SEFT")).len(), 1);
    let gif =
        |behind: &[u8]| [b"GIF89a\x01\0\x01\0\0\0\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x4C\x01\0\x3B", behind].concat();
    assert_eq!((said(&gif(b"")), said(&gif(b"abcd"))), (Vec::new(), stray.clone()));
    let webp = |behind: &[u8]| [b"RIFF\x0E\0\0\0WEBPVP8 \x02\0\0\0xx", behind].concat();
    assert_eq!((said(&webp(b"")), said(&webp(b"abcd"))), (Vec::new(), stray));
}

#[test]
fn png_tells_its_texts_packed_and_not() {
    let text = |name: &'static [u8; 4], data: Vec<u8>| said(&png(&[(name, data)], b""));
    assert_eq!(text(b"tEXt", "Author\0李明".into()), one(Hidden::Author, Field::Author, "李明"));
    assert_eq!(text(b"tEXt", "Software\0Example 1.0".into()), []);
    assert_eq!(text(b"tEXt", "Creation Time\x002025-01-08".into()), []);
    assert_eq!(text(b"tEXt", "date:create\x002025-01-08T00:00:00+00:00".into()), []);
    let diagram = one(Hidden::CustomData, Field::AttachedData, "<图>示例</图>");
    assert_eq!(text(b"zTXt", [b"mxfile\0\0", &packed("<图>示例</图>".as_bytes())[..]].concat()), diagram);
    assert_eq!(text(b"iTXt", [b"XML:com.adobe.xmp\0\0\0\0\0", PACKET.as_bytes()].concat()), of_packet());
    let title = [b"Title\0\x01\0zh\0\0", &packed("示例图".as_bytes())[..]].concat();
    assert_eq!(text(b"iTXt", title), one(Hidden::Property, Field::Title, "示例图"));
    let tiff = b"II*\0\x08\0\0\0\x01\0\x10\x01\x02\0\x06\0\0\0\x1A\0\0\0\0\0\0\0SL-20\0";
    let hex: String = tiff.iter().map(|byte| format!("{byte:02x}")).collect();
    let profile = packed(format!("\nexif\n      {}\n{hex}\n", tiff.len()).as_bytes());
    let camera = one(Hidden::Camera, Field::Camera, "SL-20");
    assert_eq!(text(b"zTXt", [b"Raw profile type exif\0\0", &profile[..]].concat()), camera);
    assert_eq!(text(b"eXIf", tiff.to_vec()), camera);
}

#[test]
fn other_sorts_tell_too() {
    let packet = PACKET.as_bytes();
    let trailer: Vec<u8> = [1].into_iter().chain((0..=255).rev()).chain([0]).collect();
    let gif = [b"GIF89a\x01\0\x01\0\0\0\0\x21\xFF\x0BXMP DataXMP", packet, b"<?xpacket end='w'?>", &trailer, b"\x3B"]
        .concat();
    assert_eq!(said(&gif), of_packet());
    let gif = [b"GIF89a\x01\0\x01\0\0\0\0\x21\xFE\x0F", "请李明核实".as_bytes(), b"\0\x3B"].concat();
    assert_eq!(said(&gif), one(Hidden::Property, Field::Comments, "请李明核实"));
    let pad = packet.len() % 2;
    let chunk = [b"XMP ", &(packet.len() as u32).to_le_bytes()[..], packet, &vec![0; pad]].concat();
    let webp = [b"RIFF", &(chunk.len() as u32 + 4).to_le_bytes()[..], b"WEBP", &chunk].concat();
    assert_eq!(said(&webp), of_packet());
    let svg =
        "<svg xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:export-filename='C:\\Users\\liming\\图.png'/>";
    assert_eq!(said(svg.as_bytes()), one(Hidden::Path, Field::Path, "C:\\Users\\liming\\图.png"));
}

#[test]
fn a_broken_picture_says_what_it_can() {
    let xmp = jpeg_segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", PACKET.as_bytes()].concat());
    let whole = [
        jpeg(&[xmp], b"rest"),
        png(&[(b"iTXt", [b"XML:com.adobe.xmp\0\0\0\0\0", PACKET.as_bytes()].concat())], b"rest"),
        b"GIF89a\x01\0\x01\0\x91\0\0\x21\xFE\x03abc\0\x2C\0\0\0\0\x01\0\x01\0\x87\x02\x02\x4C\x01\0\x3B".to_vec(),
        [b"RIFF\xFF\xFF\xFF\xFFWEBPXMP \xFF\xFF\xFF\xFF", PACKET.as_bytes()].concat(),
        b"\xFF\xD8\xFF\xED\0\x20Photoshop 3.0\x008BIM\x04\x04\xFF\xFF\xFF\xFF\xFF\xFF".to_vec(),
    ];
    for picture in whole {
        for length in 0..=picture.len() {
            said(&picture[..length]);
            let mut changed = picture.clone();
            changed.iter_mut().skip(length).take(2).for_each(|byte| *byte = 0xFF);
            said(&changed);
        }
    }
}

/// A TIFF file with these fields in its first directory, and `data` behind them.
fn tiff(fields: &[(u16, u16, u32, u32)], data: &[u8]) -> Vec<u8> {
    let entry = |(tag, kind, count, value): &(u16, u16, u32, u32)| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let entries: Vec<u8> = fields.iter().flat_map(entry).collect();
    let count = (fields.len() as u16).to_le_bytes();
    [b"II*\0\x08\0\0\0", &count[..], &entries, &[0; 4], data].concat()
}

#[test]
fn fields_are_read_in_all_sorts() {
    let file = tiff(&[(0x0110, 2, 6, 26)], b"SL-20\0");
    let camera = one(Hidden::Camera, Field::Camera, "SL-20");
    let boxes = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x20mdat\0\0\0\0", &file[..]].concat();
    let webp =
        [b"RIFF", &(file.len() as u32 + 12).to_le_bytes()[..], b"WEBPEXIF", &(file.len() as u32).to_le_bytes(), &file];
    let segment = jpeg_segment(0xE1, &[b"Exif\0\0", &file[..]].concat());
    for picture in [file.clone(), boxes, webp.concat(), jpeg(&[segment], b""), png(&[(b"eXIf", file.clone())], b"")] {
        assert_eq!(said(&picture), camera);
        for length in 0..picture.len() {
            said(&picture[..length]);
        }
    }
}

#[test]
fn fields_that_share_their_bytes_cost_nothing() {
    let names = [0x0110, 0x013B, 0x8298, 0x010E];
    let fields = |count| names.map(|tag| (tag, 2, count, 62));
    // The first text of several is told.
    assert_eq!(said(&tiff(&fields(12), "\0李明\0a\0\0\0".as_bytes())).len(), 3);
    assert_eq!(said(&tiff(&fields(12), "\0李明\0a\0\0\0".as_bytes()))[0].2, "李明");
    let zeros = vec![0; 32 << 20];
    assert_eq!(said(&tiff(&fields(32 << 20), &zeros)), []);
    // Directories by the thousand, each within the next.
    let pointers: Vec<_> = (0..2000).map(|index| (0x8769, 4, 1, 24_000 + index)).collect();
    assert_eq!(said(&tiff(&pointers, &[0x0A; 64 << 10])), []);
}

#[test]
fn what_phones_write_of_themselves_is_no_description() {
    let described = |text: &str| said(&tiff(&[(0x010E, 2, text.len() as u32, 26)], text.as_bytes()));
    for text in ["dav_soft", "cof\0\0\0\0", "oznor", "OLYMPUS DIGITAL CAMERA         ", "<KENOX S630  / Samsung S630>"]
    {
        assert_eq!(described(text), [], "{text}");
    }
    assert_eq!(described("李明在示例镇"), one(Hidden::Property, Field::Description, "李明在示例镇"));
}

#[test]
fn a_place_that_was_not_found_is_none() {
    let number = |number: u32, of: u32| [number.to_le_bytes(), of.to_le_bytes()].concat();
    let place = |latitude: [(u32, u32); 3], count: u32| {
        let parts = latitude.map(|(part, of)| number(part, of)).concat();
        let entry = |tag: u16, kind: u16, count: u32, at: u32| {
            [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &at.to_le_bytes()].concat()
        };
        let directory =
            [&[4, 0][..], &entry(1, 2, 2, 78), &entry(2, 5, count, 80), &entry(3, 2, 2, 69), &entry(4, 5, count, 80)];
        said(&tiff(&[(0x8825, 4, 1, 26)], &[&directory.concat()[..], &[0; 4], &parts].concat()))
    };
    assert_eq!(place([(31, 1), (30, 1), (0, 1)], 3), one(Hidden::Gps, Field::PlaceTaken, "31.50000N,31.50000E"));
    assert_eq!(place([(31, 1), (30, 1), (0, 0)], 3), one(Hidden::Gps, Field::PlaceTaken, "31.50000N,31.50000E"));
    for (latitude, count) in [([(0, 1); 3], 3), ([(0, 0); 3], 3), ([(31, 1); 3], 0), ([(0, 0), (0, 1), (0, 1)], 3)] {
        assert_eq!(place(latitude, count), []);
    }
}

#[test]
fn what_breaks_off_is_told_and_a_declared_type_is_not_in_the_way() {
    let of = |svg: &str| {
        let budget = Budget::default();
        let said = super::said(svg.as_bytes(), &budget, Some("a.svg"));
        (said.len(), budget.gaps().len())
    };
    let plain = "<svg><title>李明的住址</title><desc>北京市示例路</desc></svg>";
    for (declared, expected) in [
        ("", (2, 0)),
        ("<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'>", (2, 0)),
        ("<!DOCTYPE svg [<!ENTITY ns 'http://a.cn/>'>]>", (2, 0)),
        ("<!DOCTYPE svg [", (0, 1)),
    ] {
        assert_eq!(of(&format!("{declared}{plain}")), expected, "{declared}");
    }
    assert_eq!(of(&plain[..plain.len() - 10]), (1, 1));
    assert_eq!(of(&format!("{plain}\0\0</a>")), (2, 0), "what stands behind is none of it");
    assert_eq!(of(&plain.replace("</title>", "</titel>")).1, 1);
}

#[test]
fn a_value_of_xmp_belongs_to_its_own_property() {
    let xmp = |inner: &str| {
        let packet = format!("<x:xmpmeta xmlns:x='adobe:ns:meta/' xmlns:o='urn:example'>{inner}</x:xmpmeta>");
        said(&png(&[(b"iTXt", [b"XML:com.adobe.xmp\0\0\0\0\0", packet.as_bytes()].concat())], b""))
    };
    let author = one(Hidden::Author, Field::Author, "李明");
    assert_eq!(xmp("<o:a>甲<o:creator>李明</o:creator></o:a>"), author);
    assert_eq!(xmp("<o:History><o:creator>李明</o:creator><o:li o:creator='李明'/></o:History>"), []);
    assert_eq!(xmp("<o:schemas><o:description>甲</o:description></o:schemas>"), []);
    assert_eq!(xmp("<o:publisher>示例公司</o:publisher>"), one(Hidden::Company, Field::Company, "示例公司"));
}

#[test]
fn the_title_of_a_drawing_is_no_property() {
    let svg = |inner: &str| said(format!("<svg xmlns='http://www.w3.org/2000/svg'>{inner}</svg>").as_bytes());
    let shown = one(Hidden::AltText, Field::DrawingDescription, "办公楼平面图");
    let drawn = one(Hidden::EmbeddedText, Field::DrawnText, "C:\\a");
    let with_text = svg("<title>办公楼平面图</title><g><title>arrow</title><text>C:\\a</text></g>");
    assert_eq!(with_text, [shown.clone(), drawn].concat());
    assert_eq!(svg("<desc>办公楼平面图</desc><description>甲</description>"), shown);
    let properties = "<metadata><r:RDF xmlns:r='urn:r' xmlns:d='urn:d'><d:title>甲</d:title></r:RDF></metadata>";
    assert_eq!(svg(properties), one(Hidden::Property, Field::Title, "甲"));
}
