#!/usr/bin/env bash
# Surprise: in a cell of an OpenDocument spreadsheet calamine leaves out line breaks and tabs (text:line-break, text:tab; ODF 1.3 part 3,
# 6.1.4 and 6.1.5) without putting anything in their place: 12 and 34 on two lines are 1234. Spaces (text:s) and paragraphs it keeps.
# Seen with python-calamine 0.9.1 on 2026-12-01.
source "$(dirname "$0")/start.bash" python-calamine==0.9.1
cell() { printf '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' "$1"; }
python3 "$here/ods.py" a.ods "<table:table-row>$(cell '12<text:line-break/>34')$(cell '12<text:tab/>34')$(cell '12<text:s/>34')$(cell '12</text:p><text:p>34')</table:table-row>"
venv/bin/pip list 2>/dev/null | grep calamine
venv/bin/python -c 'import python_calamine as c; print(c.CalamineWorkbook.from_path("a.ods").get_sheet_by_index(0).to_python())' | tee out
grep -qF "[['1234', '1234', '12 34', '12\n34']]" out && echo "as found: two lines are one number"
