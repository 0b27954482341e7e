#!/usr/bin/env bash
# Surprise: Microsoft's recognizers for text, which find dates in Chinese for its bots, take the end of a day for its beginning: 2026年12月31日24时, to which policies and contracts run in China (24:00 is the end of the day; GB/T 7408-2005, 5.3.2), is 31 December 0:00, and, as a second reading, noon of the day, so that the last day is not
# insured. 24 is taken for an hour of the clock of twelve that may be of the morning or of the afternoon, and so is 零点, midnight; 15时 is not.
# Seen with @microsoft/recognizers-text-date-time 1.3.2 on 2026-12-03.
source "$(dirname "$0")/start-npm.bash" @microsoft/recognizers-text-date-time@1.3.2
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const { recognizeDateTime } = require('@microsoft/recognizers-text-date-time');
for (const words of ['2026年12月31日24时', '2026年12月31日24:00', '2026年12月31日零点', '2027年1月1日0时', '2026年12月31日15时']) {
  const values = recognizeDateTime(words, 'zh-cn').flatMap((found) => [found.text, ...found.resolution.values.map((one) => one.value)]);
  console.log(values.join(', '));
}
JS
node run.js | tee out
diff out - <<'END' && echo "as found: the end of a day is its beginning"
2026年12月31日24时, 2026-12-31 00:00:00, 2026-12-31 12:00:00
2026年12月31日24:00, 2026-12-31 00:00:00, 2026-12-31 12:00:00
2026年12月31日零点, 2026-12-31 00:00:00, 2026-12-31 12:00:00
2027年1月1日0时, 2027-01-01 00:00:00, 2027-01-01 12:00:00
2026年12月31日15时, 2026-12-31 15:00:00
END
