#!/usr/bin/env bash
# Surprise: pycnnum, which makes numbers of Chinese numerals and numerals of numbers, reads 二百三十万, 2.3 million, as it writes 2300000 itself, as 20300000, and 二千三百万 as
# 2003000000, a hundred times as much, with no error: so it is with all ten thousands whose numeral ends in 十, 百 or 千 behind another of them. 十二万 is right. cn2int reads
# them.
# Seen with pycnnum 2.1.1 and cn2int 0.2.3 on 2026-12-02.
source "$(dirname "$0")/start.bash" pycnnum==2.1.1 cn2int==0.2.3
cat > run.py <<'PY'
from importlib.metadata import version

import cn2int
import pycnnum

print("pycnnum", version("pycnnum"), "cn2int", version("cn2int"))
for number in (120000, 1200000, 2300000, 23000000, 2305000000):
    numeral = pycnnum.num2cn(number)
    print(number, numeral, pycnnum.cn2num(numeral), cn2int.chinese2int(numeral))
wrong = [number for number in range(1, 10000) if pycnnum.cn2num(pycnnum.num2cn(number * 10000)) != number * 10000]
print(len(wrong), "of 9999 ten thousands are read back as another number")
PY
venv/bin/python -W ignore run.py | tee out
diff out - <<'END' && echo "as found: 2300000 comes back as 20300000"
pycnnum 2.1.1 cn2int 0.2.3
120000 十二万 120000 120000
1200000 一百二十万 10200000 1200000
2300000 二百三十万 20300000 2300000
23000000 二千三百万 2003000000 23000000
2305000000 二十三亿零五百万 2305000000 2305000000
972 of 9999 ten thousands are read back as another number
END
