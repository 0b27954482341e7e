#!/usr/bin/env bash
# Surprise: @ansonlai/docx-redline-js, which writes the differences of an old and a new text into .docx as tracked changes, takes the new one for Markdown and the old one not: where nothing but one figure of the term is to change, 5*3*2米 loses its signs, as does A_1_b, though CommonMark keeps _ within words, and two ranges, 10~20元至30~40元, are
# 1020元至3040元: ten to twenty yuan are a thousand and twenty, with ~ once, which Markdown has twice for struck words. A blank of ten _ to be filled in by hand is two. One sign alone stays (5*3). The same if it is to change without tracking.
# Seen with @ansonlai/docx-redline-js 0.1.6 and @xmldom/xmldom 0.9.12 on 2026-12-03.
source "$(dirname "$0")/start-npm.bash" @ansonlai/docx-redline-js@0.1.6 @xmldom/xmldom@0.9.12
cat > run.mjs <<'JS'
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { applyRedlineToOxml, configureLogger, configureXmlProvider } from '@ansonlai/docx-redline-js';

configureXmlProvider({ DOMParser, XMLSerializer });
configureLogger({ log() {}, warn() {}, error() {} });
const accepted = (xml) => {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  for (const gone of [...document.getElementsByTagName('w:del')]) gone.parentNode.removeChild(gone);
  return [...document.getElementsByTagName('w:t')].map((text) => text.textContent).join('');
};
for (const text of ['价格10~20元至30~40元', '价格10~20元', '尺寸5*3*2米', '尺寸5*3米', '编号A_1_b', '编号__________']) {
  const xml = `<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>${text}，租期一年</w:t></w:r></w:p>`;
  const { oxml } = await applyRedlineToOxml(xml, `${text}，租期一年`, `${text}，租期二年`, { generateRedlines: true, author: '李明' });
  console.log(`${text}，租期二年 is ${accepted(oxml)}`);
}
JS
{ npm ls --depth=0 | tail -n +2 | sed "s,^[^ ]* ,,; /^$/d"; node run.mjs; } | tee out
diff out - <<'END' && echo "as found: unchanged words lose their signs"
@ansonlai/docx-redline-js@0.1.6
@xmldom/xmldom@0.9.12
价格10~20元至30~40元，租期二年 is 价格1020元至3040元，租期二年
价格10~20元，租期二年 is 价格10~20元，租期二年
尺寸5*3*2米，租期二年 is 尺寸532米，租期二年
尺寸5*3米，租期二年 is 尺寸5*3米，租期二年
编号A_1_b，租期二年 is 编号A1b，租期二年
编号__________，租期二年 is 编号__，租期二年
END
