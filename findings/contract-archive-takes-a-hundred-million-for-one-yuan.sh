#!/usr/bin/env bash
# Surprise: contract-archive-cli, which keeps contracts with their sums in a database and compares parts with totals, takes the figures of a sum by code of its own, for models are not exact, it says, and knows 万元, 千元 and 百元 behind them but neither 亿 (a hundred million) nor 百万 and 千万: 3.5亿元 is 3.5 yuan, 8千万元 is 8. The rest
# behind a unit goes: 20万5千元 is 200,000. All are answers, none is None. 壹亿贰仟万元整 in capitals is right, so of one contract that says both the code takes the wrong one, as figures go first.
# Seen with contract-archive-cli 0.3.3 on 2026-12-03.
source "$(dirname "$0")/start.bash" contract-archive-cli==0.3.3
cat > run.py <<'PY'
from importlib.metadata import version

from contract_archive.extraction.normalize import parse_money_value

print("contract-archive-cli", version("contract-archive-cli"))
for text in ["350万元", "壹亿贰仟万元整", "3.5亿元", "1.2亿", "5百万元", "8千万元", "5千元", "10万零500元", "20万5千元", "3.5亿元（叁亿伍仟万元整）"]:
    print(text, parse_money_value(text))
PY
venv/bin/python -W ignore run.py | tee out
diff out - <<'END' && echo "as found: hundreds of millions are yuan"
contract-archive-cli 0.3.3
350万元 3500000.0
壹亿贰仟万元整 120000000.0
3.5亿元 3.5
1.2亿 1.2
5百万元 5.0
8千万元 8.0
5千元 5000.0
10万零500元 100000.0
20万5千元 200000.0
3.5亿元（叁亿伍仟万元整） 3.5
END
