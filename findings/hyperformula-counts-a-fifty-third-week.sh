#!/usr/bin/env bash
# Surprise: HyperFormula's ISOWEEKNUM gives week 53 for the last days of December that ISO 8601 counts to week 1 of the next year (the week of a year's first Thursday;
# OpenFormula 1.3, 6.10.6): 31 December 2025 is in week 1 of 2026, and 2025 has no week 53, so a weekly report by it has one week too many with three days in it. 1
# January 2026, in the same week, is in week 1. The list of its differences from Excel does not have it. formulas, its peer for Python, agrees with Python's calendar.
# Seen with hyperformula 3.5.0 and formulas 1.3.4 on 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" formulas==1.3.4
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit hyperformula@3.5.0
cat > run.mjs <<'JS'
import { HyperFormula } from 'hyperformula'
const sheet = HyperFormula.buildFromArray(process.argv.slice(2).map(cell => [cell]), { licenseKey: 'gpl-v3' })
console.log(HyperFormula.version, ...sheet.getSheetValues(0).flat())
JS
cat > run.py <<'PY'
import datetime
import subprocess
from importlib.metadata import version

import formulas

DAYS = [datetime.date(*day) for day in [(2019, 12, 31), (2024, 12, 30), (2025, 12, 28), (2025, 12, 31), (2026, 1, 1), (2026, 12, 31)]]
cells = [f"=ISOWEEKNUM(DATE({day.year},{day.month},{day.day}))" for day in DAYS]
ours = subprocess.run(["node", "run.mjs", *cells], capture_output=True, text=True, check=True).stdout.split()
print("hyperformula", ours[0], "formulas", version("formulas"))
for day, cell, week in zip(DAYS, cells, ours[1:], strict=True):
    print(day, "hyperformula", week, "formulas", formulas.Parser().ast(cell)[1].compile()(), "Python", day.isocalendar().week)
PY
venv/bin/python -W ignore run.py | tee out
tail -n +2 out | diff - <(cat <<'END'
2019-12-31 hyperformula 53 formulas 1 Python 1
2024-12-30 hyperformula 53 formulas 1 Python 1
2025-12-28 hyperformula 52 formulas 52 Python 52
2025-12-31 hyperformula 53 formulas 1 Python 1
2026-01-01 hyperformula 1 formulas 1 Python 1
2026-12-31 hyperformula 53 formulas 53 Python 53
END
) && echo "as found: the year has a week that it has not"
