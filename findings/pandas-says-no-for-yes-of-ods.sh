#!/usr/bin/env bash
# Surprise: pandas, reading .ods by odfpy, as it does of itself, takes a truth value (office:boolean-value; ODF 1.3, 19.369) not from its attribute but from the word shown, and all but TRUE for false: who came to the meeting, shown as 是 or 真 (yes, as a format of truth values, number:boolean-style, may show it), is False, and so is
# WAHR of a German sheet and even true. Numbers, dates and percentages it takes from their attributes. By calamine (engine="calamine") all of them are right.
# Seen with pandas 3.1.1, odfpy 1.4.1 and python-calamine 0.9.1 on 2026-12-03.
source "$(dirname "$0")/start.bash" pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
text() { printf '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' "$1"; }
truth() { printf '<table:table-cell office:value-type="boolean" office:boolean-value="%s"><text:p>%s</text:p></table:table-cell>' "$1" "$2"; }
row() { printf '<table:table-row>%s</table:table-row>' "$1$2"; }
python3 "$here/ods.py" a.ods "$(row "$(text 姓名)" "$(text 到会)")$(row "$(text 李明)" "$(truth true 是)")$(row "$(text 王芳)" "$(truth false 否)")$(row "$(text 张三)" "$(truth true TRUE)")$(row "$(text 赵六)" "$(truth true 真)")$(row "$(text 孙七)" "$(truth true true)")$(row "$(text 周八)" "$(truth true WAHR)")"
cat > run.py <<'PY'
from importlib.metadata import version

import pandas

print(*(f"{name} {version(name)}" for name in ("pandas", "odfpy", "python-calamine")))
for engine in (None, "odf", "calamine"):
    print(engine, pandas.read_excel("a.ods", engine=engine).values.tolist())
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: who was there was not"
pandas 3.1.1 odfpy 1.4.1 python-calamine 0.9.1
None [['李明', False], ['王芳', False], ['张三', True], ['赵六', False], ['孙七', False], ['周八', False]]
odf [['李明', False], ['王芳', False], ['张三', True], ['赵六', False], ['孙七', False], ['周八', False]]
calamine [['李明', True], ['王芳', False], ['张三', True], ['赵六', True], ['孙七', True], ['周八', True]]
END
