// What a refusal means and what to do about it. By the cause where it was found out, else by the reason.

const EXACT = 'Let the proxy or filter before this receiver pass the body through as it is, byte for byte.';
const SAME_SECRET = 'Set remnawave.webhook.secret to the value of WEBHOOK_SECRET_HEADER in the panel’s .env file, and start both again.';

export const CAUSES = {
  BODY_REFORMATTED: ['The body was re-formatted on its way',
    'The signature is right for the text that the panel wrote, and something parsed that text and wrote it again. See below what differs.',
    [EXACT, 'Where that is not possible: remnawave.webhook.accept-reformatted-body=true. It stays safe, since only the panel’s own text carries the signature.']],
  BODY_LOST: ['Bytes of the body were lost', 'What came is shorter than what was announced: it broke off, or a filter has read it before the receiver could.',
    ['Let no filter read the body of this path: form parsing, request logging, body caching.', EXACT]],
  CHARSET_CHANGED: ['The body was decoded in another charset', 'Something read UTF-8 as another charset and wrote it again, so that letters became others.',
    ['Read the body as bytes and never as text before the receiver has it.', EXACT]],
  SECRET_MISTYPED: ['The secret has a usual mistake', 'With quotes, a blank or a line break more or less the signature would be right.',
    ['Remove quotes and blanks around the value on both sides.', SAME_SECRET]],
  SECRET_PUBLIC_SAMPLE: ['The panel signs with the public sample', 'The secret of the sample .env file is known to everybody.',
    ['Generate one: openssl rand -hex 32', 'Set it as WEBHOOK_SECRET_HEADER of the panel and as remnawave.webhook.secret here.']],
  BODY_BROKEN: ['The body is no complete JSON', 'It was cut or changed on its way, or it is a forgery.',
    [EXACT, 'Compare the size that came with Content-Length below.']],
  SECRET_DIFFERS: ['Most likely the secrets differ', 'The body looks like one of a panel, and no secret of this receiver signs it so.',
    [SAME_SECRET, 'Two panels need two secrets here: remnawave.webhook.secrets[0].id and .value, and so on.']],
};

export const REASONS = {
  METHOD: ['It is no POST', 'A panel sends POST alone. A redirect (301, 302, 303) makes a GET of it.', ['Give the panel the address that the redirect leads to, with https where that is meant.']],
  TOO_LARGE: ['The body is too large', 'It has more bytes than the receiver takes.', ['Raise remnawave.webhook.max-body-size, if it is a panel’s.']],
  ENCODED: ['The body is compressed', 'A panel sends its bodies as they are, and signs them so.', ['Switch compression of requests off in the proxy before this receiver.']],
  HEADER_MISSING: ['There is no signature', 'Whoever sent it is no panel, or a proxy has removed X-Remnawave-Signature.',
    ['Set WEBHOOK_SECRET_HEADER in the panel.', 'Let the proxy pass X-Remnawave-* on.', 'The torrent-blocker plugin of a node signs nothing: give its webhookUrl another address.']],
  HEADER_EMPTY: ['The signature is empty', 'The header is there without a value.', ['Let the proxy pass X-Remnawave-Signature on as it is.']],
  HEADER_REPEATED: ['There are several signatures', 'The header came more than once.', ['Look for a proxy that adds headers, or two of them in a row.']],
  BLANKS: ['The signature has blanks in it', 'A panel sends 64 hex digits and nothing else.', ['Let the proxy pass the header on as it is.']],
  PREFIXED: ['The signature has a prefix', 'Remnawave sends the digits alone, without “sha256=”.', ['Remove the prefix in whatever sends it.']],
  WRONG_LENGTH: ['The signature has another length', 'A panel sends 64 hex digits: HMAC-SHA256.', ['Sign with HMAC-SHA256 and write it as hex.']],
  UPPER_CASE: ['The signature is in upper case', 'A panel writes it in lower case.', ['Write it in lower case in whatever sends it.']],
  NOT_HEX: ['The signature is not hex', 'A panel sends 64 of 0–9 and a–f.', ['Write it as hex, not as Base64.']],
  MISMATCH: ['The signature does not fit', 'No secret of this receiver gives this signature for this body.', [SAME_SECRET, EXACT]],
  UNREADABLE: ['The body broke off', 'The sender went away, or broke the rules of HTTP.', ['The panel comes back by itself. If it does not: look at time-outs of the proxy.']],
  TOO_SLOW: ['The body took too long', 'It was not complete in time.', ['Raise remnawave.webhook.body-timeout, or let the proxy buffer requests.']],
  EVICTED: ['It gave way to others', 'Too many incomplete bodies came at once.', ['If panels are that many: raise remnawave.webhook.max-unverified-bytes.', 'Else somebody floods this receiver: limit it before.']],
  OVERLOADED: ['Too many bodies wait', 'They wait to be verified.', ['The panel comes back by itself.', 'If it goes on: limit requests in the proxy before this receiver.']],
  MALFORMED: ['It is signed, and no event', 'Whoever sent it holds the secret and is no panel.', ['Look at the body below.']],
  NO_TIMESTAMP: ['It has no timestamp', 'Every panel signs the time in the body.', ['Add “timestamp” to what your tool sends.']],
  STALE: ['It is too old, or from the future', 'Its signed time lies outside the freshness window: a replay, or a clock that is wrong.',
    ['Compare the clocks of panel and receiver.', 'To send it once more: Again, as new.', 'For a longer window: remnawave.webhook.freshness.past']],
  BUSY: ['Listeners have no thread left', 'More deliveries wait than the receiver lets wait.', ['Make listeners faster, or use an inbox. The panel comes back by itself.']],
  UNAVAILABLE: ['The receiver could not decide', 'The secrets, the idempotency store or the inbox failed.', ['The application’s log has the cause. The panel comes back by itself.']],
  CLOSED: ['The application shuts down', 'It takes no more deliveries.', ['Nothing is to be done: the panel comes back by itself.']],
};

const WORDS = {
  handled: ['Handled', 'Every listener took the event.'],
  duplicate: ['Handled before', 'The listeners were not called again.'],
  ignored: ['Nobody listens', 'It is verified, and no listener asks for this event.'],
  failed: ['A listener failed', 'The panel repeats it three times; then only those run that have not taken it.'],
  'in progress': ['In progress', 'Another request handles this delivery at this moment.'],
};

export function verdict(delivery) {
  const [title, meaning, cures] = CAUSES[delivery.cause] ?? REASONS[delivery.reason] ?? WORDS[delivery.word] ?? [delivery.word, ''];
  return {title, meaning, cures: cures ?? []};
}
