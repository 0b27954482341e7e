#!/usr/bin/env bash
# Surprise: dateparser, which reads dates in two hundred languages, Chinese among them, and finds them in a sentence (search_dates), joins the day with the hour behind it where no minutes follow, as they do not in most invitations: a meeting on 2025年10月1日9时 (1 October, 9 o'clock) is on the 19th, on 2025年10月1日10时 nowhere, on 1日下午3时 (3 in
# the afternoon) on the 3rd at 13:00, and on 1日上午9时 on the 9th at 1 in the morning, with no error. It gives back the words up to the figure, 2025年10月1日9, without the 时. 9时30分 and 9:00 it reads, and alone, by parse, it refuses what it has found here. Microsoft's recognizers has all of them.
# Seen with dateparser 1.5.0 and @microsoft/recognizers-text-date-time 1.3.2 on 2026-12-03. Needs Node.js and npm as well.
source "$(dirname "$0")/start.bash" dateparser==1.5.0
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit @microsoft/recognizers-text-date-time@1.3.2
npm ls --depth=0 | tail -n +2
printf '2025年10月1日%s\n' 9时 10时 上午9时 下午3时 9时30分 > times
cat > run.py <<'PY'
from importlib.metadata import version

import dateparser.search

print("dateparser", version("dateparser"))
for time in open("times").read().split():
    found = dateparser.search.search_dates(f"定于{time}在三楼开会", languages=["zh"]) or []
    alone = dateparser.parse(time, languages=["zh"])
    print("dateparser", time, *(f"{words} → {date:%Y-%m-%d %H:%M}" for words, date in found), "| alone", alone and f"{alone:%Y-%m-%d %H:%M}")
PY
cat > run.js <<'JS'
const { recognizeDateTime } = require('@microsoft/recognizers-text-date-time');
for (const time of require('fs').readFileSync('times', 'utf8').trim().split('\n')) {
  const [found] = recognizeDateTime(`定于${time}在三楼开会`, 'zh-cn');
  console.log('recognizers', found.text, '→', found.resolution.values[0].value);
}
JS
{
  venv/bin/python run.py
  node run.js
} | tee out
diff out - <<'END' && echo "as found: the first at nine is the nineteenth"
dateparser 1.5.0
dateparser 2025年10月1日9时 2025年10月1日9 → 2025-10-19 00:00 | alone None
dateparser 2025年10月1日10时 | alone None
dateparser 2025年10月1日上午9时 2025年10月1日上午9 → 2025-10-09 01:00 | alone None
dateparser 2025年10月1日下午3时 2025年10月1日下午3 → 2025-10-03 13:00 | alone None
dateparser 2025年10月1日9时30分 2025年10月1日9时30分在 → 2025-10-01 09:30 | alone 2025-10-01 09:30
recognizers 2025年10月1日9时 → 2025-10-01 09:00:00
recognizers 2025年10月1日10时 → 2025-10-01 10:00:00
recognizers 2025年10月1日上午9时 → 2025-10-01 09:00:00
recognizers 2025年10月1日下午3时 → 2025-10-01 15:00:00
recognizers 2025年10月1日9时30分 → 2025-10-01 09:30:00
END
