// A receiver as the Node sample of the panel's documentation is built: it signs the parsed body, written again.
// The secret comes from the environment; the port goes to the standard output.
const crypto = require('crypto');
const http = require('http');

const secret = process.env.WEBHOOK_SECRET;

function isSignedByThePanel(body, signature) {
  const expected = crypto.createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex');
  return signature === expected;
}

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    let body;
    try {
      body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    } catch {
      response.writeHead(400).end('no json');
      return;
    }
    const accepted = isSignedByThePanel(body, request.headers['x-remnawave-signature']);
    response.writeHead(accepted ? 200 : 401).end(accepted ? body.event : 'bad signature');
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
