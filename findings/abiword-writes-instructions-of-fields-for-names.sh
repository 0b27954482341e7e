#!/usr/bin/env bash
# Surprise: AbiWord, making text of .docx, writes instructions of fields for their results: of a letter that Word has merged, 尊敬的王芳, a simple field MERGEFIELD (ECMA-376 Part 1, 17.16.19) is 尊敬的<姓名>, the name of the column in place of the person, and of a caption that Word numbers, 表 3, a SEQ field (17.16.18) is 表  SEQ 表 \* ARABIC 3. The day of a
# letter as a simple DATE field, 2025年3月1日, is today's, in English. SEQ as a simple field and MERGEFIELD as one of several parts have their results. pandoc has the caption.
# Seen with abiword 3.0.5~dfsg-3.2 of Debian 12 and pandoc 3.9 (pypandoc_binary 1.17) on 2026-12-03. Needs the first (apt-get install).
source "$(dirname "$0")/start.bash" pypandoc_binary==1.17
text() { printf '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' "$1"; }
simple() { printf '<w:fldSimple w:instr=" %s ">%s</w:fldSimple>' "$1" "$(text "$2")"; }
mark() { printf '<w:r><w:fldChar w:fldCharType="%s"/></w:r>' "$1"; }
field() { printf '%s<w:r><w:instrText xml:space="preserve"> %s </w:instrText></w:r>%s%s%s' "$(mark begin)" "$1" "$(mark separate)" "$(text "$2")" "$(mark end)"; }
line() { printf '<w:p>%s</w:p>' "$*"; }
python3 "$here/docx.py" a.docx "$(line "$(text 尊敬的)" "$(simple 'MERGEFIELD 姓名' 王芳)")$(line "$(text 尊敬的)" "$(field 'MERGEFIELD 姓名' 王芳)")
$(line "$(text '表 ')" "$(field 'SEQ 表 \* ARABIC' 3)")$(line "$(text '表 ')" "$(simple 'SEQ 表 \* ARABIC' 3)")$(line "$(simple DATE 2025年3月1日)")"
abiword --to=txt --to-name=a.txt a.docx 2> log
{
  dpkg-query -W -f='${Package} ${Version}\n' abiword
  sed '$d' a.txt
  echo "the letter is of today: $(grep -c "$(date +'%B %d, %Y')" a.txt)"
  venv/bin/python -c 'import pypandoc; print("pandoc", pypandoc.convert_file("a.docx", "plain").split("\n\n"))'
} | tee out
diff out - <<'END' && echo "as found: the letter is to the name of a column"
abiword 3.0.5~dfsg-3.2
尊敬的<姓名>
尊敬的王芳
表  SEQ 表 \* ARABIC 3
表 3
the letter is of today: 1
pandoc ['尊敬的', '尊敬的王芳', '表 3', '表\n']
END
