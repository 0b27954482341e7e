#!/usr/bin/env bash
# Surprise: dateutils, the usual tools for dates on a command line of Debian, says that from 31 January to 1 March 2025, 29 days, there are a month and 62 days, and from 31 December two months and 62 days: terms that begin on the last days of January or before and end in the first days of March are 61 days too long, with no error. From 29 January there is a month. Python's dateutil has a month and a day.
# Seen with dateutils 0.4.10-1 of Debian 12 and python-dateutil 2.9.0.post0 on 2026-12-02. Needs the apt-get of Debian 12.
source "$(dirname "$0")/start.bash" python-dateutil==2.9.0.post0
apt-get download dateutils=0.4.10-1 > log 2>&1
dpkg -x dateutils_*.deb .
cat > run.py <<'PY'
import subprocess
from datetime import date

from dateutil.relativedelta import relativedelta

for first, last in [
    ("2025-01-31", "2025-03-01"), ("2024-12-31", "2025-03-01"), ("2025-01-30", "2025-03-01"), ("2025-01-29", "2025-03-01"), ("2025-01-31", "2025-02-28"),
    ("2025-03-31", "2025-05-01"),
]:
    said = subprocess.run(["usr/bin/dateutils.ddiff", first, last, "-f", "%m months %d days"], capture_output=True, text=True).stdout.strip()
    apart = relativedelta(date.fromisoformat(last), date.fromisoformat(first))
    print(first, last, "dateutils:", said, "python-dateutil:", apart.months, "months", apart.days, "days")
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: 29 days are a month and 62 days"
2025-01-31 2025-03-01 dateutils: 1 months 62 days python-dateutil: 1 months 1 days
2024-12-31 2025-03-01 dateutils: 2 months 62 days python-dateutil: 2 months 1 days
2025-01-30 2025-03-01 dateutils: 1 months 63 days python-dateutil: 1 months 1 days
2025-01-29 2025-03-01 dateutils: 1 months 0 days python-dateutil: 1 months 1 days
2025-01-31 2025-02-28 dateutils: 0 months 28 days python-dateutil: 1 months 0 days
2025-03-31 2025-05-01 dateutils: 1 months 0 days python-dateutil: 1 months 1 days
END
