#!/usr/bin/env bash
# Surprise: letterparser and eml-parse-js, readers of mail for Node.js, decode the name of a person before they look where one address ends and the next begins, so
# that a comma within the name, as in 财务处,李明, makes two of one: the first has a name and no address (or the name for an address), the second the address and half
# the name. An encoded word is one word whatever is in it (RFC 2047, 6.2), and Python's email writes each name beyond ASCII as one. postal-mime gives one person.
# Seen with letterparser 0.1.8, eml-parse-js 1.1.15 and postal-mime 4.0.0 on 2026-12-02. Needs Python as well.
source "$(dirname "$0")/start-npm.bash" letterparser@0.1.8 eml-parse-js@1.1.15 postal-mime@4.0.0
npm ls letterparser eml-parse-js postal-mime | tail -n +2
python3 - <<'PY'
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path

message = EmailMessage()
message["From"] = "wangfang@example.com"
message["To"] = Address("财务处,李明", "liming", "example.com")
message["Subject"] = "notice"
message.set_content("text")
Path("a.eml").write_bytes(message.as_bytes())
PY
grep ^To: a.eml
cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extract } from 'letterparser'
import PostalMime from 'postal-mime'
const mail = readFileSync('a.eml', 'utf8')
const show = (reader, persons) => console.log(reader, [persons].flat().map(({ name, address, email }) => `${name ?? ''} <${address ?? email}>`).join(' and '))
show('postal-mime:', (await PostalMime.parse(mail)).to)
show('letterparser:', extract(mail).to)
createRequire(import.meta.url)('eml-parse-js').readEml(mail, (error, { to }) => show('eml-parse-js:', to))
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: one person is two"
postal-mime: 财务处,李明 <liming@example.com>
letterparser:  <财务处> and 李明 <liming@example.com>
eml-parse-js: 财务处 <> and 李明 <liming@example.com>
END
