#!/usr/bin/env bash
# Surprise: kreuzberg and office-oxide give hours that a sheet has added up as a time of a day in 1900: thirty hours, which the format [h]:mm shows as 30:00
# (ECMA-376 Part 1, 18.8.31: elapsed time), are 1900-01-01 06:00:00, and forty-eight are the day after. No cell says a day, and of overtime nothing can be added
# up from it. calamine gives a duration, openpyxl too.
# Seen with kreuzberg 4.10.4, office-oxide 0.1.15, python-calamine 0.9.1 and openpyxl 3.1.5 on 2026-12-01.
source "$(dirname "$0")/start.bash" kreuzberg==4.10.4 office-oxide==0.1.15 python-calamine==0.9.1 openpyxl==3.1.5
cat > run.py <<'PY'
from datetime import timedelta
from importlib.metadata import version

import kreuzberg
import office_oxide
import openpyxl
import python_calamine

book = openpyxl.Workbook()
for hours in [30, 48]:
    book.active.append([timedelta(hours=hours)])
    book.active.cell(book.active.max_row, 1).number_format = "[h]:mm"
book.save("a.xlsx")
print("kreuzberg", version("kreuzberg"), kreuzberg.extract_file_sync("a.xlsx").content.strip().splitlines()[-2:])
print("office-oxide", version("office-oxide"), office_oxide.extract_text("a.xlsx").splitlines()[-2:])
rows = python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python()
print("calamine", version("python-calamine"), [str(row[0]) for row in rows])
print("openpyxl", version("openpyxl"), [str(row[0]) for row in openpyxl.load_workbook("a.xlsx").active.values])
PY
venv/bin/python run.py | tee out
grep -qF "kreuzberg 4.10.4 ['1900-01-01 06:00:00', '1900-01-02 00:00:00']" out && grep -qF "office-oxide 0.1.15 ['1900-01-01 06:00:00', '1900-01-02']" out &&
  [ "$(grep -cF "['1 day, 6:00:00', '2 days, 0:00:00']" out)" = 2 ] && echo "as found: thirty hours are six o'clock"
