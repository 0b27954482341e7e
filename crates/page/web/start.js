// From files to what is seen: the run over all of them, and which one is shown.

function settingsNow() {
  const form = new FormData(byId("settings"));
  return { by: form.get("by").trim(), audience: form.get("audience"), date: form.get("date") || null };
}

function engineSettings() {
  const { audience, date } = settingsNow();
  return { today: timeNow().slice(0, 10), language, audience, date };
}

function tellState(text) {
  byId("state").textContent = text;
}

async function take(found) {
  const added = [];
  for await (const { file, path, met, isHidden } of found) {
    if (isHidden) {
      papers.skipped.push({ path, reason: say("系统的隐藏文件", "a hidden file") });
      continue;
    }
    const one = paper(file, path, met);
    papers.all.push(one);
    added.push(one);
    if (added.length % 50 === 0) tellState(say(`找到 ${added.length} 个文件……`, `${added.length} files found…`));
  }
  await checkAll(added);
}

// What waits to be checked, and how far it is.
const queue = { waiting: [], runs: false, done: 0, all: 0 };

async function checkAll(list) {
  queue.waiting.push(...list);
  queue.all += list.length;
  if (queue.runs) return;
  queue.runs = true;
  byId("bar").hidden = false;
  while (queue.waiting.length) {
    const one = queue.waiting.shift();
    queue.done += 1;
    tellState(say(`正在核对 ${queue.done} / ${queue.all}：${one.path}`, `Checking ${queue.done} of ${queue.all}: ${one.path}`));
    byId("progress").value = (queue.done - 1) / queue.all;
    const skipped = await checkPaper(one).catch((error) => failedWord(error));
    if (skipped !== null) {
      papers.all = papers.all.filter((other) => other !== one);
      papers.skipped.push({ path: one.path, reason: skipped });
    } else if (!papers.current || papers.current === one) {
      await show(one);
    }
    if (queue.done % 20 === 0) showDocuments();
  }
  Object.assign(queue, { runs: false, done: 0, all: 0 });
  byId("bar").hidden = true;
  byId("drop").classList.add("small");
  showDocuments();
  tellState(summary());
}

function stop() {
  queue.waiting = [];
}

function summary() {
  const checked = papers.all.filter((one) => one.view);
  const stopped = checked.filter((one) => verdictOf(one) === "stop").length;
  const open = checked.filter((one) => one.view.gaps.length).length;
  const unchecked = papers.all.length - checked.length;
  const parts = [say(`核对了 ${checked.length} 个文件`, `${checked.length} ${checked.length === 1 ? "file" : "files"} checked`)];
  parts.push(stopped ? say(`${stopped} 个现在不能发`, `${stopped} must not go out`) : say("没有不能发的", "none that must not go out"));
  if (open) parts.push(say(`${open} 个没有读完，不能算通过`, `${open} not read whole: no pass`));
  if (unchecked) parts.push(say(`${unchecked} 个还没有核对`, `${unchecked} not checked yet`));
  if (papers.skipped.length) parts.push(say(`跳过 ${papers.skipped.length} 个不读的文件`, `${papers.skipped.length} skipped`));
  return parts.join(say("，", ", ")) + say("。", ".");
}

// Lets the browser draw what there is.
const breath = () => new Promise((done) => setTimeout(done));

// In steps, each short enough that nothing on the page halts.
async function show(one) {
  papers.current = one;
  for (const step of [showPaper, showTools, showList, showText]) {
    await breath();
    if (papers.current !== one) return;
    step(one);
  }
  byId("main").hidden = false;
  byId("said").hidden = true;
}

// The document's name, verdict, and what was not read.
function showPaper(one) {
  const verdict = verdictOf(one);
  const counts = countsOf(one);
  const kept = [...one.decided.values()].filter((decision) => decision.kind === "keep").length;
  const told = grades.map(({ name, word }) => `${word} ${counts[name]}`).join(say("，", ", "));
  byId("paper").replaceChildren(
    make("h2", null, one.view.path),
    make(`p.verdict.${verdict === "stop" || verdict === "incomplete" ? "stop" : "go"}`, null, verdicts[verdict]),
    make("p", null, told, kept ? say(`；留 ${kept}`, `; ${kept} kept`) : ""),
    make("p.facts", null, one.view.facts),
    ...one.view.gaps.map((gap) => make("p.gap", null, gap)),
    ...one.view.omitted.map((line) => make("p.dim", null, line)),
  );
}

// On paper everything is to be read, and nothing can be opened.
function unfold(isOpen) {
  if (isOpen && listing.filled) listing.filled.upTo();
  for (const details of byId("list").querySelectorAll("details")) {
    if (isOpen && !details.open) details.dataset.unfolded = "true";
    if (isOpen || details.dataset.unfolded) details.open = isOpen;
    if (!isOpen) delete details.dataset.unfolded;
  }
}

function showDocuments() {
  const nav = byId("documents");
  const checked = papers.all.filter((one) => one.view);
  nav.hidden = checked.length < 2 && !papers.skipped.length;
  if (nav.hidden) return;
  const list = make("ul");
  const entry = (one) => {
    const verdict = verdictOf(one);
    const counts = countsOf(one);
    const told = grades.filter(({ name }) => counts[name]).map(({ name, word }) => `${word} ${counts[name]}`).join(" ");
    const go = make("button.document", { type: "button", onclick: () => { show(one); showDocuments(); } },
      make(`span.dot.${verdict}`), make("span.name", null, one.view.path), make("span.dim", null, told || verdicts[verdict]));
    if (one === papers.current) go.setAttribute("aria-current", "true");
    return make("li", null, go);
  };
  const rank = { stop: 0, incomplete: 1, check: 2, clean: 3 };
  fillAsSeen(list, [...checked].sort((one, other) => rank[verdictOf(one)] - rank[verdictOf(other)]), entry, 100);
  nav.replaceChildren(list, skippedList() || "");
}

function skippedList() {
  if (!papers.skipped.length) return null;
  const list = make("ul");
  fillAsSeen(list, papers.skipped, ({ path, reason }) => make("li.dim", null, `${path}${say("：", ": ")}${reason}`), 100);
  return make("details", null,
    make("summary", null, say(`跳过 ${papers.skipped.length} 个不读的文件`, `${papers.skipped.length} files skipped`)), list);
}

async function begin() {
  translate(document);
  byId("reasons").replaceChildren(...usualReasons.map((reason) => make("option", { value: reason })));
  if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") {
    tellState(say("这个浏览器太旧，不能核对。请用新一些的 Edge、Chrome、Firefox，或 360、统信、麒麟浏览器的新版本。",
      "This browser is too old. Please use a newer Edge, Chrome, Firefox or Safari."));
    return;
  }
  takeDrops(take);
  takeChosen(take);
  takeKeys();
  byId("stop").addEventListener("click", stop);
  byId("settings").addEventListener("submit", (event) => event.preventDefault());
  byId("settings").addEventListener("change", async (event) => {
    if (event.target.name === "by") return;
    await engine.set(engineSettings());
    await checkAll(papers.all);
  });
  addEventListener("beforeprint", () => unfold(true));
  addEventListener("afterprint", () => unfold(false));
  try {
    const { rules } = await engine.set(engineSettings());
    byId("rules").textContent = rules;
    document.body.dataset.ready = performance.now();
  } catch (error) {
    tellState(say(`不能开始：${error.message}`, `It cannot start: ${error.message}`));
  }
}

begin();
