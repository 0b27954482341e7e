//! A value in every way in which people and programs write one, and documents of every format with it in every place.

use super::office::{Office, Pdf, cell, escaped, p, paragraphs};

/// What no system allows in a file's name.
pub const UNFIT: [char; 12] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\n', '\t', '\u{B}'];

/// A mobile number, an ID number and a bank card, all invented.
pub fn numbers() -> [String; 3] {
    ["13875310246".to_owned(), id_number(371, 58), bank_card(753_102_468_913)]
}

/// An invented ID number: a real region and day, and the check digit that fits.
pub fn id_number(day: u32, order: u32) -> String {
    let body = format!("110105198{}{:02}{:02}{order:03}", day % 10, day % 12 + 1, day % 28 + 1);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.chars().zip(weights).map(|(c, weight)| c.to_digit(10).unwrap() * weight).sum();
    format!("{body}{}", ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][sum as usize % 11])
}

/// An invented bank card: a known issuer, and the check digit that fits (Luhn).
pub fn bank_card(middle: u64) -> String {
    let body = format!("622202{middle:012}");
    let digit = |(index, c): (usize, char)| match c.to_digit(10).unwrap() {
        digit if index % 2 == 1 => digit,
        digit if digit > 4 => digit * 2 - 9,
        digit => digit * 2,
    };
    let sum: u32 = body.chars().rev().enumerate().map(digit).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

/// Ways to write a number, each with its name. All have eight of its digits at least.
pub fn of_number(value: &str) -> Vec<(&'static str, String)> {
    let chars: Vec<char> = value.chars().collect();
    let groups = |between: &str| chars.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(between);
    let apart = |between: &str| chars.iter().map(char::to_string).collect::<Vec<_>>().join(between);
    let in_digits = |zero: u32| {
        let digit = |&c: &char| c.to_digit(10).map_or(c, |digit| char::from_u32(zero + digit).unwrap());
        chars.iter().map(digit).collect::<String>()
    };
    let of = |digits: &str| {
        let digits: Vec<char> = digits.chars().collect();
        chars.iter().map(|&c| c.to_digit(10).map_or(c, |digit| digits[digit as usize])).collect::<String>()
    };
    let decimals: String = chars[1..].iter().filter(|c| c.is_ascii_digit()).collect();
    let mut forms = vec![
        ("as it is", value.to_owned()),
        ("digit by digit", apart(" ")),
        ("in lines", groups("\n")),
        ("in brackets", format!("({}){}", &value[..3], &value[3..])),
        ("with the country's prefix", format!("+86{value}")),
        ("glued to letters", format!("tel{value}no")),
        ("within a longer number", format!("2024{value}")),
        ("in full width", in_digits(0xFF10)),
        ("in Arabic digits", in_digits(0x660)),
        ("in Devanagari digits", in_digits(0x966)),
        ("in bold digits", in_digits(0x1D7CE)),
        ("in Han numerals", of("零一二三四五六七八九")),
        ("in Han numerals with a circle", of("〇一二三四五六七八九")),
        ("in formal numerals", of("零壹贰叁肆伍陆柒捌玖")),
        ("in circles", of("⓪①②③④⑤⑥⑦⑧⑨")),
        ("as a power", format!("{}.{decimals}E+{}", chars[0], decimals.len())),
        ("as a decimal", format!("{value}.0")),
        ("without its first digit", value[1..].to_owned()),
        ("without its last digit", value[..value.len() - 1].to_owned()),
        ("in a query", format!("?id={}&page=1", &value[..value.len() - 1])),
        ("with keycaps", apart("\u{FE0F}\u{20E3}")),
    ];
    let between = [
        "-", "—", "\t", "/", "_", ",", "，", "、", ".", "·", "\u{3000}", "\u{A0}", "\u{200B}", "\u{34F}", "\u{180E}",
        "\u{3164}", "\u{2028}", "\u{B}", "  ", " - ",
    ];
    forms.extend(between.map(|between| ("in groups", groups(between))));
    forms
}

/// Ways to write a name of two characters.
pub fn of_name(name: &str) -> Vec<(&'static str, String)> {
    let apart = |between: &str| name.chars().map(String::from).collect::<Vec<_>>().join(between);
    let between = [" ", "\u{3000}", "\u{200B}", "\u{34F}", "\t"];
    let mut forms = vec![("as it is", name.to_owned()), ("behind a line", format!("表_{name}_1"))];
    forms.extend(between.map(|between| ("apart", apart(between))));
    forms
}

/// Ways to write an address.
pub fn of_mail(mail: &str) -> Vec<(&'static str, String)> {
    let wide = mail.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect();
    let (local, domain) = mail.split_once('@').unwrap();
    vec![
        ("as it is", mail.to_owned()),
        ("in capitals", mail.to_uppercase()),
        ("in full width", wide),
        ("apart", format!("{local} @ {domain}")),
        ("cut by what nobody sees", format!("{local}\u{200B}@{domain}")),
        ("behind a line", format!("a_{mail}")),
    ]
}

/// Documents that say `known`, a sentence with values that rules find, and have `form` in every place, by their names.
pub fn documents(known: &str, form: &str) -> Vec<(String, Vec<u8>)> {
    let body = format!("{known}\n\n请各单位布署{form}布署工作\n联系综合科，请各单位知悉。");
    let mut documents = vec![
        ("a.txt".to_owned(), body.clone().into_bytes()),
        ("b.md".to_owned(), format!("# {form}\n\n{body}\n\n- [布署]({form})\n\n`{form}`\n").into_bytes()),
        ("c.html".to_owned(), page(known, form).into_bytes()),
        ("d.csv".to_owned(), format!("姓名,\"{form}\",备注\n,\"布署{form}\",\"{known}\"\n").into_bytes()),
    ];
    documents.extend(word(known, form, &body));
    documents.extend(excel(known, form));
    documents.extend(pdf(known, form));
    documents
}

fn page(known: &str, form: &str) -> String {
    let form = escaped(form);
    format!(
        "<html><head><title>布署{form}</title><meta name=\"description\" content=\"{form}\"></head><body><h1>{form}</h1><p>{known}</p>\
         <p title=\"{form}\">请布署<b>{form}</b>布署</p><img alt=\"布署{form}\" src=\"{form}.png\"><!-- 布署{form} --><p hidden>布署{form}</p>\
         </body></html>"
    )
}

fn word(known: &str, form: &str, body: &str) -> Vec<(String, Vec<u8>)> {
    const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let new = || Office::docx(&paragraphs(body));
    let comment = p(&format!("布署{form}"));
    let form = escaped(form);
    let comments =
        format!("<w:comments {W}><w:comment w:id=\"0\" w:author=\"{form}\">{comment}</w:comment></w:comments>");
    let short = Office::docx(&p(known));
    let properties = new().core(&format!("<dc:title>布署{form}</dc:title><dc:creator>{form}</dc:creator>"));
    let mut all = vec![
        ("e.docx".to_owned(), new().part("c", "comments", "comments.xml", comments).bytes()),
        ("f.docx".to_owned(), properties.custom(&form, &format!("布署{form}")).bytes()),
    ];
    // Members of a container are files.
    if !form.contains(['/', '\n', '\t', '&', '?']) {
        let embedded = short.part("e", "package", &format!("embeddings/{form}.xlsx"), "不是表");
        all.push(("g.docx".to_owned(), embedded.member(&format!("word/media/{form}.png"), "图").bytes()));
    }
    all
}

fn excel(known: &str, form: &str) -> Vec<(String, Vec<u8>)> {
    let rows = [cell("A1", known), cell("A2", form), cell("A3", &format!("布署{form}"))];
    let rows: String =
        rows.iter().enumerate().map(|(at, cell)| format!("<row r=\"{}\">{cell}</row>", at + 1)).collect();
    let sheet = format!("<sheetData>{rows}</sheetData>");
    let name = escaped(form);
    vec![
        ("h.xlsx".to_owned(), Office::xlsx(&[(&format!("布署{name}"), "", &sheet)]).bytes()),
        ("i.xlsx".to_owned(), Office::xlsx(&[("表", "", &sheet), (&name, "state=\"hidden\"", &sheet)]).bytes()),
    ]
}

fn pdf(known: &str, form: &str) -> Vec<(String, Vec<u8>)> {
    // An address must not be cut by the end of a line: what no rule finds is not known.
    let known = known.replace("，邮箱", "。\n邮箱");
    let new = || Pdf::new("UniGB-UTF16-H").set(&format!("{known}\n请布署{form}布署。"));
    let utf16 = |text: &str| {
        let hex: String = format!("\u{FEFF}{text}").encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        format!("<{hex}>")
    };
    let key: String = form.bytes().map(|byte| format!("#{byte:02X}")).collect();
    let mut info = new();
    info.objects = vec![format!("<< /Title {} /{key} {} >>", utf16(form), utf16(&format!("布署{form}")))];
    info.trailer = "/Info 100 0 R".into();
    let mut attached = new();
    attached.objects = vec![
        format!("<< /Type /Filespec /F (a.bin) /UF {} /EF << /F 101 0 R >> >>", utf16(&format!("{form}.txt"))),
        "<< /Type /EmbeddedFile /Length 3 >>\nstream\nabc\nendstream".into(),
    ];
    attached.catalogue = "/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>".into();
    vec![("j.pdf".to_owned(), info.bytes()), ("k.pdf".to_owned(), attached.bytes())]
}
