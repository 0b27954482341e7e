#!/usr/bin/env bash
# Surprise: Apache Tika, the usual reader of files for search engines, leaves the cells of an .xls file that are true or false ([MS-XLS], 2.4.24, BoolErr) out of its text, with no error and no warning: of a list of who has paid, shown as TRUE and FALSE in Excel, there are the names and an empty column. Of an .xlsx of the same list it has
# them. xls2csv of catdoc, the usual maker of CSV from .xls on a command line, leaves them out as well. python-calamine has them.
# Seen with iscc-tika 0.6.0 (Apache Tika 3.3.2), catdoc 0.95-6~deb12u1 of Debian 12, python-calamine 0.9.1, xlwt 1.3.0 and openpyxl 3.1.5 (to write) on 2026-12-02. Needs the apt-get of Debian 12.
source "$(dirname "$0")/start.bash" iscc-tika==0.6.0 xlwt==1.3.0 openpyxl==3.1.5 python-calamine==0.9.1
apt-get download catdoc=1:0.95-6~deb12u1 > log 2>&1
dpkg -x catdoc_*.deb .
cat > run.py <<'PY'
from importlib.metadata import version

import iscc_tika
import openpyxl
import python_calamine
import xlwt

rows = [["姓名", "已付", "金额"], ["李明", True, 100], ["王芳", False, 200]]
old, new = xlwt.Workbook(), openpyxl.Workbook()
sheet = old.add_sheet("S")
for number, row in enumerate(rows):
    new.active.append(row)
    for column, value in enumerate(row):
        sheet.write(number, column, value)
old.save("a.xls")
new.save("a.xlsx")
for path in "a.xls", "a.xlsx":
    text = iscc_tika.Extractor().extract_file_to_string(path)[0]
    print("iscc-tika", version("iscc-tika"), path, [line.strip().split("\t") for line in text.splitlines() if "\t" in line])
print("python-calamine", version("python-calamine"), python_calamine.CalamineWorkbook.from_path("a.xls").get_sheet_by_index(0).to_python())
PY
{
  venv/bin/python run.py
  echo "xls2csv:" $(usr/bin/xls2csv -d utf-8 a.xls | tr -d '\f')
} | tee out
diff out - <<'END' && echo "as found: nobody has paid, or has not"
iscc-tika 0.6.0 a.xls [['姓名', '已付', '金额'], ['李明', '', '100'], ['王芳', '', '200']]
iscc-tika 0.6.0 a.xlsx [['姓名', '已付', '金额'], ['李明', 'TRUE', '100'], ['王芳', 'FALSE', '200']]
python-calamine 0.9.1 [['姓名', '已付', '金额'], ['李明', True, 100], ['王芳', False, 200]]
xls2csv: "姓名","已付","金额" "李明",,"100" "王芳",,"200"
END
