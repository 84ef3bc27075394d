// Accessibility by axe-core in light, dark and narrow, and the screenshots of the documentation.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import {check, eventually, rows, settings, tell, walk} from './page.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const schemes = [['dark', {}], ['narrow', {viewport: {width: 400, height: 800}}], ['light', {}]];
// Those that docs/console.md shows.
const DOCUMENTED = new Set(['empty-light', 'send-light', 'handled-light', 'refused-light', 'refused-dark', 'refused-narrow', 'failed-light', 'inbox-light', 'listeners-light', 'list-narrow']);
const filled = JSON.parse(await tell('examples'));

for (const [name, options] of schemes) {
  await walk({colorScheme: name === 'dark' ? 'dark' : 'light', bypassCSP: true, ...options}, async ({open}) => {
    const page = await open(settings.link, () => {
      window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
      }).observe({type: 'layout-shift', buffered: true});
    });
    await page.waitForSelector('#connection[data-state=live]');
    await eventually('the examples are there', async () => await rows(page).count() > 5);
    const at = (changes) => page.evaluate((values) => {
      const hash = new URLSearchParams(location.hash.slice(1));
      for (const [key, value] of Object.entries(values)) value === null ? hash.delete(key) : hash.set(key, value);
      location.hash = hash;
    }, changes);
    const look = async (what) => {
      await page.waitForTimeout(100);
      const shift = await page.evaluate(() => window.shifted);
      check(shift < 0.1, `${what} (${name}): the layout shifted by ${shift}`);
      await page.evaluate(() => { window.shifted = 0; });
      check(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what} (${name}) is wider than the window`);
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run(document, {resultTypes: ['violations']}));
      const serious = found.violations.filter((one) => ['serious', 'critical'].includes(one.impact));
      check(serious.length === 0, `${what} (${name}): ${serious.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.html} ${node.failureSummary}`).join('; ')}`).join('\n')}`);
      if (settings.screenshots && DOCUMENTED.has(`${what}-${name}`)) await page.screenshot({path: `${settings.screenshots}/console-${what}-${name}.png`});
    };
    if (name === 'narrow') await look('list');
    await at({delivery: filled.reformatted});
    await page.waitForSelector('#delivery .difference');
    await look('refused');
    await at({delivery: filled.failed});
    await page.waitForSelector('#delivery .trace');
    await look('failed');
    await at({delivery: filled.handled});
    await page.waitForSelector('#delivery .verdict.good');
    await look('handled');
    await at({delivery: null, view: 'send'});
    await eventually('the fields are there', async () => await page.locator('.field').count() > 10);
    await page.selectOption('#send-release', await page.locator('#send-release option').evaluateAll((all) => all.map((one) => one.value).find((one) => one.startsWith('2.3.'))));
    await page.waitForTimeout(500);
    await page.fill('[aria-label="data.username"]', 'alice');
    await page.evaluate(() => document.activeElement.blur());
    await look('send');
    await at({view: 'listeners'});
    await page.waitForSelector('#listeners td');
    await look('listeners');
    await at({view: 'inbox'});
    await page.waitForSelector('#inbox td');
    await look('inbox');
    if (name !== 'light') return; // the last of all, since it clears the list
    await at({view: null});
    await page.fill('#filter-text', 'nobody at all');
    await look('no-match');
    await page.fill('#filter-text', '');
    await page.click('#clear');
    await eventually('it is empty', async () => await page.locator('#empty').isVisible());
    await page.evaluate(() => document.activeElement.blur());
    await look('empty');
  });
}
