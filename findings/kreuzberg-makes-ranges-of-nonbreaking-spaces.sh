#!/usr/bin/env bash
# Surprise: of the control symbol \~ of RTF, a space at which no line may break, kreuzberg makes the tilde with which it is written: 5\~000, five thousand
# with a gap, comes out as 5~000, a range. So it is with \_, the hyphen at which no line may break: 010\_12345678 comes out as 010_12345678.
# striprtf gives a space and a hyphen (U+00A0, U+2011).
# Seen with kreuzberg 4.10.4 and striprtf 0.0.35 on 2026-12-01.
source "$(dirname "$0")/start.bash" kreuzberg==4.10.4 striprtf==0.0.35
printf '%s' '{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0 5\~000, 010\_12345678\par}' > a.rtf
cat > run.py <<'PY'
from importlib.metadata import version
import kreuzberg
from striprtf.striprtf import rtf_to_text
print("kreuzberg", version("kreuzberg"), ascii(kreuzberg.extract_file_sync("a.rtf").content.strip()))
print("striprtf", version("striprtf"), ascii(rtf_to_text(open("a.rtf").read()).strip()))
PY
venv/bin/python run.py | tee out
grep -qF "'5~000, 010_12345678'" out && grep -qF "'5\\xa0000, 010\\u201112345678'" out && echo "as found: a space became a tilde, a hyphen a low line"
