#!/usr/bin/env bash
# Surprise: @habibrosyad/docx-extractor, which reads .docx and builds it again "without data loss", leaves out the words of every link, field and content control and what was
# inserted with changes tracked (w:hyperlink, w:fldSimple, w:sdt, w:ins; ECMA-376 Part 1, 17.16.22, 17.16.19, 17.5.2 and 17.13.5.18), and the hyphen at which no line may break:
# a budget of 10-20 is one of 1020 in the file that is built, and there is no error. docxyz, the port of python-docx to JavaScript, reads links.
# Seen with @habibrosyad/docx-extractor 0.1.2 on 2026-12-02. Needs Python as well.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/start-npm.bash" @habibrosyad/docx-extractor@0.1.2 jszip@3.10.1
npm ls --depth=0 | tail -n +2
r() { printf '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' "$1"; }
python3 "$here/docx.py" a.docx "<w:p>$(r '见')<w:hyperlink w:anchor=\"a\">$(r '附件一')</w:hyperlink>$(r '。')</w:p>
<w:p>$(r '共')<w:fldSimple w:instr=\"MERGEFIELD sum\">$(r '1234')</w:fldSimple>$(r '元。')</w:p>
<w:p>$(r '甲方：')<w:sdt><w:sdtContent>$(r '李明')</w:sdtContent></w:sdt>$(r '。')</w:p>
<w:p>$(r '付款')<w:ins w:id=\"1\" w:author=\"a\">$(r '二十')</w:ins>$(r '万元。')</w:p>
<w:p><w:r><w:t>预算10</w:t><w:noBreakHyphen/><w:t>20万元。</w:t></w:r></w:p>"
cat > run.mjs <<'JS'
import { readFileSync } from 'fs';
import { DocxExtractor, DocxBuilder } from '@habibrosyad/docx-extractor';
import JSZip from 'jszip';
const buffer = readFileSync('a.docx');
const built = Buffer.from(await new DocxBuilder().build(await new DocxExtractor().extract(buffer)));
for (const [name, file] of Object.entries({ before: buffer, built })) {
  const text = await (await JSZip.loadAsync(file)).file('word/document.xml').async('string');
  console.log(name, text.replace(/<\/w:p>/g, ' / ').replace(/<w:noBreakHyphen\/>/g, '-').replace(/<[^>]+>|\n */g, ''));
}
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: the sum of the field is gone"
before 见附件一。 / 共1234元。 / 甲方：李明。 / 付款二十万元。 / 预算10-20万元。 / 
built 见。/ 共元。/ 甲方：。/ 付款万元。/ 预算1020万元。/ 
END
