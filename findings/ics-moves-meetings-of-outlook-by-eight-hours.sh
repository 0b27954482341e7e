#!/usr/bin/env bash
# Surprise: ics, a usual reader of calendars for Python, takes a meeting at nine in Beijing, as Outlook writes it, for one at nine in Greenwich, five in the afternoon in Beijing, with no error: Outlook has its own name for the zone, China Standard Time, and says by VTIMEZONE
# in the same file what it is (RFC 5545, 3.6.5: +0800, and 3.2.19: a TZID is to be looked up there). Saved again, the file has 090000Z and no zone, so that the mistake goes to all who read it. Under the name Asia/Shanghai it is right. icalendar, vobject and icalevents read both.
# Seen with ics 0.7.3, icalendar 7.3.2, vobject 0.9.9 and icalevents 0.3.1 on 2026-12-02.
source "$(dirname "$0")/start.bash" ics==0.7.3 icalendar==7.3.2 vobject==0.9.9 icalevents==0.3.1
cat > run.py <<'PY'
import datetime
from importlib.metadata import version

import icalendar
import icalevents.icalevents
import ics
import vobject

FILE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//EN
BEGIN:VTIMEZONE
TZID:{0}
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0800
TZOFFSETTO:+0800
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTAMP:20250901T000000Z
DTSTART;TZID={0}:20251001T090000
DTEND;TZID={0}:20251001T100000
SUMMARY:meeting
END:VEVENT
END:VCALENDAR
"""
for name in ("China Standard Time", "Asia/Shanghai"):
    file = FILE.format(name).replace("\n", "\r\n")
    print(name)
    calendar = ics.Calendar(file)
    saved = next(line for line in calendar.serialize().split("\n") if line.startswith("DTSTART") and "16010101" not in line)
    print("  ics", version("ics"), next(iter(calendar.events)).begin.isoformat(), "saved as", saved.strip())
    print("  icalendar", version("icalendar"), icalendar.Calendar.from_ical(file).walk("VEVENT")[0].start.isoformat())
    print("  vobject", version("vobject"), vobject.readOne(file).vevent.dtstart.value.isoformat())
    day = datetime.date(2025, 10, 1)
    found = icalevents.icalevents.events(string_content=file.encode(), start=day, end=day + datetime.timedelta(1))
    print("  icalevents", version("icalevents"), found[0].start.isoformat())
PY
venv/bin/python -W ignore run.py | tee out
diff out - <<'END' && echo "as found: nine in Beijing is five in the afternoon"
China Standard Time
  ics 0.7.3 2025-10-01T09:00:00+00:00 saved as DTSTART:20251001T090000Z
  icalendar 7.3.2 2025-10-01T09:00:00+08:00
  vobject 0.9.9 2025-10-01T09:00:00+08:00
  icalevents 0.3.1 2025-10-01T09:00:00+08:00
Asia/Shanghai
  ics 0.7.3 2025-10-01T09:00:00+08:00 saved as DTSTART:20251001T010000Z
  icalendar 7.3.2 2025-10-01T09:00:00+08:00
  vobject 0.9.9 2025-10-01T09:00:00+08:00
  icalevents 0.3.1 2025-10-01T09:00:00+08:00
END
