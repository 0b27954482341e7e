#!/usr/bin/env bash
# Surprise: polydoc, markitup-py and rdocx, which make .docx of Markdown, know the mark of a footnote well enough to set ^1 for it and leave the note itself out: of 100万元[^1] with [^1]: 不含税 (tax is not in it) there is 100万元^1, and 不含税 is nowhere in the file; rdocx reports the target of a link as dropped, the others nothing.
# polydoc writes footnotes of a .docx that it reads, and all three know GitHub's tables, which come with footnotes there. mddocx-native makes a footnote of Word of it.
# Seen with polydoc 0.1.4, markitup-py 0.4.1, rdocx 0.16.3, mddocx-native 1.4.1 and python-docx 1.2.0 (to read) on 2026-12-02.
source "$(dirname "$0")/start.bash" polydoc==0.1.4 markitup-py==0.4.1 rdocx==0.16.3 mddocx-native==1.4.1 python-docx==1.2.0
printf '合同价款100万元[^1]。\n\n| 项目 | 金额 |\n|---|---|\n| 设备 | 50[^2] |\n\n[^1]: 不含税。\n[^2]: 含运费。\n' > a.md
cat > run.py <<'PY'
import zipfile

import docx
import polydoc
import rdocx

polydoc.convert("a.md", "polydoc.docx")
document, diagnostics = rdocx.Document.from_markdown(open("a.md", encoding="utf-8").read())
document.save("rdocx.docx")
print("rdocx says:", sorted({diagnostic.message for diagnostic in diagnostics}))
for name in ["polydoc", "markitup-py", "rdocx", "mddocx-native"]:
    document = docx.Document(name + ".docx")
    with zipfile.ZipFile(name + ".docx") as package:
        parts = "".join(package.read(part).decode() for part in package.namelist() if part.endswith(".xml"))
    print(f"{name}: {document.paragraphs[0].text} {document.tables[0].cell(1, 1).text}, tax: {'不含税' in parts}, freight: {'含运费' in parts}")
PY
{
  venv/bin/pip list 2> log | grep -E '^(polydoc|markitup-py|rdocx|mddocx-native) '
  venv/bin/markitup convert a.md -o markitup-py.docx > log 2>&1
  venv/bin/mddocx a.md -o mddocx-native.docx > log 2>&1
  venv/bin/python run.py
} | tee out
diff out - <<'END' && echo "as found: the tax is not in the file"
markitup-py       0.4.1
mddocx-native     1.4.1
polydoc           0.1.4
rdocx             0.16.3
rdocx says: ['dropped HTML link target and retained anchor text']
polydoc: 合同价款100万元^1。 50^2, tax: False, freight: False
markitup-py: 合同价款100万元^1。 50^2, tax: False, freight: False
rdocx: 合同价款100万元^1。 50^2, tax: False, freight: False
mddocx-native: 合同价款100万元。 50, tax: True, freight: True
END
