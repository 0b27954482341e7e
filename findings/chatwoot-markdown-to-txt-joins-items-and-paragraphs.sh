#!/usr/bin/env bash
# Surprise: @chatwoot/markdown-to-txt, which makes plain text of Markdown, puts nothing between the items of a list, the rows of a table, paragraphs and lines that
# are broken with two spaces: a list of 100, 200 and 300 is 100200300, and the last figure of a row has the first of the next behind it. Only a line end within a
# paragraph is kept. markdown-to-txt, of which it is a fork, ends each of them with a line.
# Seen with @chatwoot/markdown-to-txt 2.0.4 and markdown-to-txt 2.0.1 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" @chatwoot/markdown-to-txt@2.0.4 markdown-to-txt@2.0.1 lodash@4.17.21
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const fork = require('@chatwoot/markdown-to-txt').markdownToTxt;
const original = require('markdown-to-txt').default;
const TEXTS = { list: '- 100\n- 200\n- 300', table: '|a|b|\n|-|-|\n|1|2|\n|3|4|', paragraphs: '预算20\n\n30人', break: '100  \n200', line: '100\n200' };
for (const [name, text] of Object.entries(TEXTS)) console.log(name, JSON.stringify(fork(text)), JSON.stringify(original(text)));
JS
node run.js | tee out
diff out - <<'END' && echo "as found: three items are one number"
list "100200300" "100\n200\n300"
table "a b1 23 4" "a b\n1 2\n3 4"
paragraphs "预算2030人" "预算20\n\n30人"
break "100200" "100\n200"
line "100\n200" "100\n200"
END
