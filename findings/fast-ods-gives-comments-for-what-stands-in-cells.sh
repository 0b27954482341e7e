#!/usr/bin/env bash
# Surprise: fast-ods gives of a cell of an OpenDocument spreadsheet the first paragraph that it meets, and that is the comment's if the cell has one, for it stands in
# the cell before the text (office:annotation; ODF 1.3 part 3, 14.1): for the telephone number of a person on whom someone noted 已离职 there is 已离职, and the number
# is nowhere. Of a cell of two paragraphs, 100 and 200, it gives 100. Nothing is said of it. odsslicer and python-calamine keep comment and text apart.
# Seen with fast-ods 0.3.2, odsslicer 1.0.1 and python-calamine 0.9.1 on 2026-12-02.
source "$(dirname "$0")/start.bash" fast-ods==0.3.2 odsslicer==1.0.1 python-calamine==0.9.1
cell() { printf '<table:table-cell office:value-type="string">%s</table:table-cell>' "$1"; }
python3 "$here/ods.py" a.ods "<table:table-row>$(cell '<text:p>姓名</text:p>')$(cell '<text:p>电话</text:p>')$(cell '<text:p>金额</text:p>')</table:table-row>\
<table:table-row>$(cell '<text:p>李明</text:p>')$(cell '<office:annotation><text:p>已离职</text:p></office:annotation><text:p>13800138000</text:p>')\
$(cell '<text:p>100</text:p><text:p>200</text:p>')</table:table-row>"
cat > run.py <<'PY'
from importlib.metadata import version

import odsslicer
import python_calamine
from fast_ods import ODSParser

print("fast-ods", version("fast-ods"), list(ODSParser().parse("a.ods")))
sheet = odsslicer.ODSReader("a.ods").sheets[0]
print("odsslicer", [[sheet[row, column].value for column in range(3)] for row in range(2)])
print("calamine", python_calamine.CalamineWorkbook.from_path("a.ods").get_sheet_by_index(0).to_python())
PY
venv/bin/python run.py | tee out
for one in odsslicer calamine; do grep "^$one" out | grep -qF "'李明', '13800138000', '100\n200'"; done
grep -qxF "fast-ods 0.3.2 [('姓名', '电话', '金额'), ('李明', '已离职', '100')]" out && echo "as found: the telephone number is a comment"
