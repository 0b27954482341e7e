#!/usr/bin/env bash
# Surprise: four makers of .docx from HTML begin a new paragraph at every bold word, link or <span> of a table's cell or of a <div>, in which editors of mail set lines, and
# another behind it: of 电话138<b>00138000</b>号 in a cell they make three lines, 电话138, 00138000 and 号, and no search finds the number. Within <p> and <li> the words stay
# together, so that a test with these passes. Inline elements never break a line (CSS 2, 9.2.2).
# Seen with html-to-docx 1.8.0, @turbodocx/html-to-docx 1.23.1, html-to-docx-lite 2.0.1, @adalat-ai/html-to-docx 1.8.0 and mammoth 1.13.0 (to read) on 2026-12-02.
source "$(dirname "$0")/start-makers-of-docx.bash"
written '<table><tr><td>电话138<b>00138000</b>号</td></tr></table>' \
  '<div>金额1<span>,234</span>元</div>' \
  '<p>电话138<b>00138000</b>号</p>'
diff out - <<'END' && echo "as found: the number is on two lines"
<table><tr><td>电话138<b>00138000</b>号</td></tr></table>
  html-to-docx            电话138 / 00138000 / 号
  @turbodocx/html-to-docx 电话138 / 00138000 / 号
  html-to-docx-lite       电话138 / 00138000 / 号
  @adalat-ai/html-to-docx 电话138 / 00138000 / 号
<div>金额1<span>,234</span>元</div>
  html-to-docx            金额1 / ,234 / 元
  @turbodocx/html-to-docx 金额1 / ,234 / 元
  html-to-docx-lite       金额1 / ,234 / 元
  @adalat-ai/html-to-docx 金额1 / ,234 / 元
<p>电话138<b>00138000</b>号</p>
  html-to-docx            电话13800138000号
  @turbodocx/html-to-docx 电话13800138000号
  html-to-docx-lite       电话13800138000号
  @adalat-ai/html-to-docx 电话13800138000号
END
