#!/usr/bin/env bash
# Surprise: markitup-py, md2docx-cn and mdmint, which make .docx of Markdown, give all numbered lists of a document one count: the duties of 乙方, party B, 1 and 2 in the Markdown and in a section of their own (CommonMark, 5.3), are 3 and 4 in Word, behind 1 and 2 of party A, and what refers to clause 1 of B refers to none. (They set
# the style List Number, whose count is of the whole document; ECMA-376 Part 1, 17.9.18.) mdmint counts its footnotes on from there: the note that the text calls [1] is number 5. mddocx-native and polydoc begin each list anew.
# Seen with markitup-py 0.4.1, md2docx-cn 0.1.2, mdmint 0.2.0, mddocx-native 1.4.1, polydoc 0.1.4 and pandoc 3.9 (pypandoc_binary 1.17, to read the numbers) on 2026-12-02.
source "$(dirname "$0")/start.bash" markitup-py==0.4.1 md2docx-cn==0.1.2 mdmint==0.2.0 mddocx-native==1.4.1 polydoc==0.1.4 pypandoc_binary==1.17
printf '# 甲方义务\n\n1. 付款\n2. 验收\n\n# 乙方义务\n\n1. 交货\n2. 质保[^1]\n\n违反第1项的，赔偿。\n\n[^1]: 一年。\n' > a.md
{
  venv/bin/pip list 2> log | grep -E '^(markitup-py|md2docx-cn|mdmint|mddocx-native|polydoc) '
  venv/bin/markitup convert a.md -o markitup-py.docx > log 2>&1
  venv/bin/md2docx-cn a.md -o md2docx-cn.docx > log 2>&1
  venv/bin/mdmint a.md -f docx -o mdmint.docx > log 2>&1
  venv/bin/mddocx a.md -o mddocx-native.docx > log 2>&1
  venv/bin/python -c 'import polydoc; polydoc.convert("a.md", "polydoc.docx")'
  for name in markitup-py md2docx-cn mdmint mddocx-native polydoc; do
    echo "$name:" $(venv/bin/python -c "import pypandoc; print(pypandoc.convert_file('$name.docx', 'plain', extra_args=['--wrap=none']))" | grep -v '^$')
  done
} | tee out
diff out - <<'END' && echo "as found: the first duty of party B is the third"
markitup-py        0.4.1
md2docx-cn         0.1.2
mddocx-native      1.4.1
mdmint             0.2.0
polydoc            0.1.4
markitup-py: 甲方义务 1. 付款 2. 验收 乙方义务 3. 交货 4. 质保^1 违反第1项的，赔偿。
md2docx-cn: 甲方义务 1. 付款 2. 验收 乙方义务 3. 交货 4. 质保[^1] 违反第1项的，赔偿。 [^1]: 一年。
mdmint: 甲方义务 1. 付款 2. 验收 乙方义务 3. 交货 4. 质保[1] 违反第1项的，赔偿。 5. 一年。 ↩︎
mddocx-native: 甲方义务 1. 付款 2. 验收 乙方义务 1. 交货 2. 质保[1] 违反第1项的，赔偿。 [1] 一年。
polydoc: 甲方义务 1. 付款 2. 验收 乙方义务 1. 交货 2. 质保^1 违反第1项的，赔偿。
END
