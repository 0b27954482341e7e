#!/usr/bin/env bash
# Surprise: stream-xlsx-py, which reads Excel sheets into frames of polars, drops every character that is written by its number or its name in XML (&#26446;, &amp;; XML 1.0, 4.1), with no error: openpyxl writes all that is not ASCII so where lxml is installed, and of a list by it no Chinese word is left: 李明 is an empty text, as is every other
# name, 电话13800138000 is 13800138000, the headings are column_0. Of a list by XlsxWriter, which writes characters as they are, the names are there, and < and & are not: 年龄<18 is 年龄18, A&B AB, for nothing can write them otherwise. python-calamine reads both alike.
# Seen with stream-xlsx-py 0.4.0 (polars 1.44.2), python-calamine 0.9.1, openpyxl 3.1.5 with lxml 6.0.2 and XlsxWriter 3.3.1 on 2026-12-02.
source "$(dirname "$0")/start.bash" stream-xlsx-py==0.4.0 polars==1.44.2 python-calamine==0.9.1 openpyxl==3.1.5 lxml==6.0.2 XlsxWriter==3.3.1
cat > run.py <<'PY'
import openpyxl
import python_calamine
import stream_xlsx_py
import xlsxwriter

ROWS = [("姓名", "phone", "备注"), ("李明", "电话13800138000", "年龄<18"), ("王芳", "010-12345678", "A&B")]
book = openpyxl.Workbook()
for row in ROWS:
    book.active.append(row)
book.save("openpyxl.xlsx")
with xlsxwriter.Workbook("xlsxwriter.xlsx") as book:
    sheet = book.add_worksheet()
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
for path in ["openpyxl.xlsx", "xlsxwriter.xlsx"]:
    for frame in stream_xlsx_py.read_xlsx(path):
        print(path, "stream-xlsx-py:", frame.columns, frame.rows())
    print(path, "python-calamine:", python_calamine.load_workbook(path).get_sheet_by_index(0).to_python())
PY
{
  venv/bin/pip list 2> log | grep -E '^(stream-xlsx-py|python-calamine|openpyxl|lxml) '
  venv/bin/python run.py
} | tee out
diff out - <<'END' && echo "as found: nobody has a name"
lxml              6.0.2
openpyxl          3.1.5
python-calamine   0.9.1
stream-xlsx-py    0.4.0
openpyxl.xlsx stream-xlsx-py: ['column_0', 'phone', 'Unknown_2'] [('', '13800138000', '18'), ('', '010-12345678', 'AB')]
openpyxl.xlsx python-calamine: [['姓名', 'phone', '备注'], ['李明', '电话13800138000', '年龄<18'], ['王芳', '010-12345678', 'A&B']]
xlsxwriter.xlsx stream-xlsx-py: ['姓名', 'phone', '备注'] [('李明', '电话13800138000', '年龄18'), ('王芳', '010-12345678', 'AB')]
xlsxwriter.xlsx python-calamine: [['姓名', 'phone', '备注'], ['李明', '电话13800138000', '年龄<18'], ['王芳', '010-12345678', 'A&B']]
END
