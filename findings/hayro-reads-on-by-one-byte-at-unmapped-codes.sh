#!/usr/bin/env bash
# Surprise: hayro takes a code that the encoding CMap of a Type 0 font has no entry for as one byte long, whatever the codespace ranges
# say: at a code of two bytes the rest of the string is read out of step and comes out as other characters, with no error and no
# warning. Such a code is CID 0, and the next one begins behind both its bytes (ISO 32000-2, 9.7.6.2 and 9.7.6.3).
# Seen with hayro-interpret 0.9.0 and hayro-font 0.5.0 on 2026-11-30; needs cargo (Rust 1.92+) as well.
source "$(dirname "$0")/start.bash" fonttools==4.68.0 pypdfium2==5.13.0

# A font with the codes of GB 2312 (two bytes, 21 to 7E), all of them in its encoding CMap but 2121, the ideographic space.
cat > write.py <<'PY'
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

def square():
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for point in (100, 800), (900, 800), (900, 0):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()

font = FontBuilder(1000, isTTF=True)
font.setupGlyphOrder([".notdef", "square"])
font.setupCharacterMap({})
font.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "square": square()})
font.setupHorizontalMetrics({".notdef": (1000, 0), "square": (1000, 100)})
font.setupHorizontalHeader(ascent=800, descent=-200)
font.setupNameTable({"familyName": "Squares", "styleName": "Regular", "psName": "Squares"})
font.setupOS2()
font.setupPost()
font.save("squares.ttf")

def cmap(name, ordering, kind, operator, entries):
    blocks = [entries[i:i + 100] for i in range(0, len(entries), 100)]
    blocks = "\n".join(f"{len(b)} begin{operator}\n" + "\n".join(b) + f"\nend{operator}" for b in blocks)
    return f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering ({ordering}) def /Supplement 0 def end def
/CMapName /{name} def
/CMapType {kind} def
1 begincodespacerange
<2121> <7E7E>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end""".encode()

rows = range(0x21, 0x7F)
firsts = [(row, 0x22 if row == 0x21 else 0x21) for row in rows]
cids = [f"<{row:02X}{cell:02X}> <{row:02X}7E> {(row - 0x21) * 94 + cell - 0x20}" for row, cell in firsts]
units = []
for code in (row << 8 | cell for row in rows for cell in rows):
    try:
        character = (code | 0x8080).to_bytes(2, "big").decode("gb2312")
        units.append(f"<{code:04X}> <{character.encode('utf-16-be').hex()}>")
    except UnicodeDecodeError:
        pass  # GB 2312 leaves some codes free

show = lambda text: "".join(f"{byte & 0x7F:02X}" for byte in text.encode("gb2312"))
content = f"BT /F 20 Tf 40 100 Td <{show('李明，男')}> Tj 0 -40 Td <{show('姓名：李明　电话号码已核对')}> Tj ET".encode()
stream = lambda data, more="": b"<< /Length %d %s >>\nstream\n%b\nendstream" % (len(data), more.encode(), data)
objects = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 150] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
    stream(content),
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Squares /Encoding 6 0 R /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>",
    stream(cmap("Codes", "Identity", 1, "cidrange", cids),
           "/Type /CMap /CMapName /Codes /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"),
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Squares /DW 1000 /FontDescriptor 9 0 R /CIDToGIDMap 10 0 R"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    stream(cmap("Adobe-Identity-UCS", "UCS", 2, "bfchar", units)),
    b"<< /Type /FontDescriptor /FontName /Squares /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200"
    b" /CapHeight 800 /StemV 80 /FontFile2 11 0 R >>",
    stream(b"\0\0" + b"\0\1" * 94 * 94),
    stream(program := open("squares.ttf", "rb").read(), f"/Length1 {len(program)}"),
]
pdf, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
for number, body in enumerate(objects, 1):
    places.append(len(pdf))
    pdf += b"%d 0 obj\n%b\nendobj\n" % (number, body)
size = len(objects) + 1
table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
pdf += b"xref\n0 %d\n%btrailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, table, size, len(pdf))
open("a.pdf", "wb").write(pdf)
PY
venv/bin/python write.py

mkdir -p reader/src
cat > reader/Cargo.toml <<'TOML'
[package]
name = "reader"
edition = "2024"
[dependencies]
hayro-interpret = { version = "=0.9.0", default-features = false }
hayro-syntax = { version = "=0.9.0", default-features = false }
hayro-font = { version = "=0.5.0", default-features = false }
hayro-cmap = { version = "=0.1.1", default-features = false }
TOML
cat > reader/src/main.rs <<'RUST'
use std::sync::Arc;

use hayro_cmap::BfString;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::*;

struct Printer;

impl<'a> Device<'a> for Printer {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        let mut codes = String::new();
        for glyph in run.glyphs() {
            codes += &format!(" {:04X}", glyph.char_code());
            match glyph.as_unicode() {
                Some(BfString::Char(character)) => print!("{character}"),
                Some(BfString::String(text)) => print!("{text}"),
                None => print!("\u{FFFD}"),
            }
        }
        println!(" ={codes}");
    }
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn main() {
    let pdf = hayro_syntax::Pdf::new(std::fs::read("a.pdf").unwrap()).unwrap();
    let warning_sink = Arc::new(|warning| println!("warning: {warning:?}"));
    let settings = InterpreterSettings { warning_sink, ..InterpreterSettings::default() };
    let cache = InterpreterCache::new();
    let area = Rect::new(0.0, 0.0, 400.0, 150.0);
    let mut context = Context::new(Affine::IDENTITY, area, &cache, pdf.xref(), settings);
    interpret_page(&pdf.pages()[0], &mut context, &mut Printer);
}
RUST
venv/bin/pip list 2>/dev/null | grep pypdfium2
export CARGO_TARGET_DIR="$folder/target"
cargo build -q --manifest-path reader/Cargo.toml
cargo tree -q --manifest-path reader/Cargo.toml --depth 1
echo "hayro:"
"$CARGO_TARGET_DIR/debug/reader" | tee out
echo "pdfium:"
venv/bin/python -c 'import pypdfium2; print(pypdfium2.PdfDocument("a.pdf")[0].get_textpage().get_text_range())' | tee peer
echo "pdftotext:"
if command -v pdftotext >/dev/null; then
    pdftotext -v 2>&1 | grep version
    pdftotext -layout a.pdf - | tee poppler
    grep -q '^姓名：李明 *电话号码已核对' poppler
else
    echo "not installed"
fi
grep -q '^姓名：李明　电话号码已核对' peer
grep -q '^李明，男 = 406E 4377 232C 4450$' out
if grep -e warning -e 电话 out; then exit 1; fi
grep -q '^姓名：李明.* = 5055 437B 233A 406E 4377 0000 2135 673B 303A 4542 6B52 513A 4B36 0000$' out
echo "as found: behind 2121 hayro reads 2135 673B 303A, out of step, where the string has 3567 3B30"
