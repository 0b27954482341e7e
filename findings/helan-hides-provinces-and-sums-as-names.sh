#!/usr/bin/env bash
# Surprise: helan, which finds and masks personal data in Chinese text and says that it knows names by titles, by words that lead to them and in lists of persons, takes every word of two or three characters behind a mark of a list for a name if its first character is a surname as well: of 河北、江苏、安徽、宁夏 it leaves 河北、江*、安*、宁*,
# of 日期、金额、方式 (date, sum, manner) 日期、金*、方*, of 周一、周三、周五 (Mondays, Wednesdays, Fridays) Monday alone, for 江, 安, 宁, 金, 方 and 周 are surnames. No person needs to stand in the sentence. The first of a list stays, a name too: of 李明、王芳 it leaves 李明、王*.
# Seen with helan 0.1.0 on 2026-12-03.
source "$(dirname "$0")/start.bash" helan==0.1.0
cat > run.py <<'PY'
from importlib.metadata import version

import helan

print("helan", version("helan"))
for text in ["河北、江苏、安徽、宁夏四省区", "河北、江苏、安徽、宁夏", "合同写明日期、金额、方式。", "周一、周三、周五", "包括水费、电费、房租", "李明、王芳"]:
    print(text, helan.mask(text)[0], [(entity.type, entity.text) for entity in helan.recognize(text)])
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: provinces, sums and days of the week are persons"
helan 0.1.0
河北、江苏、安徽、宁夏四省区 河北、江*、安*、宁夏四省区 [('PERSON_NAME', '江苏'), ('PERSON_NAME', '安徽')]
河北、江苏、安徽、宁夏 河北、江*、安*、宁* [('PERSON_NAME', '江苏'), ('PERSON_NAME', '安徽'), ('PERSON_NAME', '宁夏')]
合同写明日期、金额、方式。 合同写明日期、金*、方*。 [('PERSON_NAME', '金额'), ('PERSON_NAME', '方式')]
周一、周三、周五 周一、周*、周* [('PERSON_NAME', '周三'), ('PERSON_NAME', '周五')]
包括水费、电费、房租 包括水费、电费、房* [('PERSON_NAME', '房租')]
李明、王芳 李明、王* [('PERSON_NAME', '王芳')]
END
