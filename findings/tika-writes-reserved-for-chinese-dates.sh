#!/usr/bin/env bash
# Surprise: Apache Tika, the usual reader of files for search engines, writes a word from its own list in place of a date that has the format 31, which is the long date of a Chinese Excel (yyyy"年"m"月"d"日", built in for zh-cn; ECMA-376 Part 1, 18.8.30): a person born on 1 October 1990 is reserved-33147x1F, and
# by 27 reserved-33147x1B; noon by 32 is reserved-01x2 (it takes its own word "reserved-0x1F" for a format, and the letters in it for days and hours), with no error. By 57, of the same list, it is 33147. The same format written out has a quotation mark at each word, 1990"年"10"月"1"日", in which no reader finds a date. 1990/10/1 is right.
# Seen with iscc-tika 0.6.0 (Apache Tika 3.3.2) and XlsxWriter 3.3.1 (to write) on 2026-12-02.
source "$(dirname "$0")/start.bash" iscc-tika==0.6.0 XlsxWriter==3.3.1
cat > run.py <<'PY'
from importlib.metadata import version

import iscc_tika
import xlsxwriter

book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet("名单")
for row, form in enumerate([14, 27, 31, 57, "yyyy/m/d", 'yyyy"年"m"月"d"日"']):
    sheet.write(row, 0, f"格式 {form}")
    sheet.write_number(row, 1, 33147, book.add_format({"num_format": form}))
sheet.write(6, 0, "格式 32")
sheet.write_number(6, 1, 0.5, book.add_format({"num_format": 32}))
book.close()
print("iscc-tika", version("iscc-tika"))
for line in iscc_tika.Extractor().extract_file_to_string("a.xlsx")[0].splitlines():
    if line.strip():
        print(line.strip())
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: nobody is born on a day"
iscc-tika 0.6.0
名单
格式 14	10/1/90
格式 27	reserved-33147x1B
格式 31	reserved-33147x1F
格式 57	33147
格式 yyyy/m/d	1990/10/1
格式 yyyy"年"m"月"d"日"	1990"年"10"月"1"日"
格式 32	reserved-01x2
END
