#!/usr/bin/env bash
# Surprise: xlsx2csv leaves out the phonetic guide (rPh, ECMA-376 Part 1, 18.4.6) of a shared string, and writes it behind the word, as if
# it were part of it, where the same string stands in its cell (t="inlineStr"): 李 with the guide lǐ becomes 李lǐ.
# Seen with xlsx2csv 0.8.6 on 2026-11-29.
source "$(dirname "$0")/start.bash" xlsx2csv==0.8.6
word='<r><t>李</t></r><rPh sb="0" eb="1"><t>lǐ</t></rPh>'
python3 "$here/xlsx.py" a.xlsx "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is>$word</is></c></row>" "<si>$word</si>"
venv/bin/pip list 2>/dev/null | grep xlsx2csv
venv/bin/xlsx2csv a.xlsx | tee out
grep -q '^李,李lǐ' out && echo "as found: shared, the word; within the cell, the word and its guide"
