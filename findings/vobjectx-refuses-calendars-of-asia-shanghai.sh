#!/usr/bin/env bash
# Surprise: vobjectx, "a full-featured package" for .ics files that goes on from vobject, refuses every calendar that says by VTIMEZONE what a zone of the usual name is (Asia/Shanghai, Europe/Berlin; RFC 5545, 3.6.5), as Google's, Apple's and Thunderbird's all do, with an AttributeError: it looks into the insides of
# python-dateutil, which version 4 has changed, and takes version 4, the newest, as it is installed. Of Outlook's calendar, with its own name for the zone (China Standard Time), it reads a weekly meeting with one cancelled (EXDATE), and refuses to save it, "Unused Branch Error ... Report a bug". vobject reads and saves both with the same python-dateutil.
# Seen with vobjectx 0.6.1, vobject 0.9.9 and python-dateutil 4.0.0 on 2026-12-03.
source "$(dirname "$0")/start.bash" vobjectx==0.6.1 vobject==0.9.9 python-dateutil==4.0.0
cat > run.py <<'PY'
import logging
import warnings
from importlib.metadata import version

import vobject
import vobjectx

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
READ = {"vobjectx": vobjectx.read_one, "vobject": vobject.readOne}
LINES = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
BEGIN:VTIMEZONE
TZID:@
BEGIN:STANDARD
TZOFFSETFROM:+0800
TZOFFSETTO:+0800
DTSTART:19700101T000000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTAMP:20251001T000000Z
DTSTART;TZID=@:20251008T090000
SUMMARY:周会
MORE
END:VEVENT
END:VCALENDAR
"""
ROW = "RRULE:FREQ=WEEKLY;COUNT=3"
print(*(f"{name} {version(name)}" for name in (*READ, "python-dateutil")))
for zone in ("Asia/Shanghai", "China Standard Time"):
    for more in (ROW, ROW + f"\nEXDATE;TZID={zone}:20251015T090000"):
        text = LINES.replace("MORE", more).replace("@", zone).replace("\n", "\r\n")
        for name, read in READ.items():
            done = "refused to read:"
            try:
                calendar = read(text)
                done = "read " + " ".join(f"{day:%d.%m. %H:%M%z}" for day in calendar.vevent.rruleset) + ", refused to save:"
                calendar.serialize()
                print(zone, "EXDATE" in text, name, done.removesuffix(", refused to save:") + ", saved")
            except Exception as error:
                print(zone, "EXDATE" in text, name, done, type(error).__name__, str(error).splitlines()[0])
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: no calendar of Asia/Shanghai"
vobjectx 0.6.1 vobject 0.9.9 python-dateutil 4.0.0
Asia/Shanghai False vobjectx refused to read: AttributeError 'tzfile' object has no attribute '_trans_list'
Asia/Shanghai False vobject read 08.10. 09:00+0800 15.10. 09:00+0800 22.10. 09:00+0800, saved
Asia/Shanghai True vobjectx refused to read: AttributeError 'tzfile' object has no attribute '_trans_list'
Asia/Shanghai True vobject read 08.10. 09:00+0800 22.10. 09:00+0800, saved
China Standard Time False vobjectx read 08.10. 09:00+0800 15.10. 09:00+0800 22.10. 09:00+0800, saved
China Standard Time False vobject read 08.10. 09:00+0800 15.10. 09:00+0800 22.10. 09:00+0800, saved
China Standard Time True vobjectx read 08.10. 09:00+0800 22.10. 09:00+0800, refused to save: UnusedBranchError Unused Branch Error
China Standard Time True vobject read 08.10. 09:00+0800 22.10. 09:00+0800, saved
END
