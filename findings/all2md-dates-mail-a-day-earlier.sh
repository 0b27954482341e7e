#!/usr/bin/env bash
# Surprise: all2md, which makes Markdown of files for models to read, gives the date of a message in the time of Greenwich and says nothing of it: a message that was
# sent on 1 October 2025 at 7:30 in the morning in Beijing (+0800; RFC 5322, 3.3) has "Date: 09/30/25 23:30", the day before and late at night. email2md leaves the
# date as it is written.
# Seen with all2md 1.18.0 and email2md 0.1.3 on 2026-12-02.
source "$(dirname "$0")/start.bash" all2md==1.18.0 email2md==0.1.3
cat > run.py <<'PY'
from email.message import EmailMessage
from importlib.metadata import version
from pathlib import Path

import all2md
import email2md

message = EmailMessage()
message["From"] = "liming@example.com"
message["To"] = "wangfang@example.com"
message["Subject"] = "notice"
message["Date"] = "Wed, 01 Oct 2025 07:30:00 +0800"
message.set_content("sent today")
Path("a.eml").write_bytes(message.as_bytes())
for tool, text in [("all2md", all2md.to_markdown("a.eml")), ("email2md", email2md.to_markdown(Path("a.eml").read_bytes()))]:
    print(tool, version(tool), next(line.replace("*", "").strip() for line in text.split("\n") if "Date:" in line))
PY
venv/bin/python -W ignore run.py | tee out
diff out - <<'END' && echo "as found: this morning is last night"
all2md 1.18.0 Date: 09/30/25 23:30
email2md 0.1.3 Date: Wed, 01 Oct 2025 07:30:00 +0800
END
