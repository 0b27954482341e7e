#!/usr/bin/env bash
# Surprise: AutoCorrect, a formatter of Chinese text, is not done with a text when it has formatted it: of full-width figures the first run makes
# half-width ones, and only a second run spaces them, so that a check by its linter of what its formatter has just written fails. Within one number it changes the
# figures and leaves the point between them full-width: １０．５ becomes 10．5, which is no number in either width.
# Seen with autocorrect-node 2.14.0 on 2026-12-01.
source "$(dirname "$0")/start-npm.bash" autocorrect-node@2.14.0
npm ls autocorrect-node | tail -n +2
cat > run.js <<'JS'
const { format, lintFor } = require("autocorrect-node");
for (const text of ["预算２０万元", "预算１０．５万元"]) {
  const once = format(text), twice = format(once);
  console.log(text, "→", once, "→", twice, "| left to correct after the first run:", lintFor(once, "a.txt").lines.length);
}
JS
node run.js | tee out
grep -qF '预算２０万元 → 预算20万元 → 预算 20 万元 | left to correct after the first run: 1' out &&
  grep -qF '预算１０．５万元 → 预算10．5万元 → 预算 10．5 万元 | left to correct after the first run: 1' out &&
  echo "as found: what the formatter wrote, its own linter refuses"
