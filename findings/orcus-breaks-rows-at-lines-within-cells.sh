#!/usr/bin/env bash
# Surprise: orcus-xlsx, which makes CSV of Excel sheets with the library by which LibreOffice reads several of its formats, puts quotation marks around a field with a comma and none around one with a line end (RFC 4180, 2.6 names both): the address 上海市, 浦东 on two lines of a cell ends the row,
# the second line is a person named 浦东 whose address is 200, and the sum of 王芳 is gone, with no word of it. Its JSON has the line end as it is within the string, so that no reader of JSON takes it (RFC 8259, 7). xlsx2csv quotes both. (It ends with 1 whatever it has read.)
# Seen with liborcus-bin 0.17.2-2+b2 of Debian 12, xlsx2csv 0.8.6 and XlsxWriter 3.3.1 (to write) on 2026-12-02. Needs orcus-xlsx (apt-get install liborcus-bin).
source "$(dirname "$0")/start.bash" XlsxWriter==3.3.1 xlsx2csv==0.8.6
cat > write.py <<'PY'
import xlsxwriter

book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet("S")
for number, row in enumerate([["姓名", "地址", "金额"], ["李明", "北京市,海淀区", 100], ["王芳", "上海市\n浦东", 200], ["张三", "广州市", 300]]):
    sheet.write_row(number, 0, row)
book.close()
PY
cat > read.py <<'PY'
import csv
import sys

for row in csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")):
    print(" ", list(row.values()))
PY
venv/bin/python write.py
{
  dpkg-query -W liborcus-bin
  orcus-xlsx -f csv -o csv a.xlsx || echo "ends with $?"
  venv/bin/python read.py csv/S.csv
  orcus-xlsx -f json -o json a.xlsx || true
  venv/bin/python -c 'import json; json.load(open("json/S.json"))' 2>&1 | tail -1 || true
  echo "xlsx2csv $(venv/bin/xlsx2csv --version)"
  venv/bin/xlsx2csv a.xlsx b.csv
  venv/bin/python read.py b.csv
} | tee out
diff out - <<'END' && echo "as found: 浦东 is a person"
liborcus-bin	0.17.2-2+b2
ends with 1
  ['李明', '北京市,海淀区', '100']
  ['王芳', '上海市', None]
  ['浦东', '200', None]
  ['张三', '广州市', '300']
json.decoder.JSONDecodeError: Invalid control character at: line 4 column 26 (char 109)
xlsx2csv 0.8.6
  ['李明', '北京市,海淀区', '100']
  ['王芳', '上海市\n浦东', '200']
  ['张三', '广州市', '300']
END
