#!/usr/bin/env bash
# Surprise: presidio-analyzer, which finds personal data, asks two servers (publicsuffix.org, raw.githubusercontent.com) for a list of suffixes when it looks for
# e-mail addresses in a text, by the settings that it comes with: its recogniser puts them to tldextract. Where there is no network it logs an error, waits for the
# name to fail, and goes on with an older list.
# Seen with presidio-analyzer 2.2.366 and tldextract 5.4.0 on 2026-12-01.
source "$(dirname "$0")/start.bash" presidio-analyzer==2.2.366 tldextract==5.4.0
cat > run.py <<'PY'
import importlib.metadata, socket

asked = set()
def refuse(host, *rest, **more):
    asked.add(host)
    raise socket.gaierror("there is no network")
socket.getaddrinfo = refuse

from presidio_analyzer.predefined_recognizers import EmailRecognizer
found = EmailRecognizer().analyze("请寄 liming@example.com", ["EMAIL_ADDRESS"], None)
print("presidio-analyzer", importlib.metadata.version("presidio-analyzer"), "with tldextract", importlib.metadata.version("tldextract"))
print("addresses found:", len(found))
print("servers asked for:", *sorted(map(str, asked)))
PY
TLDEXTRACT_CACHE=$folder/cache venv/bin/python run.py 2> log | tee out
grep -q "^servers asked for: publicsuffix.org raw.githubusercontent.com$" out && grep -q "^addresses found: 1$" out &&
  echo "as found: to look for an address in a text, it asks the network"
