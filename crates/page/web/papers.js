// The documents of this page: what was found in each, and what was decided about it.

const papers = { all: [], skipped: [], current: null, next: 0 };

function paper(file, path, met) {
  papers.next += 1;
  // `findings` are as the engine tells them; `decided` says of some of them, by index, what is to be done.
  return { id: papers.next, file, path, met, view: null, findings: [], decided: new Map() };
}

const activeOf = (one) => one.findings.filter((finding) => finding.number !== null);

// The order in which people read: the gravest first.
function inOrder(findings) {
  const rank = (finding) => grades.findIndex((grade) => grade.name === finding.severity);
  return [...findings].sort((one, other) => rank(one) - rank(other) || one.number - other.number);
}

// The findings that somebody accepts, as the engine wants to know them.
function acceptedOf(one) {
  const by = settingsNow().by || null;
  return [...one.decided].filter(([, decision]) => decision.kind === "keep").map(([index, decision]) => {
    const { rule, fingerprints } = one.findings[index];
    return { rule, fingerprints, reason: decision.reason, by };
  });
}

// The findings that are to be mended.
function wantedOf(one) {
  return [...one.decided].filter(([, decision]) => decision.kind === "change").map(([index, decision]) => {
    const { rule, at } = one.findings[index];
    return { rule, block: at[0], start: at[1], choice: decision.choice };
  });
}

// What a document still has of each grade: what is accepted counts no more.
function countsOf(one) {
  const counts = { error: 0, warning: 0, note: 0 };
  one.findings.forEach((finding, index) => {
    const decision = one.decided.get(index);
    if (finding.number !== null && !(decision && decision.kind === "keep")) counts[finding.severity] += 1;
  });
  return counts;
}

// stop, incomplete, check or clean; what is only counted is in the engine's own verdict.
function verdictOf(one) {
  if (one.view.omitted.length) return one.view.verdict;
  const counts = countsOf(one);
  if (counts.error) return "stop";
  if (one.view.gaps.length) return "incomplete";
  return counts.warning + counts.note ? "check" : "clean";
}

async function bytesOf(one) {
  if (!one.file) throw new Failed("unreadable");
  if (one.file.size > engine.about.largest) throw new Failed("too-large");
  try {
    return await one.file.arrayBuffer();
  } catch {
    throw new Failed("unreadable");
  }
}

const gapWords = new Set(["crashed", "timeout", "too-large", "unreadable"]);

// Checks one document. Whatever ends the worker is a gap of this one.
async function checkPaper(one) {
  const size = one.file ? one.file.size : 0;
  let answer;
  try {
    const bytes = await bytesOf(one);
    answer = await engine.do("check", { id: one.id, name: one.path, bytes, decided: [], met: one.met }, [bytes]);
  } catch (error) {
    const why = error instanceof Failed && gapWords.has(error.message) ? error.message : "crashed";
    answer = await engine.do("unread", { id: one.id, name: one.path, why, size }).catch(() => notChecked(one, why));
  }
  const { done, parts } = answer;
  if (done.skipped !== undefined) return done.skipped;
  one.decided = carriedOver(one, parts);
  one.view = done.view;
  one.findings = parts;
  return null;
}

// A document of which not even the engine can say anything: that is said too, and it is no clean one.
function notChecked(one, why) {
  const gaps = [failedWord(new Failed(why))];
  return { done: { view: { path: one.path, verdict: "incomplete", facts: "", gaps, omitted: [], blocks: 0 } }, parts: [] };
}

// What was decided about findings that are there again after another check.
function carriedOver(one, findings) {
  const key = ({ rule, fingerprints }) => `${rule} ${fingerprints[0]}`;
  const known = new Map([...one.decided].map(([index, decision]) => [key(one.findings[index]), decision]));
  const carried = new Map();
  findings.forEach((finding, index) => {
    const decision = known.get(key(finding));
    if (decision && (decision.kind === "keep" || finding.choices[decision.choice])) carried.set(index, decision);
  });
  return carried;
}

// Some blocks of a document's text; read once more if the worker does not have it any more.
async function textOf(one, from, to) {
  const text = (await engine.do("text", { id: one.id, from, to })).done;
  if (text) return text;
  await checkPaper(one);
  return (await engine.do("text", { id: one.id, from, to })).done || [];
}
