#!/usr/bin/env bash
# Surprise: chinese-workday lists among the holidays of a range the Saturdays and Sundays on which all of China works for them (补班): of getHolidaysInRange from 26
# September to 12 October 2025 28 September and 11 October are two, ten days off where there are eight, though its isHoliday says of both that they are none, and its
# list of working days has them too. Other Saturdays and Sundays, which are off, are not listed. chinese-days has the eight days.
# Seen with chinese-workday 1.16.1 and chinese-days 1.5.7 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" chinese-workday@1.16.1 chinese-days@1.5.7
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import * as workdays from 'chinese-workday';
import days from 'chinese-days';
const range = ['2025-09-26', '2025-10-12'];
const holidays = workdays.getHolidaysInRange(...range);
console.log(holidays.length, 'days:', holidays.map(({ date, festival }) => date.slice(5) + festival).join(' '));
for (const day of ['2025-09-28', '2025-10-11']) {
  console.log(day, 'isHoliday', workdays.isHoliday(day), 'isWorkday', workdays.isWorkday(day), 'a working day of the range', workdays.getWorkdaysInRange(...range).includes(day));
}
console.log('chinese-days:', days.getHolidaysInRange(...range, false).join(' '));
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: 28 September and 11 October are listed"
10 days: 09-28补国庆节 10-01国庆节 10-02国庆节 10-03国庆节 10-04国庆节 10-05国庆节 10-06国庆节 10-07国庆节 10-08国庆节 10-11补国庆节
2025-09-28 isHoliday false isWorkday true a working day of the range true
2025-10-11 isHoliday false isWorkday true a working day of the range true
chinese-days: 2025-10-01 2025-10-02 2025-10-03 2025-10-04 2025-10-05 2025-10-06 2025-10-07 2025-10-08
END
