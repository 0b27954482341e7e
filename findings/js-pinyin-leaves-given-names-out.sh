#!/usr/bin/env bash
# Surprise: js-pinyin spells 6768 characters and leaves any other of the block out of the spelling without a trace: of the names 李镕, 李喆, 李珺 and 李玥, all of characters
# of the list of 2013 (通用规范汉字表), Li is left, so that four persons are one. The initials of the same names (getCamelChars) it knows, L and R, Z, J, Y, and a character
# outside of the block it leaves in place. pinyin-pro spells all of them.
# Seen with js-pinyin 0.2.7 and pinyin-pro 3.29.4 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" js-pinyin@0.2.7 pinyin-pro@3.29.4
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const required = require('js-pinyin');
const { pinyin } = require('pinyin-pro');
const js = required.default ?? required;
for (const name of ['李明', '李镕', '李喆', '李珺', '李玥', '李𠮷']) console.log(name, js.getFullChars(name), js.getCamelChars(name), pinyin(name, { toneType: 'none' }));
let spelt = 0;
for (let code = 0x4e00; code <= 0x9fa5; code++) spelt += js.getFullChars(String.fromCodePoint(code)) !== '';
console.log('spelt:', spelt, 'of', 0x9fa5 - 0x4e00 + 1);
JS
node run.js | tee out
diff out - <<'END' && echo "as found: four persons are one"
李明 LiMing LM li ming
李镕 Li LR li rong
李喆 Li LZ li zhe
李珺 Li LJ li jun
李玥 Li LY li yue
李𠮷 Li𠮷 L𠮷 li 𠮷
spelt: 6768 of 20902
END
