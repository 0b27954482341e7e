// What can be taken away: the annotated, mended and redacted file, the receipt (核稿单), the report.

// Local time with its offset, 2026-12-01T09:30:00+08:00: a browser has no function for it.
function timeNow() {
  const now = new Date();
  const two = (number) => String(Math.abs(number)).padStart(2, "0");
  const offset = -now.getTimezoneOffset();
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  return `${day}T${time}${offset < 0 ? "-" : "+"}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`;
}

function download(name, bytes, type = "application/octet-stream") {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = make("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function tellMade(text, isGood) {
  const said = byId("said");
  said.hidden = false;
  said.className = isGood ? "said good" : "said bad";
  said.textContent = text;
}

const failedWords = {
  crashed: say("程序在这份文件上出错，没有做完。", "The program failed on this file, and did not come to an end."),
  timeout: say("时间太长，没有做完。", "It took too long, and did not come to an end."),
  unreadable: say("文件读不出来：可能被移走、改过或正在编辑，请重新拖进来。", "The file cannot be read: moved, changed or being edited. Drop it again."),
  "too-large": say("文件太大。", "The file is too large."),
};
const failedWord = (error) => failedWords[error.message] || error.message;

// Has the engine make a file out of the document, and gives it to the browser.
async function makeFile(one, doing, told) {
  tellMade(say("正在做……", "Working…"), true);
  try {
    const bytes = await bytesOf(one);
    const { done } = await engine.do(doing, { name: one.path, bytes, ...told }, [bytes]);
    if (done.bytes) download(done.name, done.bytes);
    tellMade(done.bytes ? `${done.name}：${done.said}` : say(`没有写新文件：${done.said}`, `No file was written: ${done.said}`), Boolean(done.bytes));
  } catch (error) {
    tellMade(failedWord(error), false);
  }
}

// A report over all documents: each is read and checked once more, so that it says what it says of the bytes of now.
async function makeReport(form, name, type) {
  const broken = new Map();
  for (;;) {
    const failing = await tryReport(form, name, type, broken);
    if (!failing) return;
    // What ends the worker ends the report that it had begun: that file is a gap of the next one.
    broken.set(failing.one, failing.why);
  }
}

async function tryReport(form, name, type, broken) {
  await engine.do("begin", {});
  for (const [at, one] of papers.all.entries()) {
    tellMade(say(`正在写核稿单：${at + 1} / ${papers.all.length}`, `Writing: ${at + 1} of ${papers.all.length}`), true);
    const size = one.file ? one.file.size : 0;
    let why = broken.get(one);
    try {
      if (!why) {
        const bytes = await bytesOf(one);
        await engine.do("add", { name: one.path, bytes, decided: acceptedOf(one), met: one.met }, [bytes]);
      }
    } catch (error) {
      why = gapWords.has(error.message) ? error.message : "crashed";
      if (!engine.worker) return { one, why };
    }
    if (why) await engine.do("addUnread", { name: one.path, why, size });
  }
  try {
    const { done } = await engine.do("report", { form, now: timeNow() });
    download(name, done.bytes, type);
    tellMade(say(`已写：${name}`, `Written: ${name}`), true);
  } catch (error) {
    tellMade(failedWord(error), false);
  }
  return null;
}

function showTools(one) {
  const button = (word, doing, properties) => make("button", { type: "button", onclick: doing, ...properties }, word);
  const wanted = wantedOf(one);
  const decided = acceptedOf(one);
  const isSafe = (finding, index) =>
    finding.number !== null && finding.at && finding.choices.length === 1 && finding.choices[0].is_safe && !one.decided.has(index);
  const safe = one.findings.filter(isSafe).length;
  byId("tools").replaceChildren(
    button(say(`有把握的都改（${safe}）`, `Change all safe ones (${safe})`), () => decideSafe(one), { disabled: safe === 0 }),
    button(say(`下载改好的文件（${wanted.length}）`, `Mended file (${wanted.length})`),
      () => makeFile(one, "fix", { decided: acceptedOf(one), wanted: wantedOf(one) }),
      { disabled: wanted.length === 0, title: say("先在问题里点“改”", "choose “change” at findings first") }),
    button(say("下载批注文件", "Annotated file"), () => makeFile(one, "annotate", { decided, tracks: false, now: timeNow() })),
    button(say("下载脱敏文件", "Redacted file"), () => makeFile(one, "redact", { cleans: false })),
    button(say("核稿单", "Receipt"), () => makeReport("receipt-page", say("核稿单.html", "receipt.html"), "text/html")),
    make("details.more", null, make("summary", null, say("更多", "more")),
      button(say("批注文件（有把握的写成修订）", "Annotated, safe ones as tracked changes"),
        () => makeFile(one, "annotate", { decided, tracks: true, now: timeNow() })),
      button(say("脱敏文件，连同批注、修订、作者", "Redacted, also without comments, changes, authors"), () => makeFile(one, "redact", { cleans: true })),
      button(say("核稿单（JSON）", "Receipt (JSON)"), () => makeReport("receipt", say("核稿单.json", "receipt.json"), "application/json")),
      button(say("报告（网页）", "Report (page)"), () => makeReport("html", say("核稿报告.html", "report.html"), "text/html")),
      button(say("报告（JSON）", "Report (JSON)"), () => makeReport("json", say("核稿报告.json", "report.json"), "application/json")),
      button(say("打印", "Print"), () => print())),
  );
}
