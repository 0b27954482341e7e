#!/usr/bin/env bash
# Surprise: python-dateutil, the usual reader of dates for Python, asked to find the date in a sentence (fuzzy=True) reads no year of a Chinese date, though 2025年 could be no month and no day, and takes another figure of the sentence or the year of the clock for it: of a contract signed on 2025年3月5日 over 20万元
# it makes 5 March 2020, of a meeting on 2025年10月1日 at 上午9时 1 October 2009, of a birthday in 1990 one of this year, with no error. Without fuzzy it refuses them all. So it was in version 2, and is in version 4.0.0 of this year. With 2025-03-05 in the same sentence it has the year. dateparser's search_dates has the year of each Chinese date.
# Seen with python-dateutil 4.0.0 and dateparser 1.5.0 on 2026-12-03.
source "$(dirname "$0")/start.bash" python-dateutil==4.0.0 dateparser==1.5.0
cat > run.py <<'PY'
from datetime import datetime
from importlib.metadata import version

import dateparser.search
from dateutil import parser

print(*(f"{name} {version(name)}" for name in ("python-dateutil", "dateparser")))
CLOCK = datetime(2026, 12, 3)
for text in (
    "合同于2025年3月5日签订，金额20万元",
    "合同于2025-03-05签订，金额20万元",
    "2025年10月1日上午9时开会",
    "2025年3月1日第2次会议",
    "李明，1990年3月7日出生",
):
    try:
        parser.parse(text)
        refused = ""
    except parser.ParserError:
        refused = "refused without fuzzy,"
    found = dateparser.search.search_dates(text, languages=["zh"], settings={"RELATIVE_BASE": CLOCK})
    print(text, refused, "with fuzzy", parser.parse(text, fuzzy=True, default=CLOCK), "| dateparser", found and found[0][1].date())
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: two hundred thousand yuan are the year 2020"
python-dateutil 4.0.0 dateparser 1.5.0
合同于2025年3月5日签订，金额20万元 refused without fuzzy, with fuzzy 2020-03-05 00:00:00 | dateparser 2025-03-05
合同于2025-03-05签订，金额20万元 refused without fuzzy, with fuzzy 2025-03-05 20:00:00 | dateparser None
2025年10月1日上午9时开会 refused without fuzzy, with fuzzy 2009-10-01 00:00:00 | dateparser 2025-10-09
2025年3月1日第2次会议 refused without fuzzy, with fuzzy 2002-03-01 00:00:00 | dateparser 2025-03-01
李明，1990年3月7日出生 refused without fuzzy, with fuzzy 2026-03-07 00:00:00 | dateparser 1990-03-07
END
