#!/usr/bin/env bash
# Surprise: two writers of .docx number every list from 1, also one that begins with another number: of "3. 三" in Markdown (CommonMark, 5.3: the start number of a list is that
# of its first item) markdown-docx makes an item 1 in Word, and so does html-to-docx of <ol start="3"> (it knows only an attribute of its own, data-start). A contract whose
# clauses go on behind a paragraph of text has 1, 2 and 1, 2 for 3, 4 and 5, 6, and what refers to clause 5 refers to none. @mohtasham/md-to-docx and @turbodocx/html-to-docx,
# their peers, keep the numbers.
# Seen with markdown-docx 1.7.0, @mohtasham/md-to-docx 4.0.1, html-to-docx 1.8.0 and @turbodocx/html-to-docx 1.23.1 on 2026-12-02. Needs Python as well.
source "$(dirname "$0")/start-npm.bash" markdown-docx@1.7.0 @mohtasham/md-to-docx@4.0.1 html-to-docx@1.8.0 @turbodocx/html-to-docx@1.23.1
npm ls markdown-docx @mohtasham/md-to-docx html-to-docx @turbodocx/html-to-docx --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { convertMarkdownToBuffer } from '@mohtasham/md-to-docx';
import turbodocx from '@turbodocx/html-to-docx';
import htmlToDocx from 'html-to-docx';
import { markdownDocx, Packer } from 'markdown-docx';
const markdown = '1. 一\n2. 二\n\n依照前款：\n\n3. 三\n4. 四\n\n另有：\n\n5. 五\n';
const html = '<ol><li>一</li><li>二</li></ol><p>依照前款：</p><ol start="3"><li>三</li><li>四</li></ol><p>另有：</p><ol start="5"><li>五</li></ol>';
writeFileSync('markdown-docx.docx', await Packer.toBuffer(await markdownDocx(markdown)));
writeFileSync('md-to-docx.docx', await convertMarkdownToBuffer(markdown));
writeFileSync('html-to-docx.docx', Buffer.from(await htmlToDocx(html)));
writeFileSync('turbodocx.docx', Buffer.from(await turbodocx(html)));
JS
node run.mjs
cat > numbers.py <<'PY'
import sys
import xml.etree.ElementTree as tree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
for name in sys.argv[1:]:
    package = zipfile.ZipFile(name + ".docx")
    part = tree.fromstring(package.read("word/numbering.xml"))
    starts = {kind.get(W + "abstractNumId"): kind.find(f"{W}lvl/{W}start").get(W + "val") for kind in part.iter(W + "abstractNum")}
    following, items = {}, []
    for number in part.iter(W + "num"):  # ECMA-376 Part 1, 17.9.15 and 17.9.27
        override = number.find(f"{W}lvlOverride[@{W}ilvl='0']/{W}startOverride")
        kind = number.find(W + "abstractNumId").get(W + "val")
        following[number.get(W + "numId")] = int(starts[kind] if override is None else override.get(W + "val"))
    for paragraph in tree.fromstring(package.read("word/document.xml")).iter(W + "p"):
        mark = paragraph.find(f".//{W}numId")
        if mark is not None:
            number = mark.get(W + "val")
            items.append(f"{following[number]}. " + "".join(text.text for text in paragraph.iter(W + "t")))
            following[number] += 1
    print(name, " ".join(items))
PY
python3 numbers.py markdown-docx md-to-docx html-to-docx turbodocx | tee out
diff out - <<'END' && echo "as found: the third clause is the first again"
markdown-docx 1. 一 2. 二 1. 三 2. 四 1. 五
md-to-docx 1. 一 2. 二 3. 三 4. 四 5. 五
html-to-docx 1. 一 2. 二 1. 三 2. 四 1. 五
turbodocx 1. 一 2. 二 3. 三 4. 四 5. 五
END
