#!/usr/bin/env bash
# Surprise: csvsort, of csvkit, the usual tools for CSV on a command line, is to put rows in another order and writes other values: 20% is 20 and ¥100 is 100 in what it writes, though it was to sort by the name, so that of a column with 20%, 0.5% and 3 the units are gone and a share is a hundred times as much. csvjson does so too. (They guess the type of every column, and agate, which does it, takes % and the signs of currencies off.) Without guessing (-I) all is as it was.
# Seen with csvkit 2.2.0 and agate 1.14.2 on 2026-12-02.
source "$(dirname "$0")/start.bash" csvkit==2.2.0
printf 'name,share,price\n王芳,20%%,¥100\n李明,0.5%%,€3\n张三,3,7\n' > a.csv
{
  venv/bin/pip list 2> log | grep -E '^(csvkit|agate) '
  venv/bin/csvsort -c name a.csv
  venv/bin/csvjson a.csv
  echo
  venv/bin/csvsort -I -c name a.csv
} | tee out
diff out - <<'END' && echo "as found: twenty per cent is twenty"
agate             1.14.2
csvkit            2.2.0
name,share,price
张三,3,7
李明,0.5,3
王芳,20,100
[{"name": "王芳", "share": 20.0, "price": 100.0}, {"name": "李明", "share": 0.5, "price": 3.0}, {"name": "张三", "share": 3.0, "price": 7.0}]
name,share,price
张三,3,7
李明,0.5%,€3
王芳,20%,¥100
END
