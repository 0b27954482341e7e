#!/usr/bin/env bash
# Surprise: fancy-last-word, which makes .docx of Markdown, takes a low line within a word for emphasis: the number of a contract HT_2025_001 is HT2025001 in the document, with 2025 in italics, and the file 附件_终稿_2.docx is 附件终稿2.docx. CommonMark 0.31 (6.2) has emphasis by _ at the edges of words alone, for such names, and markdown-it-py keeps both.
# One low line stays: HT_2025. On the way back to Markdown the number is HT*2025*001.
# Seen with fancy-last-word 0.7.0, python-docx 1.2.0 (to look) and markdown-it-py 4.0.0 on 2026-12-03.
source "$(dirname "$0")/start.bash" fancy-last-word==0.7.0 python-docx==1.2.0 markdown-it-py==4.0.0
cat > run.py <<'PY'
from importlib.metadata import version

import docx
import last_word
from markdown_it import MarkdownIt

print("fancy-last-word", version("fancy-last-word"))
for text in ["合同编号HT_2025_001", "见附件_终稿_2.docx", "合同编号HT_2025", "说明 _重要_ 事项"]:
    last_word.write(last_word.from_markdown(text), "a.docx")
    back = last_word.to_markdown(last_word.read(open("a.docx", "rb").read())).strip()
    print(text, "|", docx.Document("a.docx").paragraphs[0].text, "|", back, "|", MarkdownIt().render(text).strip())
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: numbers of contracts lose their lines"
fancy-last-word 0.7.0
合同编号HT_2025_001 | 合同编号HT2025001 | 合同编号HT*2025*001 | <p>合同编号HT_2025_001</p>
见附件_终稿_2.docx | 见附件终稿2.docx | 见附件*终稿*2.docx | <p>见附件_终稿_2.docx</p>
合同编号HT_2025 | 合同编号HT_2025 | 合同编号HT\_2025 | <p>合同编号HT_2025</p>
说明 _重要_ 事项 | 说明 重要 事项 | 说明 *重要* 事项 | <p>说明 <em>重要</em> 事项</p>
END
