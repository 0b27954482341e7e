#!/usr/bin/env bash
# Surprise: larzical, which reads and writes iCalendar, writes every time with a Z behind it and takes no account of the zone that it has: nine o'clock in Shanghai, a datetime with its zone, is DTSTART:20251201T090000Z, nine o'clock UTC (RFC 5545, 3.3.5, form 2), which every calendar in China shows at five in the afternoon. Of a file that says
# DTSTART;TZID=Asia/Shanghai:20251201T090000 it drops the zone, so that an invitation that was read and written again is eight hours late. icalendar writes the zone and keeps it.
# Seen with larzical 0.1.0 and icalendar 7.3.0 on 2026-12-03.
source "$(dirname "$0")/start.bash" larzical==0.1.0 icalendar==7.3.0
cat > run.py <<'PY'
from datetime import datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

import icalendar
import larzical

nine = datetime(2025, 12, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
invitation = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:a\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Asia/Shanghai:20251201T090000\r\nSUMMARY:会议\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
print("larzical", version("larzical"))
made, other = larzical.Calendar(), icalendar.Event()
made.add(larzical.Event(summary="会议", start=nine))
other.add("dtstart", nine)
for calendar in [made.to_ical(), larzical.Calendar.parse(invitation).to_ical(), other.to_ical().decode(), icalendar.Calendar.from_ical(invitation).to_ical().decode()]:
    print(*[line for line in calendar.splitlines() if line.startswith("DTSTART")])
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: a meeting at nine is one at five"
larzical 0.1.0
DTSTART:20251201T090000Z
DTSTART:20251201T090000Z
DTSTART;TZID=Asia/Shanghai:20251201T090000
DTSTART;TZID=Asia/Shanghai:20251201T090000
END
