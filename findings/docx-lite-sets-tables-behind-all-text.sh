#!/usr/bin/env bash
# Surprise: docx-lite, which takes the text out of .docx in Rust, sets all tables behind all paragraphs: under 甲组, the first group, and 乙组, the second, stands nothing, and behind the last word of the document the persons of both follow each other, so that nobody sees who belongs where. Two paragraphs in a cell are one word there: of 300 and 400
# there is 300400. In a .docx paragraphs and tables stand in one order (w:body; ECMA-376 Part 1, 17.2.2). pandoc has the tables where they are.
# Seen with docx-lite 0.2.0, pandoc 3.9 (pypandoc_binary 1.17) and python-docx 1.2.0 (to write) on 2026-12-02. Needs cargo (Rust 1.85+) as well.
source "$(dirname "$0")/start.bash" pypandoc_binary==1.17 python-docx==1.2.0
cat > write.py <<'PY'
import docx

document = docx.Document()
for group, rows in [("甲组", [["李明", "100"], ["王芳", "200"]]), ("乙组", [["张三", "300"]])]:
    document.add_paragraph(group)
    table = document.add_table(len(rows), 2)
    for cell, text in zip(table._cells, sum(rows, [])):
        cell.text = text
table.cell(0, 1).add_paragraph("400")
document.add_paragraph("以上名单已核对。")
document.save("a.docx")
PY
venv/bin/python write.py
source "$here/start-cargo.bash" docx-lite=0.2.0
echo 'fn main() { println!("{}", docx_lite::extract_text("a.docx").unwrap()); }' > src/main.rs
{
  cargo run --quiet | grep .
  cargo tree --quiet --depth 1 --prefix none | tail -1
  venv/bin/python -c 'import pypandoc; print("pandoc:", *pypandoc.convert_file("a.docx", "plain").split())'
} | tee out
diff out - <<'END' && echo "as found: the groups are empty"
甲组
乙组
以上名单已核对。
李明	100	
王芳	200	
张三	300400	
docx-lite v0.2.0
pandoc: 甲组 ----------------------------------------------------------------------- 李明 100 ----------------------------------- ----------------------------------- 王芳 200 ----------------------------------------------------------------------- 乙组 +-----------------------------------+-----------------------------------+ | 张三 | 300 | | | | | | 400 | +===================================+===================================+ 以上名单已核对。
END
