import {verdict} from './causes.js';
import {Connection, oneAtATime} from './connection.js';
import {showDelivery} from './delivery.js';
import {clock, duration, h, plain, toast} from './dom.js';
import {showSend} from './send.js';
import {showInbox, showListeners} from './tables.js';

const LIMIT = 200;
const VIEWS = ['deliveries', 'send', 'inbox', 'listeners'];
const STATES = {
  connecting: 'Connecting',
  live: 'Live',
  away: 'Not connected, trying again',
  refused: 'Started anew',
};

const $ = (id) => document.getElementById(id);
const rows = new Map();      // by key: {data, element}
const seen = new Set();      // keys that came since the page opened
const events = new Set();
let settings = {};
let selected = null;
let pending = new Set();
let frame = null;

// The fragment holds the token and the place; a browser sends it to nobody.
function place() {
  return new URLSearchParams(location.hash.slice(1));
}

function link(changes) {
  const next = place();
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return `#${next}`;
}

const connection = new Connection(place().get('token') ?? '', onChange, onState);
const ask = async (path, body) => {
  try {
    return await connection.ask(path, body);
  } catch (failure) {
    toast(failure.message);
    throw failure;
  }
};

function onState(state) {
  $('connection').dataset.state = state;
  $('connection').textContent = STATES[state];
  $('notice').hidden = state !== 'refused';
  if (state === 'refused') $('notice').textContent = 'The application was started anew, with another token. Open the link that its log shows.';
  if (state === 'live') loadSettings();
}

/** Where the application takes deliveries, and how many came too fast: both change while the page is open. */
function showStatus() {
  $('target').textContent = settings.target ?? 'the address of your application, which the console learns with the first delivery';
  document.querySelectorAll('.target').forEach((place) => { place.textContent = settings.target ?? 'no address yet'; });
}

function onChange(name, data) {
  if (name === 'delivery') {
    put(data);
  } else if (name === 'status') {
    Object.assign(settings, data);
    showStatus();
  } else if (name === 'gone') {
    data.forEach(drop);
  } else if (name === 'state') {
    const kept = new Set(data.keys);
    [...rows.keys()].filter((key) => !kept.has(key)).forEach(drop);
    data.rows.forEach(put);
  }
  frame ??= requestAnimationFrame(paint);
}

function put(data) {
  const known = rows.get(data.key);
  if (known && known.data.change > data.change) return;
  rows.set(data.key, {data, element: known?.element ?? null});
  seen.add(data.key);
  pending.add(data.key);
  if (data.event && !events.has(data.event) && events.size < 300) {
    events.add(data.event);
    $('filter-event').append(h('option', {value: data.event}, plain(data.event, 80)));
  }
}

function drop(key) {
  rows.get(key)?.element?.remove();
  rows.delete(key);
  pending.delete(key);
}

function matches(data) {
  const text = $('filter-text').value.trim().toLowerCase();
  const status = $('filter-status').value;
  const event = $('filter-event').value;
  return (!status || String(data.status)[0] === status)
    && (!event || data.event === event)
    && (!text || [data.event, data.subject, data.id, data.from, data.word, data.status, data.reason, verdict(data).title].some((value) => String(value ?? '').toLowerCase().includes(text)));
}

function paint() {
  frame = null;
  const list = $('rows');
  const focused = document.activeElement?.closest?.('#rows li')?.dataset.key;
  const changed = [...pending].map((key) => rows.get(key)).filter(Boolean).sort((a, b) => a.data.change - b.data.change);
  pending = new Set();
  for (const row of changed) {
    const element = rowElement(row.data);
    row.element?.remove();
    row.element = element;
    list.prepend(element);
    if (row.data.key === selected) openSelected();
  }
  for (const key of [...rows.keys()].sort((a, b) => rows.get(a).data.change - rows.get(b).data.change).slice(0, Math.max(0, rows.size - LIMIT))) drop(key);
  if (focused && rows.get(focused)?.element && !rows.get(focused).element.contains(document.activeElement)) rows.get(focused).element.firstChild.focus();
  let shown = 0;
  for (const {data, element} of rows.values()) {
    if (!element) continue;
    element.hidden = !matches(data);
    if (!element.hidden) shown++;
  }
  $('empty').hidden = rows.size > 0;
  list.hidden = shown === 0;
  $('no-match').hidden = rows.size === 0 || shown > 0;
  $('count').textContent = rows.size === 0 ? '' : `${shown} of ${rows.size} shown, ${seen.size.toLocaleString('en')} seen${settings.leftOut ? `, ${settings.leftOut} too fast to show` : ''}`;
  document.body.dataset.seen = String(seen.size);
}

function rowElement(data) {
  const kind = data.status < 300 ? 'good' : data.status < 500 ? 'bad' : 'failed';
  const anchor = h('a', {href: link({view: null, delivery: data.key}), 'aria-current': data.key === selected ? 'true' : null},
    h('span', {class: `status ${kind}`}, data.status),
    h('span', {class: 'what'},
      h('bdi', {class: 'event'}, plain(data.event ?? (data.panel ? 'refused' : 'no panel’s'), 120)),
      data.subject ? h('bdi', {class: 'subject'}, plain(data.subject, 120)) : null),
    h('span', {class: 'word'},
      data.attempts > 1 ? h('span', {class: 'attempts'}, `${data.attempts} attempts`) : null,
      data.failures && kind === 'failed' ? h('span', {class: 'failures'}, data.failures === 1 ? 'a listener failed' : `listeners failed ${data.failures} times`) : data.word),
    h('span', {class: 'meta'},
      h('time', {datetime: data.at}, clock(data.at)), ' · ', h('span', {}, duration(data.micros)),
      data.from ? h('bdi', {class: 'from'}, ` · ${plain(data.from, 60)}`) : null),
    kind === 'bad' ? h('span', {class: 'why'}, verdict(data).title) : null);
  return h('li', {'data-key': data.key}, anchor);
}

const openSelected = oneAtATime(async () => {
  const current = selected;
  if (current === null) return;
  // What is shown already is not shown anew by its link.
  const open = (key) => {
    if (key === selected) openSelected();
    else location.hash = link({view: null, delivery: key});
  };
  await showDelivery($('delivery'), current, {ask, settings, open, isCurrent: () => selected === current});
});

function route() {
  const at = place();
  if ((at.get('token') ?? '') !== connection.token) {
    location.reload();
    return;
  }
  const view = VIEWS.includes(at.get('view')) ? at.get('view') : 'deliveries';
  for (const name of VIEWS) $(name).hidden = name !== view;
  document.querySelectorAll('[data-view]').forEach((anchor) => {
    anchor.setAttribute('href', link({view: anchor.dataset.view === 'deliveries' ? null : anchor.dataset.view, delivery: null}));
    if (anchor.dataset.view === view) anchor.setAttribute('aria-current', 'page');
    else anchor.removeAttribute('aria-current');
  });
  selected = view === 'deliveries' ? at.get('delivery') : null;
  $('deliveries').classList.toggle('opened', selected !== null);
  document.querySelectorAll('#rows li').forEach((row) => {
    if (row.dataset.key === selected) row.firstChild.setAttribute('aria-current', 'true');
    else row.firstChild.removeAttribute('aria-current');
    row.firstChild.setAttribute('href', link({view: null, delivery: row.dataset.key}));
  });
  const open = (key) => { location.hash = link({view: null, delivery: key}); };
  if (view === 'deliveries') {
    if (selected) openSelected();
    else $('delivery').replaceChildren(h('p', {class: 'hint'}, 'Choose a delivery to see why it was answered as it was.'));
  } else if (view === 'send') showSend($('send'), {ask, settings, open});
  else refresh[view]();
}

/** Views that change without a message. That there is no connection is told by its state. */
const refresh = {
  inbox: oneAtATime(() => showInbox($('inbox'), {ask, question: (path) => connection.ask(path), refresh: refresh.inbox})),
  listeners: oneAtATime(() => showListeners($('listeners'), connection)),
};

async function loadSettings() {
  try {
    const first = !settings.secrets;
    settings = await connection.ask('settings');
    document.querySelector('nav [data-view=inbox]').hidden = !settings.inbox;
    showStatus();
    if (first) route();
  } catch {
    // The stream shows that there is no connection.
  }
}

function move(step) {
  const shown = [...document.querySelectorAll('#rows li:not([hidden]) > a')];
  if (!shown.length) return;
  const at = shown.findIndex((anchor) => anchor === document.activeElement || anchor.getAttribute('aria-current'));
  const next = shown[Math.max(0, Math.min(shown.length - 1, at < 0 ? 0 : at + step))];
  next.focus();
  next.scrollIntoView({block: 'nearest'});
  if (selected) location.hash = next.getAttribute('href');
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest?.('input, select, textarea');
  if (event.key === 'Escape') {
    if (typing) event.target.blur();
    else if (selected) {
      const row = rows.get(selected)?.element;
      location.hash = link({delivery: null});
      row?.firstChild.focus();
    }
  } else if (!typing && event.key === '/') {
    event.preventDefault();
    location.hash = link({view: null});
    $('deliveries').hidden = false;
    $('filter-text').focus();
  } else if (!typing && $('deliveries').hidden === false && (event.key === 'j' || event.key === 'k')) {
    event.preventDefault();
    move(event.key === 'j' ? 1 : -1);
  }
});
for (const id of ['filter-text', 'filter-status', 'filter-event']) $(id).addEventListener('input', paint);
$('filter').addEventListener('submit', (event) => event.preventDefault());
$('clear').addEventListener('click', () => ask('clear', {}));
$('no-match').querySelector('button').addEventListener('click', () => {
  for (const id of ['filter-text', 'filter-status', 'filter-event']) $(id).value = '';
  paint();
});
addEventListener('hashchange', route);
setInterval(() => {
  const show = refresh[place().get('view')];
  if (show && !show.isPending() && document.visibilityState === 'visible') show();
}, 2_000);
route();
connection.follow();
