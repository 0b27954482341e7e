#!/usr/bin/env bash
# Surprise: email2md, which makes Markdown of mail, leaves a subject and the names of persons in the header as they are encoded for the way (=?utf-8?b?...?=; RFC 2047,
# section 2): 关于预算的通知 of 李明 is two lines of base64, in which no name and no word is found. The text of the message and the names of attachments it decodes. A reader that shows the header is to show what the words say (RFC 2047, 6.2); eml2markdown does.
# Seen with email2md 0.1.3 and eml2markdown 2.1.0 on 2026-12-02.
source "$(dirname "$0")/start.bash" email2md==0.1.3 eml2markdown==2.1.0
cat > write.py <<'PY'
from email.message import EmailMessage

message = EmailMessage()
message["From"], message["To"], message["Subject"] = "李明 <li@example.com>", "zhang@example.com", "关于预算的通知"
message.set_content("各位：请于十月一日前报送。")
message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="名单.bin")
open("a.eml", "wb").write(message.as_bytes())
PY
venv/bin/python write.py
venv/bin/pip list 2>/dev/null | grep -E '^(email2md|eml2markdown)'
venv/bin/email2md a.eml | tee out
venv/bin/eml2markdown a.eml -o b.md 2>errors
tee other < b.md
grep -qF '**From:** =?utf-8?b?5p2O5piO?= <li@example.com>' out && grep -qF '**Subject:** =?utf-8?b?5YWz5LqO6aKE566X55qE6YCa55+l?=' out &&
  grep -qF '* 名单.bin' out && grep -qxF 'subject: "关于预算的通知"' other && echo "as found: subject and sender are base64"
