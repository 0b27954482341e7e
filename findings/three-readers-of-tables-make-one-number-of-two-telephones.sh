#!/usr/bin/env bash
# Surprise: readr, the reader of CSV of R's tidyverse, csvkit and pandas, for tables of HTML, take every comma within a field for one of thousands, wherever it stands: two telephones in one cell, 13800138000,13900139000, are one number of 22 figures (in readr 1.3800138000139e+21, so that neither is left), and seats 1,2 are 12 and 12,13 are 1213, with no
# warning, and in readr with no problem kept (problems() is empty). With a Chinese comma all is text, with a word in the column in the first two, while in pandas 1,2 is 12 beside it. pandas leaves the same in CSV as text, and so does read.csv of R itself.
# Seen with r-cran-readr 2.1.4-1 of Debian 12, csvkit 2.2.0 (agate 1.14.2) and pandas 3.1.1 (lxml 6.1.3) on 2026-12-03. Needs the first (apt-get install).
source "$(dirname "$0")/start.bash" csvkit==2.2.0 agate==1.14.2 pandas==3.1.1 lxml==6.1.3
cat > run.R <<'R'
suppressMessages(library(readr))
found <- read_csv("a.csv", show_col_types = FALSE)
cat("readr", format(packageVersion("readr")), as.character(found[[1]]), "problems", nrow(problems(found)), "\n")
cat("read.csv", as.character(read.csv("a.csv", check.names = FALSE)[[1]]), "\n")
R
cat > run.py <<'PY'
import csv
import io

import pandas

cells = [row[0] for row in csv.reader(open("a.csv"))]
html = "<table><tr><th>" + cells[0] + "</th></tr>" + "".join(f"<tr><td>{cell}</td></tr>" for cell in cells[1:]) + "</table>"
print("pandas", pandas.__version__, "HTML", *pandas.read_html(io.StringIO(html))[0].iloc[:, 0], "CSV", *pandas.read_csv("a.csv").iloc[:, 0])
PY
for cells in '电话\n"13800138000,13900139000"\n13700137000' '席\n"1,2"\n"12,13"' '席\n"1，2"\n5' '席\n"1,2"\n无'; do
  printf "$cells\n" > a.csv
  echo "$cells"
  Rscript run.R
  venv/bin/python run.py
  echo "$(venv/bin/csvsort --version)" $(venv/bin/csvsort -y 0 a.csv | tail -n +2)
done | tee out
diff out - <<'END' && echo "as found: two telephones are one number"
电话\n"13800138000,13900139000"\n13700137000
readr 2.1.4 1.3800138000139e+21 13700137000 problems 0 
read.csv 13800138000,13900139000 13700137000 
pandas 3.1.1 HTML 1380013800013900139000 13700137000 CSV 13800138000,13900139000 13700137000
csvsort 2.2.0 13700137000 1380013800013900139000
席\n"1,2"\n"12,13"
readr 2.1.4 12 1213 problems 0 
read.csv 1,2 12,13 
pandas 3.1.1 HTML 12 1213 CSV 1,2 12,13
csvsort 2.2.0 12 1213
席\n"1，2"\n5
readr 2.1.4 1，2 5 problems 0 
read.csv 1，2 5 
pandas 3.1.1 HTML 1，2 5 CSV 1，2 5
csvsort 2.2.0 1，2 5
席\n"1,2"\n无
readr 2.1.4 1,2 无 problems 0 
read.csv 1,2 无 
pandas 3.1.1 HTML 12 无 CSV 1,2 无
csvsort 2.2.0 "1,2" 无
END
