#!/usr/bin/env bash
# Surprise: switch-chinese, which makes traditional Chinese of simplified with "smart segmentation", writes 製, which is only to make goods, for every 制 but a few: 制度 (a system of rules) is 製度, 控制 (to control) 控製, 体制 體製, 编制 (the posts of an authority) 編製, 制约 製約, words of every official paper and none of them a word.
# Of the Chang Jiang's upper course, 上游, it makes 上遊, of a subway, 地铁, 捷運, the company of Taipei. Back, it makes 慰借 and 了望 of 慰藉 and 瞭望, and of 儘管 (though) 侭管, with a Japanese character. opencc-js has all of them.
# Seen with switch-chinese 1.0.16 and opencc-js 1.4.2 on 2026-12-03.
source "$(dirname "$0")/start-npm.bash" switch-chinese@1.0.16 opencc-js@1.4.2
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import * as OpenCC from 'opencc-js';
import stcasc from 'switch-chinese';
const { traditionalized, simplized } = stcasc();
const there = OpenCC.Converter({ from: 'cn', to: 'tw' });
const back = OpenCC.Converter({ from: 'tw', to: 'cn' });
for (const word of ['制度', '规章制度', '控制', '体制', '编制', '制约', '上游', '地铁', '制造']) console.log(word, traditionalized(word), there(word));
for (const word of ['慰藉', '瞭望', '儘管', '著作']) console.log(word, simplized(word), back(word));
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: a system is a product"
制度 製度 制度
规章制度 規章製度 規章制度
控制 控製 控制
体制 體製 體制
编制 編製 編制
制约 製約 制約
上游 上遊 上游
地铁 捷運 地鐵
制造 製造 製造
慰藉 慰借 慰藉
瞭望 了望 瞭望
儘管 侭管 尽管
著作 著作 著作
END
