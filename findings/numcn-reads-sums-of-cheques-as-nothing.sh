#!/usr/bin/env bash
# Surprise: numcn, which turns Chinese numerals and numbers into each other, leaves out every character that it does not know and reads on, with no error: of 叁仟零伍拾, the form that every cheque and contract has, it makes 0, of 两亿三千万, 230 million, 30000000, of 两千零五 1005 and of 百分之二十 120. Of 二〇二五 it makes 5, the
# last figure alone. 三千零五十 is right. liuxiaojing, its peer, raises ValueError for what it does not read, and cn2an reads the cheque.
# Seen with numcn 0.1.0, liuxiaojing 0.0.3 and cn2an 0.5.24 on 2026-12-02.
source "$(dirname "$0")/start.bash" numcn==0.1.0 liuxiaojing==0.0.3 cn2an==0.5.24
cat > run.py <<'PY'
from importlib.metadata import version

import cn2an
import liuxiaojing
import numcn


def call(function, text):
    try:
        return function(text)
    except ValueError as error:
        return type(error).__name__


print("numcn", version("numcn"), "liuxiaojing", version("liuxiaojing"), "cn2an", version("cn2an"))
for text in ["三千零五十", "叁仟零伍拾", "两亿三千万", "两千零五", "廿三", "百分之二十", "二〇二五"]:
    print(text, call(numcn.ctn, text), call(liuxiaojing.to_int, text), call(lambda text: cn2an.cn2an(text, "smart"), text))
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: 3050 yuan are nothing"
numcn 0.1.0 liuxiaojing 0.0.3 cn2an 0.5.24
三千零五十 3050 3050 3050
叁仟零伍拾 0 ValueError 3050
两亿三千万 30000000 ValueError 230000000
两千零五 1005 2005 2005
廿三 3 23 23
百分之二十 120 ValueError ValueError
二〇二五 5 ValueError 2025
END
