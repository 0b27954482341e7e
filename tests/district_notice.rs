//! A notice with fifteen faults of the kinds that the town report has, written from scratch: it gives exactly these.

use crate::support;

use support::Desk;

/// Faults of the table that are told on the same line by one rule each: rule (or its category), line, match, correction.
fn wanted() -> Vec<(usize, String, String, String)> {
    let table = include_str!("../examples/district-notice.faults.tsv");
    let row = |line: &str| {
        let mut cells = line.split('\t').map(|cell| cell.replace('⏎', "").trim().to_owned());
        let mut next = || cells.next().unwrap();
        (next().parse().unwrap(), next(), next(), next())
    };
    table.lines().skip(1).map(row).collect()
}

#[test]
fn the_notice_gives_exactly_its_faults() {
    let desk = Desk::new();
    let text = include_str!("../examples/district-notice.txt");
    desk.file("notice.txt", text);
    let report = desk.json(&["notice.txt"]);
    let mut findings: Vec<_> = report["findings"].as_array().unwrap().iter().collect();
    let wanted = wanted();
    assert_eq!(wanted.len(), 15);
    for (line, rule, matched, correction) in wanted {
        let text = |finding: &serde_json::Value| {
            let first = &finding["suggestions"][0]["text"];
            (finding["rule"].as_str().unwrap().to_owned(), first.as_str().unwrap_or_default().to_owned())
        };
        let found = findings.iter().position(|finding| {
            let (id, first) = text(finding);
            let privacy = id.starts_with("privacy/");
            finding["location"]["start"]["line"] == line
                && (id == rule || id.split_once('/').unwrap().0 == rule)
                && (privacy || matched.contains(finding["match"].as_str().unwrap().trim()))
                && (privacy || correction.is_empty() || first.is_empty() || correction.contains(&first))
        });
        let found = found.unwrap_or_else(|| panic!("line {line}: {rule} {matched}\n{findings:#?}"));
        findings.remove(found);
    }
    let more: Vec<_> =
        findings.iter().map(|finding| (&finding["rule"], &finding["location"]["start"]["line"])).collect();
    assert!(more.is_empty(), "not in the table: {more:?}");
}
