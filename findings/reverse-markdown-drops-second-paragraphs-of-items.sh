#!/usr/bin/env bash
# Surprise: reverse_markdown, the usual maker of Markdown from HTML for Ruby, keeps of an item of a list that has paragraphs (<li><p>…</p><p>…</p>; HTML, 4.4.8: an item may hold any blocks), as Word and editors write it, the first alone: of a clause with the sum in its second paragraph there is no sum, with no error. And a line break in
# the cell of a table ends the row, and a paragraph the table: of 100 and 200 on two lines of 李明 the second is a row of its own, with 200 for the name. A table in GFM has one line a row (GFM 4.10). markdownify keeps both paragraphs and the row.
# Seen with ruby-reverse-markdown 1.4.0-1 of Debian 12, markdownify 1.2.3 and cmarkgfm 2025.10.22 (to read) on 2026-12-02. Needs the first (apt-get install ruby-reverse-markdown).
source "$(dirname "$0")/start.bash" markdownify==1.2.3 cmarkgfm==2025.10.22
cat > list.html <<'HTML'
<ol><li><p>付款</p><p>尾款100元</p></li><li>验收</li></ol>
HTML
cat > table.html <<'HTML'
<table><tr><th>姓名</th><th>收入</th></tr><tr><td>李明</td><td>100<br>200</td></tr><tr><td>王芳</td><td>300</td></tr></table>
HTML
ruby -r reverse_markdown -e 'puts "reverse_markdown #{ReverseMarkdown::VERSION}"; ["list", "table"].each { |name| File.write(name + ".md", ReverseMarkdown.convert(File.read(name + ".html"), github_flavored: true)) }' > version
cat > run.py <<'PY'
import re
from importlib.metadata import version

import cmarkgfm
import markdownify


def read(text):
    page = re.sub(r"\s+", " ", cmarkgfm.github_flavored_markdown_to_html(text))
    return [re.sub(r"(<[^>]*>| )+", " ", part).strip() for part in re.findall(r"<(?:li|tr)>.*?</(?:li|tr)>", page)]


print(open("version").read().strip(), "and markdownify", version("markdownify"))
for name in "list", "table":
    print(name, read(open(name + ".md").read()), read(markdownify.markdownify(open(name + ".html").read())))
PY
LC_ALL=C.UTF-8 venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: nobody pays the 100"
reverse_markdown 1.4.0 and markdownify 1.2.3
list ['付款', '验收'] ['付款 尾款100元', '验收']
table ['姓名 收入', '李明 100', '200', '王芳 300'] ['姓名 收入', '李明 100 200', '王芳 300']
END
