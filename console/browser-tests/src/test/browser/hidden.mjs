// Eight tabs of one browser, which has six connections for all of them: those that are hidden leave theirs to the one that is seen.
import {check, eventually, rows, tell, walk} from './page.mjs';

/** A browser without a window takes every page for a visible one, so the page is told. */
const canHide = () => {
  let state = 'visible';
  Object.defineProperty(document, 'visibilityState', {get: () => state});
  window.become = (next) => {
    state = next;
    document.dispatchEvent(new Event('visibilitychange'));
  };
};
const become = (page, state) => page.evaluate((next) => window.become(next), state);

await walk({}, async ({open}) => {
  const hidden = [];
  const next = async () => {
    const page = await open(undefined, canHide);
    await page.waitForSelector('#connection[data-state=live]', {timeout: 10_000});
    return page;
  };
  for (let i = 0; i < 7; i++) {
    const page = await next();
    await become(page, 'hidden');
    hidden.push(page);
  }

  const page = await next();
  await eventually('it has its settings', async () => (await page.locator('#target').textContent()).startsWith('http://127.0.0.1:'));
  await tell('emit');
  await eventually('it shows what comes', async () => await rows(page).count() === 1);
  await rows(page).first().locator('a').click();
  await page.waitForSelector('#delivery .verdict.good');
  await page.click('nav >> text=Send');
  await page.waitForSelector('.fields:not([aria-busy]) .field');
  await page.click('button.primary');
  await page.waitForSelector('#delivery .verdict.good');
  await eventually('what was sent is shown as well', async () => await rows(page).count() === 2);
  for (const one of hidden) check(await rows(one).count() === 0, 'a hidden page is told of nothing');

  // Seen again, and in a hurry: what came meanwhile is there once, and what comes is shown.
  await become(page, 'hidden');
  const again = hidden[3];
  for (const state of ['visible', 'hidden', 'visible']) await become(again, state);
  await eventually('what came meanwhile is shown', async () => await rows(again).count() === 2);
  await tell('emit');
  await eventually('it is live', async () => await rows(again).count() === 3);
  check(await again.evaluate(() => document.body.dataset.seen) === '3', 'nothing is counted twice');
  check(await again.locator('#connection').textContent() === 'Live', 'it says so');
  check(await rows(page).count() === 2, 'the other is hidden now');
});
