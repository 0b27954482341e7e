#!/usr/bin/env bash
# Surprise: docx2python, a usual reader of .docx for Python, raises KeyError: 'r' for a document whose footnotes have no declaration of the prefix r, and gives nothing of it, not the body either: it looks links up by that prefix in every part, also where there are none, and a prefix means nothing and need not be declared (Namespaces in
# XML 1.0, 3). mddocx-native, which makes .docx of Markdown, writes footnotes so, as they have no links. With the declaration added it is read; mammoth and pandoc read both.
# Seen with docx2python 3.7.1, mddocx-native 1.4.1 (to write), mammoth 1.13.0 and pandoc 3.9 (pypandoc_binary 1.17) on 2026-12-02.
source "$(dirname "$0")/start.bash" docx2python==3.7.1 mddocx-native==1.4.1 mammoth==1.13.0 pypandoc_binary==1.17
printf '合同价款100万元[^1]。\n\n[^1]: 不含税。\n' > a.md
cat > run.py <<'PY'
import zipfile

import docx2python
import mammoth
import pypandoc

with zipfile.ZipFile("a.docx") as package:
    print(package.read("word/footnotes.xml").decode().split("<w:footnote ")[0].split("?>")[1].strip())
with zipfile.ZipFile("a.docx") as old, zipfile.ZipFile("b.docx", "w") as new:
    for name in old.namelist():
        part = old.read(name).decode() if name.endswith((".xml", ".rels")) else old.read(name)
        if name == "word/footnotes.xml":
            part = part.replace("<w:footnotes ", '<w:footnotes xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ', 1)
        new.writestr(name, part)
for path in ["a.docx", "b.docx"]:
    try:
        text = docx2python.docx2python(path).text.split()
    except KeyError as error:
        text = f"KeyError: {error}"
    print(path, "docx2python:", text)
    print(path, "mammoth:", mammoth.extract_raw_text(open(path, "rb")).value.split(), "pandoc:", pypandoc.convert_file(path, "plain").split())
PY
{
  venv/bin/pip list 2> log | grep -E '^(docx2python|mddocx-native|mammoth) '
  venv/bin/mddocx a.md -o a.docx > log 2>&1
  venv/bin/python run.py
} | tee out
diff out - <<'END' && echo "as found: no prefix, no document"
docx2python       3.7.1
mammoth           1.13.0
mddocx-native     1.4.1
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
a.docx docx2python: KeyError: 'r'
a.docx mammoth: ['合同价款100万元。'] pandoc: ['合同价款100万元[1]。', '[1]', '不含税。']
b.docx docx2python: ['合同价款100万元----footnote1----。', 'footnote1)', '不含税。']
b.docx mammoth: ['合同价款100万元。'] pandoc: ['合同价款100万元[1]。', '[1]', '不含税。']
END
