#!/usr/bin/env bash
# Surprise: markdown-docx, which makes .docx of Markdown, gives a second paragraph of an item the next number of the list (CommonMark 5.2: an item may have many blocks): a
# contract whose clause 1 has two paragraphs has the second of them as clause 2, and clause 2 of the Markdown is 3 in Word, so that 按第2条 refers to another. It is so in
# lists with signs too, in which one item becomes two. @mohtasham/md-to-docx leaves the paragraph without a number.
# Seen with markdown-docx 1.7.0, @mohtasham/md-to-docx 4.0.1 and python-docx 1.2.0 (to read) on 2026-12-02. Needs Python as well.
source "$(dirname "$0")/start-npm.bash" markdown-docx@1.7.0 @mohtasham/md-to-docx@4.0.1
npm ls --depth=0 | tail -n +2
python3 -m venv venv && venv/bin/pip -q install python-docx==1.2.0 2> log
cat > run.mjs <<'JS'
import { writeFileSync } from 'fs';
import { markdownDocx, Packer } from 'markdown-docx';
import { convertMarkdownToDocx } from '@mohtasham/md-to-docx';
const text = '1. 甲方付款。\n\n   共100元。\n\n2. 乙方交货。\n\n按第2条办理。';
writeFileSync('markdown-docx.docx', await Packer.toBuffer(await markdownDocx(text)));
writeFileSync('md-to-docx.docx', Buffer.from(await (await convertMarkdownToDocx(text)).arrayBuffer()));
JS
cat > read.py <<'PY'
import docx

for name in ("markdown-docx", "md-to-docx"):
    number, lines = 0, []
    for paragraph in docx.Document(f"{name}.docx").paragraphs:
        properties = paragraph._p.pPr
        numbered = properties is not None and properties.numPr is not None
        number += numbered
        if paragraph.text:
            lines.append(f"{number}. {paragraph.text}" if numbered else paragraph.text)
    print(name, " / ".join(lines))
PY
node run.mjs
venv/bin/python read.py | tee out
diff out - <<'END' && echo "as found: the second clause is the third"
markdown-docx 1. 甲方付款。 / 2. 共100元。 / 3. 乙方交货。 / 按第2条办理。
md-to-docx 1. 甲方付款。 / 共100元。 / 2. 乙方交货。 / 按第2条办理。
END
