#!/usr/bin/env bash
# Surprise: Carbone, which fills templates of .docx and .xlsx, keeps the currency that one field was converted to for the next field that is formatted as money,
# wherever that stands: behind {d.price:convCurr(USD,CNY):formatN(2)}, a price in dollars without the sign, {d.total:formatC(2)}, a total of 200 yuan that nothing
# converts, is 200.00 $, seven times as much, and the one after that is ¥ again. Only formatC clears what convCurr has set. With formatC behind convCurr, or the
# fields the other way round, all is right.
# Seen with carbone 3.8.2 on 2026-12-02. Needs Python as well.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/start-npm.bash" carbone@3.8.2 jszip@3.10.1
npm ls --depth=0 | tail -n +2
template() { python3 "$here/docx.py" "$1.docx" "$(printf '<w:p><w:r><w:t>%s</w:t></w:r></w:p>' "${@:2}")"; }
template number 'price {d.price:convCurr(USD,CNY):formatN(2)}' 'total {d.total:formatC(2)}' 'paid {d.paid:formatC(2)}'
template money 'price {d.price:convCurr(USD,CNY):formatC(2)}' 'total {d.total:formatC(2)}' 'paid {d.paid:formatC(2)}'
template turned 'total {d.total:formatC(2)}' 'paid {d.paid:formatC(2)}' 'price {d.price:convCurr(USD,CNY):formatN(2)}'
cat > run.js <<'JS'
const carbone = require('carbone');
const JSZip = require('jszip');
const render = name => new Promise((done, failed) => carbone.render(`${name}.docx`, { price: 100, total: 200, paid: 50 }, { lang: 'zh-cn' }, (error, file) => (error ? failed(error) : done(file))));
(async () => {
  for (const name of ['number', 'money', 'turned']) {
    const text = await (await JSZip.loadAsync(await render(name))).file('word/document.xml').async('string');
    console.log(name, text.match(/(?<=<w:t>)[^<]*/g).join(', '));
  }
})();
JS
node run.js | tee out
diff out - <<'END' && echo "as found: yuan are dollars"
number price 14.57, total 200.00 $, paid 50.00 ¥
money price 14.57 $, total 200.00 ¥, paid 50.00 ¥
turned total 200.00 ¥, paid 50.00 ¥, price 14.57
END
