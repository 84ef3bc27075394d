// The database of the inbox is away, and each question waits for a connection before it fails.
import {check, eventually, tell, walk} from './page.mjs';

await walk({}, async ({open}) => {
  const page = await open();
  await page.waitForSelector('#connection[data-state=live]');
  await page.click('nav >> text=Inbox');
  await page.waitForSelector('#inbox td');
  const trouble = page.locator('#inbox .notice');
  check(!await trouble.isVisible(), 'there is no trouble yet');

  await tell('inbox-away');
  const told = await eventually('the outage is told', async () => await trouble.isVisible() && trouble.textContent(), 20_000);
  check(told.includes('The inbox does not answer') && told.includes('The database is away'), told);

  // Whatever a person does meanwhile, a page asks one question of the inbox at a time, and the other views go on.
  await page.locator('#inbox input[type=search]').pressSequentially('all day long', {delay: 100});
  for (let i = 0; i < 8; i++) {
    await page.click('nav >> text=Listeners');
    await page.waitForSelector('#listeners td', {timeout: 2_000});
    await page.click('nav >> text=Inbox');
  }
  await tell('emit');
  await page.click('nav >> text=Deliveries');
  await page.locator('#rows li a').first().click({timeout: 2_000});
  await page.waitForSelector('#delivery .verdict', {timeout: 2_000});
  check(await tell('inbox-at-once') === '1', `${await tell('inbox-at-once')} questions at once`);

  await page.click('nav >> text=Inbox');
  await page.fill('#inbox input[type=search]', '');
  await tell('inbox-back');
  await eventually('it is there again', async () => !await trouble.isVisible() && await page.locator('#inbox td').first().isVisible(), 20_000);
});
