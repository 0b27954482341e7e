#!/usr/bin/env bash
# Surprise: odt2txt, the usual maker of text from OpenDocument on the command line of Debian, writes the number of a footnote and the note itself right behind the word that it stands at (text:note; ODF 1.3 part 3, 6.3.2), in the middle of the sentence: a sum of 100 with the first note is 1001, and the note breaks the line, so that the unit, 万元, is a
# paragraph of its own behind it. Of a comment (office:annotation) it has the author, the day and the words in the same way, within a name: 李 and 明 are on two lines. pandoc has 100[1] and the note at the end.
# Seen with odt2txt 0.5-7 of Debian 12, odfdo 3.27.3 (to write) and pandoc 3.9 (pypandoc_binary 1.17) on 2026-12-02. Needs the first (apt-get install odt2txt).
source "$(dirname "$0")/start.bash" odfdo==3.27.3 pypandoc_binary==1.17
cat > write.py <<'PY'
import datetime

import odfdo

document = odfdo.Document("text")
document.body.clear()
paragraph = odfdo.Paragraph("合计100万元。")
paragraph.insert_note(after="100", note_id="n1", citation="1", body="不含税")
document.body.append(paragraph)
paragraph = odfdo.Paragraph("联系人李明先生。")
paragraph.insert_annotation(after="李", body="核对", creator="王芳", date=datetime.datetime(2025, 10, 1))
document.body.append(paragraph)
document.save("a.odt")
PY
venv/bin/python write.py
{
  dpkg-query -W odt2txt
  LC_ALL=C.UTF-8 odt2txt --encoding=utf-8 a.odt | grep .
  venv/bin/python -c 'import pypandoc; print("pandoc:", *pypandoc.convert_file("a.odt", "plain").split("\n"))'
} | tee out
diff out - <<'END' && echo "as found: a hundred is 1001"
odt2txt	0.5-7
合计1001不含税
万元。
联系人李核对
王芳2025-10-01T00:00:00明先生。
pandoc: 合计100[1]万元。  联系人李明先生。  [1] 不含税 
END
