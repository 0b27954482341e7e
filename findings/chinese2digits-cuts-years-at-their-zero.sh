#!/usr/bin/env bash
# Surprise: chinese2digits, which finds Chinese numerals in a text and makes figures of them, does not know 〇, the zero of Chinese numerals (U+3007; GB/T 15835-2011
# writes years with it): 二〇二五年 is 2〇25年, two numbers, and 第一百〇二条 is 第100〇2条, article 100. With 零 both are right, and 〇 alone is no number at all. cn2an
# reads both.
# Seen with chinese2digits 6.0.1 and cn2an 0.5.24 on 2026-12-02.
source "$(dirname "$0")/start.bash" chinese2digits==6.0.1 cn2an==0.5.24
cat > run.py <<'PY'
from importlib.metadata import version

import cn2an
from chinese2digits import takeNumberFromString

print("chinese2digits", version("chinese2digits"), "cn2an", version("cn2an"))
for words in "二零二五年", "二〇二五年", "第一百零二条", "第一百〇二条":
    read = takeNumberFromString(words)
    print(words, read["replacedText"], read["digitsStringList"], "| cn2an", cn2an.transform(words, "cn2an"))
PY
venv/bin/python run.py | tee out
grep -qF "二〇二五年 2〇25年 ['2', '25'] | cn2an 2025年" out && grep -qF "第一百〇二条 第100〇2条 ['100', '2'] | cn2an 第102条" out && grep -qF "二零二五年 2025年 ['2025']" out &&
  echo "as found: one number is two"
