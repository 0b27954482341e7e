#!/usr/bin/env bash
# Surprise: Roo, the usual reader of spreadsheets for Ruby, has formatted_value for what a cell of an Excel sheet shows, and writes for a day in the usual Chinese form, yyyy"年"m"月"d"日" (as ECMA-376 Part 1, 18.8.31 has literal text), the format itself, with a figure for the month that is none of it: 1 October 2025 is
# yyyy"年"0"月"d"日", as are all days of all years, with no error. yyyy年m月d日 without quotation marks has neither, and the short form of Chinese Excel, [$-804]yyyy-mm-dd, has 00 for October. m/d/yyyy and yyyy-mm-dd are right.
# Seen with ruby-roo 2.10.0-1 of Debian 12 and XlsxWriter 3.3.1 (to write) on 2026-12-02. Needs the first (apt-get install ruby-roo).
source "$(dirname "$0")/start.bash" XlsxWriter==3.3.1
cat > write.py <<'PY'
import xlsxwriter

book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet()
forms = ['yyyy"年"m"月"d"日"', 'm"月"d"日"', 'yyyy"年"m"月"', "yyyy年m月d日", "[$-804]yyyy-mm-dd", "m/d/yyyy", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"]
for row, form in enumerate(forms):
    sheet.write_string(row, 0, form)
    for column, day in enumerate([45931, 45736.5], 1):
        sheet.write_number(row, column, day, book.add_format({"num_format": form}))
book.close()
PY
venv/bin/python write.py
cat > read.rb <<'RB'
require "roo"
puts "roo #{Roo::VERSION}"
sheet = Roo::Excelx.new("a.xlsx").sheet(0)
(1..sheet.last_row).each { |row| puts [sheet.cell(row, 1), sheet.formatted_value(row, 2), sheet.formatted_value(row, 3)].join(" | ") }
puts sheet.cell(1, 2)
RB
ruby -W0 read.rb | tee out
diff out - <<'END' && echo "as found: every day is the same"
roo 2.10.0
yyyy"年"m"月"d"日" | yyyy"年"0"月"d"日" | yyyy"年"0"月"d"日"
m"月"d"日" | 0"月"d"日" | 0"月"d"日"
yyyy"年"m"月" | yyyy"年"0"月" | yyyy"年"0"月"
yyyy年m月d日 | yyyy年0月d日 | yyyy年0月d日
[$-804]yyyy-mm-dd | [$-804]yyyy-00-dd | [$-804]yyyy-00-dd
m/d/yyyy | 10/1/2025 | 3/20/2025
yyyy-mm-dd | 2025-10-01 | 2025-03-20
yyyy-mm-dd hh:mm | 2025-10-01 00:00 | 2025-03-20 12:00
2025-10-01
END
