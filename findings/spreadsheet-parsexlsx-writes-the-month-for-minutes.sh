#!/usr/bin/env bash
# Surprise: Spreadsheet::ParseXLSX, a usual reader of Excel sheets for Perl, writes the month where hours that were added up have their minutes: 33 hours and 45 minutes of overtime in [h]:mm (ECMA-376 Part 1, 18.8.31: m beside an h is minutes), which Excel shows as 33:45, are 33:01, as the number is of January 1900 to it,
# and so 8:20 is 8:01; above 31 days, 800:45, it is February, 800:02. Spreadsheet::XLSX does so too: both have the formats of Spreadsheet::ParseExcel. In h:mm and in [h]:mm:ss the minutes are right, and [hh]:mm:ss has [09]:45:00 for 33:45:00.
# Seen with libspreadsheet-parsexlsx-perl 0.27-3+deb12u2, libspreadsheet-xlsx-perl 0.17-1 and libspreadsheet-parseexcel-perl 0.6500-4~deb12u1 of Debian 12 and XlsxWriter 3.3.1 (to write) on 2026-12-02. Needs the first two (apt-get install).
source "$(dirname "$0")/start.bash" XlsxWriter==3.3.1
cat > write.py <<'PY'
import xlsxwriter

book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet()
for row, form in enumerate(["[h]:mm", "[h]:mm:ss", "[hh]:mm:ss", "h:mm"]):
    sheet.write(row, 0, form)
    for column, hours in enumerate([8 + 20 / 60, 33.75, 800.75], 1):
        sheet.write_number(row, column, hours / 24, book.add_format({"num_format": form}))
book.close()
PY
venv/bin/python write.py
perl "$here/sheets.pl" | tee out
diff out - <<'END' && echo "as found: 33:45 is 33:01"
Spreadsheet::ParseXLSX 0.27
  [h]:mm 8:01 33:01 800:02
  [h]:mm:ss 8:20:00 33:45:00 800:45:00
  [hh]:mm:ss [08]:20:00 [09]:45:00 [08]:45:00
  h:mm 8:20 9:45 8:45
Spreadsheet::XLSX 0.17
  [h]:mm 8:01 33:01 800:02
  [h]:mm:ss 8:20:00 33:45:00 800:45:00
  [hh]:mm:ss [08]:20:00 [09]:45:00 [08]:45:00
  h:mm 8:20 9:45 8:45
END
