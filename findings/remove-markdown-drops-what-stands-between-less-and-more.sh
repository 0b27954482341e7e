#!/usr/bin/env bash
# Surprise: remove-markdown takes everything from a < to the next > for a tag of HTML, also where a figure or a space follows, which is none (CommonMark, 6.6: a tag
# begins with a letter): of 费用<100元，收入>50元 费用50元 is left, a cost of 50 yuan, and of 100<200 且 300>50 10050, on several lines as well. Its forks
# @tommoor/remove-markdown and @brainfish-ai/remove-markdown do so too. markdown-to-txt and strip-markdown keep what is no tag.
# Seen with remove-markdown 0.7.0, @tommoor/remove-markdown 0.3.2, @brainfish-ai/remove-markdown 0.0.3, markdown-to-txt 2.0.1 and strip-markdown 6.0.0 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" remove-markdown@0.7.0 @tommoor/remove-markdown@0.3.2 @brainfish-ai/remove-markdown@0.0.3 markdown-to-txt@2.0.1 lodash@4.17.21 \
  strip-markdown@6.0.0 remark@15.0.1
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { createRequire } from 'node:module';
import { remark } from 'remark';
import strip from 'strip-markdown';
const require = createRequire(import.meta.url);
const load = name => require(name).default ?? require(name);
const readers = ['remove-markdown', '@tommoor/remove-markdown', '@brainfish-ai/remove-markdown', 'markdown-to-txt'].map(name => [name, load(name)]);
readers.push(['strip-markdown', text => String(remark().use(strip).processSync(text)).trim()]);
for (const text of ['费用<100元，收入>50元', '100<200 且 300>50', '年龄<18\n或>60']) for (const [name, read] of readers) console.log(text.replace('\n', '⏎'), name, read(text).replace('\n', '⏎'));
JS
node run.mjs | tee out
for name in remove-markdown @tommoor/remove-markdown @brainfish-ai/remove-markdown; do
  for line in "费用<100元，收入>50元 $name 费用50元" "100<200 且 300>50 $name 10050" "年龄<18⏎或>60 $name 年龄60"; do grep -qxF "$line" out; done
done
for name in markdown-to-txt strip-markdown; do grep -qxF "费用<100元，收入>50元 $name 费用<100元，收入>50元" out; done
echo "as found: a bound of 50 yuan is a cost"
