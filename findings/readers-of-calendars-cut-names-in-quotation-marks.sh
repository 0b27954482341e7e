#!/usr/bin/env bash
# Surprise: four readers of calendars for Node.js end the name of a person at a semicolon though it stands in quotation marks, where a parameter may have ; and : and ,
# as they are (RFC 5545, 3.2): of CN="财务处;李明" there is "财务处 with the mark of the beginning, and 李明 is nowhere. In a file that ts-ics then writes of it the mark is
# never closed. At a colon cal-parser takes the rest of the line for the address. ical.js reads all of it, and a comma they all read.
# Seen with node-ical 0.26.1, ts-ics 2.4.6, ical 0.8.0, cal-parser 1.0.2 and ical.js 2.2.1 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" node-ical@0.26.1 ts-ics@2.4.6 ical@0.8.0 cal-parser@1.0.2 ical.js@2.2.1
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import nodeIcal from 'node-ical';
import ical from 'ical';
import calParser from 'cal-parser';
import { convertIcsCalendar, generateIcsCalendar } from 'ts-ics';
import ICAL from 'ical.js';
for (const name of ['"财务处;李明"', '"财务处:李明"', '"财务处,李明"']) {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//EN', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20251001T000000Z', 'DTSTART:20251001T010000Z',
    `ATTENDEE;CN=${name}:mailto:liming@example.com`, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
  const person = calParser.parseString(text).events[0].attendee;
  const calendar = convertIcsCalendar(undefined, text);
  const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
  console.log(name, 'node-ical', nodeIcal.sync.parseICS(text)[1].attendee.params.CN, '| ical', ical.parseICS(text)[1].attendee.params.CN);
  console.log('  cal-parser', person.params.cn, person.value, '| ts-ics', calendar.events[0].attendees[0].name, '| ical.js', event.getFirstProperty('attendee').getParameter('cn'));
  console.log('  written by ts-ics:', generateIcsCalendar(calendar).match(/ATTENDEE.*/)[0]);
}
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: half of the name"
"财务处;李明" node-ical "财务处 | ical "财务处
  cal-parser "财务处 mailto:liming@example.com | ts-ics "财务处 | ical.js 财务处;李明
  written by ts-ics: ATTENDEE;CN="财务处:MAILTO:liming@example.com
"财务处:李明" node-ical 财务处:李明 | ical "财务处:李明"
  cal-parser "财务处 李明":mailto:liming@example.com | ts-ics 财务处:李明 | ical.js 财务处:李明
  written by ts-ics: ATTENDEE;CN=财务处:李明:MAILTO:liming@example.com
"财务处,李明" node-ical 财务处,李明 | ical "财务处,李明"
  cal-parser "财务处,李明" mailto:liming@example.com | ts-ics 财务处,李明 | ical.js 财务处,李明
  written by ts-ics: ATTENDEE;CN=财务处,李明:MAILTO:liming@example.com
END
