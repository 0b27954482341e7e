// The town report as text, as a Word file and as a PDF file, and a folder of many megabytes. All made here.

const fs = require("fs");
const path = require("path");
const zlib = require("zlib");

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text) => text.replace(/[&<>]/g, (sign) => ESCAPES[sign]);

// A ZIP archive of these members.
function archive(members) {
  const locals = [];
  const central = [];
  let at = 0;
  for (const [name, text] of members) {
    const [stored, called] = [Buffer.from(text), Buffer.from(name)];
    const packed = zlib.deflateRawSync(stored);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(zlib.crc32(stored), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(stored.length, 18);
    common.writeUInt16LE(called.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, called, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, tail, called]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\x05\x06", "latin1"), end]);
}

function docx(lines, rows) {
  const run = (text) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const paragraph = (text) => `<w:p>${run(text)}</w:p>`;
  const cell = (text) => `<w:tc>${paragraph(text)}</w:tc>`;
  const table = `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const office = "http://schemas.openxmlformats.org";
  return archive([
    ["[Content_Types].xml", `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`],
    ["_rels/.rels", `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`],
    ["word/document.xml", `${head}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${lines.map(paragraph).join("")}${table}<w:sectPr/></w:body></w:document>`],
  ]);
}

// Writes all samples into `folder`; gives their names.
async function write(browser, folder, report) {
  const text = fs.readFileSync(report, "utf8");
  const lines = text.split(/\r?\n/).filter((line) => line.trim());
  const people = [["姓名", "联系电话"], ["李明", "13800138000"], ["张伟", "13800138001"], ["王芳", "13800138002"]];
  fs.writeFileSync(path.join(folder, "报告.txt"), text);
  fs.writeFileSync(path.join(folder, "报告.docx"), docx(lines, people));
  const page = await browser.newPage();
  await page.setContent(`<meta charset="utf-8"><body style="font: 12pt 'Noto Sans CJK SC'">${lines.map((line) => `<p>${escaped(line)}</p>`).join("")}`);
  await page.pdf({ path: path.join(folder, "报告.pdf"), format: "A4", margin: { top: "2cm", bottom: "2cm", left: "2cm", right: "2cm" } });
  await page.close();
  return ["报告.txt", "报告.docx", "报告.pdf"];
}

// A folder with so many megabytes of texts, among them a picture.
function many(folder, report, megabytes) {
  const text = fs.readFileSync(report);
  fs.mkdirSync(path.join(folder, "内"), { recursive: true });
  const once = Buffer.concat(Array(Math.ceil((1 << 19) / text.length)).fill(text));
  for (let number = 0; number * once.length < megabytes << 20; number += 1) {
    fs.writeFileSync(path.join(folder, number % 2 ? "内" : "", `文件${number}.txt`), once);
  }
  fs.writeFileSync(path.join(folder, "章.png"), Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"));
}

module.exports = { write, many };
