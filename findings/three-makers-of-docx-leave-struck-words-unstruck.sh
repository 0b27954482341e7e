#!/usr/bin/env bash
# Surprise: three makers of .docx from HTML write words that are struck (<del>, <s>, <strike>; HTML, 4.5.5 and 4.7.2) as words that hold: of 预算<del>10</del>20万元, where 10
# became 20, they make 预算1020万元, and 甲方<s>不</s>承担 says the contrary of what was agreed, with no error. Bold, slanted and underlined they know, and a line through
# by a style as little. @turbodocx/html-to-docx strikes them.
# Seen with html-to-docx 1.8.0, @turbodocx/html-to-docx 1.23.1, html-to-docx-lite 2.0.1, @adalat-ai/html-to-docx 1.8.0 and mammoth 1.13.0 (to read) on 2026-12-02.
source "$(dirname "$0")/start-makers-of-docx.bash"
READ=html written '<p>预算<del>10</del>20万元</p>' \
  '<p>甲方<s>不</s>承担</p>' \
  '<p>预算<span style="text-decoration: line-through">10</span>20万元</p>' \
  '<p>预算<u>10</u>万元</p>'
diff out - <<'END' && echo "as found: 10 and 20 are 1020"
<p>预算<del>10</del>20万元</p>
  html-to-docx            <p>预算1020万元</p>
  @turbodocx/html-to-docx <p>预算<s>10</s>20万元</p>
  html-to-docx-lite       <p>预算1020万元</p>
  @adalat-ai/html-to-docx <p>预算1020万元</p>
<p>甲方<s>不</s>承担</p>
  html-to-docx            <p>甲方不承担</p>
  @turbodocx/html-to-docx <p>甲方<s>不</s>承担</p>
  html-to-docx-lite       <p>甲方不承担</p>
  @adalat-ai/html-to-docx <p>甲方不承担</p>
<p>预算<span style="text-decoration: line-through">10</span>20万元</p>
  html-to-docx            <p>预算1020万元</p>
  @turbodocx/html-to-docx <p>预算<s>10</s>20万元</p>
  html-to-docx-lite       <p>预算1020万元</p>
  @adalat-ai/html-to-docx <p>预算1020万元</p>
<p>预算<u>10</u>万元</p>
  html-to-docx            <p>预算<u>10</u>万元</p>
  @turbodocx/html-to-docx <p>预算<u>10</u>万元</p>
  html-to-docx-lite       <p>预算<u>10</u>万元</p>
  @adalat-ai/html-to-docx <p>预算<u>10</u>万元</p>
END
