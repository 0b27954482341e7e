#!/usr/bin/env bash
# Surprise: @m2d/md2docx and @mohtasham/md-to-docx, which make .docx of Markdown, take what is between the dollars of two prices for a formula: of 价格$100，另加$200。 they
# make 价格, the formula 100，另加 and 200。, so that neither sum has its sign and yuan are thought of. Readers that leave formulas out, such as mammoth and python-docx,
# have 价格200。 of it: of two sums one is left, the wrong one. One price by itself comes through. Pandoc ends no formula at a dollar before a figure (tex_math_dollars),
# nor does markdown-docx make any of it.
# Seen with @m2d/md2docx 0.0.1, @mohtasham/md-to-docx 4.0.1, markdown-docx 1.7.0, mammoth 1.13.0, python-docx 1.2.0 and pandoc 3.9 (pypandoc_binary 1.17) on
# 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" python-docx==1.2.0 pypandoc_binary==1.17
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit @m2d/md2docx@0.0.1 @mohtasham/md-to-docx@4.0.1 markdown-docx@1.7.0 mammoth@1.13.0
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { md2docx } from '@m2d/md2docx';
import { convertMarkdownToBuffer } from '@mohtasham/md-to-docx';
import mammoth from 'mammoth';
import { markdownDocx, Packer } from 'markdown-docx';
const writers = {
  m2d: async text => Buffer.from(await (await md2docx(text)).arrayBuffer()),
  mohtasham: convertMarkdownToBuffer,
  'markdown-docx': async text => Packer.toBuffer(await markdownDocx(text)),
};
for (const [name, write] of Object.entries(writers))
  for (const text of ['价格$100。', '价格$100，另加$200。']) {
    const file = await write(text);
    writeFileSync(`${name}.docx`, file);
    console.log(name, text, '→', (await mammoth.extractRawText({ buffer: file })).value.trim());
  }
process.exit();
JS
node run.mjs | tee out
cat > read.py <<'PY'
import docx
import pypandoc

for name in "m2d", "mohtasham", "markdown-docx":
    print(name, "python-docx", docx.Document(f"{name}.docx").paragraphs[0].text)
print("pandoc", pypandoc.get_pandoc_version(), pypandoc.convert_text("价格$100，另加$200。", "plain", "markdown").strip())
PY
venv/bin/python read.py | tee -a out
diff <(grep -v '^pandoc' out) - <<'END' && grep -q '^pandoc .* 价格$100，另加$200。$' out && echo "as found: of two sums one is left"
m2d 价格$100。 → 价格$100。
m2d 价格$100，另加$200。 → 价格200。
mohtasham 价格$100。 → 价格$100。
mohtasham 价格$100，另加$200。 → 价格200。
markdown-docx 价格$100。 → 价格$100。
markdown-docx 价格$100，另加$200。 → 价格$100，另加$200。
m2d python-docx 价格200。
mohtasham python-docx 价格200。
markdown-docx python-docx 价格$100，另加$200。
END
