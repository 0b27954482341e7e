#!/usr/bin/env bash
# Surprise: chinese-workday, a calendar of Chinese working days, gives null for the working day that comes next after the last one before National Day or the Spring
# Festival, as it looks seven days ahead and these holidays are seven to nine days long: a term that ends "on the next working day"
# has no end just then, and most other days of the year have theirs. Backwards, for previousWorkday, it looks fourteen. chinese-days has 9 October 2025.
# Seen with chinese-workday 1.16.1 and chinese-days 1.5.7 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" chinese-workday@1.16.1 chinese-days@1.5.7
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import * as workdays from 'chinese-workday';
import days from 'chinese-days';
for (const day of ['2024-02-09', '2024-09-30', '2025-01-27', '2025-09-30', '2026-09-30', '2025-04-30']) {
  console.log(day, 'chinese-workday', workdays.nextWorkday(day), 'chinese-days', days.findWorkday(1, day));
}
console.log('and back:', workdays.previousWorkday('2025-10-09'));
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: no working day behind 30 September"
2024-02-09 chinese-workday null chinese-days 2024-02-18
2024-09-30 chinese-workday null chinese-days 2024-10-08
2025-01-27 chinese-workday null chinese-days 2025-02-05
2025-09-30 chinese-workday null chinese-days 2025-10-09
2026-09-30 chinese-workday null chinese-days 2026-10-08
2025-04-30 chinese-workday 2025-05-06 chinese-days 2025-05-06
and back: 2025-09-30
END
