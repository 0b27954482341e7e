#!/usr/bin/env bash
# Surprise: openxlsx, the usual reader and writer of Excel sheets for R, gives a text that stands in its cell (t="inlineStr"; ECMA-376 Part 1, 18.18.11) as it is written in the XML: of 李明, which openpyxl writes by numbers where lxml is installed (&#26446;&#26126;; XML 1.0, 4.1), it gives &#26446;&#26126;, headings too, of A&B A&amp;B,
# and of a text with a space at its end xml:space="preserve"> and the text, with no warning, so that no name is found and none joins with another table. Of XlsxWriter's file, whose texts are in a list of their own (t="s"), all are right. readxl reads both alike.
# Seen with r-cran-openxlsx 4.2.5.2-1 and r-cran-readxl 1.4.2-1 of Debian 12, openpyxl 3.1.5 with lxml 6.0.2 and XlsxWriter 3.3.1 (to write) on 2026-12-02. Needs the two (apt-get install).
source "$(dirname "$0")/start.bash" openpyxl==3.1.5 lxml==6.0.2 XlsxWriter==3.3.1
cat > write.py <<'PY'
import openpyxl
import xlsxwriter

rows = [["姓名", "单位"], ["李明", "A&B"], ["王芳", "二科 "]]
book = openpyxl.Workbook()
for row in rows:
    book.active.append(row)
book.save("openpyxl.xlsx")
book = xlsxwriter.Workbook("XlsxWriter.xlsx")
sheet = book.add_worksheet()
for number, row in enumerate(rows):
    sheet.write_row(number, 0, row)
book.close()
PY
venv/bin/python write.py
cat > read.R <<'R'
for (name in c("openxlsx", "readxl")) cat(name, format(packageVersion(name)), "\n")
for (file in c("openpyxl", "XlsxWriter")) {
  path <- paste0(file, ".xlsx")
  cat(file, "by openxlsx:", dQuote(unlist(openxlsx::read.xlsx(path, colNames = FALSE)), FALSE), "\n")
  cat(file, "by readxl:", dQuote(unlist(suppressMessages(readxl::read_excel(path, col_names = FALSE, trim_ws = FALSE))), FALSE), "\n")
}
R
LC_ALL=C.UTF-8 Rscript read.R | tee out
diff out - <<'END' && echo "as found: nobody is named 李明"
openxlsx 4.2.5.2 
readxl 1.4.2 
openpyxl by openxlsx: "&#22995;&#21517;" "&#26446;&#26126;" "&#29579;&#33459;" "&#21333;&#20301;" "A&amp;B" "xml:space="preserve">&#20108;&#31185; " 
openpyxl by readxl: "姓名" "李明" "王芳" "单位" "A&B" "二科 " 
XlsxWriter by openxlsx: "姓名" "李明" "王芳" "单位" "A&B" "二科 " 
XlsxWriter by readxl: "姓名" "李明" "王芳" "单位" "A&B" "二科 " 
END
