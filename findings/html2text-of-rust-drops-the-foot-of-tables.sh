#!/usr/bin/env bash
# Surprise: html2text, the usual maker of text from HTML in Rust, leaves out the foot of a table (<tfoot>; HTML, 4.9.7), where the total stands: of two persons with 100 and 200 and 合计 300 there are the two, with no trace of a third row, wherever the foot is written. Head and bodies it has, several bodies too, and the same row within the body is there. htmd, another
# crate, has the total.
# Seen with html2text 0.17.4 and htmd 0.5.6 on 2026-12-02. Needs cargo (Rust 1.85+).
source "$(dirname "$0")/start-cargo.bash" html2text=0.17.4 htmd=0.5.6
cat > src/main.rs <<'RS'
fn main() {
    let head = "<thead><tr><th>姓名</th><th>金额</th></tr></thead>";
    let body = "<tbody><tr><td>李明</td><td>100</td></tr></tbody><tbody><tr><td>王芳</td><td>200</td></tr></tbody>";
    let total = "<tr><td>合计</td><td>300</td></tr>";
    for (name, inner) in [
        ("foot", format!("{head}{body}<tfoot>{total}</tfoot>")),
        ("foot before the body", format!("{head}<tfoot>{total}</tfoot>{body}")),
        ("body", format!("{head}{body}<tbody>{total}</tbody>")),
    ] {
        let html = format!("<table>{inner}</table>");
        let words = |text: String| text.split(|c: char| c.is_whitespace() || "│┼─┬┴|-".contains(c)).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
        println!("{name}: html2text {}, htmd {}", words(html2text::from_read(html.as_bytes(), 80).unwrap()), words(htmd::convert(&html).unwrap()));
    }
}
RS
{
  cargo run --quiet
  cargo tree --quiet --depth 1 --prefix none | tail -2
} | tee out
diff out - <<'END' && echo "as found: there is no total"
foot: html2text 姓名 金额 李明 100 王芳 200, htmd 姓名 金额 李明 100 王芳 200 合计 300
foot before the body: html2text 姓名 金额 李明 100 王芳 200, htmd 姓名 金额 合计 300 李明 100 王芳 200
body: html2text 姓名 金额 李明 100 王芳 200 合计 300, htmd 姓名 金额 李明 100 王芳 200 合计 300
htmd v0.5.6
html2text v0.17.4
END
