#!/usr/bin/env bash
# Surprise: UnRTF, the usual reader of RTF on the command line of Debian, writes nothing for a dash in plain text (\endash, \emdash; RTF 1.9.1, Special Characters), though it has hundreds of other signs and knows both in HTML: a term of 3–5 years is 35 years, 2024–2025 is 20242025, and the hyphen that
# does not break (\_), which Word sets into telephone numbers, is gone in HTML as well: 010-62345678 is 01062345678. No word of that, not on the error output. striprtf and pandoc have all of them.
# Seen with unrtf 0.21.10-clean-1 of Debian 12, striprtf 0.0.35 and pandoc 3.9 (pypandoc_binary 1.17) on 2026-12-02. Needs the first (apt-get install unrtf).
source "$(dirname "$0")/start.bash" striprtf==0.0.35 pypandoc_binary==1.17
cat > a.rtf <<'RTF'
{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}
Term: 3\endash 5 years\par
Years 2024\endash 2025, 20\emdash 30 persons\par
Telephone 010\_62345678, plain 010-62345678\par
}
RTF
{
  dpkg-query -W unrtf
  echo "text:" $(unrtf --text a.rtf 2> log | grep -v -e '^#' -e '^-')
  echo "HTML:" $(unrtf --html a.rtf 2> log | grep -e years -e Years -e Telephone)
  venv/bin/python -c 'from striprtf.striprtf import rtf_to_text; print("striprtf:", *rtf_to_text(open("a.rtf").read()).split("\n"))'
  venv/bin/python -c 'import pypandoc; print("pandoc:", *pypandoc.convert_file("a.rtf", "plain").split("\n"))'
} | tee out
diff out - <<'END' && echo "as found: three to five years are 35"
unrtf	0.21.10-clean-1
text: Term: 35 years Years 20242025, 2030 persons Telephone 01062345678, plain 010-62345678
HTML: <body>Term: 3&ndash;5 years<br> Years 2024&ndash;2025, 20&mdash;30 persons<br> Telephone 01062345678, plain 010-62345678<br>
striprtf: Term: 3–5 years Years 2024–2025, 20—30 persons Telephone 010‑62345678, plain 010-62345678 
pandoc: Term: 3–5 years  Years 2024–2025, 20—30 persons  Telephone 010‑62345678, plain 010-62345678 
END
