#!/usr/bin/env bash
# Surprise: three makers of Markdown from HTML put no empty line between a table and text that follows it directly (</table>备注：…, as editors of mail and of notes leave
# it), and a table in GFM goes on up to an empty line (GFM 4.10): 以上单位为万元, the remark that the sums are ten thousands of yuan, is a person without a sum in the last row
# of the table when it is read. Before a table, and behind it if the text is a paragraph of its own, they have the line; turndown has it always.
# Seen with @kreuzberg/html-to-markdown-node 3.7.2, html-to-md 0.8.8, dom-to-semantic-markdown 1.5.0 (jsdom 26.1.0), turndown 7.2.5 (turndown-plugin-gfm 1.0.2) and, to read,
# remark-gfm 4.0.1 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" @kreuzberg/html-to-markdown-node@3.7.2 html-to-md@0.8.8 dom-to-semantic-markdown@1.5.0 jsdom@26.1.0 turndown@7.2.5 \
  turndown-plugin-gfm@1.0.2 unified@11.0.5 remark-parse@11.0.0 remark-gfm@4.0.1 remark-rehype@11.1.2 rehype-stringify@10.0.1
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import kreuzberg from '@kreuzberg/html-to-markdown-node';
import htmlToMd from 'html-to-md';
import { convertHtmlToMarkdown } from 'dom-to-semantic-markdown';
import { JSDOM } from 'jsdom';
import TurndownService from 'turndown';
import plugin from 'turndown-plugin-gfm';
import { unified } from 'unified';
import remarkParse from 'remark-parse';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import rehypeStringify from 'rehype-stringify';
const overrideDOMParser = new (new JSDOM('').window.DOMParser)();
const read = text => String(unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).processSync(text)).match(/<tbody>(.*)/s)[1].replaceAll('\n', '');
const html = '<table><thead><tr><th>姓名</th><th>金额</th></tr></thead><tbody><tr><td>李明</td><td>100</td></tr></tbody></table>以上单位为万元';
console.log('html-to-markdown-node   ', read(kreuzberg.convert(html).content));
console.log('html-to-md              ', read(htmlToMd(html)));
console.log('dom-to-semantic-markdown', read(convertHtmlToMarkdown(html, { overrideDOMParser })));
console.log('turndown                ', read(new TurndownService().use(plugin.gfm).turndown(html)));
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: the remark is a row"
html-to-markdown-node    <tr><td>李明</td><td>100</td></tr><tr><td>以上单位为万元</td><td></td></tr></tbody></table>
html-to-md               <tr><td>李明</td><td>100</td></tr><tr><td>以上单位为万元</td><td></td></tr></tbody></table>
dom-to-semantic-markdown <tr><td>李明</td><td>100</td></tr><tr><td>以上单位为万元</td><td></td></tr></tbody></table>
turndown                 <tr><td>李明</td><td>100</td></tr></tbody></table><p>以上单位为万元</p>
END
