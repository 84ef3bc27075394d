// The browser of all walks: starts the Chromium that is told, says where it is reached, and ends it when nobody is there any more.
import {chromium} from 'playwright-core';

const server = await chromium.launchServer({
  executablePath: process.argv[2],
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
process.stdout.write(`${server.wsEndpoint()}\n`);
process.stdin.on('end', () => server.close()).resume();
