#!/usr/bin/env bash
# Surprise: turndown, the usual maker of Markdown from HTML for Node.js, joins what stands behind a list within an item to the last item of that list: of 第一条 with the
# item 100 below it and 200 behind it the item is 100200, and 元整, which belongs to the clause, is in the last of its items. Behind a paragraph
# there is a line end. An item may hold text behind a list (HTML, 4.4.8), and browsers show it on a line of its own. html-to-md and rehype-remark keep it apart.
# Seen with turndown 7.2.5, html-to-md 0.8.8 and rehype-remark 10.0.1 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" turndown@7.2.5 html-to-md@0.8.8 unified@11.0.5 rehype-parse@9.0.1 rehype-remark@10.0.1 remark-stringify@11.0.0
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import TurndownService from 'turndown';
import htmlToMd from 'html-to-md';
import { unified } from 'unified';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkStringify from 'remark-stringify';
const remark = unified().use(rehypeParse).use(rehypeRemark).use(remarkStringify);
for (const html of ['<ul><li>第一条<ul><li>100</li></ul>200</li></ul>', '<ol><li>付款<ol><li>十万</li></ol>元整</li></ol>', '<ul><li>甲<p>100</p>200</li></ul>']) {
  console.log('turndown', JSON.stringify(new TurndownService().turndown(html)));
  console.log('  html-to-md', JSON.stringify(htmlToMd(html)), 'rehype-remark', JSON.stringify(String(remark.processSync(html))));
}
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: a hundred and two hundred are one figure"
turndown "*   第一条\n    *   100200"
  html-to-md "* 第一条\n  * 100\n  200" rehype-remark "* 第一条\n  * 100\n\n  200\n"
turndown "1.  付款\n    1.  十万元整"
  html-to-md "1. 付款\n   1. 十万\n   元整" rehype-remark "1. 付款\n   1. 十万\n\n   元整\n"
turndown "*   甲\n    \n    100\n    \n    200"
  html-to-md "* 甲\n\n  100\n\n  200" rehype-remark "* 甲\n\n  100\n\n  200\n"
END
