#!/usr/bin/env bash
# Surprise: rustpy-xlsxwriter, which writes lists of records to .xlsx, takes the headings of the first record and writes the values of every other in the order in which they stand in it, with no error: a person without a telephone, whose field is not there (as JSON leaves out what is undefined), has the 500 of the income for a telephone,
# and the same record with its fields in another order has its name under 收入. Its CSV is so too. pandas and polars, given the same records, go by the names.
# Seen with rustpy-xlsxwriter 0.8.0, pandas 3.1.1, polars 1.44.2 and python-calamine 0.9.1 (to read) on 2026-12-02.
source "$(dirname "$0")/start.bash" rustpy-xlsxwriter==0.8.0 pandas==3.1.1 polars==1.44.2 python-calamine==0.9.1
cat > run.py <<'PY'
import pandas
import polars
import python_calamine
import rustpy_xlsxwriter

RECORDS = [
    {"姓名": "李明", "电话": "13800138000", "收入": 300},
    {"姓名": "王芳", "收入": 500},
    {"收入": 700, "姓名": "张三", "电话": "13900139000"},
]
rustpy_xlsxwriter.write_worksheet(RECORDS, "a.xlsx")
rustpy_xlsxwriter.write_csv(RECORDS, "a.csv")
print("rustpy-xlsxwriter:", *python_calamine.load_workbook("a.xlsx").get_sheet_by_index(0).to_python(), sep="\n")
print("its CSV:", open("a.csv", encoding="utf-8").read().strip(), sep="\n")
print("pandas:", *pandas.DataFrame(RECORDS).values.tolist(), sep="\n")
print("polars:", *polars.DataFrame(RECORDS).rows(), sep="\n")
PY
{
  venv/bin/pip list 2> log | grep -E '^(rustpy-xlsxwriter|pandas|polars) '
  venv/bin/python run.py
} | tee out
diff out - <<'END' && echo "as found: an income is a telephone number"
pandas            3.1.1
polars            1.44.2
rustpy-xlsxwriter 0.8.0
rustpy-xlsxwriter:
['姓名', '电话', '收入']
['李明', '13800138000', 300.0]
['王芳', 500.0, '']
[700.0, '张三', '13900139000']
its CSV:
姓名,电话,收入
李明,13800138000,300
王芳,500
700,张三,13900139000
pandas:
['李明', '13800138000', 300]
['王芳', nan, 500]
['张三', '13900139000', 700]
polars:
('李明', '13800138000', 300)
('王芳', None, 500)
('张三', '13900139000', 700)
END
