use super::*;

fn noted(budget: &Budget) -> Vec<(Option<String>, GapKind)> {
    budget.gaps().into_iter().map(|gap| (gap.part, gap.kind)).collect()
}

#[test]
fn what_fits_is_not_noted() {
    let budget = Budget::default().lowered(Bound::Blocks, 3);
    assert!(budget.admits(Bound::Blocks, 3_usize, None));
    assert_eq!(budget.take(Bound::Blocks, 0..3, None).count(), 3);
    assert_eq!(budget.cut(Bound::Blocks, "abc", None), "abc");
    assert_eq!(budget.head(Bound::Blocks, b"abc", None), b"abc");
    assert!(budget.spend(Bound::Blocks, 3_usize, None).is_ok() && budget.left(Bound::Blocks) == 0);
    assert!(noted(&budget).is_empty());
}

#[test]
fn whoever_stops_has_noted_it() {
    let budget = || Budget::default().lowered(Bound::Blocks, 3);
    let limit = [(Some("a".to_owned()), GapKind::Limit)];
    let stops: [fn(&Budget); 6] = [
        |budget| assert!(!budget.admits(Bound::Blocks, 4_usize, Some("a"))),
        |budget| assert!(budget.holds(Bound::Blocks, 4_usize, Some("a")).is_err()),
        |budget| assert!((0..2).map(|_| budget.spend(Bound::Blocks, 2_usize, Some("a"))).last().unwrap().is_err()),
        |budget| assert_eq!(budget.take(Bound::Blocks, 0..9, Some("a")).count(), 3),
        |budget| assert_eq!(budget.cut(Bound::Blocks, "中文", Some("a")), "中"),
        |budget| assert_eq!(budget.head(Bound::Blocks, b"abcd", Some("a")), b"abc"),
    ];
    for stop in stops {
        let budget = budget();
        stop(&budget);
        assert_eq!(noted(&budget), limit);
    }
}

#[test]
fn equal_gaps_are_noted_once_for_each_part() {
    let budget = Budget::default().lowered(Bound::Blocks, 0);
    for part in [Some("a"), Some("a"), None, Some("a"), Some("b"), None] {
        assert!(!budget.admits(Bound::Blocks, 1_usize, part));
    }
    assert!(!budget.admits(Bound::Part, u64::MAX, Some("a")));
    let parts: Vec<_> = budget.gaps().into_iter().map(|gap| gap.part).collect();
    assert_eq!(parts, [Some("a".to_owned()), None, Some("b".to_owned()), Some("a".to_owned())]);
    assert!(budget.gaps().is_empty(), "handed over");
}

#[test]
fn files_within_files_share_what_there_is() {
    let budget = Budget::default().lowered(Bound::Embedded, 3);
    let read = budget.within("a", || {
        assert!(budget.spend(Bound::Unpacked, u64::MAX, Some("x")).is_err());
        budget.within("b", || assert!(budget.within("too deep", || ()).is_none())).unwrap();
    });
    assert!(read.is_some() && budget.within("third", || ()).is_some() && budget.within("fourth", || ()).is_none());
    assert_eq!(budget.left(Bound::Unpacked), 0);
    let parts: Vec<_> = budget.gaps().into_iter().filter_map(|gap| gap.part).collect();
    assert_eq!(parts, ["a/x", "a/b/too deep", "fourth"]);
}

#[test]
fn words_say_what_to_do() {
    for (index, bound) in Bound::ALL.iter().enumerate() {
        let row = bound.row();
        assert_eq!(*bound as usize, index);
        assert!(
            row.words(7).contains(['；']) && row.words(7).contains("没有检查") || *bound == Bound::Pages,
            "{}",
            row.name
        );
        assert!(row.words(7).contains('7') && !row.words(7).contains("{}"), "{}", row.name);
        assert!(Bound::ALL.iter().filter(|other| other.row().name == row.name).count() == 1, "{}", row.name);
    }
}
