# What scripts about four makers of .docx from HTML begin with: the pinned packages, and `written`, which prints for each HTML that is given what mammoth reads of the
# files that the four write of it: its raw text, a paragraph behind another; with READ=html its HTML, in which struck and underlined words are marked.
source "$(dirname "${BASH_SOURCE[0]}")/start-npm.bash" html-to-docx@1.8.0 @turbodocx/html-to-docx@1.23.1 html-to-docx-lite@2.0.1 @adalat-ai/html-to-docx@1.8.0 mammoth@1.13.0
npm ls --depth=0 | tail -n +2
cat > written.js <<'JS'
const mammoth = require('mammoth');
const text = async (file) => (await mammoth.extractRawText(file)).value.trim().split(/\n+/).join(' / ');
const html = async (file) => (await mammoth.convertToHtml(file, { styleMap: ['strike => s', 'u => u'] })).value;
(async () => {
  for (const given of process.argv.slice(2)) {
    console.log(given);
    for (const name of ['html-to-docx', '@turbodocx/html-to-docx', 'html-to-docx-lite', '@adalat-ai/html-to-docx']) {
      const write = require(name);
      const file = await (write.default ?? write)(given);
      const buffer = Buffer.from(file.arrayBuffer ? await file.arrayBuffer() : file);
      console.log('  ' + name.padEnd(23), await (process.env.READ === 'html' ? html : text)({ buffer }));
    }
  }
})();
JS
written() { node written.js "$@" | tee out; }
