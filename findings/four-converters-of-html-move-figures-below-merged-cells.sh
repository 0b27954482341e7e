#!/usr/bin/env bash
# Surprise: four makers of Markdown from HTML leave out of a table the cell that one above reaches into (rowspan; HTML, 4.9.11) and set nothing in its place, so that of the
# second row of a person, whose name is merged over two, the sum stands under the name: | 200 | below 李明. A table in GFM has no merged cells, but an empty one keeps the
# others where they are, and Joplin's plugin and node-html-markdown know that much of colspan, for which they fill up the row. rehype-remark and
# @kreuzberg/html-to-markdown-node set an empty cell.
# Seen with turndown 7.2.5 (turndown-plugin-gfm 1.0.2, @joplin/turndown-plugin-gfm 1.0.68), node-html-markdown 2.0.0, html-to-md 0.8.8, rehype-remark 10.0.1 and
# @kreuzberg/html-to-markdown-node 3.7.2 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" turndown@7.2.5 turndown-plugin-gfm@1.0.2 @joplin/turndown-plugin-gfm@1.0.68 node-html-markdown@2.0.0 html-to-md@0.8.8 \
  unified@11.0.5 rehype-parse@9.0.1 rehype-remark@10.0.1 remark-gfm@4.0.1 remark-stringify@11.0.0 @kreuzberg/html-to-markdown-node@3.7.2
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import TurndownService from 'turndown';
import plugin from 'turndown-plugin-gfm';
import joplin from '@joplin/turndown-plugin-gfm';
import { NodeHtmlMarkdown } from 'node-html-markdown';
import htmlToMd from 'html-to-md';
import { unified } from 'unified';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import kreuzberg from '@kreuzberg/html-to-markdown-node';
const row = (...cells) => `<tr>${cells.join('')}</tr>`;
const html = `<table><thead>${row('<th>姓名</th>', '<th>金额</th>')}</thead><tbody>${row('<td rowspan="2">李明</td>', '<td>100</td>')}${row('<td>200</td>')}</tbody></table>`;
const show = (name, text) => console.log(name.padEnd(30), text.trim().split('\n').join(' / '));
show('turndown', new TurndownService().use(plugin.gfm).turndown(html));
show('turndown with Joplin\'s plugin', new TurndownService().use(joplin.gfm).turndown(html));
show('node-html-markdown', NodeHtmlMarkdown.translate(html));
show('html-to-md', htmlToMd(html));
show('rehype-remark', String(unified().use(rehypeParse).use(rehypeRemark).use(remarkGfm).use(remarkStringify).processSync(html)));
show('html-to-markdown-node', kreuzberg.convert(html).content);
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: the second sum stands under the names"
turndown                       | 姓名 | 金额 | / | --- | --- | / | 李明 | 100 | / | 200 |
turndown with Joplin's plugin  | 姓名  | 金额  | / | --- | --- | / | 李明  | 100 | / | 200 |
node-html-markdown             | 姓名  | 金额  | / | --- | --- | / | 李明  | 100 | / | 200 |     |
html-to-md                     |姓名|金额| / |---|---| / |李明|100| / |200|
rehype-remark                  | 姓名 | 金额  | / | -- | --- | / | 李明 | 100 | / |    | 200 |
html-to-markdown-node          | 姓名 | 金额  | / | --- | --- | / | 李明 | 100 | / |    | 200 |
END
