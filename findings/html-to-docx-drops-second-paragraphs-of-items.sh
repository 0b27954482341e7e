#!/usr/bin/env bash
# Surprise: three makers of .docx from HTML keep of an item of a list that has paragraphs (<li><p>…</p><p>…</p>, as Markdown with empty lines and most editors write it) the
# first alone, and html-to-docx-lite none: of a clause with the sum in its second paragraph there is no sum, with no error. (<li> may hold any blocks; HTML, 4.4.8.) Items
# without paragraphs they keep whole. @turbodocx/html-to-docx keeps all.
# Seen with html-to-docx 1.8.0, @turbodocx/html-to-docx 1.23.1, html-to-docx-lite 2.0.1, @adalat-ai/html-to-docx 1.8.0 and mammoth 1.13.0 (to read) on 2026-12-02.
source "$(dirname "$0")/start-makers-of-docx.bash"
written '<ol><li><p>甲方付款</p><p>共100元</p></li><li><p>乙方交货</p></li></ol>' \
  '<ol><li>甲方付款</li><li>乙方交货</li></ol>'
diff out - <<'END' && echo "as found: the clause has no sum"
<ol><li><p>甲方付款</p><p>共100元</p></li><li><p>乙方交货</p></li></ol>
  html-to-docx            甲方付款 / 乙方交货
  @turbodocx/html-to-docx 甲方付款 / 共100元 / 乙方交货
  html-to-docx-lite       
  @adalat-ai/html-to-docx 甲方付款 / 乙方交货
<ol><li>甲方付款</li><li>乙方交货</li></ol>
  html-to-docx            甲方付款 / 乙方交货
  @turbodocx/html-to-docx 甲方付款 / 乙方交货
  html-to-docx-lite       甲方付款 / 乙方交货
  @adalat-ai/html-to-docx 甲方付款 / 乙方交货
END
