#!/usr/bin/env bash
# Surprise: calamine, with which pandas and polars read spreadsheets, refuses an OpenDocument spreadsheet whose XML is indented, with an error about text where a cell
# is expected, as soon as a row has two cells. Space between the elements of a table means nothing (ODF 1.3 part 3, 6.1.2: white space counts in paragraphs alone),
# and odfdo, the usual writer for Python, indents when it is asked for pretty output. Saved without, the same table is read; odsslicer reads both alike.
# Seen with python-calamine 0.9.1, odfdo 3.27.3 and odsslicer 1.0.1 on 2026-12-02.
source "$(dirname "$0")/start.bash" python-calamine==0.9.1 odfdo==3.27.3 odsslicer==1.0.1
cat > run.py <<'PY'
from importlib.metadata import version

import odfdo
import odsslicer
import python_calamine

for pretty in (True, False):
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("S")
    table.set_values([["姓名", "电话"], ["李明", "13800138000"]])
    document.body.append(table)
    document.save("a.ods", pretty=pretty)
    try:
        rows = python_calamine.CalamineWorkbook.from_path("a.ods").get_sheet_by_index(0).to_python()
    except python_calamine.CalamineError as error:
        rows = str(error)
    print("calamine", version("python-calamine"), "indented:" if pretty else "plain:", rows)
    sheet = odsslicer.ODSReader("a.ods").sheets[0]
    print("odsslicer", "indented:" if pretty else "plain:", [[sheet[row, column].value for column in range(2)] for row in range(2)])
PY
venv/bin/python run.py | tee out
for one in 'odsslicer indented' 'odsslicer plain' 'calamine 0.9.1 plain'; do grep -qxF "$one: [['姓名', '电话'], ['李明', '13800138000']]" out; done
grep -q "^calamine 0.9.1 indented: Expecting 'table-cell', found 'Text" out && echo "as found: the list is refused for its line breaks"
