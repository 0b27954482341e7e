//! Numbers as OFD writes them: GB/T 33190-2016, 7.3 (`ST_Array`, `ST_Box`), and 11.3 for the steps between letters.

/// The numbers in `text`; what is none is left out.
pub(super) fn numbers(text: &str) -> Vec<f64> {
    let words = text.split(|c: char| c.is_whitespace() || c == ',');
    words.filter_map(|word| word.parse().ok()).filter(|number: &f64| number.is_finite()).collect()
}

/// As many numbers as there are asked for; `None` if there are fewer.
pub(super) fn exactly<const N: usize>(text: &str) -> Option<[f64; N]> {
    numbers(text).get(..N)?.try_into().ok()
}

/// How far the letters of a text stand from each other: `count` steps. `g 5 3.2` says a step five times over; where there are too few, the last goes
/// on, as programs that show OFD do it.
pub(super) fn steps(text: &str, count: usize) -> Vec<f64> {
    let mut steps = Vec::new();
    let mut words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        if steps.len() >= count {
            break;
        }
        if word == "g" {
            let times = words.next().and_then(|times| times.parse::<usize>().ok()).unwrap_or(0);
            let step = words.next().and_then(|step| step.parse().ok()).unwrap_or(0.0);
            steps.extend(std::iter::repeat_n(step, times.min(count - steps.len())));
        } else if let Ok(step) = word.parse() {
            steps.push(step);
        }
    }
    if let Some(last) = steps.last().copied() {
        steps.resize(count, last);
    }
    steps
}

/// A colour: `255 0 0`, `#FF #0 #0`, one number for grey, four for the inks of a printer.
pub(super) fn color(text: &str) -> Option<[f32; 3]> {
    let part = |word: &str| match word.strip_prefix('#') {
        Some(digits) => u8::from_str_radix(digits, 16).ok().map(f32::from),
        None => word.parse::<f32>().ok().filter(|part| part.is_finite()),
    };
    let parts: Option<Vec<f32>> = text.split_whitespace().map(|word| part(word).map(|part| part / 255.0)).collect();
    match parts?.as_slice() {
        [grey] => Some([*grey; 3]),
        [red, green, blue] => Some([*red, *green, *blue]),
        [cyan, magenta, yellow, black] => Some([cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_repeated_and_go_on() {
        for (text, count, expected) in [
            ("g 3 2.5 1", 4, vec![2.5, 2.5, 2.5, 1.0]),
            ("4 g 999999999 2", 3, vec![4.0, 2.0, 2.0]),
            ("3.2", 3, vec![3.2; 3]),
            ("1 2 3", 2, vec![1.0, 2.0]),
            ("", 2, vec![]),
        ] {
            assert_eq!(steps(text, count), expected, "{text}");
        }
    }

    #[test]
    fn colours_are_read_in_all_forms() {
        let white = Some([1.0; 3]);
        for (text, expected) in [
            ("255 255 255", white),
            ("#FF #ff #FF", white),
            ("255", white),
            ("0 0 0 0", white),
            ("0 0 0", Some([0.0; 3])),
            ("1 2", None),
            ("a b c", None),
        ] {
            assert_eq!(color(text), expected, "{text}");
        }
    }
}
