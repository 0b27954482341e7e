#!/usr/bin/env bash
# Surprise: @ansonlai/docx-redline-js, which writes the differences of an old and a new text into .docx as tracked changes, reads a content control within a line (w:sdt; ECMA-376 Part 1, 17.5.2), as forms of Word have them for names and sums, as part of the old text, which has to fit, but leaves it as it is and sets it before the line: 金额1000元
# that is to be 金额2000元 is 1000金额2000元 once all changes are accepted, and 1000 is not marked; hasChanges is true and status no error. Of 甲方：李明先生 for 甲方：王芳女士 comes 李明甲方：王芳女士. In a smart tag, a simple field or a link the old text goes.
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
const run = (text) => `<w:r><w:t>${text}</w:t></w:r>`;
const control = (text) => `<w:sdt><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;
const field = (text) => `<w:fldSimple w:instr=" DOCPROPERTY a ">${run(text)}</w:fldSimple>`;
for (const [before, wrap, value, after, wanted] of [
  ['金额', control, '1000', '元', '金额2000元'], ['甲方：', control, '李明', '先生', '甲方：王芳女士'],
  ['金额', field, '1000', '元', '金额2000元'], ['金额', run, '1000', '元', '金额2000元'],
]) {
  const xml = `<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${run(before)}${wrap(value)}${run(after)}</w:p>`;
  const { oxml, hasChanges, status } = await applyRedlineToOxml(xml, before + value + after, wanted, { generateRedlines: true, author: '李明' });
  console.log(`${wrap.name}: ${before}${value}${after}, wanted ${wanted}, accepted ${accepted(oxml)}, changes ${hasChanges}, status ${status}`);
}
JS
{ npm ls --depth=0 | tail -n +2 | sed "s,^[^ ]* ,,; /^$/d"; node run.mjs; } | tee out
diff out - <<'END' && echo "as found: the new sum stands beside the old one"
@ansonlai/docx-redline-js@0.1.6
@xmldom/xmldom@0.9.12
control: 金额1000元, wanted 金额2000元, accepted 1000金额2000元, changes true, status ok
control: 甲方：李明先生, wanted 甲方：王芳女士, accepted 李明甲方：王芳女士, changes true, status ok
field: 金额1000元, wanted 金额2000元, accepted 金额2000元, changes true, status ok
run: 金额1000元, wanted 金额2000元, accepted 金额2000元, changes true, status ok
END
