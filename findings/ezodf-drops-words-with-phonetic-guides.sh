#!/usr/bin/env bash
# Surprise: in a cell of an OpenDocument spreadsheet ezodf leaves out the words over which a phonetic guide (拼音, text:ruby; ODF 1.3
# part 3, 6.4) is set: not the guide alone but the base text with it, without a warning. So does pyexcel-ods3, which builds on its heir.
# Seen with ezodf 0.3.2, pyexcel-ods3 0.6.1 and pyexcel-ezodf 0.3.4 on 2026-12-01.
source "$(dirname "$0")/start.bash" ezodf==0.3.2 lxml==6.0.2
"$folder/venv/bin/pip" -q install --target heir pyexcel-ods3==0.6.1 pyexcel-ezodf==0.3.4
ruby='<text:ruby><text:ruby-base>李</text:ruby-base><text:ruby-text>lǐ</text:ruby-text></text:ruby>'
python3 "$here/ods.py" a.ods "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>致${ruby}明</text:p></table:table-cell></table:table-row>"
cat > run.py <<'PY'
import sys
from importlib.metadata import version
if sys.argv[1] == "heir":
    sys.path.insert(0, "heir")
    from pyexcel_ods3 import get_data
    print("pyexcel-ods3", get_data("a.ods")["S"][0][0])
else:
    import ezodf
    print("ezodf", version("ezodf"), ezodf.opendoc("a.ods").sheets[0]["A1"].value)
PY
for which in own heir; do venv/bin/python run.py "$which"; done | tee out
[ "$(grep -c 致明 out)" = 2 ] && ! grep -q 李 out && echo "as found: the word under the guide is gone"
