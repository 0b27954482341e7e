#!/usr/bin/env bash
# Surprise: easy-template-x, which fills templates of .docx, leaves in its place only the first line of a value that has several, and sets the others at the end of the
# paragraph, behind the words that follow the field: of 甲方：{a}，乙方：{b}，金额{c}元。 with an address of two lines for each party there is 甲方：北京公司，乙方：李明，金额
# 100元。 and then both second lines, one below the other, the seller's behind the buyer's name. If the field is a run of its own in the template, as Word splits a line
# that was edited, it is right. docxtemplater and docx-templates put every line where it belongs.
# Seen with easy-template-x 7.2.8, docxtemplater 3.71.1 and docx-templates 4.15.0 on 2026-12-02. Needs Python as well.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/start-npm.bash" easy-template-x@7.2.8 docxtemplater@3.71.1 docx-templates@4.15.0 pizzip@3.2.0 jszip@3.10.1
npm ls --depth=0 | tail -n +2
run() { printf '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' "$@"; }
python3 "$here/docx.py" one.docx "<w:p>$(run '甲方：{a}，乙方：{b}，金额{c}元。')</w:p>"
python3 "$here/docx.py" split.docx "<w:p>$(run '甲方：' '{a}' '，乙方：' '{b}' '，金额{c}元。')</w:p>"
cat > run.js <<'JS'
const { readFileSync } = require('fs');
const { TemplateHandler } = require('easy-template-x');
const Docxtemplater = require('docxtemplater');
const PizZip = require('pizzip');
const docxTemplates = require('docx-templates').default;
const JSZip = require('jszip');
const data = { a: '北京公司\n中关村大街1号', b: '李明\n南京路2号', c: 100 };
const show = async (name, file) => {
  const text = await (await JSZip.loadAsync(file)).file('word/document.xml').async('string');
  console.log(name, text.replace(/<w:br\/>/g, ' / ').replace(/<[^>]+>|\n */g, ''));
};
(async () => {
  for (const name of ['one', 'split']) {
    const template = readFileSync(`${name}.docx`);
    await show(`${name}: easy-template-x`, await new TemplateHandler().process(template, data));
    const filled = new Docxtemplater(new PizZip(template), { linebreaks: true });
    await show('docxtemplater', filled.render(data).getZip().generate({ type: 'nodebuffer' }));
    await show('docx-templates', await docxTemplates({ template, data, cmdDelimiter: ['{', '}'] }));
  }
})();
JS
node run.js | tee out
diff out - <<'END' && echo "as found: the street stands behind the sentence"
one: easy-template-x 甲方：北京公司，乙方：李明，金额100元。 / 中关村大街1号 / 南京路2号
docxtemplater 甲方：北京公司 / 中关村大街1号，乙方：李明 / 南京路2号，金额100元。
docx-templates 甲方：北京公司 / 中关村大街1号，乙方：李明 / 南京路2号，金额100元。
split: easy-template-x 甲方：北京公司 / 中关村大街1号，乙方：李明 / 南京路2号，金额100元。
docxtemplater 甲方：北京公司 / 中关村大街1号，乙方：李明 / 南京路2号，金额100元。
docx-templates 甲方：北京公司 / 中关村大街1号，乙方：李明 / 南京路2号，金额100元。
END
