#!/usr/bin/env bash
# Surprise: markdown-docx, which makes .docx of Markdown "with GFM", leaves out the boxes of a list of tasks (- [x], - [ ]; GFM 5.3): of 李明, who has paid, and 王芳, who has
# not, there are two names, alike. An entity (&lt;, &amp;, &copy;; CommonMark 2.5) it writes as it is spelled, so that 年龄 &lt; 18 is said with &lt; in Word.
# @mohtasham/md-to-docx has the boxes, ☒ and ☐, and the signs.
# Seen with markdown-docx 1.7.0, @mohtasham/md-to-docx 4.0.1 and mammoth 1.13.0 (to read) on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" markdown-docx@1.7.0 @mohtasham/md-to-docx@4.0.1 mammoth@1.13.0
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { markdownDocx, Packer } from 'markdown-docx';
import { convertMarkdownToDocx } from '@mohtasham/md-to-docx';
import mammoth from 'mammoth';
const read = async buffer => (await mammoth.extractRawText({ buffer })).value.trim().split(/\n+/).join(' / ');
for (const text of ['- [x] 李明\n- [ ] 王芳', '年龄 &lt; 18 &amp; 女']) {
  console.log('markdown-docx', await read(await Packer.toBuffer(await markdownDocx(text))));
  console.log('md-to-docx', await read(Buffer.from(await (await convertMarkdownToDocx(text)).arrayBuffer())));
}
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: who has paid is not said"
markdown-docx 李明 / 王芳
md-to-docx ☒ 李明 / ☐ 王芳
markdown-docx 年龄 &lt; 18 &amp; 女
md-to-docx 年龄 < 18 & 女
END
