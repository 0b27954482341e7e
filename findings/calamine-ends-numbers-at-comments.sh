#!/usr/bin/env bash
# Surprise: calamine reads a number only up to an XML comment that stands in its cell: 138<!-- -->00138000 is 138.0, not 13800138000
# and no error, although a comment is no part of the character data (XML 1.0, 2.5). In a text cell it reads on behind the comment.
# Seen with python-calamine 0.9.1 on 2026-11-29.
source "$(dirname "$0")/start.bash" python-calamine==0.9.1
python3 "$here/xlsx.py" a.xlsx '<row r="1"><c r="A1"><v>138<!-- checked -->00138000</v></c>
<c r="B1" t="inlineStr"><is><t>138<!-- checked -->00138000</t></is></c></row>' ''
venv/bin/pip list 2>/dev/null | grep calamine
venv/bin/python -c 'import python_calamine as c; print(c.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python())' | tee out
grep -q "\[\[138.0, '13800138000'\]\]" out && echo "as found: the number ends at the comment, the text does not"
