#!/usr/bin/env bash
# Surprise: openxlsx, the usual reader and writer of Excel sheets for R, told to read dates as dates (detectDates), takes every Chinese date for a number and sums in Chinese figures for dates: 1 October 2025 as yyyy"年"m"月"d"日", as Chinese offices write it, is 45931, also where openxlsx has written the file itself, while
# 3050 yuan in [DBNum2], shown as 叁仟零伍拾 (ECMA-376 Part 1, 18.8.31), is 7 May 1908, a Date in a data frame, with no warning. yyyy/m/d is a date. readxl reads both rightly.
# Seen with r-cran-openxlsx 4.2.5.2-1 and r-cran-readxl 1.4.2-1 of Debian 12 and XlsxWriter 3.3.1 (to write) on 2026-12-02. Needs the two (apt-get install).
source "$(dirname "$0")/start.bash" XlsxWriter==3.3.1
cat > write.py <<'PY'
import xlsxwriter

for path, form, number in [("a", 'yyyy"年"m"月"d"日"', 45931), ("b", 'm"月"d"日"', 45931), ("c", "yyyy/m/d", 45931), ("d", "[DBNum2]", 3050), ("e", '[DBNum2]0', 45931)]:
    book = xlsxwriter.Workbook(path + ".xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["format", "value"])
    sheet.write(1, 0, form)
    sheet.write_number(1, 1, number, book.add_format({"num_format": form}))
    book.close()
PY
venv/bin/python write.py
cat > read.R <<'R'
for (name in c("openxlsx", "readxl")) cat(name, format(packageVersion(name)), "\n")
book <- openxlsx::createWorkbook()
openxlsx::addWorksheet(book, "S")
openxlsx::writeData(book, 1, data.frame(format = "its own", value = as.Date("2025-10-01")))
openxlsx::addStyle(book, 1, openxlsx::createStyle(numFmt = 'yyyy"年"m"月"d"日"'), rows = 2, cols = 2)
openxlsx::saveWorkbook(book, "f.xlsx")
for (file in c("a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx", "e.xlsx", "f.xlsx")) {
  one <- openxlsx::read.xlsx(file, detectDates = TRUE)
  two <- readxl::read_excel(file)
  cat(one$format, "openxlsx:", class(one$value)[1], format(one$value), "readxl:", class(two$value)[1], format(two$value), "\n")
}
R
LC_ALL=C.UTF-8 TZ=UTC Rscript read.R | tee out
diff out - <<'END' && echo "as found: 3050 yuan are a day of 1908"
openxlsx 4.2.5.2 
readxl 1.4.2 
yyyy"年"m"月"d"日" openxlsx: numeric 45931 readxl: POSIXct 2025-10-01 
m"月"d"日" openxlsx: numeric 45931 readxl: POSIXct 2025-10-01 
yyyy/m/d openxlsx: Date 2025-10-01 readxl: POSIXct 2025-10-01 
[DBNum2] openxlsx: Date 1908-05-07 readxl: numeric 3050 
[DBNum2]0 openxlsx: numeric 45931 readxl: numeric 45931 
its own openxlsx: numeric 45931 readxl: POSIXct 2025-10-01 
END
