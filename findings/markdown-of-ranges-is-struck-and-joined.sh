#!/usr/bin/env bash
# Surprise: turndown, html-to-md and @kreuzberg/html-to-markdown-node write the ~ of ranges into Markdown as it is, and every second one is read as the end of struck text: two ranges in a
# paragraph, 10~20元 and 30~40元, as Chinese prices are written, are 10<del>20元，30</del>40元 with marked and remark-gfm (GFM 6.5: one or two tildes, within words too), and two tools
# that make plain text, remove-markdown and markdown-to-txt, have 1020元，3040元. One range by itself comes through. turndown and html-to-md escape the * of 5*6*7. rehype-remark
# escapes ~ as well, and markdown-it strikes with two only.
# Seen with the versions below on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" turndown@7.2.5 turndown-plugin-gfm@1.0.2 html-to-md@0.8.8 @kreuzberg/html-to-markdown-node@3.7.2 rehype-remark@10.0.1 rehype-parse@9.0.1 \
  remark@15.0.1 remark-gfm@4.0.1 remark-html@16.0.1 remark-stringify@11.0.0 unified@11.0.5 marked@18.2.1 markdown-it@14.1.0 remove-markdown@0.7.0 markdown-to-txt@2.0.1 lodash@4.17.21
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import kreuzberg from '@kreuzberg/html-to-markdown-node';
import htmlToMd from 'html-to-md';
import MarkdownIt from 'markdown-it';
import toTxt from 'markdown-to-txt';
import { marked } from 'marked';
import parse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkHtml from 'remark-html';
import removeMarkdown from 'remove-markdown';
import stringify from 'remark-stringify';
import Turndown from 'turndown';
import { gfm } from 'turndown-plugin-gfm';
import { unified } from 'unified';
const writers = {
  turndown: html => new Turndown().use(gfm).turndown(html),
  'html-to-md': htmlToMd,
  kreuzberg: html => kreuzberg.convert(html).content,
  'rehype-remark': html => String(unified().use(parse, { fragment: true }).use(rehypeRemark).use(remarkGfm).use(stringify).processSync(html)),
};
for (const html of ['<p>10~20元</p>', '<p>10~20元，30~40元</p>'])
  for (const [name, write] of Object.entries(writers)) console.log(name, write(html).trim());
const text = writers.turndown('<p>10~20元，30~40元</p>');
console.log('marked', marked.parse(text).trim());
console.log('remark-gfm', String(remark().use(remarkGfm).use(remarkHtml).processSync(text)).trim());
console.log('markdown-it', new MarkdownIt().render(text).trim());
console.log('remove-markdown', removeMarkdown(text), 'markdown-to-txt', toTxt.default?.(text) ?? toTxt(text));
JS
node run.mjs | tee out
for name in turndown html-to-md kreuzberg; do grep -qx "$name 10~20元，30~40元" out; done
grep -qxF 'rehype-remark 10\~20元，30\~40元' out
for name in marked remark-gfm; do grep -qx "$name <p>10<del>20元，30</del>40元</p>" out; done
grep -qx 'markdown-it <p>10~20元，30~40元</p>' out && grep -qx 'remove-markdown 1020元，3040元 markdown-to-txt 1020元，3040元' out && echo "as found: ten to twenty is a thousand and twenty"
