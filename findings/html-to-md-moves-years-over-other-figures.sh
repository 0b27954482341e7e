#!/usr/bin/env bash
# Surprise: html-to-md, which makes Markdown of HTML, leaves an empty heading of a table (<th></th>) out, the cell and all, and keeps the cells below it: of a table
# by years, whose corner is empty as always, the heading is |2024|2025| over |甲|1|2|, so that the 1 of 2024 stands without a year and the 2 of 2025 under 2024 moved
# one on. An empty <td> it keeps, in the same place. turndown and @kreuzberg/html-to-markdown-node keep both.
# Seen with html-to-md 0.8.8, turndown 7.2.5 (turndown-plugin-gfm 1.0.2) and @kreuzberg/html-to-markdown-node 3.7.2 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" html-to-md@0.8.8 turndown@7.2.5 turndown-plugin-gfm@1.0.2 @kreuzberg/html-to-markdown-node@3.7.2
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const { convert } = require('@kreuzberg/html-to-markdown-node');
const htmlToMd = require('html-to-md');
const Turndown = require('turndown');
const { gfm } = require('turndown-plugin-gfm');
const readers = { 'html-to-md': htmlToMd, turndown: html => new Turndown().use(gfm).turndown(html), kreuzberg: html => convert(html).content };
const table = (...heads) => `<table><thead><tr>${heads.join('')}</tr></thead><tbody><tr><td>甲</td><td>1</td><td>2</td></tr></tbody></table>`;
const tables = [['corner', '<th></th>', '<th>2024</th>', '<th>2025</th>'], ['middle', '<th>部门</th>', '<th></th>', '<th>2025</th>'], ['td', '<td></td>', '<th>2024</th>', '<th>2025</th>']];
for (const [name, ...heads] of tables)
  for (const [reader, read] of Object.entries(readers)) {
    const rows = read(table(...heads)).split('\n').filter(row => row.includes('|') && !row.includes('--'));
    console.log(name, reader, rows.map(row => row.replace(/ /g, '')).join(' '));
  }
JS
node run.js | tee out
diff out - <<'END' && echo "as found: the years stand over other figures"
corner html-to-md |2024|2025| |甲|1|2|
corner turndown ||2024|2025| |甲|1|2|
corner kreuzberg ||2024|2025| |甲|1|2|
middle html-to-md |部门|2025| |甲|1|2|
middle turndown |部门||2025| |甲|1|2|
middle kreuzberg |部门||2025| |甲|1|2|
td html-to-md ||2024|2025| |甲|1|2|
td turndown ||2024|2025| |甲|1|2|
td kreuzberg ||2024|2025| |甲|1|2|
END
