//! Pictures that tell more than they show.

/// A picture of one pixel that was taken at 31.2304 N, 121.4737 E with a phone.
pub fn photo() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    let at = |offset: u32| offset.to_le_bytes();
    let rational = |numbers: [u32; 3]| {
        numbers.iter().flat_map(|number| [number.to_le_bytes(), 10_000u32.to_le_bytes()].concat()).collect::<Vec<u8>>()
    };
    // Header, first directory (model, pointer to the place), the place, then what is too long for an entry.
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend([&2u16.to_le_bytes()[..], &entry(0x0110, 2, 6, at(92)), &entry(0x8825, 4, 1, at(38)), &at(0)].concat());
    assert_eq!(tiff.len(), 38);
    let place = [
        &4u16.to_le_bytes()[..],
        &entry(1, 2, 2, *b"N\0\0\0"),
        &entry(2, 5, 3, at(98)),
        &entry(3, 2, 2, *b"E\0\0\0"),
        &entry(4, 5, 3, at(122)),
        &at(0),
    ];
    tiff.extend(place.concat());
    assert_eq!(tiff.len(), 92);
    tiff.extend(b"SL-20\0");
    tiff.extend(rational([310_000, 130_000, 494_400]));
    tiff.extend(rational([1_210_000, 280_000, 253_200]));
    let segment = [b"Exif\0\0", tiff.as_slice()].concat();
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    [b"\xFF\xD8\xFF\xE1", &length[..], &segment, b"\xFF\xD9"].concat()
}
