#!/usr/bin/env bash
# Surprise: html2plaintext, which makes plain text of HTML, writes the items of a list within a list twice, once joined to the item that holds it and once by themselves: of
# 预算 with the items 100 and 200 there are 预算100200, 100 and 200, a sum that is nowhere on the page and each of the others double. Text in <div>, as editors and mail
# programs set lines, it joins as well: 100 and 200 in two are 100200, and the rows of a table are one word. Paragraphs and <br> it parts. html-to-text has each once.
# Seen with html2plaintext 2.1.4 and html-to-text 10.0.1 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" html2plaintext@2.1.4 html-to-text@10.0.1
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const html2plaintext = require('html2plaintext');
const { convert } = require('html-to-text');
for (const html of ['<ul><li>预算<ul><li>100</li><li>200</li></ul></li></ul>', '<div>100</div><div>200</div>', '<table><tr><td>李明</td><td>100</td></tr><tr><td>200</td></tr></table>', '<p>100</p><p>200<br>300</p>']) {
  console.log('html2plaintext', JSON.stringify(html2plaintext(html)), 'html-to-text', JSON.stringify(convert(html, { selectors: [{ selector: 'table', format: 'dataTable' }] })));
}
JS
node run.js | tee out
diff out - <<'END' && echo "as found: each sum is there twice"
html2plaintext "- 预算100200\n- 100\n- 200" html-to-text " * 预算\n   * 100\n   * 200"
html2plaintext "100200" html-to-text "100\n200"
html2plaintext "李明100200" html-to-text "李明    100\n200"
html2plaintext "100\n\n200\n300" html-to-text "100\n\n200\n300"
END
