#!/usr/bin/env bash
# Surprise: four makers of .docx from HTML leave out words within a paragraph that stand in an element they do not know, and these are <font>, with which editors of mail
# colour a word, <small>, <q>, <label>, <time> and <ruby>, the guide to a name: of 罚款<font color="red">500</font>元 there is 罚款元, with no error. A browser shows what is
# in any element, known or not (HTML, 2.2.3). <span>, <b> and <mark> they know, and as a block, outside of a paragraph, they keep even <font>.
# Seen with html-to-docx 1.8.0, @turbodocx/html-to-docx 1.23.1, html-to-docx-lite 2.0.1, @adalat-ai/html-to-docx 1.8.0 and mammoth 1.13.0 (to read) on 2026-12-02.
source "$(dirname "$0")/start-makers-of-docx.bash"
written '<p>罚款<font color="red">500</font>元</p>' \
  '<p>于<time>2025-10-01</time>签，<small>含税100元</small></p>' \
  '<p>经办人<ruby>李<rt>lǐ</rt></ruby>明</p>' \
  '<p>罚款<span style="color:red">500</span>元</p>'
diff out - <<'END' && echo "as found: the fine has no sum"
<p>罚款<font color="red">500</font>元</p>
  html-to-docx            罚款元
  @turbodocx/html-to-docx 罚款元
  html-to-docx-lite       罚款元
  @adalat-ai/html-to-docx 罚款元
<p>于<time>2025-10-01</time>签，<small>含税100元</small></p>
  html-to-docx            于签，
  @turbodocx/html-to-docx 于签，
  html-to-docx-lite       于签，
  @adalat-ai/html-to-docx 于签，
<p>经办人<ruby>李<rt>lǐ</rt></ruby>明</p>
  html-to-docx            经办人明
  @turbodocx/html-to-docx 经办人明
  html-to-docx-lite       经办人明
  @adalat-ai/html-to-docx 经办人明
<p>罚款<span style="color:red">500</span>元</p>
  html-to-docx            罚款500元
  @turbodocx/html-to-docx 罚款500元
  html-to-docx-lite       罚款500元
  @adalat-ai/html-to-docx 罚款500元
END
