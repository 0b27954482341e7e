#!/usr/bin/env bash
# Surprise: Spreadsheet::XLSX, a reader of Excel sheets for Perl, writes part of the format in place of a sum in Chinese figures, as forms for payment in China have it ([DBNum2], one of Excel's own; ECMA-376 Part 1, 18.8.31): 3050 is [DBNu52][$-804]General, and nothing else is left of it (it takes the m for that of a month,
# and 3050 is a day of May 1908). One that knew no such format would write 3050. The long date of Excel, [$-F800]dddd, mmmm dd, yyyy, makes MondayOctober October 012025 2025 of 1 October 2025, a Wednesday. Spreadsheet::ParseXLSX has General for the sum, the word for the number itself, and the right day.
# Seen with libspreadsheet-xlsx-perl 0.17-1 and libspreadsheet-parsexlsx-perl 0.27-3+deb12u2 of Debian 12 and XlsxWriter 3.3.1 (to write) on 2026-12-02. Needs the two (apt-get install).
source "$(dirname "$0")/start.bash" XlsxWriter==3.3.1
cat > write.py <<'PY'
import xlsxwriter

book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet()
for row, (name, form, number) in enumerate(
    [("sum", "[DBNum2][$-804]General", 3050), ("sum", "[DBNum2]0", 120000), ("sum", "#,##0.00", 3050), ("day", "[$-F800]dddd, mmmm dd, yyyy", 45931), ("day", "yyyy-mm-dd", 45931)]
):
    sheet.write(row, 0, name)
    sheet.write_number(row, 1, number, book.add_format({"num_format": form}))
book.close()
PY
venv/bin/python write.py
perl "$here/sheets.pl" | tee out
diff out - <<'END' && echo "as found: the sum is the name of a format"
Spreadsheet::ParseXLSX 0.27
  sum General
  sum 120000
  sum 3,050.00
  day Wednesday, October 01, 2025
  day 2025-10-01
Spreadsheet::XLSX 0.17
  sum [DBNu52][$-804]General
  sum [DBNu72]0
  sum 3,050.00
  day MondayOctober October 012025 2025
  day 2025-10-01
END
