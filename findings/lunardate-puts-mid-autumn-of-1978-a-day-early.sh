#!/usr/bin/env bash
# Surprise: lunardate, the usual Chinese calendar for Python, has three months of the last century a day off: the eighth of 1978 with Mid-Autumn, the sixth of 1933
# and the eleventh of 1954. Who was born in September 1978 has another birthday by it: Mid-Autumn is on the 16th, which was the 17th, as three other calendars have it,
# of tables and of the sun and the moon. Every other day from 1901 to 2050 is as in theirs.
# Seen with lunardate 0.3.0, borax 4.1.3, LunarCalendarX 1.0.1 and sxtwl 2.0.7 on 2026-12-02.
source "$(dirname "$0")/start.bash" lunardate==0.3.0 borax==4.1.3 LunarCalendarX==1.0.1 sxtwl==2.0.7
cat > run.py <<'PY'
import datetime
from importlib.metadata import version

import lunarcalendarx
import sxtwl
from borax.calendars.lunardate import LunarDate as Borax
from lunardate import LunarDate


def sky(day):
    found = sxtwl.fromSolar(day.year, day.month, day.day)
    return found.getLunarMonth(), found.getLunarDay()


def table(day):
    found = lunarcalendarx.Converter.Solar2Lunar(lunarcalendarx.Solar(day.year, day.month, day.day))
    return found.month, found.day


def borax(day):
    found = Borax.from_solar(day)
    return found.month, found.day


print("lunardate", version("lunardate"), "Mid-Autumn of 1978:", LunarDate(1978, 8, 15).to_solar_date())
days = [datetime.date(1901, 3, 1) + datetime.timedelta(days=one) for one in range(54700)]
off = []
for day in days:
    others = {sky(day), table(day), borax(day)}
    found = LunarDate.from_solar_date(day.year, day.month, day.day)
    if others != {(found.month, found.day)}:
        off.append((day, found.month, found.day, others))
print(len(off), "days off, to", days[-1], sorted({(day.year, len(others)) for day, _, _, others in off}))
print(*[one for one in off if one[0] == datetime.date(1978, 9, 17)])
PY
venv/bin/python run.py | tee out
grep -q '^90 days off, .*2050-12-03 \[(1933, 1), (1954, 1), (1978, 1)\]$' out && grep -qF '(datetime.date(1978, 9, 17), 8, 16, {(8, 15)})' out &&
  grep -qx 'lunardate 0.3.0 Mid-Autumn of 1978: 1978-09-16' out && echo "as found: Mid-Autumn is on the 16th"
