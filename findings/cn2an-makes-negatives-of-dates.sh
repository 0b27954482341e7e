#!/usr/bin/env bash
# Surprise: cn2an turns a date of ISO 8601 into words with negative numbers: of 2025-10-01, transform(…, "an2cn") makes
# 二千零二十五负十负一 (2025, minus 10, minus 1), without an error or a warning. 2025年10月1日 it reads rightly.
# Seen with cn2an 0.5.24 on 2026-11-29.
source "$(dirname "$0")/start.bash" cn2an==0.5.24
venv/bin/pip list 2>/dev/null | grep cn2an
venv/bin/python -c 'import cn2an
for day in ("2025-10-01", "2025年10月1日"): print(day, cn2an.transform(day, "an2cn"))' | tee out
grep -q "^2025-10-01 二千零二十五负十负一$" out && grep -q "^2025年10月1日 二零二五年十月一日$" out &&
  echo "as found: the hyphens of the date are read as minus signs"
