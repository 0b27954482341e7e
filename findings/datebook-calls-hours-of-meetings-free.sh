#!/usr/bin/env bash
# Surprise: datebook, which makes .ics files for "add to calendar", writes TRANSP:TRANSPARENT into every event: it takes up no time (RFC 5545, 3.8.2.7; without the line it does), so that whoever adds the meeting of 9 o'clock is free at 9 o'clock to all who look when to meet, and no calendar warns of a second one at that hour. So it
# is where persons are invited and where it recurs. No option of its config speaks of it, and with addProperty('TRANSP', 'OPAQUE') there are two lines, of which one may be (3.6.1), and readers take the first. ics and ical-generator, its peers, write none, and the hour is busy.
# Seen with datebook 8.0.1, ics 3.12.0, ical-generator 10.2.0 and ical.js 2.2.1 (to read) on 2026-12-03.
source "$(dirname "$0")/start-npm.bash" datebook@8.0.1 ics@3.12.0 ical-generator@10.2.0 ical.js@2.2.1
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { ICalendar } from 'datebook';
import ical from 'ical-generator';
import ICAL from 'ical.js';
import { createEvent } from 'ics';
const start = new Date('2025-10-09T01:00:00Z');
const end = new Date('2025-10-09T02:30:00Z');
const basic = { title: '预算会', location: '301', description: '', start, end };
const changed = new ICalendar(basic).addProperty('TRANSP', 'OPAQUE');
const texts = {
  datebook: new ICalendar(basic).render(),
  'datebook, with persons': new ICalendar({ ...basic, attendees: [{ name: '李明', email: 'liming@example.com' }], recurrence: { frequency: 'WEEKLY', count: 4 } }).render(),
  'datebook, with OPAQUE': changed.render(),
  ics: createEvent({ title: '预算会', start: start.getTime(), end: end.getTime(), startInputType: 'utc' }).value,
  'ical-generator': ical({ events: [{ summary: '预算会', start, end }] }).toString(),
};
for (const [name, text] of Object.entries(texts)) {
  const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
  const busy = event.getFirstPropertyValue('transp') !== 'TRANSPARENT';
  console.log(name + ':', text.match(/^TRANSP:.*$/gm)?.join(' ').replaceAll('\r', '') ?? 'no TRANSP', '→ 9 o\'clock is', busy ? 'busy' : 'free');
}
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: free while meeting"
datebook: TRANSP:TRANSPARENT → 9 o'clock is free
datebook, with persons: TRANSP:TRANSPARENT → 9 o'clock is free
datebook, with OPAQUE: TRANSP:TRANSPARENT TRANSP:OPAQUE → 9 o'clock is free
ics: no TRANSP → 9 o'clock is busy
ical-generator: no TRANSP → 9 o'clock is busy
END
