#!/usr/bin/env bash
# Surprise: the text that two new engines for .docx give of a document has neither what was deleted with changes tracked nor what was inserted (w:ins; ECMA-376
# Part 1, 17.13.5): where 十 was replaced by 二十 it is neither that of before nor that of after, and there is no warning. betteroffice-docx knows
# better: its structured export has the inserted words, its text and its paragraphs have not.
# Seen with aspose-words-foss 26.7.0 and betteroffice-docx 0.2.1 on 2026-12-01.
source "$(dirname "$0")/start.bash" aspose-words-foss==26.7.0 betteroffice-docx==0.2.1
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
python3 "$here/docx.py" a.docx "<w:p>$(run 预算)<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>十</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\">$(run 二十)</w:ins>$(run 万元)</w:p>"
cat > run.py <<'PY'
from importlib.metadata import version
import aspose.words_foss, betteroffice_docx
read = betteroffice_docx.Document.open_path("a.docx")
export = betteroffice_docx.render_docx_markdown(read.export_structured(revision_view="accepted"))["markdown"]
print("aspose-words-foss", version("aspose-words-foss"), aspose.words_foss.Document("a.docx").get_text().strip())
print("betteroffice-docx", version("betteroffice-docx"), read.text.strip(), "warnings:", len(read.warnings))
print("betteroffice-docx, exported as accepted:", export.split()[-1])
PY
venv/bin/python run.py | tee out
grep -q '^aspose-words-foss .* 预算万元$' out && grep -q '^betteroffice-docx .* 预算万元 warnings: 0$' out && grep -q 'accepted: 预算二十万元$' out &&
  echo "as found: neither ten nor twenty"
