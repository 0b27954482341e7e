#!/usr/bin/env bash
# Surprise: chinese-simple2traditional and cnchar-trad, which make traditional Chinese of simplified, put the rarest of the characters that were merged for the
# commonest: 合同, contract, which is written alike in both, is 閤衕 with the one (衕 is half of a word for an alley) and 郃同 with the other; 冬天, winter, is 鼕天, a drum's
# sound, and Mr 朱 is Mr 硃, cinnabar, with both. The first makes of Mr 沈 Mr 瀋, a town, and on the way back of 王喆 王哲, another person, though 喆 is simplified Chinese
# already (通用规范汉字表, 2013). That a table of characters cannot tell 發 from 髮 one knows; opencc-js leaves all of these as they are.
# Seen with chinese-simple2traditional 2.3.2, cnchar-trad 3.2.6 and opencc-js 1.4.2 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" chinese-simple2traditional@2.3.2 cnchar@3.2.6 cnchar-trad@3.2.6 opencc-js@1.4.2
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { toSimplified, toTraditional } from 'chinese-simple2traditional';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const cnchar = require('cnchar');
cnchar.use(require('cnchar-trad').default ?? require('cnchar-trad'));
const { Converter } = require('opencc-js');
const [there, back] = [Converter({ from: 'cn', to: 't' }), Converter({ from: 't', to: 'cn' })];
for (const word of ['合同', '冬天', '表面', '朱先生', '沈先生']) console.log(word, '→', toTraditional(word), cnchar.convert.simpleToTrad(word), there(word));
for (const word of ['王喆', '李瞭']) console.log(word, '→', toSimplified(word), cnchar.convert.tradToSimple(word), back(word));
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: a contract is none, and persons have other names"
合同 → 閤衕 郃同 合同
冬天 → 鼕天 鼕天 冬天
表面 → 錶面 錶靣 表面
朱先生 → 硃先生 硃先生 朱先生
沈先生 → 瀋先生 沈先生 沈先生
王喆 → 王哲 王喆 王喆
李瞭 → 李了 李瞭 李瞭
END
