#!/usr/bin/env bash
# Surprise: datamask-core, which masks personal data in Chinese text, takes every number of five to eleven figures for that of a QQ account, whatever stands before or behind it: of a report's 预算120000万元 there is left 预算12***00万元, of 人口1380013人 and 面积35600亩 the first two and the last two figures, and 123456.78元 is
# 12***56.78元. Sums in 元 without a point it leaves, and those with a comma, 98,765万元, so that of two sums in one sentence one is hidden. Where QQ号 stands before a number it masks it alike.
# Seen with datamask-core 1.1.0 on 2026-12-02.
source "$(dirname "$0")/start.bash" datamask-core==1.1.0
cat > run.py <<'PY'
from importlib.metadata import version

from datamask_core.regex_masker import mask_text

print("datamask-core", version("datamask-core"))
for text in ["QQ号123456789", "预算120000万元", "预算98,765万元", "预算98765元", "收入123456.78元", "1.23456亿元", "人口1380013人", "面积35600亩", "投资12345万元，其中拨款98765元"]:
    print(text, mask_text(text))
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: budget and population are hidden"
datamask-core 1.1.0
QQ号123456789 QQ号12***89
预算120000万元 预算12***00万元
预算98,765万元 预算98,765万元
预算98765元 预算98765元
收入123456.78元 收入12***56.78元
1.23456亿元 1.23***56亿元
人口1380013人 人口13***13人
面积35600亩 面积35***00亩
投资12345万元，其中拨款98765元 投资12***45万元，其中拨款98765元
END
