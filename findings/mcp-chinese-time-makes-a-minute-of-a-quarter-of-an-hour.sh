#!/usr/bin/env bash
# Surprise: mcp-chinese-time, which makes dates of Chinese words, reads the figure before 刻 (quarter of an hour) as minutes, so that 上午十点一刻 is 10:01 and 三点三刻 is 3:03, and leaves 半 (half) out, 十点半 is 10:00; and with either behind it the day is lost: 明天上午十点 and 明天上午十点十五分 are tomorrow, 明天上午十点一刻 and 明天上午十点半 today, and
# 10月20日下午3点半 too, though it reads 10月20日下午3点. It is 0.9 sure of each; what it does not know at all it gives as today with 0.3.
# Seen with mcp-chinese-time 1.0.0 (freezegun 1.5.5 to stop the clock on 3 December 2026) on 2026-12-03.
source "$(dirname "$0")/start.bash" mcp-chinese-time==1.0.0 freezegun==1.5.5
cat > run.py <<'PY'
from importlib.metadata import version

from freezegun import freeze_time
from mcp_chinese_time import FuzzyTimeParser

print("mcp-chinese-time", version("mcp-chinese-time"))
with freeze_time("2026-12-03 02:00:00"):
    for text in ["明天上午十点", "明天上午十点十五分", "明天上午十点一刻", "明天上午十点半", "三点三刻", "10月20日下午3点", "10月20日下午3点半", "再议"]:
        result = FuzzyTimeParser().parse(text)
        print(text, result.value, result.confidence)
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: a quarter past ten is a minute past, and today"
mcp-chinese-time 1.0.0
明天上午十点 2026-12-04 10:00:00 0.95
明天上午十点十五分 2026-12-04 10:15:00 0.95
明天上午十点一刻 2026-12-03 10:01:00 0.9
明天上午十点半 2026-12-03 10:00:00 0.9
三点三刻 2026-12-03 03:03:00 0.9
10月20日下午3点 2026-10-20 15:00:00 1.0
10月20日下午3点半 2026-12-03 15:00:00 0.9
再议 2026-12-03 0.3
END
