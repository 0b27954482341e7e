#!/usr/bin/env bash
# Surprise: officer, the usual package of R for Word files, puts nothing in place of a tab or a line break in its table of what a .docx holds (docx_summary): 2024年, 100 and 200 with tabs between are 2024年100200, and 长安街1号 and 2单元 on two lines are one word; nor between two paragraphs in a cell of a table, so that 100 and 200
# there are 100200. A hyphen that does not break (w:noBreakHyphen; ECMA-376 Part 1, 17.3.3.18), as Word sets it into telephone numbers, is gone as well: 010-62345678 is 01062345678. python-docx has all of them.
# Seen with r-cran-officer 0.6.0+dfsg-1 of Debian 12 and python-docx 1.2.0 on 2026-12-02. Needs the first (apt-get install r-cran-officer).
source "$(dirname "$0")/start.bash" python-docx==1.2.0
cat > write.py <<'PY'
import docx

document = docx.Document()
document.add_paragraph("2024年\t100\t200")
document.add_paragraph("长安街1号\n2单元")
hyphen = document.add_paragraph().add_run("010")
hyphen._r.append(docx.oxml.OxmlElement("w:noBreakHyphen"))
document.paragraphs[2].add_run("62345678")
cell = document.add_table(1, 1).cell(0, 0)
cell.text = "100"
cell.add_paragraph("200")
document.save("a.docx")
print("python-docx", [one.text for one in document.paragraphs] + [cell.text])
PY
cat > read.R <<'R'
suppressMessages(library(officer))
cat("officer", format(packageVersion("officer")), "\n")
print(docx_summary(read_docx("a.docx"))$text)
R
{
  venv/bin/python write.py
  Rscript read.R
} | tee out
diff out - <<'END' && echo "as found: 100 and 200 are 100200"
python-docx ['2024年\t100\t200', '长安街1号\n2单元', '010-62345678', '100\n200']
officer 0.6.0 
[1] "2024年100200"   "长安街1号2单元" "01062345678"    "100200"        
END
