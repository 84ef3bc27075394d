// An application that answers later than the console waits.
import {check, eventually, rows, tell, walk} from './page.mjs';

await walk({}, async ({open}) => {
  const page = await open();
  await page.waitForSelector('#connection[data-state=live]');
  await tell('slow');
  await page.click('nav >> text=Send');
  await page.waitForSelector('.fields:not([aria-busy]) .field');
  await page.click('button.primary');
  const told = await eventually('the end is told', async () => (await page.locator('#send .result').textContent()).replace('Sending', ''));
  check(told.includes('It has arrived or is still on its way'), told);
  check(!told.includes('No delivery arrived'), told);
  await page.click('nav >> text=Deliveries');
  await eventually('it appears', async () => await rows(page).count() === 1);

  await rows(page).first().locator('a').click();
  await page.click('text=Again, as new');
  await eventually('it is told for a repetition, too', async () => (await page.locator('#toast').textContent()).includes('It has arrived or is still on its way'));
  await eventually('it appears as well', async () => await rows(page).count() === 2);

  // Who has gone elsewhere meanwhile is left there.
  await tell('less-slow');
  await page.click('text=Again, as new');
  await page.click('nav >> text=Listeners');
  await eventually('the answer is told', async () => (await page.locator('#toast').textContent()).includes('200 handled'));
  check(await page.locator('#listeners').isVisible(), 'the view stays');
});
