#!/usr/bin/env bash
# Surprise: rtf-parser, the usual reader of RTF in Rust, and rtf-to-html, which makes HTML and plain text of it, put nothing between two paragraphs (\par; RTF 1.9.1, Special Characters), nor between the cells and rows of a table: a clause that ends with 2000 and the next, which begins with 3000, are 20003000, and of a row of 100 and 200 and one of 300 and 400 there is
# 100200300400; the HTML is one <p> of all. A line break within a paragraph (\line) and a tab they keep. striprtf has each by itself.
# Seen with rtf-parser 0.4.3, rtf-to-html 0.1.1 and striprtf 0.0.35 on 2026-12-02. Needs cargo (Rust 1.85+) as well.
source "$(dirname "$0")/start.bash" striprtf==0.0.35
cat > a.rtf <<'RTF'
{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}
\pard Deposit: 2000\par
3000 is the balance\line in two parts\par
\trowd\cellx2000\cellx4000\intbl 100\cell 200\cell\row
\trowd\cellx2000\cellx4000\intbl 300\cell 400\cell\row
\pard End\par
}
RTF
source "$here/start-cargo.bash" rtf-parser=0.4.3 rtf-to-html=0.1.1
cat > src/main.rs <<'RS'
fn main() {
    let text = std::fs::read_to_string("a.rtf").unwrap();
    println!("rtf-parser {:?}", rtf_parser::RtfDocument::try_from(text.as_str()).unwrap().get_text());
    println!("rtf-to-html {:?}", rtf_to_html::rtf_to_plain_text(text.as_bytes()).unwrap());
    println!("rtf-to-html {:?}", rtf_to_html::rtf_to_html(text.as_bytes()).unwrap());
}
RS
{
  cargo run --quiet
  cargo tree --quiet --depth 1 --prefix none | tail -2
  venv/bin/python -c 'from striprtf.striprtf import rtf_to_text; print("striprtf", repr(rtf_to_text(open("a.rtf").read())))'
} | tee out
diff out - <<'END' && echo "as found: 2000 and 3000 are 20003000"
rtf-parser "Deposit: 20003000 is the balance\nin two parts100200300400End"
rtf-to-html "Deposit: 20003000 is the balance\nin two parts100200300400End"
rtf-to-html "<p>Deposit: 20003000 is the balance\nin two parts100200300400End</p>"
rtf-parser v0.4.3
rtf-to-html v0.1.1
striprtf 'Deposit: 2000\n3000 is the balance\nin two parts\n100|200|\n300|400|\nEnd\n'
END
