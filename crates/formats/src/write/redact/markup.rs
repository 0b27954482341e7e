//! The tokens of a markup, each where it stands. Nothing is resolved and nothing is checked: what is broken is text.

use std::ops::Range;

/// A token of XML or HTML.
pub(super) enum Token {
    /// Text between tags; `is_raw`: references in it are none (CDATA, scripts).
    Text { range: Range<usize>, is_raw: bool },
    /// What stands in a comment, a processing instruction or a declaration.
    Aside(Range<usize>),
    /// A tag.
    Tag(Tag),
}

/// A tag.
pub(super) struct Tag {
    /// All of it, with its signs.
    pub(super) range: Range<usize>,
    pub(super) name: Range<usize>,
    /// Whether it ends an element that began before.
    pub(super) is_end: bool,
    /// Whether it is a whole element.
    pub(super) is_empty: bool,
    pub(super) attributes: Vec<Attribute>,
}

/// An attribute: where its name stands, and its value, without its marks.
pub(super) struct Attribute {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
}

impl Tag {
    /// Its name without a prefix.
    pub(super) fn local<'t>(&self, text: &'t str) -> &'t str {
        local(&text[self.name.clone()])
    }

    /// The value, as it is written, of the attribute of this name, whatever its prefix.
    pub(super) fn value<'t>(&self, text: &'t str, name: &str) -> Option<&'t str> {
        let attribute = self.attributes.iter().find(|attribute| local(&text[attribute.name.clone()]) == name)?;
        Some(&text[attribute.value.clone()])
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or_default()
}

/// The tokens of `text`, in order.
pub(super) fn tokens(text: &str, is_html: bool) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    // The element of HTML whose text is no markup.
    let mut raw: Option<String> = None;
    while at < text.len() {
        let rest = &text[at..];
        if let Some(name) = raw.take() {
            let length = end_of_raw(rest, &name);
            if length > 0 {
                tokens.push(Token::Text { range: at..at + length, is_raw: true });
            }
            at += length;
            continue;
        }
        if !rest.starts_with('<') || !is_markup(rest) {
            let next = rest.char_indices().skip(1).find(|&(at, c)| c == '<' && is_markup(&rest[at..]));
            let length = next.map_or(rest.len(), |(at, _)| at);
            tokens.push(Token::Text { range: at..at + length, is_raw: false });
            at += length;
            continue;
        }
        let bounded = |start: usize, end: &str| {
            let length = rest[start..].find(end).map_or(rest.len() - start, |length| length);
            (at + start..at + start + length, (at + start + length + end.len()).min(text.len()))
        };
        let (token, end) = if rest.starts_with("<!--") {
            let (range, end) = bounded(4, "-->");
            (Token::Aside(range), end)
        } else if rest.starts_with("<![CDATA[") {
            let (range, end) = bounded(9, "]]>");
            (Token::Text { range, is_raw: true }, end)
        } else if rest.starts_with("<?") {
            let (range, end) = bounded(2, if is_html { ">" } else { "?>" });
            (Token::Aside(range), end)
        } else if rest.starts_with("<!") {
            let (range, end) = bounded(2, ">");
            (Token::Aside(range), end)
        } else {
            let tag = tag(text, at);
            let end = tag.range.end;
            let name = text[tag.name.clone()].to_ascii_lowercase();
            if is_html
                && !tag.is_end
                && matches!(&*name, "script" | "style" | "xmp" | "iframe" | "noembed" | "noframes")
            {
                raw = Some(name);
            }
            (Token::Tag(tag), end)
        };
        tokens.push(token);
        at = end;
    }
    tokens
}

/// Whether a tag, a comment or the like begins here.
fn is_markup(rest: &str) -> bool {
    let behind = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    behind.starts_with(|c: char| c.is_alphabetic() || matches!(c, '!' | '?' | '_'))
}

/// How long the text is of an element whose text is no markup.
fn end_of_raw(rest: &str, name: &str) -> usize {
    let ends = |at: usize| rest.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
    rest.match_indices("</").map(|(at, _)| at).find(|&at| ends(at)).unwrap_or(rest.len())
}

fn tag(text: &str, start: usize) -> Tag {
    let is_end = text[start + 1..].starts_with('/');
    let from = start + 1 + usize::from(is_end);
    let is_name = |c: char| !(c.is_whitespace() || matches!(c, '>' | '/' | '='));
    let name = from..end_of(text, from, is_name);
    let mut tag = Tag { range: start..text.len(), name, is_end, is_empty: false, attributes: Vec::new() };
    let mut at = tag.name.end;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '>' => {
                tag.range.end = at + 1;
                return tag;
            }
            '/' => {
                tag.is_empty = text[at + 1..].starts_with('>');
                at += 1;
            }
            c if c.is_whitespace() || c == '=' => at += c.len_utf8(),
            _ => {
                let name = at..end_of(text, at, is_name);
                at = name.end;
                let sign = end_of(text, at, char::is_whitespace);
                let value = if text[sign..].starts_with('=') { value(text, sign + 1) } else { at..at };
                let is_quoted = text[..value.start].ends_with(['"', '\'']) && sign < value.start;
                at = (value.end + usize::from(is_quoted)).min(text.len());
                tag.attributes.push(Attribute { name, value });
            }
        }
    }
    tag
}

/// Where a value stands that begins behind `at`.
fn value(text: &str, at: usize) -> Range<usize> {
    let start = end_of(text, at, char::is_whitespace);
    match text[start..].chars().next() {
        Some(mark @ ('"' | '\'')) => start + 1..end_of(text, start + 1, |c| c != mark),
        _ => start..end_of(text, start, |c| !c.is_whitespace() && c != '>'),
    }
}

/// Where a stretch of such characters ends that begins at `at`.
fn end_of(text: &str, at: usize, is_it: impl Fn(char) -> bool) -> usize {
    text[at..].find(|c| !is_it(c)).map_or(text.len(), |length| at + length)
}

/// The characters that stand at `range`, each with its place: a reference is one.
pub(super) fn characters(text: &str, range: Range<usize>, is_raw: bool) -> Vec<(Range<usize>, char)> {
    let mut characters = Vec::with_capacity(range.len());
    let mut at = range.start;
    while let Some(c) = text[at..range.end].chars().next() {
        let reference = (c == '&' && !is_raw).then(|| reference(&text[at + 1..range.end])).flatten();
        let (length, c) = reference.map_or((c.len_utf8(), c), |(length, c)| (length + 1, c));
        characters.push((at..at + length, c));
        at += length;
    }
    characters
}

/// The character of a reference, of which `rest` is what follows its sign, and how long it is.
fn reference(rest: &str) -> Option<(usize, char)> {
    let end = rest.bytes().take(12).position(|byte| byte == b';')?;
    let name = rest.get(..end)?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((end + 1, c))
}

/// `text` as it is written between tags, or in an attribute.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_cover_the_text_in_order() {
        let text = "<?xml version='1.0'?><a x=\"1>2\" b:y='&lt;'>甲&#49;<![CDATA[乙<]]><b/><!-- 丙 --></a> 3 < 4";
        let said: Vec<String> = tokens(text, false)
            .into_iter()
            .map(|token| match token {
                Token::Text { range, is_raw } => format!("{}{}", if is_raw { "=" } else { "" }, &text[range]),
                Token::Aside(range) => format!("!{}", &text[range]),
                Token::Tag(tag) => {
                    let values = tag
                        .attributes
                        .iter()
                        .map(|one| format!(" {}={}", &text[one.name.clone()], &text[one.value.clone()]));
                    format!(
                        "{}{}{}{}",
                        if tag.is_end { "/" } else { "" },
                        &text[tag.name.clone()],
                        values.collect::<String>(),
                        if tag.is_empty { "/" } else { "" }
                    )
                }
            })
            .collect();
        assert_eq!(said, ["!xml version='1.0'", "a x=1>2 b:y=&lt;", "甲&#49;", "=乙<", "b/", "! 丙 ", "/a", " 3 < 4"]);
        let shown: String = characters("甲&#49;&amp;&x", 0..15, false).into_iter().map(|(_, c)| c).collect();
        assert_eq!(shown, "甲1&&x");
    }

    #[test]
    fn pages_have_values_without_marks_and_scripts() {
        let text = "<p title=甲 hidden><script>if (a<b) '</p>'</script><br>乙";
        let tokens = tokens(text, true);
        let Token::Tag(first) = &tokens[0] else { panic!() };
        assert_eq!(first.value(text, "title"), Some("甲"));
        assert_eq!(first.value(text, "hidden"), Some(""));
        assert!(tokens.iter().any(
            |token| matches!(token, Token::Text { range, is_raw: true } if &text[range.clone()] == "if (a<b) '</p>'")
        ));
        // What is cut off is no reason to stop.
        for cut in 1..text.len() {
            if text.is_char_boundary(cut) {
                self::tokens(&text[..cut], true);
                self::tokens(&text[..cut], false);
            }
        }
    }
}
