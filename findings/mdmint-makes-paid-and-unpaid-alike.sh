#!/usr/bin/env bash
# Surprise: mdmint, which makes .docx of Markdown with "task lists" among what it knows, leaves out the boxes that it knows: of [x] 首付款 and [ ] 尾款, what is paid and what is not, there are two points of a list, alike, with a space before each, and no word of it. One that knew no task lists would leave [x] and [ ]
# in the text. markitup-py does so, mddocx-native and polydoc write ☒ and ☐.
# Seen with mdmint 0.2.0, markitup-py 0.4.1, mddocx-native 1.4.1, polydoc 0.1.4 and python-docx 1.2.0 (to read) on 2026-12-02.
source "$(dirname "$0")/start.bash" mdmint==0.2.0 markitup-py==0.4.1 mddocx-native==1.4.1 polydoc==0.1.4 python-docx==1.2.0
printf -- '- [x] 首付款\n- [ ] 尾款\n' > a.md
cat > read.py <<'PY'
import re
import zipfile

for name in ["mdmint", "markitup-py", "mddocx-native", "polydoc"]:
    with zipfile.ZipFile(name + ".docx") as package:
        body = package.read("word/document.xml").decode()
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", body, re.S)
    print(name + ":", ["".join(re.findall(r"<w:(?:t|sym)[ >][^<]*?>?([^<>]*)</w:t>", paragraph)) for paragraph in paragraphs])
PY
{
  venv/bin/pip list 2> log | grep -E '^(mdmint|markitup-py|mddocx-native|polydoc) '
  venv/bin/mdmint a.md -f docx -o mdmint.docx > log 2>&1
  venv/bin/markitup convert a.md -o markitup-py.docx > log 2>&1
  venv/bin/mddocx a.md -o mddocx-native.docx > log 2>&1
  venv/bin/python -c 'import polydoc; polydoc.convert("a.md", "polydoc.docx")'
  venv/bin/python read.py
} | tee out
diff out - <<'END' && echo "as found: paid is as unpaid"
markitup-py        0.4.1
mddocx-native      1.4.1
mdmint             0.2.0
polydoc            0.1.4
mdmint: ['', ' 首付款', ' 尾款']
markitup-py: ['[x] 首付款', '[ ] 尾款']
mddocx-native: ['☒ 首付款', '☐ 尾款']
polydoc: ['☒ 首付款', '☐ 尾款']
END
