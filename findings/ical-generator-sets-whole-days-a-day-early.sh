#!/usr/bin/env bash
# Surprise: ical-generator writes a whole day (allDay) by the clock of Greenwich, where the hours of any other event may be in the zone that it is given and the Date
# of JavaScript in that of the machine: new Date(2025, 9, 1) in Shanghai, the first of October at midnight, is DTSTART;VALUE=DATE:20250930, so that the holiday begins
# a day early in every calendar (RFC 5545, 3.3.4: such a date has no zone). Where the machine is on UTC, or west of it, it is right. With timezone: 'Asia/Shanghai'
# for the event it is right. ics, its peer, is given the day in figures and writes it.
# Seen with ical-generator 10.2.0, ics 3.12.0 and ical.js 2.2.1 (to read) on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" ical-generator@10.2.0 ics@3.12.0 ical.js@2.2.1
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import ICAL from 'ical.js';
import ical from 'ical-generator';
import { createEvent } from 'ics';
const first = text => `${new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')).startDate}`;
const write = options => {
  const calendar = ical();
  calendar.createEvent({ start: new Date(2025, 9, 1), allDay: true, summary: '国庆节', ...options });
  return calendar.toString();
};
console.log(process.env.TZ, 'ical-generator', first(write({})), 'with timezone', first(write({ timezone: 'Asia/Shanghai' })), 'ics', first(createEvent({ title: '国庆节', start: [2025, 10, 1] }).value));
JS
for zone in UTC America/New_York Asia/Shanghai; do TZ=$zone node run.mjs; done | tee out
diff out - <<'END' && echo "as found: the holiday begins a day early"
UTC ical-generator 2025-10-01 with timezone 2025-10-01 ics 2025-10-01
America/New_York ical-generator 2025-10-01 with timezone 2025-10-01 ics 2025-10-01
Asia/Shanghai ical-generator 2025-09-30 with timezone 2025-10-01 ics 2025-10-01
END
