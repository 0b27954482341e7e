#!/usr/bin/env bash
# Surprise: four makers of .docx from HTML leave out the foot of a table (tfoot; HTML, 4.9.7), where the sums are: of a list of persons with 合计 in the foot there are the
# persons and no 合计, nor the 300, with no error, and there is no caption (caption), which says the unit, 单位：万元. Head and body they keep, also a second body.
# mammoth, which reads the file, finds the words nowhere.
# Seen with html-to-docx 1.8.0, @turbodocx/html-to-docx 1.23.1, html-to-docx-lite 2.0.1, @adalat-ai/html-to-docx 1.8.0 and mammoth 1.13.0 (to read) on 2026-12-02.
source "$(dirname "$0")/start-makers-of-docx.bash"
written '<table><caption>单位：万元</caption><thead><tr><th>姓名</th><th>金额</th></tr></thead><tbody><tr><td>李明</td><td>100</td></tr></tbody><tbody><tr><td>王芳</td><td>200</td></tr></tbody><tfoot><tr><td>合计</td><td>300</td></tr></tfoot></table>'
diff out - <<'END' && echo "as found: there is no sum"
<table><caption>单位：万元</caption><thead><tr><th>姓名</th><th>金额</th></tr></thead><tbody><tr><td>李明</td><td>100</td></tr></tbody><tbody><tr><td>王芳</td><td>200</td></tr></tbody><tfoot><tr><td>合计</td><td>300</td></tr></tfoot></table>
  html-to-docx            姓名 / 金额 / 李明 / 100 / 王芳 / 200
  @turbodocx/html-to-docx 姓名 / 金额 / 李明 / 100 / 王芳 / 200
  html-to-docx-lite       姓名 / 金额 / 李明 / 100 / 王芳 / 200
  @adalat-ai/html-to-docx 姓名 / 金额 / 李明 / 100 / 王芳 / 200
END
