#!/usr/bin/env bash
# Surprise: fast-ods leaves out the cells of an OpenDocument spreadsheet that a merged one covers (table:covered-table-cell; ODF 1.3 part 3, 9.1.5), and sets nothing
# in their place: in a row whose first two cells are merged, 合计, the sum of the third column stands in the second, and below a name that is merged over two rows the
# income stands under the names. Cells that are repeated and rows that are empty, it keeps in their places. odsslicer and python-calamine keep all.
# Seen with fast-ods 0.3.2, odsslicer 1.0.1, odfdo 3.27.3 and python-calamine 0.9.1 on 2026-12-02.
source "$(dirname "$0")/start.bash" fast-ods==0.3.2 odsslicer==1.0.1 odfdo==3.27.3 python-calamine==0.9.1
cat > run.py <<'PY'
from importlib.metadata import version

import odfdo
import odsslicer
import python_calamine
from fast_ods import ODSParser

document = odfdo.Document("spreadsheet")
document.body.clear()
table = odfdo.Table("S")
table.set_values([["姓名", "收入", "支出"], ["李明", "10", "20"], ["", "11", "21"], ["合计", "", "41"]])
table.set_span((0, 1, 0, 2))
table.set_span((0, 3, 1, 3))
document.body.append(table)
document.save("a.ods")
print("fast-ods", version("fast-ods"), list(ODSParser().parse("a.ods")))
sheet = odsslicer.ODSReader("a.ods").sheets[0]
print("odsslicer", [[sheet[row, column].value for column in range(3)] for row in range(4)])
print("calamine", python_calamine.CalamineWorkbook.from_path("a.ods").get_sheet_by_index(0).to_python())
PY
venv/bin/python run.py | tee out
for one in odsslicer calamine; do grep "^$one" out | grep -qF "['', '11', '21'], ['合计', '', '41']]"; done
grep '^fast-ods' out | grep -qF "('11', '21'), ('合计', '41')]" && echo "as found: the sum of what was spent stands under the income"
