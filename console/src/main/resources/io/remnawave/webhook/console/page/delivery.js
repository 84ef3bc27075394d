import {verdict} from './causes.js';
import {arrival, clock, download, duration, h, keyed, plain, toast} from './dom.js';
import {difference, hidden, pretty} from './json.js';

export async function showDelivery(place, key, page) {
  let delivery;
  try {
    delivery = await page.ask(`deliveries/${encodeURIComponent(key)}`);
  } catch (failure) {
    if (page.isCurrent()) place.replaceChildren(h('p', {class: 'hint'}, failure.message));
    return;
  }
  if (!page.isCurrent()) return;
  const reveal = async (path) => {
    try {
      return (await page.ask(`deliveries/${key}/reveal`, {path})).json;
    } catch {
      return undefined;
    }
  };
  const kind = delivery.status < 300 ? 'good' : delivery.status < 500 ? 'bad' : 'failed';
  const {event: name, subject, raw, canonical, masked, decoded, missing, unknown, canRepeat, canRetryListeners, hasBody} = delivery;
  const {status, word, reason, cause, explanation, micros, occurredAt, secretId, id} = delivery;
  const parts = [
    ['head', [name, subject, !raw, !decoded, canRepeat, canRetryListeners, hasBody], () => h('div', {class: 'detail-head'},
      h('a', {class: 'back', href: backLink()}, '← All'),
      h('h2', {}, h('bdi', {}, plain(name ?? 'Not verified', 200)), subject ? h('bdi', {class: 'subject'}, plain(subject, 200)) : null),
      actions(delivery, key, page))],
    ['verdict', [status, word, reason, cause, explanation, micros, occurredAt, secretId, id], () => verdictBox(delivery, kind)],
    canonical && ['difference', [raw, canonical], () => section('What differs', difference(raw, canonical), true)],
    delivery.calls.length && ['calls', delivery.calls, () => section(`Listeners (${delivery.calls.length})`, calls(delivery.calls), true)],
    decoded && ['event', [decoded, masked, missing, unknown], () => section('Event, as the model reads it', event(delivery, reveal), true)],
    hasBody && ['body', [raw, masked, !decoded], () => body(delivery, reveal)],
    ['attempts', delivery.attemptList, () => section(`Attempts and headers (${delivery.attempts})`, attempts(delivery), !decoded)],
  ];
  keyed(place, parts.filter(Boolean).map(([part, data, make]) => [`${key} ${part}`, data, make]));
}

function backLink() {
  const at = new URLSearchParams(location.hash.slice(1));
  at.delete('delivery');
  return `#${at}`;
}

function section(title, content, open) {
  return h('details', {open}, h('summary', {}, title), content);
}

function verdictBox(delivery, kind) {
  const {title, meaning, cures} = verdict(delivery);
  return h('section', {class: `verdict ${kind}`, 'aria-label': 'Verdict'},
    h('h3', {}, h('span', {class: `status ${kind}`}, delivery.status), title),
    h('p', {}, meaning),
    delivery.explanation ? h('p', {class: 'explanation'}, h('strong', {}, 'The receiver says: '), h('bdi', {}, plain(delivery.explanation, 2_000))) : null,
    cures.length ? h('ul', {class: 'cures'}, cures.map((cure) => h('li', {}, cure))) : null,
    h('dl', {class: 'facts'},
      fact('answered', `${delivery.word}`),
      fact('after', duration(delivery.micros)),
      fact('signed at', delivery.occurredAt),
      fact('secret', delivery.secretId),
      fact('delivery', delivery.id && h('code', {title: delivery.id}, `${delivery.id.slice(0, 12)}…`))));
}

function fact(name, value) {
  return value ? h('div', {}, h('dt', {}, name), h('dd', {}, value)) : null;
}

function actions(delivery, key, page) {
  const again = (mode, label, title) => h('button', {type: 'button', title, onclick: async (click) => {
    click.target.disabled = true;
    try {
      await arrival(page.ask(`deliveries/${key}/again`, {mode}), page.open);
    } catch {
      // The toast has told it.
    } finally {
      click.target.disabled = false;
    }
  }}, label);
  return h('div', {class: 'actions', role: 'group', 'aria-label': 'Actions'},
    delivery.raw ? again('new', 'Again, as new', 'The same with the time of now, signed anew') : null,
    delivery.canRepeat ? again('same', 'Again, byte for byte', 'A replay: the same bytes, signature and timestamp') : null,
    delivery.canRetryListeners ? again('failed', 'Run failed listeners', 'As the panel’s next attempt: those run that have not taken it') : null,
    delivery.decoded ? h('button', {type: 'button', title: 'A fixture with made-up credentials, and a JUnit test', onclick: () => saveTest(key, page)}, 'Save as test') : null,
    ...(delivery.hasBody ? [['curl', 'Copy as curl'], ['powershell', 'Copy for PowerShell']].map(([shell, label]) =>
      h('button', {type: 'button', title: 'The whole request, credentials included', onclick: () => copyCommand(key, shell, page)}, label)) : []));
}

async function saveTest(key, page) {
  const saved = await page.ask(`deliveries/${key}/test`, {}).catch(() => null);
  if (!saved) return;
  download(saved.testName, saved.test);
  download(saved.fixtureName, saved.fixture);
  toast(`Put ${saved.testName} into src/test/java, and ${saved.fixtureName} into src/test/resources/fixtures`);
}

async function copyCommand(key, shell, page) {
  const command = await page.ask(`deliveries/${key}/${shell}`, {}).catch(() => null);
  if (!command) return;
  try {
    await navigator.clipboard.writeText(command.text);
    toast('Copied. It holds what the delivery holds, unmasked.');
  } catch {
    const name = shell === 'curl' ? 'delivery.sh' : 'delivery.ps1';
    download(name, command.text);
    toast(`The clipboard is not open to this page; saved as ${name}`);
  }
}

function calls(list) {
  // The last attempt first; of what was taken since, the trace is folded.
  const takenSince = (call) => list.some((other) => other.listener === call.listener && other.attempt > call.attempt && !other.stackTrace);
  return h('ul', {class: 'calls'}, [...list].sort((a, b) => b.attempt - a.attempt).map((call) => h('li', {},
    h('p', {}, h('span', {class: `dot ${call.stackTrace ? 'failed' : 'good'}`, 'aria-hidden': 'true'}),
      h('code', {}, plain(call.listener, 300)), ' ',
      h('span', {class: 'meta'}, `${call.stackTrace ? 'failed' : 'took it'} in ${duration(call.micros)}, attempt ${call.attempt}`)),
    call.stackTrace ? (takenSince(call) ? h('details', {class: 'earlier'}, h('summary', {}, 'Stack trace'), trace(call.stackTrace)) : trace(call.stackTrace)) : null)));
}

const OF_LIBRARIES = /^\s+(?:at (?:[\w.-]+\/)?(?:io\.remnawave\.webhook\.(?:internal|spi|spring|micronaut|servlet|httpserver|inbox|WebhookReceiver)|java\.|javax\.|jakarta\.|jdk\.|sun\.|com\.sun\.|org\.springframework|org\.apache|org\.eclipse\.jetty|io\.undertow|io\.micronaut|io\.netty|reactor\.)|\.\.\. \d+ (?:more|common))/;

/** Frames of libraries are soft, so that those of the application are seen. */
function trace(text) {
  const place = h('pre', {class: 'trace', tabindex: '0', 'aria-label': 'Stack trace'});
  for (const line of text.split('\n')) place.append(OF_LIBRARIES.test(line) ? h('span', {class: 'library'}, line) : plain(line), '\n');
  return place;
}

function event(delivery, reveal) {
  const masked = delivery.masked ?? [];
  const leaf = (path) => path.split('.').pop();
  // A masked value of the model is the one of the body with its name, where there is one alone.
  const inBody = (name) => {
    const found = masked.filter((path) => leaf(path) === name);
    return found.length === 1 ? found[0] : null;
  };
  const value = (name, part) => {
    if (part === null) return h('span', {class: 'word'}, 'null');
    if (part === '****') {
      const path = inBody(name);
      return path ? hidden(path, reveal) : h('span', {class: 'hidden-value'}, '****');
    }
    if (Array.isArray(part)) return part.length ? h('ul', {class: 'tree'}, part.slice(0, 500).map((one) => h('li', {}, value(name, one)))) : h('span', {class: 'word'}, 'none');
    if (typeof part === 'object') return h('dl', {class: 'tree'}, Object.entries(part).slice(0, 500).map(([key, one]) => h('div', {}, h('dt', {}, plain(key, 100)), h('dd', {}, value(key, one)))));
    return h('bdi', {class: typeof part}, plain(part, 2_000));
  };
  const {missingFields, ...decoded} = delivery.decoded;
  return h('div', {},
    delivery.missing?.length ? h('p', {class: 'note'}, h('strong', {}, 'Missing, though every panel sends it: '), delivery.missing.join(', ')) : null,
    delivery.unknown?.length ? h('p', {class: 'note'}, h('strong', {}, 'Unknown to this version: '), plain(delivery.unknown.slice(0, 100).join(', '), 4_000)) : null,
    value('', decoded));
}

function body(delivery, reveal) {
  if (delivery.raw) return section('Body, as it was sent', pretty(delivery.raw, delivery.masked, reveal), !delivery.decoded);
  const place = h('div', {}, h('p', {}, 'It is no JSON object, or one of more than 50,000 values, so nothing in it can be masked. '),
    h('button', {type: 'button', onclick: async () => {
      const text = await reveal('');
      if (text !== undefined) place.replaceChildren(h('pre', {class: 'json', tabindex: '0', 'aria-label': 'Body'}, text));
    }}, 'Reveal the body'));
  return section('Body, as it was sent', place, true);
}

function attempts(delivery) {
  return h('ol', {class: 'attempt-list'}, [...delivery.attemptList].reverse().map((attempt) => h('li', {},
    h('p', {}, h('strong', {}, `${attempt.status} ${attempt.word}`), ' ',
      h('span', {class: 'meta'}, `${clock(attempt.at)}, ${duration(attempt.micros)}, ${attempt.method}, ${attempt.bodySize.toLocaleString('en')} bytes`, attempt.from ? `, from ${attempt.from}` : '')),
    h('table', {}, h('caption', {class: 'visually-hidden'}, 'Headers'), h('tbody', {}, Object.entries(attempt.headers).flatMap(([name, values]) => values.map((one) =>
      h('tr', {}, h('th', {scope: 'row'}, name), h('td', {}, h('bdi', {}, plain(one, 2_100)))))))))));
}
