// The engine as the page sees it: a worker that is asked one thing after another, ended when it hangs, and started anew.

class Failed extends Error {}

const engine = {
  // Seconds without an answer after which a worker is ended: about a file, whose reading and checking stop by themselves after 30 each, and
  // until it has begun.
  patience: 100,
  beginning: 100,
  worker: null,
  module: null,
  settings: null,
  about: null,
  asked: new Map(),
  last: 0,
  turn: Promise.resolve(),

  launch() {
    const source = new Blob([byId("worker").textContent], { type: "text/javascript" });
    const address = URL.createObjectURL(source);
    this.worker = new Worker(address);
    URL.revokeObjectURL(address);
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = () => this.end("crashed");
  },

  hear({ job, part, done, failed }) {
    const asked = this.asked.get(job);
    if (!asked) return;
    if (part) {
      asked.parts.push(...part);
    } else if (failed === "crashed") {
      this.end("crashed");
    } else {
      this.forget(job);
      if (failed) asked.reject(new Failed(failed));
      else asked.resolve({ done, parts: asked.parts });
    }
  },

  forget(job) {
    clearTimeout(this.asked.get(job).timer);
    this.asked.delete(job);
  },

  // Ends the worker; whoever waits for it is told why.
  end(why) {
    if (this.worker) this.worker.terminate();
    this.worker = null;
    for (const [job, { reject, timer }] of this.asked) {
      clearTimeout(timer);
      this.asked.delete(job);
      reject(new Failed(why));
    }
  },

  ask(doing, told, transfer = [], patience = this.patience) {
    return new Promise((resolve, reject) => {
      this.last += 1;
      const timer = setTimeout(() => this.end("timeout"), patience * 1000);
      this.asked.set(this.last, { resolve, reject, timer, parts: [] });
      this.worker.postMessage({ job: this.last, doing, told }, transfer);
    });
  },

  // A worker that runs, with the settings that hold.
  async ready() {
    if (this.worker) return;
    this.launch();
    const told = this.module ? { module: this.module } : { packed: byId("packed").textContent };
    const { done } = await this.ask("start", told, [], this.beginning);
    this.module = done.module;
    this.about = (await this.ask("settings", { settings: this.settings }, [], this.beginning)).done;
  },

  async set(settings) {
    this.settings = settings;
    return this.inTurn(async () => {
      if (this.worker) this.about = (await this.ask("settings", { settings }, [], this.beginning)).done;
      await this.ready();
      return this.about;
    });
  },

  // One thing after another: what is asked about a file never waits inside another's time.
  inTurn(work) {
    const turn = this.turn.then(work);
    this.turn = turn.catch(() => {});
    return turn;
  },

  do(doing, told, transfer) {
    return this.inTurn(async () => {
      await this.ready();
      return this.ask(doing, told, transfer);
    });
  },
};
