// Texts of strangers stay texts: no element is made of them, no script runs, no direction is turned.
import {check, eventually, rows, settings, tell, walk} from './page.mjs';

await walk({}, async ({open}) => {
  const page = await open();
  await page.waitForSelector('#connection[data-state=live]');
  const keys = JSON.parse(await tell('hostile'));
  await eventually('all are shown', async () => await rows(page).count() === keys.length);
  for (const key of keys) {
    await page.evaluate((one) => { const at = new URLSearchParams(location.hash.slice(1)); at.set('delivery', one); location.hash = at; }, key);
    await page.waitForSelector('#delivery .verdict');
    await page.locator('#delivery details').evaluateAll((all) => all.forEach((one) => { one.open = true; }));
  }
  // The last has more values than are told apart.
  await page.waitForSelector('#delivery >> text=one of more than 50,000 values');
  await page.click('text=Reveal the body');
  await eventually('its text is shown', async () => /^\{"event":"user\.expired".*[0,]… \(1,048,576 characters\)$/.test(await page.locator('#delivery pre.json').textContent()));
  check(await page.locator('img, iframe, svg, object, embed, #delivery script, #rows script').count() === 0, 'markup became an element');
  check(await page.evaluate(() => window.hacked) === undefined, 'a script ran');
  const text = await page.evaluate(() => document.body.innerText);
  check(!/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/.test(text), 'a character that cannot be seen is on the page');
  check(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'a long text broke the page');
  await page.fill('#filter-text', '<img');
  check(await rows(page).count() >= 1, 'a hostile text can be searched for');
});
