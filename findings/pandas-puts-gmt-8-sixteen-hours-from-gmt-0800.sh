#!/usr/bin/env bash
# Surprise: pandas, the usual library of tables for Python, takes GMT+8 and UTC+8 behind a time for eight hours behind Greenwich, and GMT+0800, as JavaScript writes the same zone, for eight hours before it: of one column of times in Beijing, written by two programs, the same minute is twice, sixteen hours apart, with no error, 15:30 on the
# 1st being 7:30 on the 2nd in Beijing. It leaves GMT+8 to python-dateutil, which reads all such zones the wrong way about, GMT+0800 too, though its own tzstr says of UTC+8 that it is eight hours before. Without the letters, +8 and +08:00, both are right. Python's email.utils and dateparser have 15:30 in Beijing.
# Seen with pandas 3.1.1, python-dateutil 4.0.0 and dateparser 1.5.0 on 2026-12-03. Needs Node.js as well.
source "$(dirname "$0")/start.bash" pandas==3.1.1 python-dateutil==4.0.0 dateparser==1.5.0 tzdata
TZ=Asia/Shanghai node -p 'String(new Date("2025-10-01T15:30:00+08:00")).replace(/ \(.*/, "")' > time
cat > run.py <<'PY'
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import dateparser
import pandas
from dateutil import parser, tz

BEIJING = timezone(timedelta(hours=8))
print(*(f"{name} {version(name)}" for name in ("pandas", "python-dateutil", "dateparser")))


def in_beijing(read, text):
    try:
        return f"{read(text).astimezone(BEIJING):%d %b %H:%M}"
    except (AttributeError, TypeError, ValueError):
        return "refused"


for text in (open("time").read().strip(), "2025-10-01 15:30 GMT+8", "2025-10-01 15:30 UTC+8", "2025-10-01 15:30 +8", "Wed, 01 Oct 2025 15:30:00 +0800"):
    reads = {"pandas": lambda one: pandas.to_datetime(one).to_pydatetime(), "dateutil": parser.parse, "dateparser": dateparser.parse}
    if "," in text:
        reads["email.utils"] = parsedate_to_datetime
    print(text, "|", ", ".join(f"{name} {in_beijing(read, text)}" for name, read in reads.items()))
print("dateutil's tzstr", tz.tzstr("UTC+8").utcoffset(datetime(2025, 10, 1)))
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: the same minute, sixteen hours later"
pandas 3.1.1 python-dateutil 4.0.0 dateparser 1.5.0
Wed Oct 01 2025 15:30:00 GMT+0800 | pandas 01 Oct 15:30, dateutil 02 Oct 07:30, dateparser 01 Oct 15:30
2025-10-01 15:30 GMT+8 | pandas 02 Oct 07:30, dateutil 02 Oct 07:30, dateparser 01 Oct 15:30
2025-10-01 15:30 UTC+8 | pandas 02 Oct 07:30, dateutil 02 Oct 07:30, dateparser 01 Oct 15:30
2025-10-01 15:30 +8 | pandas 01 Oct 15:30, dateutil 01 Oct 15:30, dateparser refused
Wed, 01 Oct 2025 15:30:00 +0800 | pandas 01 Oct 15:30, dateutil 01 Oct 15:30, dateparser 01 Oct 15:30, email.utils 01 Oct 15:30
dateutil's tzstr 8:00:00
END
