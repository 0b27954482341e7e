#!/usr/bin/env bash
# Surprise: ts-ics, a reader and writer of calendars, takes a time without a zone for one in Greenwich: 20251001T090000 is nine on the clock of whoever looks at it (RFC
# 5545, 3.3.5, form 1) and is 09:00Z to it, five in the afternoon in Beijing, with nothing that would tell it from a time that has
# the Z. In the file that it writes again there is 090000Z, for everyone. Categories it parts at a comma that is written \, and so within one. ical.js keeps the time.
# Seen with ts-ics 2.4.6 and ical.js 2.2.1 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" ts-ics@2.4.6 ical.js@2.2.1
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { convertIcsCalendar, generateIcsCalendar } from 'ts-ics';
import ICAL from 'ical.js';
for (const start of ['20251001T090000', '20251001T090000Z']) {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//EN', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20251001T000000Z', `DTSTART:${start}`,
    'CATEGORIES:预算\\,决算,会议', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
  const calendar = convertIcsCalendar(undefined, text);
  const [event] = calendar.events;
  const parsed = new ICAL.Component(ICAL.parse(text));
  console.log(start, '\n  ts-ics', JSON.stringify(event.start), JSON.stringify(event.categories), '\n  written by ts-ics:', generateIcsCalendar(calendar).match(/DTSTART.*/)[0]);
  const { startDate, component } = new ICAL.Event(parsed.getFirstSubcomponent('vevent'));
  console.log('  ical.js', startDate.toString(), startDate.toJSDate().toISOString(), JSON.stringify(component.getFirstProperty('categories').getValues()));
}
JS
TZ=Asia/Shanghai node run.mjs | tee out
diff out - <<'END' && echo "as found: nine is five in the afternoon"
20251001T090000 
  ts-ics {"date":"2025-10-01T09:00:00.000Z","type":"DATE-TIME"} ["预算\\","决算","会议"] 
  written by ts-ics: DTSTART;VALUE=DATE-TIME:20251001T090000Z
  ical.js 2025-10-01T09:00:00 2025-10-01T01:00:00.000Z ["预算,决算","会议"]
20251001T090000Z 
  ts-ics {"date":"2025-10-01T09:00:00.000Z","type":"DATE-TIME"} ["预算\\","决算","会议"] 
  written by ts-ics: DTSTART;VALUE=DATE-TIME:20251001T090000Z
  ical.js 2025-10-01T09:00:00Z 2025-10-01T09:00:00.000Z ["预算,决算","会议"]
END
