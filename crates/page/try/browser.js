// A real Chromium, without a window, that is watched for every request.

const { chromium } = require("playwright-core");

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

async function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", headless: true, args: FLAGS });
}

// A page at this address, with the addresses of all that it asked for and what went wrong in it.
async function open(browser, address, { width = 1280, height = 900, colorScheme = "light", locale = "zh-CN" } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale, acceptDownloads: true });
  const page = await context.newPage();
  page.requests = [];
  page.faults = [];
  page.on("request", (request) => page.requests.push(request.url()));
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  await page.goto(address);
  return page;
}

// What axe finds that is serious or worse.
async function serious(page) {
  const axe = require("fs").readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(`${axe}; undefined`);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`);
}

// Requests that left the page: all but itself and what it is made of.
const left = (page) => page.requests.filter((address) => !/^(blob|data):/.test(address) && address !== page.url());

module.exports = { launch, open, serious, left };
