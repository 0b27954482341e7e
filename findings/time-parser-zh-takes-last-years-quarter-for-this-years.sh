#!/usr/bin/env bash
# Surprise: time-parser-zh reads 去年第三季度, the third quarter of last year, as that of this year, and 2024年第一季度 so too, whatever year is named before 第, and
# says that all was recognised ("ok"): who asks for the figures of 2024 gets those of today's year. 2025年Q3, 2025年上半年 and 去年8月 it reads rightly; 2025年三季度,
# the same quarter in short, is the whole year.
# Seen with time-parser-zh 1.0.0 on 2026-12-02.
source "$(dirname "$0")/start.bash" time-parser-zh==1.0.0
cat > run.py <<'PY'
from datetime import datetime
from importlib.metadata import version

from time_parser_zh import extract_date_range_v2

print("time-parser-zh", version("time-parser-zh"))
for words in "去年8月", "2025年上半年", "2025年Q3", "2025年第三季度", "去年第三季度", "2024年第一季度", "2025年三季度":
    read = extract_date_range_v2(words, today=datetime(2026, 12, 1))
    print(words, *read.to_tuple(), read.recognition_status)
PY
venv/bin/python run.py | tee out
tail -n +2 out | diff - <(cat <<'END'
去年8月 2025-08-01 2025-08-31 ok
2025年上半年 2025-01-01 2025-06-30 ok
2025年Q3 2025-07-01 2025-09-30 ok
2025年第三季度 2026-07-01 2026-09-30 ok
去年第三季度 2026-07-01 2026-09-30 ok
2024年第一季度 2026-01-01 2026-03-31 ok
2025年三季度 2025-01-01 2025-12-31 ok
END
) && echo "as found: the year is passed over"
