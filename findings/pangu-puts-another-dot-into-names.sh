#!/usr/bin/env bash
# Surprise: pangu, which puts spaces between Chinese and Western words, puts another character for the dot within names: 买买提·艾力, with U+00B7, as GB/T 15834-2011
# (4.15, 间隔号) and the identity cards of many have it, comes out with U+30FB, the dot of Japanese, so that the name is not found any more where it was looked for. So it
# is with titles of books (《史记·项羽本纪》), and in a text in which there is no Western word and nothing to space.
# Seen with pangu 6.1.0 on 2026-12-02.
source "$(dirname "$0")/start.bash" pangu==6.1.0
cat > run.py <<'PY'
from importlib.metadata import version

import pangu

print("pangu", version("pangu"))
for text in ("联系人买买提·艾力", "见《史记·项羽本纪》"):
    spaced = pangu.space_text(text)
    print(text, "→", spaced, [f"U+{ord(one):04X}" for one in spaced if one in "·・"], "the same:", spaced == text)
PY
venv/bin/python run.py | tee out
grep -qxF "联系人买买提·艾力 → 联系人买买提・艾力 ['U+30FB'] the same: False" out && grep -qF "→ 见《史记・项羽本纪》 ['U+30FB']" out && echo "as found: the name has another dot"
