#!/usr/bin/env bash
# Surprise: docx-lite, which takes the text out of .docx in Rust, loses of a table all cells up to one that has a table in it: of a list of two persons, of whom the first has his office and his home in a small table, the headings, his name and his number are gone, with no error; the cells behind it are paragraphs of their own, so that the sum of 李明, 100, is
# the first word of the list, before 王芳. Tables in cells are usual in forms (ECMA-376 Part 1, 17.4.65: a cell holds any block). Without the inner table all is there. pandoc has all of both.
# Seen with docx-lite 0.2.0, pandoc 3.9 (pypandoc_binary 1.17) and python-docx 1.2.0 (to write) on 2026-12-02. Needs cargo (Rust 1.85+) as well.
source "$(dirname "$0")/start.bash" pypandoc_binary==1.17 python-docx==1.2.0
cat > write.py <<'PY'
import docx

document = docx.Document()
table = document.add_table(3, 3)
for cell, text in zip(table._cells, ["姓名", "电话", "金额", "李明", "13800138000", "100", "王芳", "13900139000", "200"]):
    cell.text = text
document.save("plain.docx")
inner = table.cell(1, 1).add_table(1, 2)
inner.cell(0, 0).text, inner.cell(0, 1).text = "办公", "住宅"
document.save("inner.docx")
PY
venv/bin/python write.py
source "$here/start-cargo.bash" docx-lite=0.2.0
cat > src/main.rs <<'RS'
fn main() {
    for path in ["plain.docx", "inner.docx"] {
        let text = docx_lite::extract_text(path).unwrap();
        println!("{path} {:?}", text.split_whitespace().collect::<Vec<_>>());
    }
}
RS
{
  cargo run --quiet
  cargo tree --quiet --depth 1 --prefix none | tail -1
  echo "names that pandoc has of the second: $(venv/bin/python -c 'import pypandoc; print(pypandoc.convert_file("inner.docx", "html"))' | grep -c -e 李明 -e 王芳)"
} | tee out
diff out - <<'END' && echo "as found: one person is left"
plain.docx ["姓名", "电话", "金额", "李明", "13800138000", "100", "王芳", "13900139000", "200"]
inner.docx ["100", "王芳", "13900139000", "200", "办公", "住宅"]
docx-lite v0.2.0
names that pandoc has of the second: 2
END
