#!/usr/bin/env bash
# Surprise: argus-redact, which hides personal data from a model and keeps "meaning", puts codes that end in figures in place of words, with nothing behind them:
# 党员128名，其中女党员36名 (128 members of the party, 36 of them women) is POL-34643128名，其中女POL-3464336名, in which no reader finds 128 or 36, and 回族12人 (12 of the Hui) is
# ETH-1570112人. Chinese has no space between a word and its number. restore gives the text back only if the model left code and figures as they stand.
# Seen with argus-redact 0.8.22 on 2026-12-02.
source "$(dirname "$0")/start.bash" argus-redact==0.8.22
cat > run.py <<'PY'
from importlib.metadata import version

from argus_redact import redact, restore

print("argus-redact", version("argus-redact"))
for text in ["党员128名，其中女党员36名", "回族12人", "联系人：李明138票"]:
    hidden, key = redact(text, lang="zh", mode="fast", salt=1)
    print(text, "is", hidden, "with", sorted(key.items()))
    assert restore(hidden, key, guard=False) == text
PY
venv/bin/python -W ignore run.py | tee out
diff out - <<'END' && echo "as found: 128 is part of a code"
argus-redact 0.8.22
党员128名，其中女党员36名 is POL-34643128名，其中女POL-3464336名 with [('POL-34643', '党员')]
回族12人 is ETH-1570112人 with [('ETH-15701', '回族')]
联系人：李明138票 is 联系人：P-17612138票 with [('P-17612', '李明')]
END
