#!/usr/bin/env bash
# Surprise: ssconvert of Gnumeric, the usual converter of spreadsheets on a command line, leaves a cell empty whose format spells the number in Chinese figures ([DBNum2], 叁仟零伍拾, as every form for payment in China has its sum), with no error and no warning: in HTML, in CSV with format=preserve and in the shown text of .ods (text:p)
# there is nothing where Excel shows the sum, and where 上午 or 下午 (format 34 of Excel's own for Chinese; ECMA-376 Part 1, 18.8.30) shows a time, nothing either. One that knows no such format would write 3050. The value is in its .xlsx and .ods. A time in h"时"mm"分" is right.
# Seen with gnumeric 1.12.55-1 of Debian 12 and openpyxl 3.1.5 (to write) on 2026-12-02. Needs ssconvert (apt-get install gnumeric).
source "$(dirname "$0")/start.bash" openpyxl==3.1.5
cat > write.py <<'PY'
import openpyxl

book = openpyxl.Workbook()
sheet = book.active
for value, form in [
    (3050, "[DBNum2][$-804]General"), (3050, '[DBNum2][$-804]General"元整"'), (3050, "[DBNum1][$-804]0"), (45931.75, '上午/下午h"时"mm"分"'),
    (45931.75, 'h"时"mm"分"'), (3050, '0"元整"'),
]:
    sheet.append([form, value])
    sheet.cell(sheet.max_row, 2).number_format = form
book.save("a.xlsx")
PY
venv/bin/python write.py
{
  ssconvert --version 2>&1 | head -1
  ssconvert -T Gnumeric_stf:stf_assistant -O 'format=preserve separator=|' a.xlsx a.csv 2> log
  cat a.csv
  ssconvert a.xlsx a.html 2> log
  echo "HTML: $(tr -d '\n' < a.html | grep -oE '<td[^>]*>(<font[^>]*>)?[^<]*' | sed 's/.*>//' | awk 'NR % 2 == 0' | tr '\n' '|')"
  ssconvert a.xlsx a.ods 2> log
  unzip -p a.ods content.xml | grep -oE 'office:value="[^"]*"><text:p/?>[^<]*'
} | tee out
diff out - <<'END' && echo "as found: a sum in words is not there"
ssconvert version '1.12.55'
[DBNum2][$-804]General|
"[DBNum2][$-804]General""元整"""|
[DBNum1][$-804]0|
"上午/下午h""时""mm""分"""|
"h""时""mm""分"""|18时00分
"0""元整"""|3050元整
HTML: ||||18&#26102;00&#20998;|3050&#20803;&#25972;|
office:value="3050"><text:p/>
office:value="3050"><text:p/>
office:value="3050"><text:p/>
office:value="45931.75"><text:p/>
office:value="3050"><text:p>3050元整
END
