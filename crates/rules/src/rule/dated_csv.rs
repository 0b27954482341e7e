//! Dated tables as CSV: one row a line, the keys of the YAML form as columns, `|` between several texts in a cell.

use csv::StringRecord;

use super::dated::{RowDef, Texts};
use crate::language::{Said, both};
use crate::yaml::Problem;

/// The columns that a table may have; the first two it must have.
const COLUMNS: [&str; 9] = ["id", "name", "forms", "from", "until", "grace", "successors", "why", "source"];

/// The rows of the table `text`, the content of the file `shown`. All of them count as confirmed: an office knows its own.
pub(super) fn rows(text: &str, shown: &str) -> Result<Vec<RowDef>, Vec<Problem>> {
    let problem = |line: u64, message: Said| Problem::of_file(shown, message).at(Some((line as usize, 1)));
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader
        .headers()
        .cloned()
        .map_err(|reason| vec![problem(1, both!("CSV 有误：{reason}", "wrong CSV: {reason}"))])?;
    let mut problems = header_problems(&header, &problem);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(reason) => {
                let line = reason.position().map_or(1, csv::Position::line);
                problems.push(problem(
                    line,
                    both!(
                        "CSV 有误：{reason}。含半角逗号的单元格要加双引号",
                        "wrong CSV: {reason}. A cell with a half-width comma needs double quotes"
                    ),
                ));
                continue;
            }
        };
        let line = record.position().map_or(1, csv::Position::line);
        match row(&header, &record, shown) {
            Ok(row) => rows.push(row),
            Err(message) => problems.push(problem(line, message)),
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}

/// What is wrong with the columns.
fn header_problems(header: &StringRecord, problem: &impl Fn(u64, Said) -> Problem) -> Vec<Problem> {
    let unknown = header.iter().filter(|column| !COLUMNS.contains(column));
    let mut problems: Vec<Problem> = unknown
        .map(|column| {
            let known = Said::list(COLUMNS);
            problem(
                1,
                both!("没有“{column}”这一列；可用：{known}", "there is no column “{column}”; possible: {known}"; known),
            )
        })
        .collect();
    if let Some(missing) = COLUMNS[..2].iter().find(|column| !header.iter().any(|known| known == **column)) {
        problems.push(problem(1, both!("缺“{missing}”列", "the column “{missing}” is missing")));
    }
    problems
}

/// The row that a record says, in the file `shown`.
fn row(header: &StringRecord, record: &StringRecord, shown: &str) -> Result<RowDef, Said> {
    let cell = |column: &str| {
        let cell = header.iter().zip(record).find(|(name, _)| *name == column).map(|(_, cell)| cell.to_owned());
        cell.filter(|cell| !cell.is_empty())
    };
    let days = |days: String| days.parse().map_err(|_| both!("grace 要写天数", "grace must be a number of days"));
    let (Some(id), Some(name)) = (cell("id"), cell("name")) else {
        return Err(both!("id 和 name 都要写", "both id and name are needed"));
    };
    Ok(RowDef {
        id,
        name,
        forms: texts(cell("forms")),
        from: cell("from"),
        until: cell("until"),
        grace: cell("grace").map(days).transpose()?.unwrap_or_default(),
        successors: texts(cell("successors")),
        why: cell("why"),
        confirmed: true,
        source: cell("source").unwrap_or_else(|| shown.to_owned()),
        ..RowDef::default()
    })
}

fn texts(cell: Option<String>) -> Texts {
    cell.map_or_else(Texts::default, |cell| Texts::of(cell.split('|').map(|text| text.trim().to_owned()).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_texts_stand_in_one_cell() {
        let rows = rows("id,name,forms,until,successors\na,旧局,旧局|云山县旧局,2024-12-31,新局\n", "x.csv").unwrap();
        assert_eq!((rows.len(), rows[0].id.as_str(), rows[0].until.as_deref()), (1, "a", Some("2024-12-31")));
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let faults = |text| {
            let problems = rows(text, "x.csv").err().unwrap();
            problems.iter().map(|one| (one.line.unwrap(), one.clone().in_english().message)).collect::<Vec<_>>()
        };
        assert!(faults("id,nmae\na,b\n").iter().any(|(line, text)| *line == 1 && text.zh.contains("nmae")));
        assert!(faults("id,name,grace\na,b,x\n").iter().any(|(line, text)| *line == 2 && text.zh.contains("天数")));
        assert!(faults("id,name\na\n").iter().any(|(line, _)| *line == 2));
        assert!(faults("id,name\n,b\n").iter().any(|(_, text)| text.zh.contains("都要写")));
    }
}
