//! Pictures that tell more than they show.

use super::support::planted::said;

/// A picture of one pixel that was taken at 31.2304 N, 121.4737 E with a phone.
pub fn photo() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    let at = |offset: u32| offset.to_le_bytes();
    let rational = |numbers: [u32; 3]| {
        numbers.iter().flat_map(|number| [number.to_le_bytes(), 10_000u32.to_le_bytes()].concat()).collect::<Vec<u8>>()
    };
    let model = said("SL-20") + "\0";
    let behind = 92 + model.len() as u32;
    // Header, first directory (model, pointer to the place), the place, then what is too long for an entry.
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend(
        [&2u16.to_le_bytes()[..], &entry(0x0110, 2, model.len() as u32, at(92)), &entry(0x8825, 4, 1, at(38)), &at(0)]
            .concat(),
    );
    assert_eq!(tiff.len(), 38);
    let place = [
        &4u16.to_le_bytes()[..],
        &entry(1, 2, 2, *b"N\0\0\0"),
        &entry(2, 5, 3, at(behind)),
        &entry(3, 2, 2, *b"E\0\0\0"),
        &entry(4, 5, 3, at(behind + 24)),
        &at(0),
    ];
    tiff.extend(place.concat());
    assert_eq!(tiff.len(), 92);
    tiff.extend(model.as_bytes());
    tiff.extend(rational([310_000, 130_000, 494_400]));
    tiff.extend(rational([1_210_000, 280_000, 253_200]));
    let segment = [b"Exif\0\0", tiff.as_slice()].concat();
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    [b"\xFF\xD8\xFF\xE1", &length[..], &segment, b"\xFF\xD9"].concat()
}

/// A picture with the properties and captions that programs of the press write.
pub fn captioned() -> Vec<u8> {
    let segment = |mark: u8, data: &[u8]| {
        let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, mark], &length[..], data].concat()
    };
    let xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">李明</dc:creator></x:xmpmeta>";
    let caption = said("现场照片");
    let captions = [b"\x1C\x02\x78\0", &[caption.len() as u8][..], caption.as_bytes()].concat();
    let kept = [b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0", &[captions.len() as u8][..], &captions].concat();
    [b"\xFF\xD8", &segment(0xE1, said(xmp).as_bytes())[..], &segment(0xED, &kept), b"\xFF\xD9"].concat()
}

/// A PNG picture with a text in it.
pub fn png_with(keyword: &str, text: &str) -> Vec<u8> {
    let chunk = |name: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length[..], name, data, &[0; 4]].concat()
    };
    let text = [keyword.as_bytes(), b"\0", said(text).as_bytes()].concat();
    [b"\x89PNG\r\n\x1A\n", &chunk(b"tEXt", &text)[..], &chunk(b"IEND", b"")].concat()
}
