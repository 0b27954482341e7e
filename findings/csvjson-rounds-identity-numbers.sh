#!/usr/bin/env bash
# Surprise: csvkit counts with decimals of any length, and csvsort gives identity numbers as they stand; csvjson, with the same kinds of columns, writes them as floating numbers: of two persons one behind the other, 110101199001010015 and 110101199001010023, both have 1.1010119900101002e+17, with no warning, and no figures of 18 are left
# to be found or masked. Where one of the column ends in X, all are text and all are right, so that it hangs on a stranger's number; telephones get .0 behind. pandas writes whole numbers.
# Seen with csvkit 2.2.0, agate 1.14.2 and pandas 3.1.1 on 2026-12-03.
source "$(dirname "$0")/start.bash" csvkit==2.2.0 agate==1.14.2 pandas==3.1.1
cat > write.py <<'PY'
import os
import sys

sys.path.insert(0, os.environ["here"])
from identity import number

first, second, other = map(number, ["11010119900101001", "11010119900101002", "11010119900101011"])
for name, some in [("a", [first, second]), ("b", [first, other])]:
    open(f"{name}.csv", "w").write("姓名,号,电话\n" + "".join(f"{who},{one},13800138000\n" for who, one in zip("甲乙", some)))
PY
here=$here venv/bin/python write.py
{
  venv/bin/csvjson --version
  for file in a b; do
    venv/bin/csvsort -c 姓名 $file.csv
    venv/bin/csvjson $file.csv
    echo
  done
  venv/bin/python -c 'import pandas; print("pandas", pandas.__version__, pandas.read_csv("a.csv").to_json(orient="records", force_ascii=False))'
} | tee out
diff out - <<'END' && echo "as found: no figure of a person's number is left whole"
csvjson 2.2.0
姓名,号,电话
乙,110101199001010023,13800138000
甲,110101199001010015,13800138000
[{"姓名": "甲", "号": 1.1010119900101002e+17, "电话": 13800138000.0}, {"姓名": "乙", "号": 1.1010119900101002e+17, "电话": 13800138000.0}]
姓名,号,电话
乙,110101199001010111,13800138000
甲,110101199001010015,13800138000
[{"姓名": "甲", "号": 1.1010119900101002e+17, "电话": 13800138000.0}, {"姓名": "乙", "号": 1.1010119900101011e+17, "电话": 13800138000.0}]
pandas 3.1.1 [{"姓名":"甲","号":110101199001010015,"电话":13800138000},{"姓名":"乙","号":110101199001010023,"电话":13800138000}]
END
