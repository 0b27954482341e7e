// Tries the report of `--format html` in a browser: nothing serious for axe, nothing asked for, filters, keys and paper. scripts/try-report runs it.
// arguments: HEGAO

const assert = require("assert");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { spawnSync } = require("child_process");
const { pathToFileURL } = require("url");
const { launch, open, serious, left } = require("./browser");

const program = path.resolve(process.argv[2]);
const sample = path.join(__dirname, "../../../examples/town-report.txt");

async function main() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "try-report-"));
  const browser = await launch();
  try {
    const file = path.join(folder, "报告.html");
    const run = spawnSync(program, ["check", "--output", file, sample], { encoding: "utf8", env: { PATH: process.env.PATH, HOME: folder } });
    assert.strictEqual(run.status, 1, run.stderr);
    for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["light", 360]]) {
      const page = await open(browser, pathToFileURL(file).href, { colorScheme, width });
      assert.deepStrictEqual(await serious(page), [], `${colorScheme}, ${width} px`);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `wider than ${width} px`);
      const items = page.locator("li[data-grade]");
      const all = await items.count();
      assert.ok(all > 20, `${all} findings`);
      await page.keyboard.press("j");
      assert.ok(await items.first().evaluate((item) => item === document.activeElement), "j goes to the first");
      await page.locator("input[type=checkbox]").first().uncheck();
      const shown = await page.locator("li[data-grade]:visible").count();
      assert.ok(shown > 0 && shown < all, "a filter hides some");
      await page.emulateMedia({ media: "print" });
      const reason = page.locator("li[data-grade]:visible details:not([open]) > :not(summary)").first();
      assert.ok(await reason.evaluate((one) => one.checkVisibility({ contentVisibilityAuto: true })), "reasons stand on paper");
      assert.deepStrictEqual([left(page), page.faults], [[], []]);
      if (process.env.SHOTS) await page.screenshot({ path: path.join(process.env.SHOTS, `report-${colorScheme}-${width}.png`) });
      await page.context().close();
    }
    console.log("the report: nothing serious for axe, nothing asked for, filters and keys work, reasons stand on paper");
  } finally {
    await browser.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error) => { console.error(error); process.exit(1); });
