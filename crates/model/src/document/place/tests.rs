use super::*;

#[test]
fn a_place_is_small_and_survives_the_way_to_another_process() {
    assert!(size_of::<Place>() <= 48, "{}", size_of::<Place>());
    let inner = Place::cell(0, 1, (2, 3), Some("姓名".into())).with(Role::Deleted);
    let place =
        Place::from(Spot::Within { file: File::Embedded, name: "名单.docx".into(), place: Some(Box::new(inner)) });
    let sent = serde_json::to_string(&place).unwrap();
    assert!(serde_json::from_str::<Place>(&sent).unwrap() == place);
    assert_eq!(format!("{place:?}"), "Place(embedded-file)");
}

#[test]
fn all_texts_of_a_place_are_given() {
    let inner = Spot::Cells { sheet: "名单".into(), cells: "B2".into(), thing: CellThing::Comment };
    let mut place = Place::from(Spot::Within {
        file: File::Attachment,
        name: "a.xlsx".into(),
        place: Some(Box::new(inner.into())),
    });
    let mut texts = Vec::new();
    place.texts(&mut |text| texts.push(text.to_string()));
    assert_eq!(texts, ["a.xlsx", "名单", "B2"]);
    place.texts_mut(&mut |text| *text = "*".into());
    let mut texts = Vec::new();
    place.texts(&mut |text| texts.push(text.to_string()));
    assert_eq!(texts, ["*", "*", "*"]);
}

#[test]
fn every_thing_has_a_word_of_its_own() {
    let things = Thing::ALL.iter().map(|thing| thing.word());
    let mut words: Vec<_> = things.chain(SheetThing::ALL.iter().map(|thing| thing.word())).collect();
    words.extend(CellThing::ALL.iter().map(|thing| thing.word()));
    let all = words.len();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), all);
}
