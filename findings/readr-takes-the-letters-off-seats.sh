#!/usr/bin/env bash
# Surprise: readr, the reader of CSV of R's tidyverse, takes figures with one D, F, E or L behind, as C writes numbers of a kind, for numbers: of the seats 12D and 12F of a train both travellers have seat 12, floors 1F and 3F are 1 and 3, rooms 101d and 101e both 101, and 2D3 is 2000, with no problem kept (problems() is empty). Where one seat of the column ends in A, B or C,
# all are text and all are right. read.csv of R itself leaves all of them as text.
# Seen with r-cran-readr 2.1.4-1 of Debian 12 on 2026-12-03. Needs it (apt-get install).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > run.R <<'R'
suppressMessages(library(readr))
cat("readr", format(packageVersion("readr")), "\n")
for (seats in list(c("12D", "12F"), c("12A", "12F"), c("1F", "3F"), c("101d", "101e"), c("2D3", "12L"))) {
  text <- paste(c("座", seats, ""), collapse = "\n")
  found <- read_csv(I(text), show_col_types = FALSE)
  cat(seats, "readr", class(found$座), found$座, "problems", nrow(problems(found)), "read.csv", read.csv(text = text)$座, "\n")
}
R
Rscript run.R | tee out
diff out - <<'END' && echo "as found: two travellers have one seat"
readr 2.1.4 
12D 12F readr numeric 12 12 problems 0 read.csv 12D 12F 
12A 12F readr character 12A 12F problems 0 read.csv 12A 12F 
1F 3F readr numeric 1 3 problems 0 read.csv 1F 3F 
101d 101e readr numeric 101 101 problems 0 read.csv 101d 101e 
2D3 12L readr numeric 2000 12 problems 0 read.csv 2D3 12L 
END
