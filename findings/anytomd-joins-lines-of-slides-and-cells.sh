#!/usr/bin/env bash
# Surprise: anytomd, which makes Markdown of documents in Rust, puts nothing in place of a line break in a paragraph of a slide (a:br; ECMA-376 Part 1, 21.1.2.2.1) and in a cell of a table of HTML (<br>): the two lines 金额100 and 300 of a text box are 金额100300, and of 100 and 200 in a cell there is 100200, as of two streets. In a .docx it keeps the same line, in a cell as
# <br>, and of a slide it keeps paragraphs. MarkItDown has 100 and 300 on two lines.
# Seen with anytomd 1.3.2, MarkItDown 0.1.9 and python-pptx 1.0.2 and python-docx 1.2.0 (to write) on 2026-12-02. Needs cargo (Rust 1.85+) as well.
source "$(dirname "$0")/start.bash" 'markitdown[pptx]==0.1.9' python-pptx==1.0.2 python-docx==1.2.0
cat > write.py <<'PY'
import docx
import pptx
from markitdown import MarkItDown

show = pptx.Presentation()
box = show.slides.add_slide(show.slide_layouts[6]).shapes.add_textbox(0, 0, 999999, 999999).text_frame.paragraphs[0]
box.text = "金额100\v300"
show.save("a.pptx")
document = docx.Document()
document.add_paragraph("金额100\n300")
document.add_table(1, 1).cell(0, 0).text = "100\n200"
document.save("a.docx")
open("a.html", "w").write("<p>金额100<br>300</p><table><tr><th>金额</th></tr><tr><td>100<br>200</td></tr></table>")
print("MarkItDown", MarkItDown().convert("a.pptx").markdown.split()[-2:])
PY
source "$here/start-cargo.bash" anytomd=1.3.2
cat > src/main.rs <<'RS'
fn main() {
    for kind in ["pptx", "html", "docx"] {
        let bytes = std::fs::read(format!("a.{kind}")).unwrap();
        println!("{kind} {:?}", anytomd::convert_bytes(&bytes, kind, &Default::default()).unwrap().markdown);
    }
}
RS
{
  venv/bin/python write.py 2> log
  cargo run --quiet
  cargo tree --quiet --depth 1 --prefix none | tail -1
} | tee out
diff out - <<'END' && echo "as found: 100 and 300 are 100300"
MarkItDown ['金额100', '300']
pptx "## Slide 1\n\n金额100300\n"
html "金额100\n300\n\n| 金额 |\n|---|\n| 100200 |\n"
docx "金额100\n300\n\n| 100<br>200 |\n|---|\n"
anytomd v1.3.2
END
