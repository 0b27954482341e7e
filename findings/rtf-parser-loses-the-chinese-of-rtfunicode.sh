#!/usr/bin/env bash
# Surprise: rtf-parser, the usual reader of RTF in Rust, gives nothing for Chinese that is written as rtfunicode does it, \u26446? for 李 (the number of the character and a question mark for those that know no \u; RTF 1.9.1, Unicode RTF): of 联系人李明, 13800138000 there is left the number, of two names in a row neither, with no error. Where a space stands
# between the number and the mark, as pandoc writes it, which means the same, it has the character and the mark as well: 李?明?. rtf-to-html, which builds upon a fork of it, has the same. striprtf and pandoc read 李明 in both.
# Seen with rtf-parser 0.4.3 and rtf-to-html 0.1.1 on what rtfunicode 2.3 and pandoc 3.9 (pypandoc_binary 1.17) wrote, and striprtf 0.0.35, on 2026-12-02. Needs cargo (Rust 1.85+) as well.
source "$(dirname "$0")/start.bash" striprtf==0.0.35 pypandoc_binary==1.17 rtfunicode==2.3
cat > run.py <<'PY'
import sys

import pypandoc
import rtfunicode
from striprtf.striprtf import rtf_to_text

text = "联系人李明, 13800138000"
if sys.argv[1] == "write":
    open("rtfunicode.rtf", "wb").write(rb"{\rtf1\ansi\deff0{\fonttbl{\f0 SimSun;}}\uc1 " + text.encode("rtfunicode") + rb"\par}")
    pypandoc.convert_text(text, "rtf", "markdown", outputfile="pandoc.rtf", extra_args=["--standalone"])
else:
    for name in ("rtfunicode.rtf", "pandoc.rtf"):
        print(name, "striprtf", repr(rtf_to_text(open(name).read())), "pandoc", repr(pypandoc.convert_file(name, "plain")))
PY
venv/bin/python run.py write
source "$here/start-cargo.bash" rtf-parser=0.4.3 rtf-to-html=0.1.1
cat > src/main.rs <<'RS'
fn main() {
    for name in ["rtfunicode.rtf", "pandoc.rtf"] {
        let text = std::fs::read_to_string(name).unwrap();
        println!("{name} rtf-parser {:?}", rtf_parser::RtfDocument::try_from(text.as_str()).unwrap().get_text());
        println!("{name} rtf-to-html {:?}", rtf_to_html::rtf_to_plain_text(text.as_bytes()).unwrap());
    }
}
RS
{
  cargo run --quiet
  cargo tree --quiet --depth 1 --prefix none | tail -2
  venv/bin/python run.py read
} | tee out
diff out - <<'END' && echo "as found: the name is gone"
rtfunicode.rtf rtf-parser "13800138000"
rtfunicode.rtf rtf-to-html "13800138000"
pandoc.rtf rtf-parser "联?系?人?李?明?, 13800138000"
pandoc.rtf rtf-to-html "联?系?人?李?明?, 13800138000"
rtf-parser v0.4.3
rtf-to-html v0.1.1
rtfunicode.rtf striprtf '联系人李明, 13800138000\n' pandoc '联系人李明 13800138000\n'
pandoc.rtf striprtf '联系人李明, 13800138000\n' pandoc '联系人李明, 13800138000\n'
END
