//! Which operations a content stream has, and what they take. hayro passes over what is none; text is lost so.

use hayro_syntax::content::Instruction;
use hayro_syntax::object::Object;

/// Operators take six numbers at most, and strings have words of their own.
const WORDS: usize = 12;

/// Operators with what they take: numbers, an array, a name (`/`), a string, anything (`.`), any number of things (`*`).
const OPERATORS: [(&str, &str); 73] = [
    ("\"", "nns"),
    ("'", "s"),
    ("B", ""),
    ("B*", ""),
    ("BDC", "/."),
    ("BI", "*"),
    ("BMC", "/"),
    ("BT", ""),
    ("BX", ""),
    ("CS", "/"),
    ("DP", "/."),
    ("Do", "/"),
    ("EMC", ""),
    ("ET", ""),
    ("EX", ""),
    ("F", ""),
    ("G", "n"),
    ("J", "n"),
    ("K", "nnnn"),
    ("M", "n"),
    ("MP", "/"),
    ("Q", ""),
    ("RG", "nnn"),
    ("S", ""),
    ("SC", "*"),
    ("SCN", "*"),
    ("T*", ""),
    ("TD", "nn"),
    ("TJ", "a"),
    ("TL", "n"),
    ("Tc", "n"),
    ("Td", "nn"),
    ("Tf", "/n"),
    ("Tj", "s"),
    ("Tm", "nnnnnn"),
    ("Tr", "n"),
    ("Ts", "n"),
    ("Tw", "n"),
    ("Tz", "n"),
    ("W", ""),
    ("W*", ""),
    ("b", ""),
    ("b*", ""),
    ("c", "nnnnnn"),
    ("cm", "nnnnnn"),
    ("cs", "/"),
    ("d", "an"),
    ("d0", "nn"),
    ("d1", "nnnnnn"),
    ("f", ""),
    ("f*", ""),
    ("g", "n"),
    ("gs", "/"),
    ("h", ""),
    ("i", "n"),
    ("j", "n"),
    ("k", "nnnn"),
    ("l", "nn"),
    ("m", "nn"),
    ("n", ""),
    ("q", ""),
    ("re", "nnnn"),
    ("rg", "nnn"),
    ("ri", "/"),
    ("s", ""),
    ("sc", "*"),
    ("scn", "*"),
    ("sh", "/"),
    ("v", "nnnn"),
    ("w", "n"),
    ("y", "nnnn"),
    ("EI", "*"),
    ("ID", "*"),
];

/// Whether most of `data` is operations: of so many words outside strings and arrays one is an operator. A piece of content may
/// begin within an operation.
pub(super) fn are_operations(data: &[u8]) -> bool {
    let is_operator = |word: &[u8]| OPERATORS.iter().any(|(name, _)| name.as_bytes() == word);
    let (mut all, mut operators, mut at) = (0, 0, 0);
    while let Some(&byte) = data.get(at) {
        let closes = |end: u8| memchr::memchr(end, &data[at..]).map_or(data.len(), |length| at + length + 1);
        at = match byte {
            b'(' => closes(b')'),
            b'<' => closes(b'>'),
            b'[' => closes(b']'),
            _ if byte.is_ascii_whitespace() || b"\0>])/".contains(&byte) => at + 1,
            _ => {
                let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"\0()<>[]/".contains(byte);
                let end = data[at..].iter().position(is_end).map_or(data.len(), |length| at + length);
                (all, operators) = (all + 1, operators + usize::from(is_operator(&data[at..end])));
                end
            }
        };
    }
    operators * WORDS > all
}

/// Whether this is an operation with all that it takes. What stands before that is passed over, but a string: there,
/// something that would have shown it was lost.
pub(super) fn is_whole(operation: &Instruction<'_, '_>) -> bool {
    let operator: &[u8] = operation.operator;
    let Some((_, takes)) = OPERATORS.iter().find(|(name, _)| name.as_bytes() == operator) else { return false };
    let operands: Vec<&Object<'_>> = operation.operands().collect();
    let Some(before) = operands.len().checked_sub(takes.len()).filter(|_| *takes != "*") else { return *takes == "*" };
    let fits = |(operand, takes): (&&Object<'_>, char)| match operand {
        Object::Number(_) => matches!(takes, 'n' | '.'),
        Object::Name(_) => matches!(takes, '/' | '.'),
        Object::String(_) => matches!(takes, 's' | '.'),
        Object::Array(_) => matches!(takes, 'a' | '.'),
        _ => takes == '.',
    };
    let is_text = |operand: &&&Object<'_>| matches!(operand, Object::String(_));
    operands[before..].iter().zip(takes.chars()).all(fits) && operands[..before].iter().find(is_text).is_none()
}
