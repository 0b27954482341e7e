#!/usr/bin/env bash
# Surprise: dateparser, which reads dates in two hundred languages, Chinese among them, takes 10月15日前 (before 15 October) for "10 months and 15 days ago", a day of January, and 6月30日前 for a day in May, though neither 月 nor 日 counts months (that is 10个月), with no error, alone and in a sentence. 请于5日内答复 (answer within five days) has for
# a date five days ago, as 5日 and 1日 have, which are the 5th and the 1st of a month, and 下个月5日, the 5th of next month, is five days and a month on, the 8th. With a year, or without 前, a date is itself or refused.
# Seen with dateparser 1.5.0 on 2026-12-03.
source "$(dirname "$0")/start.bash" dateparser==1.5.0
cat > run.py <<'PY'
from datetime import datetime
from importlib.metadata import version

import dateparser.search

HOW = {"languages": ["zh"], "settings": {"RELATIVE_BASE": datetime(2026, 12, 3)}}
print("dateparser", version("dateparser"), "on 2026-12-03")
for words in ("10月15日前", "6月30日前", "5日内", "1日", "下个月5日", "2026年10月15日"):
    alone = dateparser.parse(words, **HOW)
    found = dateparser.search.search_dates(f"请于{words}提交", **HOW) or []
    print(words, alone and alone.date(), "| in a sentence", *(f"{part} {date.date()}" for part, date in found))
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: before 15 October was in January"
dateparser 1.5.0 on 2026-12-03
10月15日前 2026-01-19 | in a sentence 10月15日前 2026-01-19
6月30日前 2026-05-04 | in a sentence 6月30日前 2026-05-04
5日内 None | in a sentence 5日 2026-11-28
1日 2026-12-02 | in a sentence 1日 2026-12-02
下个月5日 2027-01-08 | in a sentence 下个月5日 2027-01-08
2026年10月15日 2026-10-15 | in a sentence 2026年10月15 2026-10-15
END
