#!/usr/bin/env bash
# Surprise: rehype-remark, which makes Markdown of HTML for unified, joins the paragraphs of a table's cell with nothing between: 100 and 200, as Word and mail programs save
# a cell of two lines (<p>, or <div>), are 100200, though it puts a space for <br>. A list in a cell it writes over several lines, which ends the row, so that the table that
# is read again has another row, with the second item for a name. So do @wcj/html-to-markdown, which builds on it, and, of paragraphs, html-to-md.
# @kreuzberg/html-to-markdown-node parts paragraphs by <br>, and joins the items of a list.
# Seen with rehype-remark 10.0.1, @wcj/html-to-markdown 2.1.1, html-to-md 0.8.8, @kreuzberg/html-to-markdown-node 3.7.2 and remark-rehype 11.1.2 (to read) on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" @wcj/html-to-markdown@2.1.1 html-to-md@0.8.8 @kreuzberg/html-to-markdown-node@3.7.2 unified@11.0.5 rehype-parse@9.0.1 \
  rehype-remark@10.0.1 remark-gfm@4.0.1 remark-stringify@11.0.0 remark-parse@11.0.0 remark-rehype@11.1.2 rehype-stringify@10.0.1
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import wcj from '@wcj/html-to-markdown';
import htmlToMd from 'html-to-md';
import kreuzberg from '@kreuzberg/html-to-markdown-node';
import { unified } from 'unified';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import rehypeStringify from 'rehype-stringify';
const write = html => String(unified().use(rehypeParse).use(rehypeRemark).use(remarkGfm).use(remarkStringify).processSync(html));
const read = text => String(unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).processSync(text)).replace(/<\/tr>/g, ' /').replace(/<[^>]+>|\n/g, ' ');
const table = cell => `<table><thead><tr><th>姓名</th><th>金额</th></tr></thead><tbody><tr><td>李明</td><td>${cell}</td></tr></tbody></table>`;
for (const cell of ['100<br>200', '<p>100</p><p>200</p>', '<div>100</div><div>200</div>', '<ul><li>100</li><li>200</li></ul>']) {
  const row = text => JSON.stringify(text.trim().split('\n').slice(2).join('\n'));
  const text = write(table(cell));
  console.log(cell, '\n  rehype-remark', row(text), 'read again:', read(text).replace(/ +/g, ' '), '\n  @wcj', row(await wcj({ html: table(cell) })));
  console.log('  html-to-md', row(htmlToMd(table(cell))), 'html-to-markdown-node', row(kreuzberg.convert(table(cell)).content));
}
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: 100 and 200 are 100200"
100<br>200 
  rehype-remark "| 李明 | 100 200 |" read again:  姓名 金额 / 李明 100 200 /  
  @wcj "| 李明 | 100 200 |"
  html-to-md "|李明|100<br />200|" html-to-markdown-node "| 李明 | 100   200 |"
<p>100</p><p>200</p> 
  rehype-remark "| 李明 | 100200 |" read again:  姓名 金额 / 李明 100200 /  
  @wcj "| 李明 | 100200 |"
  html-to-md "|李明|100200|" html-to-markdown-node "| 李明 | 100<br>200 |"
<div>100</div><div>200</div> 
  rehype-remark "| 李明 | 100200 |" read again:  姓名 金额 / 李明 100200 /  
  @wcj "| 李明 | 100200 |"
  html-to-md "|李明|100200|" html-to-markdown-node "| 李明 | 100   200 |"
<ul><li>100</li><li>200</li></ul> 
  rehype-remark "| 李明 | * 100\n* 200 |" read again:  姓名 金额 / 李明 * 100 / 200 |  
  @wcj "| 李明 | * 100\n* 200 |"
  html-to-md "|李明|<ul><li>100</li><li>200</li></ul>|" html-to-markdown-node "| 李明 | 100200 |"
END
