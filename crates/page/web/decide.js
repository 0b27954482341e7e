// Deciding about a finding: change it (改), or keep it as it is, with a reason (留).

function decide(one, index, decision) {
  if (decision) one.decided.set(index, decision);
  else one.decided.delete(index);
  markDecided(one);
  showPaper(one);
  showTools(one);
  showDocuments();
}

function drawDecision(one, index, redraw) {
  const finding = one.findings[index];
  const decision = one.decided.get(index);
  const set = (next) => {
    decide(one, index, next);
    redraw();
    byId(`finding-${index}`).focus({ preventScroll: true });
  };
  if (decision) {
    const word = decision.kind === "keep"
      ? say(`留：${decision.reason}`, `kept: ${decision.reason}`)
      : say(`改为“${finding.choices[decision.choice].text}”`, `change to “${finding.choices[decision.choice].text}”`);
    return make("p.decision.done", null, make("b", null, word), " ",
      make("button", { type: "button", onclick: () => set(null) }, say("撤销", "undo")));
  }
  const changes = finding.at ? finding.choices.map((choice, number) => {
    const text = choice.text === "" ? say("（删去）", "(delete)") : choice.text;
    const word = finding.choices.length > 1 ? say(`改为“${text}”`, `change to “${text}”`) : say("改", "change");
    return make("button", { type: "button", title: say(`改为“${text}”`, `change to “${text}”`),
      onclick: () => set({ kind: "change", choice: number }) }, word);
  }) : [];
  const keep = make("button", { type: "button" }, say("留…", "keep…"));
  const box = make("p.decision", null, ...changes.flatMap((one) => [one, " "]), keep);
  keep.addEventListener("click", () => box.replaceWith(askReason(set, redraw)));
  return box;
}

// Nothing is kept without a reason.
function askReason(set, redraw) {
  const input = make("input", { required: true, maxLength: 120, autocomplete: "off" });
  input.setAttribute("list", "reasons");
  const form = make("form.decision", null,
    make("label", null, say("为什么留：", "why: "), input), " ",
    make("button", { type: "submit" }, say("留", "keep")), " ",
    make("button", { type: "button", onclick: redraw }, say("取消", "cancel")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const reason = input.value.trim();
    if (reason) set({ kind: "keep", reason });
  });
  setTimeout(() => input.focus());
  return form;
}

// All that a program may change by itself.
function decideSafe(one) {
  one.findings.forEach((finding, index) => {
    const isSafe = finding.number !== null && finding.at && finding.choices.length === 1 && finding.choices[0].is_safe;
    if (isSafe && !one.decided.has(index)) one.decided.set(index, { kind: "change", choice: 0 });
  });
  decide(one, -1, null);
  refill();
}
