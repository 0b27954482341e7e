#!/usr/bin/env bash
# Surprise: html2text, the usual maker of text from HTML on the command line of Debian, reads and writes UTF-8 with -utf8 and cuts what stands in the cells of a table: of 李明 in a column 李 is left, of 王小芳 and of the heading 姓名 the first character too, with a piece of a byte of the second, and the telephone
# number stands right behind it, with success. It makes a column as wide as its longest text has characters and fills it with that many bytes, of which a Chinese character has three. In a paragraph of the same page the name is whole, and so is a heading above longer figures. w3m has all of it.
# Seen with html2text 1.3.2a-28 and w3m 0.5.3+git20230121-2 of Debian 12 on 2026-12-02. Needs the two (apt-get install html2text w3m).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export LC_ALL=C.UTF-8
cat > a.html <<'HTML'
<html><head><meta charset="utf-8"></head><body>
<p>联系人：李明</p>
<table><tr><td>姓名</td><td>电话号码</td><td>金额</td></tr>
<tr><td>李明</td><td>13800138000</td><td>100</td></tr>
<tr><td>王小芳</td><td>13900139000</td><td>200</td></tr></table>
</body></html>
HTML
{
  dpkg-query -W html2text w3m
  html2text -utf8 a.html | python3 -c 'import sys; sys.stdout.write(sys.stdin.buffer.read().decode(errors="replace"))'
  echo w3m:
  w3m -dump -cols 80 a.html | grep .
} | tee out
diff out - <<'END' && echo "as found: of the names the first characters are left"
html2text	1.3.2a-28
w3m	0.5.3+git20230121-2
联系人：李明
姓�电话号码金额
李�13800138000 100
王�13900139000 200
w3m:
联系人：李明
姓名   电话号码     金额
李明   13800138000  100
王小芳 13900139000  200
END
