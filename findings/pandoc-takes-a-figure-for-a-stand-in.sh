#!/usr/bin/env bash
# Surprise: in RTF a character beyond ASCII has a stand-in behind it for readers that do not know it, one byte if nothing else is said (\u35805?; RTF 1.9.1,
# Unicode RTF). If a figure or a letter follows the stand-in directly, pandoc skips that too: 电话13800138000, as rtfunicode writes it (and the standard its own
# example, Lab\u915GValue), is 电话3800138000, a telephone number of ten figures, without a warning. Behind \u35805\'3f and behind a space nothing is lost, which
# is how LibreOffice and pandoc write. striprtf reads the number.
# Seen with pandoc 3.9 (pypandoc_binary 1.17) on what rtfunicode 2.3 wrote, and striprtf 0.0.35, on 2026-12-01.
source "$(dirname "$0")/start.bash" pypandoc_binary==1.17 rtfunicode==2.3 striprtf==0.0.35
cat > run.py <<'PY'
from importlib.metadata import version

import pypandoc
import rtfunicode
from striprtf.striprtf import rtf_to_text

words = "电话13800138000，共500元".encode("rtfunicode").decode()
for name, body in {"rtfunicode " + version("rtfunicode"): words, "with '3f": words.replace("?", r"\'3f")}.items():
    text = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0 " + body + r"\par}"
    print(name, body)
    print("  pandoc", pypandoc.get_pandoc_version(), pypandoc.convert_text(text, "plain", format="rtf").strip())
    print("  striprtf", version("striprtf"), rtf_to_text(text).strip())
PY
venv/bin/python run.py | tee out
[ "$(grep -c '电话13800138000，共500元$' out)" = 3 ] && grep -q 'pandoc 3.9 电话3800138000，共00元$' out && echo "as found: a telephone number begins with its second figure, and 500 yuan are none"
