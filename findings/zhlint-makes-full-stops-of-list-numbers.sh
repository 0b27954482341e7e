#!/usr/bin/env bash
# Surprise: zhlint, a linter for Chinese text, makes a full stop of the dot behind the number of an item: "1.坚持创新" becomes "1。坚持创新", by its default
# rules and in the text that it gives as corrected. GB/T 9704-2012 7.3.3 numbers items of the third level so, with no space behind. With a space the dot
# stays, and so it does in 2.5.
# Seen with zhlint 0.8.2 on 2026-12-01.
source "$(dirname "$0")/start-npm.bash" zhlint@0.8.2
cat > run.mjs <<'JS'
import { createRequire } from 'node:module'
import { run } from 'zhlint'
console.log('zhlint', createRequire(import.meta.url)('zhlint/package.json').version)
for (const text of ['1.坚持创新', '10.坚持创新', '1. 坚持创新', '共2.5万元'])
  console.log(text, '→', run(text, { rules: { preset: 'default' } }).result)
JS
node run.mjs | tee out
grep -q '^1.坚持创新 → 1。坚持创新$' out && grep -q '^10.坚持创新 → 10。坚持创新$' out && grep -q '^1. 坚持创新 → 1. 坚持创新$' out &&
  echo "as found: the number of an item ends as a sentence does"
