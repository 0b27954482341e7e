#!/usr/bin/env bash
# Surprise: eml-format, a reader of mail for Node.js, gives of a subject that is written in several encoded words only the first. A word holds at most 75 characters
# (RFC 2047, section 2), fewer than twenty Chinese ones, so that every longer Chinese subject is in several, as Python's email writes them: what was to be done
# and by when, behind the cut, is gone, and nothing shows that there was more. postal-mime gives all.
# Seen with eml-format 0.6.1 and postal-mime 4.0.0 on 2026-12-02. Needs Python as well.
source "$(dirname "$0")/start-npm.bash" eml-format@0.6.1 postal-mime@4.0.0
npm ls eml-format postal-mime | tail -n +2
python3 - <<'PY'
from email.message import EmailMessage
from pathlib import Path

message = EmailMessage()
message["From"] = "liming@example.com"
message["To"] = "wangfang@example.com"
message["Subject"] = "关于召开2025年预算工作会议的通知，请于十月一日之前报送"
message.set_content("正文")
Path("a.eml").write_bytes(message.as_bytes())
PY
cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PostalMime from 'postal-mime'
const mail = readFileSync('a.eml', 'utf8')
console.log('postal-mime:', (await PostalMime.parse(mail)).subject)
createRequire(import.meta.url)('eml-format').read(mail, (error, { subject }) => console.log('eml-format:', subject))
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: the subject ends in the middle of a sentence"
postal-mime: 关于召开2025年预算工作会议的通知，请于十月一日之前报送
eml-format: 关于召开2025年预算工作会议的
END
