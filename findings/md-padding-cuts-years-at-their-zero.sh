#!/usr/bin/env bash
# Surprise: md-padding, which puts spaces between Chinese and Western words of Markdown, takes 〇, the zero of Chinese numerals (U+3007; GB/T 15835-2011 writes
# years with it), for a character of neither and puts spaces around it: 二〇二五年 is 二 〇 二五年, and 第一〇二条 第一 〇 二条. With 零 nothing is cut. pangu,
# which does the same work, leaves both whole.
# Seen with md-padding 1.9.2 and pangu 7.2.1 on 2026-12-01.
source "$(dirname "$0")/start-npm.bash" md-padding@1.9.2 pangu@7.2.1
npm ls md-padding pangu | tail -n +2
cat > run.mjs <<'JS'
import * as padding from 'md-padding';
import pangu from 'pangu';
for (const text of ['二〇二五年十月一日用Word起草', '第一〇二条', '二零二五年'])
  console.log(text, '→', padding.padMarkdown(text), '| pangu:', pangu.spacingText(text));
JS
node run.mjs | tee out
diff out - << 'OUT' && echo "as found: a year in three pieces"
二〇二五年十月一日用Word起草 → 二 〇 二五年十月一日用 Word 起草 | pangu: 二〇二五年十月一日用 Word 起草
第一〇二条 → 第一 〇 二条 | pangu: 第一〇二条
二零二五年 → 二零二五年 | pangu: 二零二五年
OUT
