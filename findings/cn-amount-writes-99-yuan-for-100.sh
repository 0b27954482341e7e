#!/usr/bin/env bash
# Surprise: cn-amount, which writes sums in the Chinese figures of cheques, takes the yuan from the sum as it is and the jiao and fen from the sum as it is rounded: 99.996, three times 33.332, is 玖拾玖元整, 99 yuan and nothing more, where it is 100, and 0.999 is 零元整, nothing, so that every sum that rounds up to a full yuan loses one.
# Of 99.994 it makes 玖拾玖元玖角玖分. A loss has its fen alone and no sign: of -1234.56 伍角陆分 is left, and -5 is 零元整, with no error, though it raises one for a sum that is too large. cn2an has 负 for a loss, and cuts 99.996 off at 99.99.
# Seen with cn-amount 0.0.5 and cn2an 0.5.24 on 2026-12-02.
source "$(dirname "$0")/start.bash" cn-amount==0.0.5 cn2an==0.5.24
cat > run.py <<'PY'
from decimal import Decimal
from importlib.metadata import version

import cn2an
from cn_amount import CNAmount

print("cn-amount", version("cn-amount"), "cn2an", version("cn2an"))
for amount in "99.994", "99.996", "0.999", "1234.56", "-1234.56", "-5":
    ours = [CNAmount().amount_to_chinese(kind(amount)) for kind in (float, Decimal)]
    assert ours[0] == ours[1]
    print(amount, ours[0], cn2an.an2cn(amount, "rmb"))
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: a loss of 1234.56 is 56 fen"
cn-amount 0.0.5 cn2an 0.5.24
99.994 玖拾玖元玖角玖分 玖拾玖元玖角玖分
99.996 玖拾玖元整 玖拾玖元玖角玖分
0.999 零元整 玖角玖分
1234.56 壹仟贰佰叁拾肆元伍角陆分 壹仟贰佰叁拾肆元伍角陆分
-1234.56 伍角陆分 负壹仟贰佰叁拾肆元伍角陆分
-5 零元整 负伍元整
END
