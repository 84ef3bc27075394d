# A receiver as the Python samples of the panel's documentation are built: it signs json.dumps of the parsed body, which
# escapes all that is not ASCII. The older sample ("blanks") also puts blanks behind colons and commas, as no panel does;
# today's ("compact") does not. With "raw" it signs the raw bytes instead.
# The secret comes from the environment; the port goes to the standard output.
import hashlib
import hmac
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = os.environ["WEBHOOK_SECRET"].encode()
SIGNED = {
    "raw": lambda raw, body: raw,
    "blanks": lambda raw, body: json.dumps(body).encode(),
    "compact": lambda raw, body: json.dumps(body, separators=(",", ":")).encode(),
}[sys.argv[1]]


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        body = json.loads(raw)
        signed = SIGNED(raw, body)
        expected = hmac.new(SECRET, signed, hashlib.sha256).hexdigest()
        accepted = hmac.compare_digest(expected, self.headers["X-Remnawave-Signature"])
        answer = (body["event"] if accepted else "bad signature").encode()
        self.send_response(200 if accepted else 401)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format, *args):
        pass


ThreadingHTTPServer.request_queue_size = 100
server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
print(server.server_address[1], flush=True)
server.serve_forever()
