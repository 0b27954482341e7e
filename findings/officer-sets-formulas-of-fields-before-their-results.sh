#!/usr/bin/env bash
# Surprise: officer, the usual package of R for Word files, gives in its table of what a .docx holds (docx_summary) the instructions of fields as text before what they show (w:instrText; ECMA-376 Part 1, 17.16.23): a sum that Word has added up, 78, is "= 40+38 78", figures that are nowhere in the document, a filled form "MERGEFIELD 姓名 李明",
# a cross-reference to clause 3 "REF _Ref1 \h 3", and a heading in a table of contents has the name of its bookmark. The text is one string, so that nothing tells the one from the other. The short form of the same field, w:fldSimple, has its result alone. mammoth has 78.
# Seen with r-cran-officer 0.6.0+dfsg-1 of Debian 12, mammoth 1.13.0 and python-docx 1.2.0 (to write) on 2026-12-02. Needs the first (apt-get install r-cran-officer).
source "$(dirname "$0")/start.bash" mammoth==1.13.0 python-docx==1.2.0
cat > write.py <<'PY'
import docx
import mammoth
from docx.oxml import parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
document = docx.Document()


def add(before, body, after):
    document.element.body.insert(len(document.paragraphs), parse_xml(f'<w:p xmlns:w="{W}"><w:r><w:t>{before}</w:t></w:r>{body}<w:r><w:t>{after}</w:t></w:r></w:p>'))


def field(instruction, shown):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return mark("begin") + f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>' + mark("separate") + f"<w:r><w:t>{shown}</w:t></w:r>" + mark("end")


add("合计", field("= 40+38", "78"), "人")
add("收件人", field("MERGEFIELD 姓名", "李明"), "")
add("依照第", field(r"REF _Ref1 \h", "3"), "条")
add("合计", '<w:fldSimple w:instr=" = 40+38 "><w:r><w:t>78</w:t></w:r></w:fldSimple>', "人")
document.save("a.docx")
print("mammoth", mammoth.extract_raw_text("a.docx").value.split()[:3])
PY
cat > read.R <<'R'
suppressMessages(library(officer))
cat(paste("officer", format(packageVersion("officer"))), docx_summary(read_docx("a.docx"))$text, sep = "\n")
R
{
  venv/bin/python write.py
  Rscript read.R
} | tee out
diff out - <<'END' && echo "as found: 40, 38 and 78"
mammoth ['合计78人', '收件人李明', '依照第3条']
officer 0.6.0
合计 = 40+38 78人
收件人 MERGEFIELD 姓名 李明
依照第 REF _Ref1 \h 3条
合计78人
END
