#!/usr/bin/env bash
# Surprise: jionlp's parse_time calls 2025年Q3 a time point with an "accurate" definition and gives the whole year, from 1 January to
# 31 December; 2025年第三季度, the same quarter, it gives as July to September. Nothing says that Q3 was passed over.
# Seen with jionlp 1.5.31 on 2026-11-29.
source "$(dirname "$0")/start.bash" jionlp==1.5.31
venv/bin/pip list 2>/dev/null | grep jionlp
venv/bin/python -W ignore -c 'import jionlp
for text in ("2025年Q3", "2025年第三季度"): time = jionlp.parse_time(text); print(text, time["definition"], time["time"])' | tail -2 | tee out
grep -q "^2025年Q3 accurate \['2025-01-01 00:00:00', '2025-12-31 23:59:59'\]" out &&
  grep -q "^2025年第三季度 accurate \['2025-07-01 00:00:00', '2025-09-30 23:59:59'\]" out &&
  echo "as found: the quarter is passed over and the year is called accurate"
