#!/usr/bin/env bash
# Surprise: html2text, the usual maker of Markdown from HTML for Python, puts a space behind a bold part of a word where the word goes on, and on both sides of a slanted
# one: <b>138</b>00138000 is **138** 00138000, no telephone number any more, and 依<b>法</b>行政 has a space in its midst. With the marks left out (ignore_emphasis)
# nothing is cut. Text within a paragraph has no space that is not written (CSS 2, 9.2.2); markdownify puts none.
# Seen with html2text 2025.4.15, eml2markdown 2.1.0, which builds on it, and markdownify 1.2.3 on 2026-12-02.
source "$(dirname "$0")/start.bash" html2text==2025.4.15 eml2markdown==2.1.0 markdownify==1.2.3
cat > run.py <<'PY'
from importlib.metadata import version

import html2text
import markdownify

page = "<p>电话<b>138</b>00138000，依<b>法</b>行政，第<em>12</em>34号</p>"
open("a.eml", "w").write(f"From: a@example.com\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{page}\n")
print("html2text", version("html2text"), html2text.html2text(page).strip())
plain = html2text.HTML2Text()
plain.ignore_emphasis = True
print("without marks:", plain.handle(page).strip())
print("markdownify", markdownify.markdownify(page).strip())
PY
venv/bin/python run.py | tee out
venv/bin/eml2markdown a.eml -o b.md 2>errors
grep 电话 b.md | tee mail
grep -qxF 'markdownify 电话**138**00138000，依**法**行政，第*12*34号' out && grep -qxF 'without marks: 电话13800138000，依法行政，第1234号' out &&
  grep -qF '电话**138** 00138000，依**法** 行政，第 _12_ 34号' out && grep -qF '电话**138** 00138000' mail && echo "as found: the telephone number is cut"
