#!/usr/bin/env bash
# Surprise: doc-files, which reads what Word files say, accepts what was inserted and leaves out what was deleted with changes tracked, and leaves out both ends of what was moved: a clause that was dragged from one article to another (w:moveFrom and w:moveTo; ECMA-376 Part 1, 17.13.5.22 and 17.13.5.25) stands neither where it was nor where it is,
# in text, Markdown and its model alike, with no warning, so that 尾款100元 is gone from the contract. In Word it is there, whether the changes are shown, accepted or rejected. pandoc has it at its new place.
# Seen with doc-files 0.1.0 and pandoc 3.9 (pypandoc_binary 1.17) on 2026-12-02.
source "$(dirname "$0")/start.bash" doc-files==0.1.0 pypandoc_binary==1.17
cat > run.py <<'PY'
import subprocess
import sys

import pypandoc

MARK = 'w:author="李明" w:date="2025-10-01T00:00:00Z"'
run = "<w:r><w:t>{}</w:t></w:r>".format
body = (
    f'<w:p>{run("第一条 付款。")}<w:moveFrom w:id="1" {MARK}>{run("尾款100元。")}</w:moveFrom></w:p>'
    f'<w:p>{run("第二条 验收后付。")}<w:moveTo w:id="2" {MARK}>{run("尾款100元。")}</w:moveTo></w:p>'
    f'<w:p>{run("第三条 定金")}<w:del w:id="3" {MARK}><w:r><w:delText>10</w:delText></w:r></w:del><w:ins w:id="4" {MARK}>{run("20")}</w:ins>{run("元。")}</w:p>'
)
subprocess.run([sys.executable, sys.argv[1] + "/docx.py", "a.docx", body], check=True)
print(subprocess.run(["venv/bin/doc-files", "--version"], capture_output=True, text=True, check=True).stdout.strip())
for form in "text", "markdown", "json":
    said = subprocess.run(["venv/bin/doc-files", "dump", "-f", form, "a.docx"], capture_output=True, text=True, check=True)
    print(form, said.stdout.split() if form != "json" else "尾款" in said.stdout, said.stderr)
for changes in "accept", "reject":
    print("pandoc", pypandoc.get_pandoc_version(), changes, pypandoc.convert_file("a.docx", "plain", extra_args=["--track-changes=" + changes]).split())
PY
venv/bin/python run.py "$here" | tee out
diff out - <<'END' && echo "as found: 尾款100元 is nowhere"
doc-files 0.1.0
text ['第一条', '付款。', '第二条', '验收后付。', '第三条', '定金20元。'] 
markdown ['第一条', '付款。', '第二条', '验收后付。', '第三条', '定金20元。'] 
json False 
pandoc 3.9 accept ['第一条', '付款。', '第二条', '验收后付。尾款100元。', '第三条', '定金20元。']
pandoc 3.9 reject ['第一条', '付款。尾款100元。', '第二条', '验收后付。', '第三条', '定金10元。']
END
