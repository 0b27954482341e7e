#!/usr/bin/env bash
# Surprise: tuomin, which masks addresses of a table behind the district, as its README shows (上海市浦东新区******), looks behind the city first for 市 anywhere in the rest and only then for 区 (district) and 县: where the name of a building has a 市, as 城市花园, 超市 (supermarket) and 菜市口 have, street, number and all up to there stay, of
# 北京市海淀区中关村大街1号城市花园3栋 there is left 北京市海淀区中关村大街1号城市****, and of 北京市西城区菜市口大街2号 the district and 菜市 too. Without such a name it masks as it says. An address that begins at the district, as everyone writes it in its own city, is not masked at all.
# Seen with tuomin 0.1.3 and openpyxl 3.1.5 (to write and to look) on 2026-12-03.
source "$(dirname "$0")/start.bash" tuomin==0.1.3 openpyxl==3.1.5
cat > run.py <<'PY'
import subprocess
from importlib.metadata import version

import openpyxl

print("tuomin", version("tuomin"))
addresses = ["北京市海淀区中关村大街1号", "北京市海淀区中关村大街1号城市花园3栋", "上海市浦东新区世纪大道100号超市2楼", "北京市西城区菜市口大街2号", "海淀区中关村大街1号"]
book = openpyxl.Workbook()
for value in ["地址", *addresses]:
    book.active.append([value])
book.save("a.xlsx")
subprocess.run(["venv/bin/tuomin", "a.xlsx", "--col", "A:address:replace"], check=True, stdout=subprocess.DEVNULL)
for before, (after,) in zip(addresses, list(openpyxl.load_workbook("a_masked.xlsx").active.values)[1:]):
    print(before, after)
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: streets and numbers are shown"
tuomin 0.1.3
北京市海淀区中关村大街1号 北京市海淀区*******
北京市海淀区中关村大街1号城市花园3栋 北京市海淀区中关村大街1号城市****
上海市浦东新区世纪大道100号超市2楼 上海市浦东新区世纪大道100号超市**
北京市西城区菜市口大街2号 北京市西城区菜市*****
海淀区中关村大街1号 海淀区中关村大街1号
END
