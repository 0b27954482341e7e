#!/usr/bin/env bash
# Surprise: mcp-chinese-time, which makes dates of Chinese words, takes the day behind 到 (to) without the week before it: 上周一到周五 (Monday to Friday of last week), the example of its README, is last Monday to this Friday, twelve days for five; 下周一到周三 (Monday to Wednesday of next week) ends five days before it begins, and if the week is said
# twice, 下周一到下周三, Wednesday is Monday. Of 明天上午9点到11点半 (tomorrow from 9 to half past 11) the end is at 11 today. It is 0.9 or 0.95 sure of each. 明天上午9点到明天下午3点 and 12月20日到25日 it reads as they are meant.
# Seen with mcp-chinese-time 1.0.0 (freezegun 1.5.5 to stop the clock on Thursday, 3 December 2026) on 2026-12-03.
source "$(dirname "$0")/start.bash" mcp-chinese-time==1.0.0 freezegun==1.5.5
cat > run.py <<'PY'
from importlib.metadata import version

from freezegun import freeze_time
from mcp_chinese_time import FuzzyTimeParser

print("mcp-chinese-time", version("mcp-chinese-time"))
with freeze_time("2026-12-03 02:00:00"):
    for text in ["12月20日到25日", "上周一到周五", "下周一到周三", "下周一到下周三", "明天上午9点到明天下午3点", "明天上午9点到11点半"]:
        result = FuzzyTimeParser().parse(text)
        print(text, *result.value, result.confidence)
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: a week of twelve days, and one that ends before it begins"
mcp-chinese-time 1.0.0
12月20日到25日 2026-12-20 2026-12-25 1.0
上周一到周五 2026-11-23 2026-12-04 0.95
下周一到周三 2026-12-07 2026-12-02 0.95
下周一到下周三 2026-12-07 2026-12-07 0.95
明天上午9点到明天下午3点 2026-12-04 09:00:00 2026-12-04 15:00:00 0.95
明天上午9点到11点半 2026-12-04 09:00:00 2026-12-03 11:00:00 0.9
END
