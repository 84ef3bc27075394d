import {clock, duration, h, plain, toast} from './dom.js';

function table(caption, heads, lines) {
  // Where it is narrow, a line becomes a card, and its figures need their names.
  for (const line of lines) [...line.cells].forEach((cell, at) => cell.setAttribute('data-label', heads[at]));
  return h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption}, h('table', {class: 'data'}, h('caption', {class: 'visually-hidden'}, caption),
    h('thead', {}, h('tr', {}, heads.map((head) => h('th', {scope: 'col'}, head)))),
    h('tbody', {}, lines)));
}

export async function showListeners(place, page) {
  const {listeners} = await page.ask('listeners');
  place.replaceChildren(
    h('div', {class: 'view-head'}, h('h2', {}, 'Listeners'), h('button', {type: 'button', onclick: () => showListeners(place, page)}, 'Refresh')),
    listeners.length === 0
      ? h('p', {class: 'hint'}, 'No listener is registered: every event is acknowledged and ignored.')
      : table('Listeners, in the order in which they run', ['Listener', 'Events', 'Calls', 'Failures', 'p50', 'p99'], listeners.map((one) => h('tr', {},
        h('td', {}, h('code', {title: one.id}, shortName(one.id))),
        h('td', {}, plain(one.events.join(', ') || 'no longer registered', 400)),
        h('td', {class: 'figure'}, one.calls),
        h('td', {class: one.failures ? 'figure bad-figure' : 'figure'}, one.failures),
        h('td', {class: 'figure'}, duration(one.p50)),
        h('td', {class: 'figure'}, duration(one.p99))))));
}

/** The class without its package, as the whole stands in the title. */
function shortName(id) {
  return plain(id.replace(/^(?:[a-z0-9_]+\.)+/, ''), 300);
}

const NOTHING = {
  waiting: 'No delivery waits for its first attempt.',
  failing: 'No delivery waits to be tried again.',
  dead: 'No delivery was given up.',
  orphaned: 'Every delivery has its listeners.',
};

let state = 'dead';
let wanted = ''; // of the filter, which must outlast an action: the next one may be for all shown

/** What cannot be undone asks once more, in its place. */
function twice(label, question, action) {
  const button = h('button', {type: 'button', class: 'danger', onclick: () => {
    if (button.dataset.asked) {
      action();
      return;
    }
    button.dataset.asked = 'true';
    button.textContent = question();
    button.addEventListener('blur', () => {
      delete button.dataset.asked;
      button.textContent = label;
    }, {once: true});
  }}, label);
  return button;
}

export async function showInbox(place, page) {
  place.setAttribute('aria-busy', 'true');
  const inbox = await page.ask(`inbox?state=${state}`).catch(() => null);
  place.removeAttribute('aria-busy');
  if (!inbox) return;
  const act = async (action, ids) => {
    place.setAttribute('aria-busy', 'true');
    const done = await page.ask(`inbox/${action}`, {ids}).catch(() => null);
    if (done) toast(`${done.count} ${action === 'drop' ? 'dropped' : 'to be run again'}`);
    showInbox(place, page);
  };
  const filter = h('input', {type: 'search', placeholder: 'Filter by event, listener or error', 'aria-label': 'Filter by event, listener or error', value: wanted, oninput: () => { wanted = filter.value; paint(); }});
  const lines = h('div', {});
  const text = (row) => `${row.event} ${row.error ?? ''} ${row.id} ${row.failures.map((one) => `${one.listener} ${one.error}`).join(' ')}`.toLowerCase();
  const shown = () => inbox.rows.filter((row) => text(row).includes(filter.value.toLowerCase()));
  const ids = () => shown().map((row) => row.id);
  const failure = (row) => row.failures.length
    ? h('ul', {class: 'failure-list'}, row.failures.map((one) => h('li', {}, h('code', {title: one.listener}, shortName(one.listener)), h('span', {class: 'failures'}, plain(one.error, 400)))))
    : plain(row.error ?? '', 400);
  const paint = () => lines.replaceChildren(shown().length === 0
    ? h('p', {class: 'hint'}, inbox.rows.length ? 'No delivery matches the filter.' : NOTHING[state])
    : table('Deliveries in the inbox', ['Event', 'Came', 'Failed attempts', 'Listener and failure', 'Actions'], shown().map((row) => h('tr', {},
      h('td', {}, h('strong', {}, plain(row.event, 120)), h('br'), h('code', {class: 'meta', title: row.id}, `${row.id.slice(0, 12)}…`)),
      h('td', {class: 'figure'}, h('time', {datetime: row.at}, clock(row.at))),
      h('td', {class: 'figure'}, row.attempts),
      h('td', {}, failure(row)),
      h('td', {class: 'row-actions'},
        h('button', {type: 'button', onclick: () => act('redrive', [row.id])}, state === 'waiting' ? 'Run now' : 'Run again'),
        twice('Drop', () => 'Really drop?', () => act('drop', [row.id])))))));
  place.replaceChildren(
    h('div', {class: 'view-head'}, h('h2', {}, 'Inbox'),
      h('p', {class: 'meta'}, inbox.oldest ? `the oldest that waits came ${clock(inbox.oldest)}` : 'nothing waits'),
      h('button', {type: 'button', onclick: () => showInbox(place, page)}, 'Refresh')),
    h('div', {class: 'tiles', role: 'group', 'aria-label': 'States'}, ['waiting', 'failing', 'dead', 'orphaned'].map((one) =>
      h('button', {type: 'button', 'aria-pressed': String(state === one), onclick: () => { state = one; wanted = ''; showInbox(place, page); }}, h('strong', {}, inbox[one]), ` ${one}`))),
    ...(inbox.rows.length ? [h('div', {class: 'view-head'}, filter,
      h('button', {type: 'button', onclick: () => act('redrive', ids())}, 'Run all shown again'),
      twice('Drop all shown', () => `Really drop ${ids().length}?`, () => act('drop', ids())))] : []),
    lines);
  paint();
}
