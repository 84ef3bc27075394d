// What the form sends: fields as the panel does unless they are touched, and any JSON value in those that are.
import {check, tell, walk} from './page.mjs';

await walk({}, async ({open}) => {
  const page = await open();
  await page.waitForSelector('#connection[data-state=live]');
  const begin = async (variant) => {
    await page.click('nav >> text=Send');
    await page.waitForSelector('#send-release');
    await page.selectOption('#send-release', '2.8.1');
    await page.selectOption('#send-event', 'user.modified');
    await page.selectOption('#send-variant', variant);
    await page.waitForSelector('.fields:not([aria-busy]) .field');
  };
  const send = async () => {
    await page.click('button.primary');
    await page.waitForSelector('#delivery .verdict.good');
    return JSON.parse(await tell('body'));
  };
  const same = (sent, meant, what) => {
    const [a, b] = [{...sent, timestamp: ''}, {...meant, timestamp: ''}].map((one) => JSON.stringify(one));
    check(a === b, `${what}:\n${a}\n${b}`);
  };
  const field = (path) => page.locator(`[data-path="${path}"]`);

  // Line breaks of every kind, and blanks, in texts that nobody has touched.
  const nasty = JSON.parse(await tell('nasty'));
  check(JSON.stringify(nasty).includes('\\r\\n') || JSON.stringify(nasty).includes('\\n'), 'the fixture has line breaks');
  await begin('nasty');
  await field('data.email').locator('textarea').fill(' two\nlines ');
  same(await send(), {...nasty, data: {...nasty.data, email: ' two\nlines '}}, 'what was not touched is sent as it is');

  // Touched, and as before in the end.
  await begin('nasty');
  await field('data.username').locator('select').selectOption('null');
  await field('data.username').locator('select').selectOption('text');
  same(await send(), nasty, 'what is as before is sent as it was');

  // Each of the kinds, in fields that the panel sends and in those of one's own.
  await begin('');
  const own = async (path) => {
    await page.fill('[aria-label="Path of another field"]', path);
    await page.click('text=Add field');
  };
  await field('data.username').locator('select').selectOption('null');
  await field('data.email').locator('select').selectOption('absent');
  await field('data.tag').locator('select').selectOption('JSON');
  await field('data.tag').locator('textarea').fill('{"a": [1, 2.5]}');
  await field('data.telegramId').locator('textarea').fill('"not a number"');
  check(await field('data.activeInternalSquads').locator('textarea').count() === 1, 'a list is a field');
  await field('data.activeInternalSquads').locator('textarea').fill('[]');
  await own('data.empty');
  await own('data.nothing');
  await field('data.nothing').locator('select').selectOption('null');
  await own('data.number');
  await field('data.number').locator('select').selectOption('JSON');
  await field('data.number').locator('textarea').fill('9007199254740993');
  const sent = (await send()).data;
  check(sent.username === null && !('email' in sent) && sent.telegramId === 'not a number', JSON.stringify(sent));
  check(JSON.stringify([sent.tag, sent.activeInternalSquads, sent.empty, sent.nothing]) === '[{"a":[1,2.5]},[],"",null]', JSON.stringify(sent));

  // What is no JSON is told of, and not sent.
  await begin('');
  await field('data.tag').locator('select').selectOption('JSON');
  await field('data.tag').locator('textarea').fill('{oops');
  await page.click('button.primary');
  await page.waitForSelector('.result:has-text("data.tag is given no JSON value")');

  // Where nothing arrives, that is told.
  await tell('lead-astray');
  await begin('');
  await page.click('button.primary');
  await page.waitForSelector('.result:has-text("No delivery arrived at the receiver")');
});
