#!/usr/bin/env bash
# Surprise: pandoc, asked for the Markdown of GitHub (gfm), escapes * and leaves ~ as it is, and so do MarkItDown, undoc and all2md. On GitHub one tilde strikes as two
# do (GFM 6.5), within a word as well, so that of two ranges in a paragraph, as Chinese reports write them, 预算10~20万元，实际30~40万元 (10 to 20 planned, 30 to 40 spent),
# GitHub's parser makes 预算1020万元，实际3040万元 with the middle struck: both are other figures. One range in a paragraph is left. kreuzberg and office-oxide write \~.
# Seen with pandoc 3.9 (pypandoc_binary 1.17), MarkItDown 0.1.9, undoc 0.27.1, all2md 1.18.0, kreuzberg 4.10.4, office-oxide 0.1.15, cmarkgfm 2025.10.22 (GitHub's
# parser) and python-docx 1.2.0 on 2026-12-02.
source "$(dirname "$0")/start.bash" pypandoc_binary==1.17 'markitdown[docx]==0.1.9' undoc==0.27.1 all2md==1.18.0 kreuzberg==4.10.4 office-oxide==0.1.15 \
  cmarkgfm==2025.10.22 python-docx==1.2.0
cat > run.py <<'PY'
import re
from importlib.metadata import version

import all2md
import cmarkgfm
import docx
import kreuzberg
import markitdown
import office_oxide
import pypandoc
import undoc

document = docx.Document()
document.add_paragraph("预算10~20万元，实际30~40万元")
document.save("a.docx")
config = kreuzberg.ExtractionConfig(output_format="markdown")
for package, markdown in [
    ("pypandoc_binary", pypandoc.convert_file("a.docx", "gfm")),
    ("markitdown", markitdown.MarkItDown().convert("a.docx").text_content),
    ("undoc", undoc.parse_file("a.docx").to_markdown()),
    ("all2md", all2md.to_markdown("a.docx")),
    ("kreuzberg", kreuzberg.extract_file_sync("a.docx", config=config).content),
    ("office-oxide", office_oxide.to_markdown("a.docx")),
]:
    page = cmarkgfm.github_flavored_markdown_to_html(markdown)
    print(package, version(package), markdown.strip(), "shows as", re.sub("</?p>", "", page).strip())
PY
venv/bin/python -W ignore run.py | tee out
diff out - <<'END' && echo "as found: ten to twenty is 1020, and struck"
pypandoc_binary 1.17 预算10~20万元，实际30~40万元 shows as 预算10<del>20万元，实际30</del>40万元
markitdown 0.1.9 预算10~20万元，实际30~40万元 shows as 预算10<del>20万元，实际30</del>40万元
undoc 0.27.1 预算10~20万元，实际30~40万元 shows as 预算10<del>20万元，实际30</del>40万元
all2md 1.18.0 预算10~20万元，实际30~40万元 shows as 预算10<del>20万元，实际30</del>40万元
kreuzberg 4.10.4 预算10\~20万元，实际30\~40万元 shows as 预算10~20万元，实际30~40万元
office-oxide 0.1.15 预算10\~20万元，实际30\~40万元 shows as 预算10~20万元，实际30~40万元
END
