//! A value planted in each place of hidden data, and taken out.

use hegao::document::Limits;
use hegao::document::proof::{Sought, prove};

use super::every;
use super::support::forms;
use super::support::planted::planting;
use crate::redact::{Outcome, redact};

/// The places of which nothing can be written.
const NOT_WRITTEN: [(&str, &str); 4] = [
    ("a.docx", "文件开头的数据"),
    ("a.xlsx", "文件开头的数据"),
    ("a.xlsx", "Power Query 的查询"),
    ("a.xlsx", "Power Query 查询的数据源"),
];

/// Formats into which nothing is written, or (PDF) not as into packages.
const NOT_HERE: [&str; 16] =
    ["pdf", "pptx", "doc", "ppt", "xls", "xlsb", "odt", "ods", "odp", "rtf", "ofd", "eml", "mht", "mbox", "msg", "zip"];

#[test]
fn of_a_value_in_hidden_data_nothing_is_left() {
    let [mobile, id, card] = &forms::numbers();
    let known = format!("电话{mobile}，身份证号{id}，银行卡号{card}");
    let sought = [mobile, id, card].map(|one| Sought::new(one.clone()));
    let is_here = |name: &str| !NOT_HERE.iter().any(|format| name.ends_with(format));
    for sample in planting(&known, mobile, every).into_iter().filter(|sample| is_here(sample.name)) {
        let row = (sample.name, sample.what);
        match redact(sample.name, &sample.bytes) {
            Outcome::Done(new) => {
                let proof = prove(&new, &sought, &Limits::default());
                assert!(proof.holds() && !NOT_WRITTEN.contains(&row), "{row:?}: {:?}", proof.remains);
            }
            Outcome::Unread => panic!("{row:?}: unread"),
            Outcome::Refused(why) | Outcome::Remains(why, _) => assert!(NOT_WRITTEN.contains(&row), "{row:?}: {why}"),
        }
    }
}
