#!/usr/bin/env bash
# Surprise: officer, the usual package of R for Word files, gives in its table of what a .docx holds (docx_summary) the words that were deleted with changes tracked (w:del; ECMA-376 Part 1, 17.13.5) as text like any other, with those that were put in their place behind them: where 十 was replaced by 二十 the budget is 十二十万元, which reads as
# a number of its own, 2000 and 2500 are 20002500, and words that were moved stand in both places. No column says so. WordprocessingML has deleted text in an element of its own, w:delText, so that who asks for text has it not; mammoth has what stands, pandoc as well.
# Seen with r-cran-officer 0.6.0+dfsg-1 of Debian 12, mammoth 1.13.0 and python-docx 1.2.0 (to write) on 2026-12-02. Needs the first (apt-get install r-cran-officer).
source "$(dirname "$0")/start.bash" mammoth==1.13.0 python-docx==1.2.0
cat > write.py <<'PY'
import docx
import mammoth
from docx.oxml import parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
run = "<w:r><w:t>{}</w:t></w:r>".format
gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>{}</w:delText></w:r></w:del>'.format
new = '<w:ins w:id="2" w:author="a"><w:r><w:t>{}</w:t></w:r></w:ins>'.format
document = docx.Document()
for body in [
    run("预算") + gone("十") + new("二十") + run("万元"),
    run("定金") + gone("2000") + new("2500") + run("元"),
    '<w:moveFrom w:id="3" w:author="a">' + run("甲方") + "</w:moveFrom>" + run("通知") + '<w:moveTo w:id="4" w:author="a">' + run("甲方") + "</w:moveTo>",
]:
    document.element.body.insert(len(document.paragraphs), parse_xml(f'<w:p xmlns:w="{W}">{body}</w:p>'))
document.save("a.docx")
print("mammoth", mammoth.extract_raw_text("a.docx").value.split())
PY
cat > read.R <<'R'
suppressMessages(library(officer))
cat("officer", format(packageVersion("officer")), docx_summary(read_docx("a.docx"))$text, "\n")
R
{
  venv/bin/python write.py
  Rscript read.R
} | tee out
diff out - <<'END' && echo "as found: a budget of ten and twenty"
mammoth ['预算二十万元', '定金2500元', '通知甲方']
officer 0.6.0 预算十二十万元 定金20002500元 甲方通知甲方 
END
