#!/usr/bin/env bash
# Surprise: MarkItDown leaves out the words over which a phonetic guide (拼音, w:ruby, ECMA-376 Part 1, 17.3.3.25) is set: not the
# guide alone but the base text with it, without a warning. (mammoth, on which it builds, does so; docx2txt keeps both.)
# Seen with markitdown 0.1.9 and mammoth 1.13.0 on 2026-11-29.
source "$(dirname "$0")/start.bash" 'markitdown[docx]==0.1.9' mammoth==1.13.0
cat > run.py <<'PY'
from importlib.metadata import version
from markitdown import MarkItDown
print("markitdown", version("markitdown"), "mammoth", version("mammoth"))
print(MarkItDown().convert("a.docx").text_content)
PY
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
python3 "$here/docx.py" a.docx "<w:p>$(run 致)<w:r><w:ruby><w:rubyPr/><w:rt>$(run lǐ)</w:rt><w:rubyBase>$(run 李)</w:rubyBase></w:ruby></w:r>$(run 明)</w:p>"
venv/bin/python run.py | tee out
grep -q 致明 out && ! grep -q 李 out && echo "as found: the word under the guide is gone"
