// Two tabs, a reload, a link of its own, and a restart of the application.
import {check, eventually, rows, settings, tell, walk} from './page.mjs';

await walk({}, async ({open}) => {
  const first = await open();
  const second = await open();
  await first.waitForSelector('#connection[data-state=live]');
  await second.waitForSelector('#connection[data-state=live]');
  await tell('emit');
  for (const page of [first, second]) await eventually('both tabs show it', async () => await rows(page).count() === 1);

  await rows(first).first().locator('a').click();
  await first.waitForSelector('#delivery .verdict');
  const link = first.url();
  await first.reload();
  await first.waitForSelector('#delivery .verdict');
  await eventually('the list is there after a reload', async () => await rows(first).count() === 1);
  const third = await open(link);
  await third.waitForSelector('#delivery .verdict');

  // The same server goes on after the connection broke: nothing twice, nothing lost.
  await first.context().setOffline(true);
  await tell('emit');
  await first.context().setOffline(false);
  await eventually('what came meanwhile is shown', async () => await rows(first).count() === 2, 20_000);

  const started = await tell('restart');
  await eventually('a new start is told', async () => (await first.locator('#connection').textContent()) === 'Started anew', 20_000);
  check(await first.locator('#notice').isVisible(), 'what to do is told');
  const fourth = await open(started);
  await fourth.waitForSelector('#connection[data-state=live]');
  check(await rows(fourth).count() === 0, 'a new start has nothing of the old one');
  await tell('emit');
  await eventually('the new page is live', async () => await rows(fourth).count() === 1);
});
