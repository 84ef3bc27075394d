// What a Node.js receiver takes for one delivery, in processor time: over the raw bytes, and, as is often shown, over the
// body parsed and written again.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';

const secret = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZab';
const body = readFileSync(process.argv[2]);
const sign = (bytes) => createHmac('sha256', secret).update(bytes).digest('hex');
const signature = sign(body);

const receivers = {
  'over the raw bytes': () => {
    const ours = Buffer.from(sign(body), 'hex');
    return timingSafeEqual(ours, Buffer.from(signature, 'hex')) ? JSON.parse(body) : null;
  },
  'over the body written again': () => {
    const event = JSON.parse(body);
    return sign(JSON.stringify(event)) === signature ? event : null;
  },
};

const ROUNDS = 20;
const DELIVERIES = 10_000;
for (const [name, receive] of Object.entries(receivers)) {
  const micros = [];
  for (let round = 0; round < 2 * ROUNDS; round++) {
    const start = process.cpuUsage();
    for (let i = 0; i < DELIVERIES; i++) {
      if (receive() === null) throw new Error(`${name}: refused`);
    }
    const { user, system } = process.cpuUsage(start);
    if (round >= ROUNDS) micros.push((user + system) / DELIVERIES);
  }
  micros.sort((a, b) => a - b);
  console.log(`Node.js ${process.version}, ${name}: ${micros[ROUNDS / 2].toFixed(1)} µs`);
}
