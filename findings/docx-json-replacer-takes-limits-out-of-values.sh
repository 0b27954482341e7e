#!/usr/bin/env bash
# Surprise: docx-json-replacer, which fills a .docx from JSON, takes what stands between < and the next > in a value for a tag of HTML and leaves it out, in a paragraph as well, though its README has HTML in cells of tables: of 金额<500且>100元 (a sum below 500 and above 100) the document has 金额100元, of 温度<25℃，湿度>60% the humidity for
# a temperature, 温度60%, and of 李明<li@example.com> the name alone. What begins with no > behind it, 3<b, stays. The placeholders of the header stay as they are, {{limit}}, with no word of it.
# Seen with docx-json-replacer 0.9.1 and python-docx 1.2.0 (to write and to look) on 2026-12-03.
source "$(dirname "$0")/start.bash" docx-json-replacer==0.9.1 python-docx==1.2.0
cat > run.py <<'PY'
from importlib.metadata import version

import docx
from docx_json_replacer import DocxReplacer

template = docx.Document()
template.add_paragraph("{{limit}}")
template.sections[0].header.paragraphs[0].text = "{{limit}}"
template.save("a.docx")
print("docx-json-replacer", version("docx-json-replacer"))
for value in ["金额<500且>100元", "温度<25℃，湿度>60%", "李明<li@example.com>", "3<b", "5>3"]:
    replacer = DocxReplacer("a.docx")
    replacer.replace_from_json({"limit": value})
    replacer.save("b.docx")
    filled = docx.Document("b.docx")
    print(value, "|", filled.paragraphs[0].text, "|", filled.sections[0].header.paragraphs[0].text)
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: limits are left out"
docx-json-replacer 0.9.1
金额<500且>100元 | 金额100元 | {{limit}}
温度<25℃，湿度>60% | 温度60% | {{limit}}
李明<li@example.com> | 李明 | {{limit}}
3<b | 3<b | {{limit}}
5>3 | 5>3 | {{limit}}
END
