#!/usr/bin/env bash
# Surprise: the caption of an HTML table, where Chinese reports say the unit (<caption>单位：万元</caption>; HTML, 4.9.2), is not to be found in what four converters make
# of the table, and nothing says so: 100, which is a million yuan, is 100. rehype-remark, @wcj/html-to-markdown, dom-to-semantic-markdown and html-to-text (with its
# format of tables, dataTable) have every cell and no caption. @kreuzberg/html-to-markdown-node writes it before the table.
# Seen with the versions below on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" rehype-remark@10.0.1 rehype-parse@9.0.1 remark-gfm@4.0.1 remark-stringify@11.0.0 unified@11.0.5 @wcj/html-to-markdown@2.1.1 \
  dom-to-semantic-markdown@1.5.0 jsdom@26.1.0 html-to-text@10.0.1 @kreuzberg/html-to-markdown-node@3.7.2
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import kreuzberg from '@kreuzberg/html-to-markdown-node';
import wcj from '@wcj/html-to-markdown';
import { convertHtmlToMarkdown } from 'dom-to-semantic-markdown';
import { convert } from 'html-to-text';
import { JSDOM } from 'jsdom';
import parse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import stringify from 'remark-stringify';
import { unified } from 'unified';
const html = '<table><caption>单位：万元</caption><tr><th>部门</th><th>预算</th></tr><tr><td>财务处</td><td>100</td></tr></table>';
const texts = {
  'rehype-remark': String(unified().use(parse, { fragment: true }).use(rehypeRemark).use(remarkGfm).use(stringify).processSync(html)),
  wcj: await wcj({ html }),
  'dom-to-semantic-markdown': convertHtmlToMarkdown(html, { overrideDOMParser: new new JSDOM().window.DOMParser() }),
  'html-to-text': convert(html, { selectors: [{ selector: 'table', format: 'dataTable' }] }),
  kreuzberg: kreuzberg.convert(html).content,
};
for (const [name, text] of Object.entries(texts)) console.log(name, JSON.stringify(text), text.includes('财务处') && text.includes('100'), text.includes('万元'));
JS
node run.mjs | tee out
for name in rehype-remark wcj dom-to-semantic-markdown html-to-text; do grep -q "^$name .* true false$" out; done
grep -q '^kreuzberg .* true true$' out
echo "as found: a million yuan are a hundred"
