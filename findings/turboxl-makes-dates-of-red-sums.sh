#!/usr/bin/env bash
# Surprise: turboxl, which makes CSV of Excel sheets and hands them to pandas, takes the d of [Red] in a number format for that of a day: a column of sums whose losses are red, as Excel's own list of formats has it (0.00_ ;[Red]\-0.00\ ; ECMA-376 Part 1, 18.8.31: a colour in brackets is shown nowhere), is a column of
# dates, 1234.5 yuan is 18 May 1903 and a loss of 50 is 1899-11-11, with no error and no trace of the figure. A unit in quotation marks does so too: 100 in 0"days" is a day of 1900, 12.5 in 0.0"m/s" is noon in the CSV. In blue all is right. python-calamine has the sums.
# Seen with turboxl 0.3.2, python-calamine 0.9.1 and openpyxl 3.1.5 (to write) on 2026-12-02.
source "$(dirname "$0")/start.bash" turboxl==0.3.2 python-calamine==0.9.1 openpyxl==3.1.5
cat > run.py <<'PY'
import openpyxl
import python_calamine
import turboxl

book = openpyxl.Workbook()
sheet = book.active
for value, form in [(1234.5, "0.00_ ;[Red]\\-0.00\\ "), (-50, "0.00_ ;[Red]\\-0.00\\ "), (1234.5, "#,##0.00;[Blue]-#,##0.00"), (100, '0"days"'), (12.5, '0.0"m/s"')]:
    sheet.append([form, value])
    sheet.cell(sheet.max_row, 2).number_format = form
book.save("a.xlsx")
print("turboxl:")
print(turboxl.read_sheet_to_csv("a.xlsx"), end="")
with turboxl.load_workbook("a.xlsx") as book:
    print([row[1] for row in book.get_sheet_by_name("Sheet").to_python()])
print("python-calamine:", [row[1] for row in python_calamine.load_workbook("a.xlsx").get_sheet_by_index(0).to_python()])
PY
{
  venv/bin/pip list 2> log | grep -E '^(turboxl|python-calamine) '
  venv/bin/python run.py
} | tee out
diff out - <<'END' && echo "as found: a loss is a day of 1899"
python-calamine 0.9.1
turboxl         0.3.2
turboxl:
0.00_ ;[Red]\-0.00\ ,1903-05-18
0.00_ ;[Red]\-0.00\ ,1899-11-11
"#,##0.00;[Blue]-#,##0.00",1234.5
"0""days""",1900-04-09T00:00:00
"0.0""m/s""",12:00:00
[datetime.datetime(1903, 5, 18, 12, 0), datetime.datetime(1899, 11, 11, 0, 0), 1234.5, datetime.datetime(1900, 4, 9, 0, 0), 12.5]
python-calamine: [1234.5, -50.0, 1234.5, 100.0, 12.5]
END
