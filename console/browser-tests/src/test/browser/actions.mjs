// Everything that a person does: by mouse and by keyboard.
import {check, eventually, rows, settings, tell, walk} from './page.mjs';

await walk({acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write']}, async ({open}) => {
  const page = await open();
  await page.waitForSelector('#connection[data-state=live]');
  check(await page.locator('#empty').isVisible(), 'an empty console says what to do');

  // Send user.expired as panel 2.3, with a name.
  await page.click('nav >> text=Send');
  await page.waitForSelector('#send-release');
  await page.selectOption('#send-release', await page.locator('#send-release option').evaluateAll((all) => all.map((one) => one.value).find((one) => one.startsWith('2.3.'))));
  await page.selectOption('#send-event', 'user.expired');
  await eventually('the fields are there', async () => await page.locator('.field').count() > 10);
  await page.fill('[aria-label="data.username"]', 'alice');
  await page.click('button.primary');
  await page.waitForSelector('#delivery .verdict.good');
  check((await page.locator('#delivery h2').textContent()).includes('alice'), 'the new delivery is shown after it was sent');
  check((await page.locator('#delivery .verdict').textContent()).includes('Handled'), 'the verdict is told');

  // A value is revealed at a click, one at a time.
  const masked = await page.locator('#delivery pre.json .reveal').count();
  check(masked >= 3, `${masked} values are masked`);
  await page.locator('summary', {hasText: 'Body, as it was sent'}).click();
  await page.locator('#delivery pre.json .reveal').first().click();
  await eventually('it is revealed', async () => await page.locator('#delivery pre.json .revealed').count() === 1);
  check(await page.locator('#delivery pre.json .reveal').count() === masked - 1, 'the others stay masked');

  // Again: byte for byte is a duplicate, as new is handled.
  await page.click('text=Again, byte for byte');
  await eventually('a replay is a duplicate', async () => (await page.locator('#delivery .verdict').textContent()).includes('Handled before'));
  await page.click('text=Again, as new');
  await eventually('as new it is handled', async () => (await page.locator('#delivery .verdict h3').textContent()) === '200Handled');
  await eventually('it is one more', async () => await rows(page).count() === 2);

  // A listener fails, and is run again alone.
  await tell('mail-down');
  await page.click('text=Again, as new');
  await page.waitForSelector('#delivery .verdict.failed');
  check((await page.locator('.trace').textContent()).includes('The mail server is down'), 'the stack trace is there');
  await tell('mail-up');
  // The focus stays on another button of the delivery, which must not keep the old verdict on the page.
  await page.getByText('Copy as curl').focus();
  await page.getByText('Run failed listeners').dispatchEvent('click');
  await page.waitForSelector('#delivery .verdict.good');
  check(await page.locator('.calls > li').count() === 3, 'two listeners, and the one that failed once more');

  // Copy as curl, and run it as a shell does.
  await page.click('text=Copy as curl');
  const curl = await eventually('it is copied', async () => (await page.evaluate(() => navigator.clipboard.readText())) || null);
  check(curl.includes("-H 'X-Remnawave-Signature: "), 'the signature is in the command');

  await page.click('text=Copy for PowerShell');
  await eventually('it is copied', async () => (await page.evaluate(() => navigator.clipboard.readText())).startsWith('Invoke-WebRequest '));

  // Save as test: two files.
  const downloads = [];
  page.on('download', (download) => downloads.push(download));
  await page.click('text=Save as test');
  await eventually('two files are saved', async () => downloads.length === 2);
  for (const one of downloads) await one.saveAs(`${settings.output}/${one.suggestedFilename()}`);

  // What is wrong is told, with its cure.
  for (const [fault, title] of [['wrongSecret', 'Most likely the secrets differ'], ['reformattedByProxy', 'The body was re-formatted on its way'],
    ['unsigned', 'There is no signature'], ['stale', 'It is too old, or from the future'], ['garbage', 'It is signed, and no event'], ['truncated', 'The body is no complete JSON'],
    ['oversized', 'The body is too large']]) {
    await page.click('nav >> text=Send');
    await page.waitForSelector('.fields:not([aria-busy]) .field');
    await page.locator(`.faults input[value=${fault}]`).check();
    await page.click('button.primary');
    await eventually(`${fault} is told`, async () => (await page.locator('#delivery .verdict h3').textContent()).includes(title));
    check(await page.locator('#delivery .cures li').count() > 0, `${fault} has a cure`);
    check(await page.locator('#delivery .explanation').count() === 1, `${fault} is explained by the receiver`);
    if (fault === 'reformattedByProxy') check(await page.locator('.difference del').count() > 10, 'the blanks that were put in are marked');
  }

  // Keyboard alone.
  await page.click('nav >> text=Deliveries');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  check(await page.evaluate(() => document.activeElement.id) === 'filter-text', '/ goes to the filter');
  await page.keyboard.type('alice');
  const found = await rows(page).count();
  check(found >= 3 && found < await page.locator('#rows li').count(), `${found} match the filter`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#delivery .verdict');
  await page.keyboard.press('Escape');
  await eventually('escape closes it', async () => await page.locator('#delivery .hint').count() === 1);
  await page.fill('#filter-text', 'nobody at all');
  check(await page.locator('#no-match').isVisible(), 'that nothing matches is told');
  await page.click('#no-match button');
  check(await page.inputValue('#filter-text') === '', 'the filter is taken away');
  await page.selectOption('#filter-status', '4');
  check((await rows(page).locator('.status').allTextContents()).every((status) => status.startsWith('4')), 'the filter of the status');
  await page.selectOption('#filter-status', '');
  await page.selectOption('#filter-event', 'user.expired');
  check((await rows(page).locator('.event').allTextContents()).every((event) => event === 'user.expired'), 'the filter of the event');
  await page.selectOption('#filter-event', '');

  // Listeners.
  await page.click('nav >> text=Listeners');
  await page.waitForSelector('#listeners td');
  const listeners = await page.locator('#listeners tbody tr').allTextContents();
  check(listeners.length === 3 && listeners[0].includes('user.expired') && /[0-9] (µs|ms)/.test(listeners[0]), listeners.join('\n'));

  // Inbox.
  await page.click('nav >> text=Inbox');
  await page.waitForSelector('#inbox td');
  check((await page.locator('#inbox tbody tr').first().textContent()).includes('Mails#remind(UserEvent)'), 'the listener that failed is named');
  await page.fill('#inbox input[type=search]', 'nothing like it');
  await eventually('an empty result is told', async () => await page.locator('#inbox .hint').isVisible());
  await page.fill('#inbox input[type=search]', 'mail');
  await page.locator('#inbox button', {hasText: 'Run again'}).first().click();
  await eventually('one is run again', async () => (await tell('redriven')) === 'dead-1');
  await page.waitForSelector('#inbox:not([aria-busy])');
  check(await page.inputValue('#inbox input[type=search]') === 'mail', 'the filter outlasts an action');
  await page.locator('#inbox button', {hasText: 'Drop all 2'}).click();
  check(await tell('dropped') === '', 'nothing is dropped before it is asked once more');
  await page.locator('#inbox button', {hasText: 'Really drop 2?'}).click();
  await eventually('all are dropped', async () => (await tell('dropped')) === 'dead-1,dead-2');

  // All of a filter, beyond what is shown.
  await tell('many-dead');
  await eventually('it is told that there are more', async () => (await page.locator('#inbox').textContent()).includes('the oldest 200 of 1,000 are shown'));
  await page.fill('#inbox input[type=search]', '-9');
  await page.locator('#inbox button', {hasText: 'Run all 111 again'}).click();
  await eventually('all that match are run again', async () => (await tell('redriven')).split(',').length === 112);
  await page.fill('#inbox input[type=search]', '');
  await page.locator('#inbox button', {hasText: 'Drop all 1,000'}).click();
  await page.locator('#inbox button', {hasText: 'Really drop 1,000?'}).click();
  await eventually('all are dropped', async () => (await tell('dropped')).split(',').length === 1_002);

  // No more at once than memory has room for.
  await tell('more-dead');
  await eventually('it is told that more follow', async () => (await page.locator('#inbox').textContent())
    .includes('the oldest 200 of 10,000 are shown; 50 newer ones follow when these are done'));

  // Clear.
  await page.click('nav >> text=Deliveries');
  await page.click('#clear');
  await eventually('it is empty', async () => await page.locator('#rows li').count() === 0);
});
