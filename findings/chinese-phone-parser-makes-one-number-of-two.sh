#!/usr/bin/env bash
# Surprise: chinese-phone-parser, which cleans Chinese telephone numbers and keeps the first of several, knows , ; and / between them and not 、 or ， that stand there in Chinese, nor a space: of 010-62345678、13800138000 it makes 0106234567813800138000, one number of 22 figures, of the type Area Code + Mobile in Beijing. An extension goes into the number
# as well: 010-62345678转801 is 01062345678801. What looks for numbers in text (extract_phone_numbers) has both of the first, but none of (010)62345678, 138-0013-8000 and 8613800138000, which its own is_valid_phone_number says are numbers.
# Seen with chinese-phone-parser 0.1.2 on 2026-12-03.
source "$(dirname "$0")/start.bash" chinese-phone-parser==0.1.2
cat > run.py <<'PY'
from importlib.metadata import version

from chinese_phone_parser import PhoneParser, extract_phone_numbers, is_valid_phone_number

print("chinese-phone-parser", version("chinese-phone-parser"))
for text in ["010-62345678,13800138000", "010-62345678、13800138000", "010-62345678，13800138000", "010-62345678 13800138000", "010-62345678转801", "(010)62345678", "138-0013-8000", "8613800138000"]:
    found = PhoneParser().parse(text)
    print(text, found["normalized"], found["type"], found["city"], extract_phone_numbers(text), is_valid_phone_number(text))
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: two numbers are one of 22 figures"
chinese-phone-parser 0.1.2
010-62345678,13800138000 01062345678 Domestic (0XX) Beijing ['13800138000', '010-62345678'] False
010-62345678、13800138000 0106234567813800138000 Domestic (0XX) Beijing ['13800138000', '010-62345678'] False
010-62345678，13800138000 0106234567813800138000 Domestic (0XX) Beijing ['13800138000', '010-62345678'] False
010-62345678 13800138000 0106234567813800138000 Domestic (0XX) Beijing ['13800138000', '010-62345678'] False
010-62345678转801 01062345678801 Domestic (0XX) Beijing ['010-62345678'] False
(010)62345678 01062345678 Domestic (0XX) Beijing [] True
138-0013-8000 13800138000 Mobile Unknown [] True
8613800138000 8613800138000 International (86) Unknown [] True
END
