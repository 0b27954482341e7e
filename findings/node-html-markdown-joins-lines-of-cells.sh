#!/usr/bin/env bash
# Surprise: node-html-markdown puts what stands on several lines of a table's cell on one, with nothing between: 100 and 200 in one cell, parted by <br> or in two
# paragraphs or two items of a list, are 100200. Outside of tables it keeps the lines, and in a table markdownify puts a space between them.
# Seen with node-html-markdown 2.0.0 and markdownify 1.2.3 on 2026-12-01. Needs Node.js as well.
source "$(dirname "$0")/start.bash" markdownify==1.2.3
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit node-html-markdown@2.0.0
echo '<p>100<br>200</p><table><tr><th>金额</th></tr><tr><td>100<br>200</td></tr><tr><td><p>100</p><p>200</p></td></tr><tr><td><ul><li>100</li><li>200</li></ul></td></tr></table>' > a.html
cat > run.js <<'JS'
const { NodeHtmlMarkdown } = require('node-html-markdown');
console.log('node-html-markdown', require('./node_modules/node-html-markdown/package.json').version);
console.log(NodeHtmlMarkdown.translate(require('fs').readFileSync('a.html', 'utf8')));
JS
node run.js | tee out
echo "markdownify 1.2.3"
venv/bin/markdownify a.html | tee peer
[ "$(grep -c '^| 100200 |$' out)" = 3 ] && [ "$(grep -cE '^\| 100 +200 \|$' peer)" = 2 ] && grep -qx '200' out && echo "as found: two sums are one"
