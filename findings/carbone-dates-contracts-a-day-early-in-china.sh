#!/usr/bin/env bash
# Surprise: Carbone, which fills templates of .docx and .xlsx, reads a date without a time as midnight on the clock of the machine and writes it on that of another
# place, Paris if none is said: on a machine in Shanghai {d.day:formatD(YYYY年M月D日)} makes of the day 2025-10-01 2025年9月30日, and so it does if UTC is asked for; a date
# of birth or the day that a contract ends is a day early. On a machine in UTC, where such templates are tried, it is right with all three. Day.js, on which Carbone
# builds, writes the day that it was given.
# Seen with carbone 3.8.2 and dayjs 1.11.23 on 2026-12-02. Needs Python as well.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/start-npm.bash" carbone@3.8.2 jszip@3.10.1 dayjs@1.11.23
npm ls --depth=0 | tail -n +2
python3 "$here/docx.py" a.docx '<w:p><w:r><w:t>{d.day:formatD(YYYY年M月D日)}</w:t></w:r></w:p>'
cat > run.js <<'JS'
const carbone = require('carbone');
const dayjs = require('dayjs');
const JSZip = require('jszip');
const day = '2025-10-01';
const render = options => new Promise((done, failed) => carbone.render('a.docx', { day }, { lang: 'zh-cn', ...options }, (error, file) => (error ? failed(error) : done(file))));
(async () => {
  for (const options of [{}, { timezone: 'UTC' }, { timezone: 'Asia/Shanghai' }]) {
    const text = await (await JSZip.loadAsync(await render(options))).file('word/document.xml').async('string');
    console.log(process.env.TZ, options.timezone ?? 'none', text.match(/(?<=<w:t>)[^<]*/)[0]);
  }
  console.log(process.env.TZ, 'dayjs', dayjs(day).format('YYYY年M月D日'));
})();
JS
for zone in UTC Asia/Shanghai; do TZ=$zone node run.js; done | tee out
diff out - <<'END' && echo "as found: the first of October is the last of September"
UTC none 2025年10月1日
UTC UTC 2025年10月1日
UTC Asia/Shanghai 2025年10月1日
UTC dayjs 2025年10月1日
Asia/Shanghai none 2025年9月30日
Asia/Shanghai UTC 2025年9月30日
Asia/Shanghai Asia/Shanghai 2025年10月1日
Asia/Shanghai dayjs 2025年10月1日
END
