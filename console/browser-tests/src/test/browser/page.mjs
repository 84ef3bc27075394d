// What all walks through the page need. Playwright drives the browser that browser.mjs has started.
import {chromium} from 'playwright-core';
import {readFileSync} from 'node:fs';

export const settings = JSON.parse(readFileSync(process.env.CONSOLE_TEST_SETTINGS, 'utf8'));

export function check(truth, what) {
  if (!truth) throw new Error(what);
}

export async function eventually(what, question, millis = 10_000) {
  const end = Date.now() + millis;
  let last;
  for (;;) {
    try {
      last = await question();
      if (last) return last;
    } catch (failure) {
      last = failure;
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${millis} ms (${last})`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

export async function walk(options, steps) {
  const browser = await chromium.connect(settings.browser);
  try {
    const context = await browser.newContext({viewport: {width: 1280, height: 800}, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC', ...options});
    const problems = [];
    const open = async (link = settings.link, before = null) => {
      const page = await context.newPage();
      if (before) await page.addInitScript(before);
      page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
      page.on('dialog', (dialog) => { problems.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
      page.on('console', (line) => {
        if (line.type() === 'error' && !/Failed to load resource|ERR_/.test(line.text())) problems.push(`console: ${line.text()}`);
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(new URL(link).origin) && !request.url().startsWith('blob:')) problems.push(`request elsewhere: ${request.url()}`);
      });
      await page.goto(link);
      return page;
    };
    const result = await steps({context, open});
    if (problems.length) throw new Error(problems.join('\n'));
    process.stdout.write(`${JSON.stringify(result ?? {})}\n`);
  } finally {
    await browser.close();
  }
}

/** Asks the test, which is the application under development, to do something. */
export async function tell(what) {
  const response = await fetch(`${settings.control}/${what}`, {method: 'POST'});
  if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`);
  return response.text();
}

export const rows = (page) => page.locator('#rows li:not([hidden])');
