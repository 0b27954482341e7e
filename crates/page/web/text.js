// The text as it was read, with what was found marked in it: paragraphs, tables as tables, what nobody sees at the end. It is drawn
// stretch by stretch as it is scrolled to.

const STRETCH = 60;
const reading = { paper: null, watcher: null, stretches: [] };

function showText(one) {
  if (reading.watcher) reading.watcher.disconnect();
  const text = byId("text");
  text.replaceChildren();
  text.scrollTop = 0;
  const stretches = [];
  for (let from = 0; from < one.view.blocks; from += STRETCH) {
    stretches.push({ from, drawn: null, place: make("div.stretch") });
  }
  Object.assign(reading, { paper: one, stretches });
  reading.watcher = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) drawStretch(Number(target.dataset.stretch));
  }, { root: text, rootMargin: "400px" });
  stretches.forEach((stretch, index) => {
    stretch.place.dataset.stretch = index;
    text.append(stretch.place);
    reading.watcher.observe(stretch.place);
  });
  if (!stretches.length) text.append(make("p.dim", null, say("没有读到文字。", "No text was read.")));
}

function drawStretch(index) {
  const stretch = reading.stretches[index];
  if (!stretch.drawn) {
    const one = reading.paper;
    stretch.drawn = textOf(one, stretch.from, stretch.from + STRETCH).then((blocks) => {
      stretch.place.classList.add("drawn");
      stretch.place.replaceChildren(...drawBlocks(one, blocks, stretch.from));
      reading.watcher.unobserve(stretch.place);
    });
  }
  return stretch.drawn;
}

function drawBlocks(one, blocks, from) {
  const drawn = [];
  let table = null;
  let hidden = null;
  blocks.forEach((block, index) => {
    const id = `block-${from + index}`;
    if (!block.cell || block.hidden) table = null;
    if (!block.hidden) hidden = null;
    if (block.hidden) {
      if (!hidden) {
        hidden = make("div.unseen", null, make("h3", null, say("看不见、会一起发出去的内容", "Unseen, and sent with the file")));
        drawn.push(hidden);
      }
      const where = [block.place, block.hidden].filter(Boolean).join(" · ");
      hidden.append(make("p", { id }, make("span.dim", null, `${where}　`), ...drawPieces(one, block.pieces)));
    } else if (block.cell) {
      const [number, row, , isHead] = block.cell;
      if (!table || table.number !== number) {
        table = { number, row: null, body: make("tbody"), line: null };
        drawn.push(make("div.wide", { tabIndex: 0, role: "group", "aria-label": say("表格", "table") }, make("table", null, table.body)));
      }
      if (table.row !== row) {
        table.line = make("tr");
        table.row = row;
        table.column = null;
        table.body.append(table.line);
      }
      if (table.column === block.cell[2] && table.line.lastChild) {
        table.line.lastChild.append(make("div", { id }, ...drawPieces(one, block.pieces)));
      } else {
        table.line.append(make(isHead ? "th" : "td", { id }, ...drawPieces(one, block.pieces)));
      }
      table.column = block.cell[2];
    } else {
      drawn.push(make(`p.${block.kind}`, { id }, ...drawPieces(one, block.pieces)));
    }
  });
  return drawn;
}

function drawPieces(one, pieces) {
  return pieces.map(([text, findings]) => {
    if (!findings.length) return text;
    const gravest = inOrder(findings.map((index) => one.findings[index]))[0];
    const mark = make(`mark.${gravest.severity}`, { title: gravest.message, onclick: () => goToFinding(findings[0]) }, text);
    mark.dataset.findings = findings.join(" ");
    return mark;
  });
}

const marksOf = (index) => [...byId("text").querySelectorAll(`mark[data-findings~="${index}"]`)];

// Marks what was decided in the text too.
function markDecided(one) {
  for (const mark of byId("text").querySelectorAll("mark")) {
    const decisions = mark.dataset.findings.split(" ").map((index) => one.decided.get(Number(index)));
    mark.classList.toggle("kept", decisions.every((decision) => decision && decision.kind === "keep"));
  }
}

// Shows where a finding stands.
async function goToText(index) {
  const one = papers.current;
  const { at } = one.findings[index];
  if (!at) return;
  const stretch = Math.floor(at[0] / STRETCH);
  await drawStretch(stretch);
  if (papers.current !== one) return;
  markDecided(one);
  for (const mark of byId("text").querySelectorAll("mark.here")) mark.classList.remove("here");
  const marks = marksOf(index);
  marks.forEach((mark) => mark.classList.add("here"));
  const target = marks[0] || byId(`block-${at[0]}`);
  if (target) target.scrollIntoView({ block: "center" });
}
