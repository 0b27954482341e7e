// Files and folders that are dropped or chosen.

// All files below what was dropped, each with its path and whether it was only met in a folder. Names that begin with a dot are the
// system's, not documents.
async function* walked(entry, path, met) {
  if (entry.isFile) {
    yield { file: await new Promise((done, failed) => entry.file(done, failed)).catch(() => null), path, met };
    return;
  }
  const reader = entry.createReader();
  const read = () => new Promise((done) => reader.readEntries(done, () => done(null)));
  for (let some = await read(); some === null || some.length; some = await read()) {
    if (some === null) {
      yield { file: null, path, met: false };
      return;
    }
    for (const one of some) {
      if (one.name.startsWith(".")) yield { path: `${path}/${one.name}`, isHidden: true };
      else yield* walked(one, `${path}/${one.name}`, true);
    }
  }
}

function takeDrops(take) {
  const shows = (event, over) => {
    if (!event.dataTransfer || ![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    byId("drop").classList.toggle("over", over);
  };
  document.addEventListener("dragover", (event) => shows(event, true));
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && shows(event, false));
  document.addEventListener("drop", (event) => {
    shows(event, false);
    const items = [...(event.dataTransfer ? event.dataTransfer.items : [])].filter((item) => item.kind === "file");
    // Both have to be taken before the event is over.
    const dropped = items.map((item) => ({ entry: item.webkitGetAsEntry && item.webkitGetAsEntry(), file: item.getAsFile() }));
    take((async function* all() {
      for (const { entry, file } of dropped) {
        if (entry) yield* walked(entry, entry.name, false);
        else if (file) yield { file, path: file.name, met: false };
      }
    })());
  });
}

function takeChosen(take) {
  const chosen = (input) => {
    const files = [...input.files];
    input.value = "";
    take((async function* all() {
      for (const file of files) {
        const path = file.webkitRelativePath || file.name;
        const isHidden = path.split("/").some((name) => name.startsWith("."));
        yield { file, path, met: Boolean(file.webkitRelativePath), isHidden };
      }
    })());
  };
  for (const [button, input] of [["pick-files", "files"], ["pick-folder", "folder"]]) {
    byId(button).addEventListener("click", () => byId(input).click());
    byId(input).addEventListener("change", () => chosen(byId(input)));
  }
}
