#!/usr/bin/env bash
# Surprise: docxyz, "python-docx for JavaScript", puts a comma around everything in a run that is not text, a tab, a line break or a hyphen at which no line may break: 100 and
# 200 with a tab between are 100,<tab>,200, on two lines each ends or begins with a comma, and of 10-20 with such a hyphen (which it leaves out) there is 10,20, a number with
# a comma in it. In the file there is none. python-docx, whose calls these are, has tab, line and hyphen.
# Seen with docxyz 0.2.4 and python-docx 1.2.0 on 2026-12-02. Needs Python as well.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/start-npm.bash" docxyz@0.2.4
npm ls --depth=0 | tail -n +2
python3 -m venv venv && venv/bin/pip -q install python-docx==1.2.0 2> log
run() { printf '<w:p><w:r><w:t>100</w:t><w:%s/><w:t>200</w:t></w:r></w:p>' "$1"; }
python3 "$here/docx.py" a.docx "$(run tab)$(run br)$(run noBreakHyphen)"
{
  node -e "const { Document } = require('docxyz'); console.log('docxyz', JSON.stringify(new Document('a.docx').paragraphs.map(paragraph => paragraph.text)))"
  venv/bin/python -c 'import docx, json; print("python-docx", json.dumps([paragraph.text for paragraph in docx.Document("a.docx").paragraphs]))'
} | tee out
diff out - <<'END' && echo "as found: 10-20 is 10,20"
docxyz ["100,\t,200","100,\n,200","100,200"]
python-docx ["100\t200", "100\n200", "100-200"]
END
