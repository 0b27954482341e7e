#!/usr/bin/env bash
# Surprise: python-stdnum takes a Chinese identity number for false if the county did not exist yet on the day of birth. The six digits name
# the place of registration, not that of birth at the time (GB 11643-1999, 地址码): who was born in 1970 and registered in Pudong (310115, there since
# 1993) has such a number for life, as have Hong Kong residents on the mainland (810000, issued since 2018). Here both are refused, check digit and all.
# Seen with python-stdnum 2.2 on 2026-11-29.
source "$(dirname "$0")/start.bash" python-stdnum==2.2
venv/bin/pip list 2>/dev/null | grep python-stdnum
cat > check.py <<'PY'
from identity import number
from stdnum.cn import ric
for first in ("31011519700101123", "31011520000101123", "81000019900101123", "81000020000101123"):
    print(first[:6], "born", first[6:10], ric.is_valid(number(first)))
PY
PYTHONPATH=$here venv/bin/python check.py | tee out
grep -q '310115 born 2000 True' out && grep -q '810000 born 2000 True' out
grep -q '310115 born 1970 False' out && grep -q '810000 born 1990 False' out && echo "as found: born before the county, refused"
