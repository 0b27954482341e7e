#!/usr/bin/env bash
# Surprise: JExcelAPI, the small reader of .xls files for Java, writes the hours of a day up to twelve alone where a format of the user's own has no AM/PM and asks for 24 (h counts to 23 without; ECMA-376 Part 1, 18.8.31): in yyyy-mm-dd hh:mm a meeting on 1 October 2025 at 15:30 is at 03:30, at 18:00 at 06:00, and midnight is noon in hh:mm
# With h:mm and m/d/yy h:mm, two of Excel's own, it has the right hour, so that one column of a sheet is right and the next is not. A length of 36 hours, [h]:mm:ss, is 12:00:00. Nothing is raised. Apache POI has 15:30 and 36:00:00.
# Seen with libjexcelapi-java 2.6.12-3 and libapache-poi-java 4.0.1-4 of Debian 12 and xlwt 1.3.0 (to write) on 2026-12-02. Needs the two and a JDK (apt-get install libjexcelapi-java libapache-poi-java).
source "$(dirname "$0")/start-jexcelapi.bash"
read_forms 'yyyy-mm-dd hh:mm' 45931.645833333336 'm/d/yy h:mm' 45931.645833333336 'yyyy/m/d h:mm' 45931.75 h:mm 0.75 hh:mm 0 'h:mm AM/PM' 0.75 '[h]:mm:ss' 1.5 yyyy-mm-dd 45931
diff out - <<'END' && echo "as found: half past three in the afternoon is at night"
libapache-poi-java	4.0.1-4
libjexcelapi-java	2.6.12-3
45931.645833333336 in yyyy-mm-dd hh:mm: JExcelAPI 2025-10-01 03:30, POI 2025-10-01 15:30
45931.645833333336 in m/d/yy h:mm: JExcelAPI 10/1/25 3:30, POI 10/1/25 15:30
45931.75 in yyyy/m/d h:mm: JExcelAPI 2025/10/1 6:00, POI 2025/10/1 18:00
0.75 in h:mm: JExcelAPI 18:00, POI 18:00
0.0 in hh:mm: JExcelAPI 12:00, POI 00:00
0.75 in h:mm AM/PM: JExcelAPI 6:00 PM, POI 6:00 PM
1.5 in [h]:mm:ss: JExcelAPI 12:00:00, POI 36:00:00
45931.0 in yyyy-mm-dd: JExcelAPI 2025-10-01, POI 2025-10-01
END
