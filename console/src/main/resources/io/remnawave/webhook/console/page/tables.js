import {clock, duration, h, plain, toast} from './dom.js';

function table(caption, heads, lines) {
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
        h('td', {}, h('code', {}, shortName(one.id), h('wbr'))),
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

let state = 'dead';

export async function showInbox(place, page) {
  const inbox = await page.ask(`inbox?state=${state}`);
  const act = async (action, ids) => {
    const done = await page.ask(`inbox/${action}`, {ids}).catch(() => null);
    if (done) toast(`${done.count} ${action === 'drop' ? 'dropped' : 'to be run again'}`);
    showInbox(place, page);
  };
  const filter = h('input', {type: 'search', placeholder: 'Filter by event or error', 'aria-label': 'Filter by event or error', oninput: () => paint()});
  const lines = h('div', {});
  const shown = () => inbox.rows.filter((row) => `${row.event} ${row.error ?? ''} ${row.id}`.toLowerCase().includes(filter.value.toLowerCase()));
  const paint = () => lines.replaceChildren(table('Deliveries in the inbox', ['Event', 'Came', 'Attempts', 'Last error', ''], shown().map((row) => h('tr', {},
    h('td', {}, plain(row.event, 120)),
    h('td', {}, clock(row.at)),
    h('td', {class: 'figure'}, row.attempts),
    h('td', {}, plain(row.error ?? '', 400)),
    h('td', {}, h('button', {type: 'button', onclick: () => act('redrive', [row.id])}, 'Run again'), h('button', {type: 'button', class: 'danger', onclick: () => act('drop', [row.id])}, 'Drop'))))));
  place.replaceChildren(
    h('div', {class: 'view-head'}, h('h2', {}, 'Inbox'), h('p', {class: 'meta'}, inbox.oldest ? `the oldest came ${clock(inbox.oldest)}` : 'nothing waits')),
    h('div', {class: 'tiles', role: 'group', 'aria-label': 'States'}, ['waiting', 'failing', 'dead', 'orphaned'].map((one) =>
      h('button', {type: 'button', 'aria-pressed': String(state === one), onclick: () => { state = one; showInbox(place, page); }}, h('strong', {}, inbox[one]), ` ${one}`))),
    h('div', {class: 'view-head'}, filter,
      h('button', {type: 'button', onclick: () => act('redrive', shown().map((row) => row.id))}, 'Run all shown again'),
      h('button', {type: 'button', class: 'danger', onclick: () => act('drop', shown().map((row) => row.id))}, 'Drop all shown')),
    lines);
  paint();
}
