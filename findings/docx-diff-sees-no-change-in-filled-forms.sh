#!/usr/bin/env bash
# Surprise: docx-diff, which compares two .docx files in Chinese ("find out what was changed"), says that there is no difference where what was filled into a form is another: it does not look into content controls, within a line or around a paragraph (w:sdt; ECMA-376 Part 1, 17.5.2), nor into fields (w:fldSimple, 17.16.19) or headers, with no word of it. A party, a sum and a date of a contract are others, and both are alike. docx-trackdiff marks all of these but the header.
# Seen with docx-diff 0.1.0, docx-trackdiff 1.0.0 and python-docx 1.2.0 on 2026-12-02.
source "$(dirname "$0")/start.bash" docx-diff==0.1.0 docx-trackdiff==1.0.0 python-docx==1.2.0
cat > write.py <<'PY'
import docx
from docx.oxml import parse_xml

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


for path, party, amount, day in [("a.docx", "李明", "100", "1日"), ("b.docx", "王芳", "900", "2日")]:
    document = docx.Document()
    for xml in [
        f"<w:p {WORD}>{run('甲方：')}<w:sdt><w:sdtContent>{run(party)}</w:sdtContent></w:sdt></w:p>",
        f"<w:sdt {WORD}><w:sdtContent><w:p>{run('金额：' + amount + '元')}</w:p></w:sdtContent></w:sdt>",
        f'<w:p {WORD}>{run("10月")}<w:fldSimple w:instr=" MERGEFIELD day ">{run(day)}</w:fldSimple></w:p>',
    ]:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))
    document.save(path)
PY
venv/bin/python write.py
{
  echo "docx-diff: $(venv/bin/docx-diff a.docx b.docx | sed 's/\x1b\[[0-9;]*m//g' | tr -d '\n')"
  venv/bin/docx-trackdiff a.docx b.docx c.docx > log
  echo "docx-trackdiff: $(unzip -p c.docx word/document.xml | grep -oE '<w:(t|delText)[^>]*>[^<]*' | sed 's/<[^>]*>//' | tr '\n' ' ')"
} | tee out
diff out - <<'END' && echo "as found: another party, another sum, no difference"
docx-diff: === 段落差异 ===两个文档没有差异。
docx-trackdiff: 甲方： 李明 王芳 金额： 100元 900元 10月1日 10月 2日 
END
