//! “Did you mean”: the nearest of a few words.

/// The word that `word` was probably meant to be: at most a third of it mistyped, exchanged neighbours count once.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (word.chars().count() / 3).max(1);
    let measured = known.into_iter().map(|candidate| (distance(word, candidate), candidate));
    measured.filter(|&(distance, _)| distance <= allowed).min().map(|(_, candidate)| candidate)
}

/// The name that somebody meant who wrote `word`: one that begins with it, or the nearest.
#[must_use]
pub fn likely<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.into_iter().collect();
    // A few letters begin too many names to tell.
    let is_told = word.chars().count() >= BEGINNING;
    let longer = known.iter().filter(|name| is_told && name.starts_with(word)).min_by_key(|name| (name.len(), **name));
    longer.copied().or_else(|| nearest(word, known.iter().copied()))
}

/// Letters of a name that tell it.
const BEGINNING: usize = 3;

/// Insertions, deletions, changes and exchanged neighbours between two words.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let last = &rows[i - 1];
            let mut best = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + usize::from(a[i - 1] != b[j - 1]));
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_slips_and_nothing_else() {
        let known = ["severity", "message", "sensitive", "fix"];
        for (word, guess) in [
            ("severty", Some("severity")),
            ("sevreity", Some("severity")),
            ("fxi", Some("fix")),
            ("level", None),
            ("", None),
            ("massage", Some("message")),
        ] {
            assert_eq!(nearest(word, known), guess, "{word}");
        }
    }

    #[test]
    fn a_beginning_is_meant_before_what_is_near() {
        let known = ["privacy/email", "privacy/mobile-number", "laws", "typo/spelling"];
        for (word, guess) in [
            ("privacy/mobile", Some("privacy/mobile-number")),
            ("law", Some("laws")),
            ("typo/spelin", Some("typo/spelling")),
            ("ty", None),
        ] {
            assert_eq!(likely(word, known), guess, "{word}");
        }
    }
}
