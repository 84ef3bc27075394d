// 1,000 deliveries at 200 a second: each is seen, and the page keeps up. A page that does not falls behind by seconds for good;
// a machine that stands still delays a few, so the middle one tells, and the latest is a figure to look at.
import {check, eventually, settings, tell, walk} from './page.mjs';

await walk({}, async ({open}) => {
  const page = await open();
  await page.waitForSelector('#connection[data-state=live]');
  await page.evaluate(() => {
    window.lags = [];
    new MutationObserver((changes) => {
      for (const change of changes) for (const node of change.addedNodes) {
        if (node.nodeName === 'LI') window.lags.push(Date.now() - Date.parse(node.querySelector('time').dateTime));
      }
    }).observe(document.getElementById('rows'), {childList: true});
  });
  const took = Number(await tell('thousand'));
  await eventually('all were seen', async () => await page.evaluate(() => document.body.dataset.seen) === '1000', 10_000);
  const lags = await page.evaluate(() => window.lags.sort((a, b) => a - b));
  check(lags.length === 1000, `${lags.length} rows were shown, and 1,000 came`);
  check(lags[500] < 1_000, `half of the rows came more than ${lags[500]} ms late, the latest ${lags[999]} ms`);
  check(await page.locator('#rows li').count() === 200, 'the list holds 200');
  return {millis: took, lagMedian: lags[500], lagMax: lags[999]};
});
