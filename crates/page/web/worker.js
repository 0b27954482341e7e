// The page's worker: one engine, which checks and makes files. What ends it is the gap of the file that it was about.

let engine = null;
// The texts of documents that were checked last, by their number, and how many blocks they have in all.
const texts = new Map();
const MOST_BLOCKS = 400000;
const AT_ONCE = 100;

// The bytes of what scripts/bundle-page wrote as letters: 13 bits, the highest first, in each two of the 91 that mean nothing in a script of HTML.
function fromLetters(packed) {
  const space = packed.indexOf(" ");
  const places = new Uint8Array(0x7f);
  let count = 0;
  for (let code = 0x21; code < 0x7f; code += 1) if (!"<>&".includes(String.fromCharCode(code))) places[code] = count++;
  const bytes = new Uint8Array(Number(packed.slice(0, space)));
  let [held, bits, at] = [0, 0, space + 1];
  for (let place = 0; place < bytes.length; place += 1) {
    if (bits < 8) {
      held = (held << 13) | (places[packed.charCodeAt(at)] * count + places[packed.charCodeAt(at + 1)]);
      [bits, at] = [bits + 13, at + 2];
    }
    bits -= 8;
    bytes[place] = held >> bits;
    held &= (1 << bits) - 1;
  }
  return bytes;
}

async function unpack(packed) {
  const bytes = fromLetters(packed);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

function keep(id, text) {
  texts.delete(id);
  texts.set(id, text);
  let blocks = 0;
  for (const one of texts.values()) blocks += one.length;
  for (const [old, one] of texts) {
    if (blocks <= MOST_BLOCKS || old === id) break;
    blocks -= one.length;
    texts.delete(old);
  }
}

// What is shown of a document: its findings go in small lots, so that the page has time to draw between them.
function tell(job, answer, id) {
  const { skipped, checked } = JSON.parse(answer);
  if (skipped !== undefined) return postMessage({ job, done: { skipped } });
  const { view, text } = checked;
  const findings = view.findings;
  view.findings = [];
  view.blocks = text.length;
  keep(id, text);
  for (let at = 0; at < findings.length; at += AT_ONCE) postMessage({ job, part: findings.slice(at, at + AT_ONCE) });
  return postMessage({ job, done: { view } });
}

function made(job, file) {
  const { name, said } = file;
  const bytes = file.bytes();
  file.free();
  postMessage({ job, done: { name, said, bytes } }, bytes ? [bytes.buffer] : []);
}

const doings = {
  async start(job, { packed, module }) {
    const compiled = module || (await unpack(packed));
    wasm_bindgen.initSync({ module: compiled });
    postMessage({ job, done: { module: compiled } });
  },
  settings(job, { settings }) {
    if (engine) engine.free();
    engine = new wasm_bindgen.Engine(JSON.stringify(settings));
    texts.clear();
    postMessage({ job, done: { largest: engine.largest(), rules: engine.rules() } });
  },
  check(job, { id, name, bytes, decided, met }) {
    tell(job, engine.check(name, new Uint8Array(bytes), JSON.stringify(decided), met), id);
  },
  unread(job, { id, name, why, size }) {
    tell(job, engine.unread(name, why, size), id);
  },
  text(job, { id, from, to }) {
    const text = texts.get(id);
    postMessage({ job, done: text ? text.slice(from, to) : null });
  },
  annotate(job, { name, bytes, decided, tracks, now }) {
    made(job, engine.annotate(name, new Uint8Array(bytes), JSON.stringify(decided), tracks, now));
  },
  fix(job, { name, bytes, decided, wanted }) {
    made(job, engine.fix(name, new Uint8Array(bytes), JSON.stringify(decided), JSON.stringify(wanted)));
  },
  redact(job, { name, bytes, cleans }) {
    made(job, engine.redact(name, new Uint8Array(bytes), cleans));
  },
  begin(job) {
    engine.begin();
    postMessage({ job, done: {} });
  },
  add(job, { name, bytes, decided, met }) {
    engine.add(name, new Uint8Array(bytes), JSON.stringify(decided), met);
    postMessage({ job, done: {} });
  },
  addUnread(job, { name, why, size }) {
    engine.add_unread(name, why, size);
    postMessage({ job, done: {} });
  },
  report(job, { form, now }) {
    const bytes = engine.report(form, now);
    postMessage({ job, done: { bytes } }, [bytes.buffer]);
  },
};

onmessage = async ({ data: { job, doing, told } }) => {
  try {
    await doings[doing](job, told);
  } catch (error) {
    // What the engine says of a wrong request is a text; anything else is its end.
    postMessage({ job, failed: typeof error === "string" ? error : "crashed" });
  }
};
