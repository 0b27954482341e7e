#!/usr/bin/env bash
# Surprise: mailparser, the usual reader of mail for Node.js, makes the text of a message that is HTML alone, and puts nothing between the cells of a table, nor
# between its rows: 100 and 200 in two cells are 100200, and a list of names, telephone numbers and sums is one word, in which no number ends where it ended.
# Items of lists it puts on lines of their own.
# Seen with mailparser 3.14.2 on 2026-12-01.
source "$(dirname "$0")/start-npm.bash" mailparser@3.14.2
npm ls mailparser | tail -n +2
cat > run.js <<'JS'
const { simpleParser } = require('mailparser');
const message = `From: a@example.com
To: b@example.com
Subject: test
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<table><tr><th>姓名</th><th>电话</th><th>金额</th></tr><tr><td>李明</td><td>13800138000</td><td>100</td></tr></table><ul><li>100</li><li>200</li></ul>
`;
simpleParser(message.replaceAll('\n', '\r\n')).then(mail => console.log(mail.text));
JS
node run.js | tee out
grep -qx '姓名电话金额李明13800138000100' out && grep -qE '^ \* 200$' out && echo "as found: a telephone number has fourteen figures"
