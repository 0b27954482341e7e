#!/usr/bin/env bash
# Surprise: sinan, which finds dates and numbers in Chinese text, reads 二〇二〇年十月一日, as official documents write it, as 1 October of this year, and 一九九〇年三月五日 as 5 March of it: it does not know 〇 (U+3007; GB/T 15835-2011 has it for years), takes what is before it for no part of the date, and says nothing. With 零 it is 2020.
# Seen with sinan 0.1.5 on 2026-12-02.
source "$(dirname "$0")/start.bash" sinan==0.1.5
cat > run.py <<'PY'
import contextlib
import io
from datetime import datetime
from importlib.metadata import version

from sinan import Sinan

print("sinan", version("sinan"))
for text in ["二〇二〇年十月一日", "一九九〇年三月五日", "二零二零年十月一日", "2020年10月1日"]:
    before = datetime.now().year
    with contextlib.redirect_stdout(io.StringIO()):
        found = Sinan(text).parse()["datetime"][0][:10]
    print(text, found.replace(str(before), "THIS YEAR"))
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: 2020 is this year"
sinan 0.1.5
二〇二〇年十月一日 THIS YEAR-10-01
一九九〇年三月五日 THIS YEAR-03-05
二零二零年十月一日 2020-10-01
2020年10月1日 2020-10-01
END
