#!/usr/bin/env bash
# Surprise: JExcelAPI, the small reader of .xls files for Java, takes the first part of a format with conditions for all numbers and sets the number within the condition: of a mark of 50 under [>=60]"及格";[<60]"不及格" (pass from 60 on, fail below; ECMA-376 Part 1, 18.8.31) it says [>=650]"及格", a pass, with the 50 in place of the nought of 60;
# a sum in Chinese figures, [DBNum2][$-804]General of 3050, is [DBNum2][$-830504]General, its figures among those of the format, and 共100人 has its quotation marks. Nothing is raised. Apache POI says 不及格.
# Seen with libjexcelapi-java 2.6.12-3 and libapache-poi-java 4.0.1-4 of Debian 12 and xlwt 1.3.0 (to write) on 2026-12-02. Needs the two and a JDK (apt-get install libjexcelapi-java libapache-poi-java).
source "$(dirname "$0")/start-jexcelapi.bash"
marks='[>=60]"及格";[<60]"不及格"'
read_forms "$marks" 50 "$marks" 80 '[>=10000]0;[<10000]0.00' 3.5 '[DBNum2][$-804]General' 3050 '"共"0"人"' 100 0.00 3.5
diff out - <<'END' && echo "as found: who failed has passed"
libapache-poi-java	4.0.1-4
libjexcelapi-java	2.6.12-3
50.0 in [>=60]"及格";[<60]"不及格": JExcelAPI [>=650]"及格", POI 不及格
80.0 in [>=60]"及格";[<60]"不及格": JExcelAPI [>=680]"及格", POI 及格
3.5 in [>=10000]0;[<10000]0.00: JExcelAPI [>=100004], POI 3.50
3050.0 in [DBNum2][$-804]General: JExcelAPI [DBNum2][$-830504]General, POI 3050.0
100.0 in "共"0"人": JExcelAPI "共"100"人", POI 共100人
3.5 in 0.00: JExcelAPI 3.50, POI 3.50
END
