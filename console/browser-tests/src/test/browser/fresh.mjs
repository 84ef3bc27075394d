// What changes is shown anew, while the focus, what was revealed and what was asked stay.
import {check, eventually, rows, tell, walk} from './page.mjs';

await walk({}, async ({open}) => {
  const page = await open();
  await page.waitForSelector('#connection[data-state=live]');
  const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.getAttribute('aria-label'));

  // One delivery, with the focus on one of its buttons and a value revealed.
  await tell('mail-down');
  await tell('emit');
  await eventually('it is there', async () => await rows(page).count() === 1);
  await rows(page).first().locator('a').click();
  await page.waitForSelector('#delivery .verdict.failed');
  await page.locator('summary', {hasText: 'Body, as it was sent'}).click();
  await page.locator('#delivery pre.json .reveal').first().click();
  await page.waitForSelector('#delivery pre.json .revealed');
  await page.locator('#delivery pre.json .reveal').first().focus();
  await tell('mail-up');
  await tell('repeat');
  await page.waitForSelector('#delivery .verdict.good');
  check((await page.locator('#delivery summary').allTextContents()).includes('Attempts and headers (2)'), 'the second attempt is shown');
  check(await page.locator('#delivery pre.json .revealed').count() === 1, 'what was revealed stays');
  check(await focused() === 'reveal', `the focus stays, and is on ${await focused()}`);
  await page.getByText('Copy as curl').focus();
  await tell('repeat');
  await eventually('the third attempt is shown', async () => (await page.locator('#delivery summary').allTextContents()).includes('Attempts and headers (3)'));
  check(await focused() === 'Copy as curl', `the focus stays, and is on ${await focused()}`);

  // Listeners.
  await page.click('nav >> text=Listeners');
  await page.locator('#listeners .scroll').focus();
  const calls = () => page.locator('#listeners tbody tr').first().locator('td').nth(2).textContent();
  const before = Number(await eventually('they are there', calls));
  await tell('emit');
  await eventually('the calls are counted', async () => Number(await calls()) === before + 1);
  check((await focused()).includes('Listener'), 'the focus stays');

  // Inbox, with the focus in a row, and a question that is open.
  await page.click('nav >> text=Inbox');
  const drop = page.locator('#inbox tbody tr').nth(1).locator('button', {hasText: 'rop'});
  await drop.click();
  check(await focused() === 'Really drop?', 'it asks');
  await tell('many-dead');
  await eventually('the new ones are shown', async () => await page.locator('#inbox tbody tr').count() === 200);
  check(await focused() === 'Really drop?', `the question stays, and not ${await focused()}`);
  await page.locator('#inbox input[type=search]').focus();
  await page.keyboard.type('dead');
  await tell('more-waiting');
  await eventually('the counts are fresh', async () => (await page.locator('#inbox .tiles').textContent()).includes('4 waiting'));
  await page.keyboard.type('-1');
  check(await page.inputValue('#inbox input[type=search]') === 'dead-1', 'typing goes on');

  // Where it is sent to.
  await page.click('nav >> text=Send');
  await page.waitForSelector('.target');
  await tell('lead-astray');
  await eventually('the new address is shown', async () => (await page.locator('#send .target').textContent()).endsWith('/elsewhere'));
});
