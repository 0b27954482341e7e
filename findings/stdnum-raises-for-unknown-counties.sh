#!/usr/bin/env bash
# Surprise: stdnum.cn.ric.is_valid raises KeyError for an identity number whose province is known and whose county is not, where is_valid of every
# number that python-stdnum knows promises False: a scan of a column ends at the first such number.
# Seen with python-stdnum 2.2 on 2026-11-29.
source "$(dirname "$0")/start.bash" python-stdnum==2.2
venv/bin/pip list 2>/dev/null | grep python-stdnum
cat > check.py <<'PY'
from identity import number
from stdnum.cn import ric
print("unknown province:", ric.is_valid(number("99010119700101123")))
try:
    print("unknown county:", ric.is_valid(number("11019919700101123")))
except KeyError as error:
    print("unknown county: KeyError", error)
PY
PYTHONPATH=$here venv/bin/python check.py | tee out
grep -q 'unknown province: False' out && grep -q 'unknown county: KeyError' out && echo "as found: False for the one, an exception for the other"
