#!/usr/bin/env bash
# Surprise: jionlp's extract_phone_number gives one mobile number that is written with hyphens or spaces twice, and the same number
# without them once: whoever counts how many numbers a page discloses counts most of them double.
# Seen with jionlp 1.5.31 on 2026-11-29.
source "$(dirname "$0")/start.bash" jionlp==1.5.31
venv/bin/pip list 2>/dev/null | grep jionlp
venv/bin/python -W ignore -c 'import jionlp
for text in ("电话：13800138000。", "电话：138-0013-8000。", "电话：138 0013 8000。"): print(jionlp.extract_phone_number(text))' | tail -3 | tee out
[ "$(cat out)" = "['13800138000']
['138-0013-8000', '138-0013-8000']
['138 0013 8000', '138 0013 8000']" ] && echo "as found: what has hyphens or spaces is given twice"
