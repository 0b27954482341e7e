#!/usr/bin/env bash
# Surprise: Miller, the usual tool for CSV on a command line, takes a whole number with zeros in front for a word, and puts every word above every number, also where it is told to sort by numbers: of the numbers of staff 008 to 101, "sort -nr" (numerical descending) has 099 first and 101 behind 008,
# "top" says that the greatest is 099, "stats1" gives 201 as the sum, and a filter for 9 and more leaves 100 and 101, with no error. A number with a point, 00.5, is one to it, zeros and all. sort of coreutils has 101 first.
# Seen with miller 6.6.0-2+b3 of Debian 12 on 2026-12-02. Needs the apt-get of Debian 12.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download miller=6.6.0-2+b3 > log 2>&1
dpkg -x miller_*.deb .
printf '%s\n' 编号,姓名,工时 008,李明,00.5 010,王芳,01.50 099,张三,2 100,赵六,3 101,孙七,4 > a.csv
{
  usr/bin/mlr --version
  for verb in "sort -nr 编号" "top -f 编号" "stats1 -a sum,max,min -f 编号" "stats1 -a sum,max,min -f 工时"; do
    echo "$verb: $(usr/bin/mlr --icsv --ocsv --headerless-csv-output $verb then cut -x -f 姓名 a.csv | paste -sd ' ')"
  done
  echo "filter: $(usr/bin/mlr --icsv --ocsv --headerless-csv-output filter '$编号 >= 9' then cut -f 编号 a.csv | paste -sd ' ')"
  echo "sort of coreutils: $(tail -n +2 a.csv | LC_ALL=C sort -t, -k1,1nr | cut -d, -f1 | paste -sd ' ')"
} | tee out
diff out - <<'END' && echo "as found: 099 is more than 101"
mlr 6.6.0
sort -nr 编号: 099,2 010,01.50 008,00.5 101,4 100,3
top -f 编号: 1,099
stats1 -a sum,max,min -f 编号: 201,099,100
stats1 -a sum,max,min -f 工时: 11,4,0.5
filter: 100 101
sort of coreutils: 101 100 099 010 008
END
