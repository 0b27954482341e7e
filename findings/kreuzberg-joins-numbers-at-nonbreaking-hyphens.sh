#!/usr/bin/env bash
# Surprise: kreuzberg leaves out the hyphen at which no line may break (w:noBreakHyphen; Ctrl+Shift+_ in Word; ECMA-376 Part 1, 17.3.3.18), without a sign
# in its place: a budget of 10-20 is one of 1020. It is an element of its own, and no character of w:t. aspose-words-foss and betteroffice-docx do the same;
# python-docx gives the hyphen.
# Seen with kreuzberg 4.10.4, aspose-words-foss 26.7.0, betteroffice-docx 0.2.1 and python-docx 1.2.0 on 2026-12-01.
source "$(dirname "$0")/start.bash" kreuzberg==4.10.4 aspose-words-foss==26.7.0 betteroffice-docx==0.2.1 python-docx==1.2.0
python3 "$here/docx.py" a.docx "<w:p><w:r><w:t>预算10</w:t><w:noBreakHyphen/><w:t>20万元</w:t></w:r></w:p>"
cat > run.py <<'PY'
from importlib.metadata import version
import aspose.words_foss, betteroffice_docx, docx, kreuzberg
read = {
    "kreuzberg": kreuzberg.extract_file_sync("a.docx").content,
    "aspose-words-foss": aspose.words_foss.Document("a.docx").get_text(),
    "betteroffice-docx": betteroffice_docx.Document.open_path("a.docx").text,
    "python-docx": docx.Document("a.docx").paragraphs[0].text,
}
for name, text in read.items():
    print(name, version(name), text.strip())
PY
venv/bin/python run.py | tee out
[ "$(grep -c '预算1020万元$' out)" = 3 ] && grep -q '^python-docx .* 预算10-20万元$' out && echo "as found: two numbers are one"
