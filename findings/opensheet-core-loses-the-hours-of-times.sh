#!/usr/bin/env bash
# Surprise: opensheet-core, a "fast, memory-efficient spreadsheet I/O library" in Rust, reads every time of a day of an Excel sheet as midnight of 31 December 1899: half past nine, and half past six in the evening, both are datetime(1899, 12, 31, 0, 0), with no error, in its Markdown and its data frame too, so that a list of who came when says
# nothing. Of a day with a time it has both, a microsecond late, and eight hours of work (8:00) are midnight as well. Dates without a time are right. openpyxl and python-calamine have the times.
# Seen with opensheet-core 0.3.0, openpyxl 3.1.5 and python-calamine 0.9.1 on 2026-12-02.
source "$(dirname "$0")/start.bash" opensheet-core==0.3.0 openpyxl==3.1.5 python-calamine==0.9.1
cat > run.py <<'PY'
import datetime
from importlib.metadata import version

import openpyxl
import opensheet_core
import python_calamine

book = openpyxl.Workbook()
for name, value in [
    ("李明", datetime.time(9, 30)),
    ("王芳", datetime.time(18, 30)),
    ("加班", datetime.timedelta(hours=8)),
    ("会议", datetime.datetime(2025, 10, 1, 15, 30)),
    ("签订", datetime.date(2025, 10, 1)),
]:
    book.active.append([name, value])
book.active["B3"].number_format = "h:mm"
book.save("a.xlsx")
print("opensheet-core", version("opensheet-core"))
for row in opensheet_core.read_sheet("a.xlsx"):
    print("  ", *row)
print([line.split("|")[2].strip() for line in opensheet_core.xlsx_to_markdown("a.xlsx").splitlines()[:3]])
print("openpyxl", version("openpyxl"), *(str(row[1].value) for row in openpyxl.load_workbook("a.xlsx").active))
print("python-calamine", version("python-calamine"), *(str(row[1]) for row in python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python()))
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: everyone came at midnight"
opensheet-core 0.3.0
   李明 1899-12-31 00:00:00
   王芳 1899-12-31 00:00:00
   加班 1899-12-31 00:00:00
   会议 2025-10-01 15:30:00.000001
   签订 2025-10-01
['1899-12-31T00:00:00', '--------------------------', '1899-12-31T00:00:00']
openpyxl 3.1.5 09:30:00 18:30:00 08:00:00 2025-10-01 15:30:00 2025-10-01 00:00:00
python-calamine 0.9.1 09:30:00 18:30:00 08:00:00 2025-10-01 15:30:00 2025-10-01
END
