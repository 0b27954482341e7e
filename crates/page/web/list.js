// The findings of a document as a list: filters, keyboard, and what is said of each.

const listing = { shown: [], filled: null };

function showList(one) {
  showFilters(one);
  refill();
}

function showFilters(one) {
  const counts = { error: 0, warning: 0, note: 0 };
  activeOf(one).forEach((finding) => { counts[finding.severity] += 1; });
  const boxes = grades.map(({ name, word }) =>
    make("label", null, make("input", { type: "checkbox", name: "grade", value: name, checked: true }), ` ${word} ${counts[name]}`));
  const open = make("label", null, make("input", { type: "checkbox", name: "open" }), say(" 只看没定的", " undecided only"));
  const words = say("在问题里找", "search the findings");
  byId("filters").replaceChildren(
    ...boxes, open,
    make("input", { type: "search", name: "words", placeholder: words, "aria-label": words }),
    make("output", { name: "count" }),
    make("span.dim.keys", null, say("j、k 上下，回车看正文，/ 查找", "j, k move; Enter shows the text; / searches")),
  );
}

function fits(one, index, { wanted, words, open }) {
  const finding = one.findings[index];
  if (!wanted.has(finding.severity) || (open && one.decided.has(index))) return false;
  const all = [finding.message, finding.place, finding.rule, ...finding.excerpt].join(" ").toLowerCase();
  return all.includes(words);
}

function refill() {
  const one = papers.current;
  const form = new FormData(byId("filters"));
  const wanted = { wanted: new Set(form.getAll("grade")), words: form.get("words").trim().toLowerCase(), open: form.has("open") };
  const indices = new Map(one.findings.map((finding, index) => [finding, index]));
  const shown = inOrder(activeOf(one)).map((finding) => indices.get(finding)).filter((index) => fits(one, index, wanted));
  listing.shown = shown;
  listing.filled = fillAsSeen(byId("list"), shown, (index) => drawFinding(one, index));
  byId("filters").elements.count.value = say(`显示 ${shown.length} 处`, `${shown.length} shown`);
  if (!shown.length && !activeOf(one).length) {
    byId("list").replaceChildren(make("li.none", null, say("没有发现问题。", "Nothing was found.")));
  }
}

function drawFinding(one, index) {
  const finding = one.findings[index];
  const item = make(`li.${finding.severity}`, { tabIndex: 0, id: `finding-${index}` });
  item.dataset.finding = index;
  fillFinding(one, index, item);
  return item;
}

function fillFinding(one, index, item) {
  const finding = one.findings[index];
  const [before, own, after] = finding.excerpt;
  const decision = one.decided.get(index);
  item.classList.toggle("kept", Boolean(decision) && decision.kind === "keep");
  item.classList.toggle("changes", Boolean(decision) && decision.kind === "change");
  const place = finding.place ? `${finding.place} · ` : "";
  item.replaceChildren(...there([
    make("h3", null, `${finding.number}. `, make("span.grade", null, finding.grade), say("：", ": "), finding.message),
    make("p.place", null, place, make("code", null, finding.rule), " ",
      finding.at && make("button.link", { type: "button", onclick: () => goToText(index) }, say("看正文", "show"))),
    make("blockquote", null, before, make("mark", null, own), after),
    finding.advice ? make("p.advice", null, finding.advice) : null,
    drawReasons(finding.reasons),
    finding.phrase ? drawPhrase(finding.phrase) : null,
    drawDecision(one, index, () => fillFinding(one, index, item)),
  ]));
}

function drawReasons(reasons) {
  if (!reasons.length) return null;
  const texts = reasons.map(([label, text]) => make("p", null, make("b", null, label), text));
  return make("details", null, make("summary", null, say("为什么、依据、怎么办", "why, by which clause, and how")), ...texts);
}

function drawPhrase(phrase) {
  const words = make("code", null, phrase);
  const copy = make("button", { type: "button" }, say("复制", "copy"));
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(phrase);
      copy.textContent = say("已复制", "copied");
    } catch {
      // From a file some browsers forbid it: select the words, so that Ctrl+C takes them.
      getSelection().selectAllChildren(words);
      copy.textContent = say("已选中，请按 Ctrl+C", "selected: press Ctrl+C");
    }
  });
  return make("p.dim.phrase", null, say("在 Word、WPS 里查找：", "find it in Word or WPS: "), words, " ", copy);
}

function goToFinding(index) {
  const at = listing.shown.indexOf(index);
  if (at < 0) return;
  listing.filled.upTo(at);
  const item = byId(`finding-${index}`);
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "center" });
}

function move(step) {
  const now = document.activeElement.closest("#list > li");
  const at = now ? listing.shown.indexOf(Number(now.dataset.finding)) : -1;
  const last = listing.shown.length - 1;
  const first = step > 0 ? 0 : last;
  const next = at < 0 ? first : Math.min(Math.max(at + step, 0), last);
  if (next >= 0) goToFinding(listing.shown[next]);
}

function takeKeys() {
  byId("filters").addEventListener("input", refill);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (!papers.current || event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const item = event.target.closest("#list > li");
    const isOnItem = item && event.target === item;
    if (event.key === "j" || (isOnItem && event.key === "ArrowDown")) move(1);
    else if (event.key === "k" || (isOnItem && event.key === "ArrowUp")) move(-1);
    else if (event.key === "/") byId("filters").elements.words.focus();
    else if (isOnItem && event.key === "Enter") goToText(Number(item.dataset.finding));
    else return;
    event.preventDefault();
  });
}
