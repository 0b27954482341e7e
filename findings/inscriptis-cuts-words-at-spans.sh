#!/usr/bin/env bash
# Surprise: inscriptis, with its default style, puts a space on each side of every <span>, so that a word or a number that a page sets
# in two spans is cut: 依法<span>行政</span> becomes 依法 行政. A span has no whitespace of its own (CSS 2, 9.2.2); the style "strict" keeps the word.
# Seen with inscriptis 2.7.6 on 2026-11-29.
source "$(dirname "$0")/start.bash" inscriptis==2.7.6
venv/bin/pip list 2>/dev/null | grep inscriptis
cat > run.py <<'PY'
from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
page = "<!DOCTYPE html><title>x</title><p>坚持依法<span>行政</span>，电话138<span>0013</span>8000</p>"
print("default:", get_text(page).strip())
print("strict:", get_text(page, ParserConfig(css=CSS_PROFILES["strict"])).strip())
PY
venv/bin/python run.py | tee out
grep -q 'strict: 坚持依法行政，电话13800138000' out
grep -q 'default: .*依法 行政.*138 0013 8000' out && echo "as found: words and numbers are cut at spans"
