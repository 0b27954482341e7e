#!/usr/bin/env bash
# Surprise: of a table whose first row is one merged cell, a title over the columns, pandoc gives only the first column if the table's grid names no columns
# (<w:tblGrid/>; in ECMA-376 Part 1, 17.4.48, it may have none), without a warning: of 李明, 13800138000 and 100元 there remains 李明. docx-rs, the usual writer
# of .docx for Rust, writes every table so that is not told how wide its columns are. With widths all three are there.
# Seen with pandoc 3.9 (pypandoc_binary 1.17) on what docx-rs 0.4.22 wrote, on 2026-12-01; needs cargo as well.
source "$(dirname "$0")/start.bash" pypandoc_binary==1.17
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "table"
version = "0.1.0"
edition = "2021"

[dependencies]
docx-rs = { version = "=0.4.22", default-features = false }
TOML
cat > src/main.rs <<'RS'
use docx_rs::*;

fn cell(text: &str) -> TableCell {
    TableCell::new().add_paragraph(Paragraph::new().add_run(Run::new().add_text(text)))
}

fn main() {
    for (path, widths) in [("a.docx", vec![]), ("b.docx", vec![2000; 3])] {
        let title = TableRow::new(vec![cell("补贴名单").grid_span(3)]);
        let person = TableRow::new(vec![cell("李明"), cell("13800138000"), cell("100元")]);
        let table = Table::new(vec![title, person]);
        let table = if widths.is_empty() { table } else { table.set_grid(widths) };
        Docx::new().add_table(table).build().pack(std::fs::File::create(path).unwrap()).unwrap();
    }
}
RS
cargo run --quiet
cat > run.py <<'PY'
import pypandoc

print("pandoc", pypandoc.get_pandoc_version())
for path in ["a.docx", "b.docx"]:
    print(pypandoc.convert_file(path, "plain").split())
PY
venv/bin/python run.py | tee out
grep -qE "^\['-+', '补贴名单', '李明', '-+'\]$" out && grep -q "'13800138000'" out && echo "as found: two columns of three are gone"
