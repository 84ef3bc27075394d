import {clock, duration, h, keyed, plain, toast} from './dom.js';

/** A table whose lines are filled in by `keyed`, under the names of its columns. */
function table(caption, heads) {
  const body = h('tbody', {});
  return {
    element: h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption}, h('table', {class: 'data'}, h('caption', {class: 'visually-hidden'}, caption),
      h('thead', {}, h('tr', {}, heads.map((head) => h('th', {scope: 'col'}, head)))),
      body)),
    fill: (lines) => keyed(body, lines.map(([key, data, make]) => [key, data, () => {
      const line = make();
      // Where it is narrow, a line becomes a card, and its figures need their names.
      [...line.cells].forEach((cell, at) => cell.setAttribute('data-label', heads[at]));
      return line;
    }])),
  };
}

const frames = new WeakMap(); // what of a view stays as it is

function frameOf(place, make) {
  if (!frames.has(place)) frames.set(place, make());
  return frames.get(place);
}

export async function showListeners(place, page) {
  const answer = await page.ask('listeners').catch(() => null);
  if (!answer) return;
  const {hint, lines} = frameOf(place, () => {
    const parts = {
      hint: h('p', {class: 'hint'}, 'No listener is registered: every event is acknowledged and ignored.'),
      lines: table('Listeners, in the order in which they run', ['Listener', 'Events', 'Calls', 'Failures', 'p50', 'p99']),
    };
    place.replaceChildren(h('div', {class: 'view-head'}, h('h2', {}, 'Listeners')), parts.hint, parts.lines.element);
    return parts;
  });
  hint.hidden = answer.listeners.length > 0;
  lines.element.hidden = !hint.hidden;
  lines.fill(answer.listeners.map((one) => [one.id, one, () => h('tr', {},
    h('td', {}, h('code', {title: one.id}, shortName(one.id))),
    h('td', {}, plain(one.events.join(', ') || 'no longer registered', 400)),
    h('td', {class: 'figure'}, one.calls),
    h('td', {class: one.failures ? 'figure bad-figure' : 'figure'}, one.failures),
    h('td', {class: 'figure'}, duration(one.p50)),
    h('td', {class: 'figure'}, duration(one.p99)))]));
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

const STATES = ['waiting', 'failing', 'dead', 'orphaned'];

let state = 'dead';
let wanted = ''; // of the filter, which must outlast an action: the next one may be for all that it leaves
let turn = 0; // of what a person wanted: an answer from before that is old

/** What cannot be undone asks once more, in its place. */
function twice(label, question, action) {
  const button = h('button', {type: 'button', class: 'danger', onclick: () => {
    if (button.dataset.asked) {
      action();
      return;
    }
    button.dataset.asked = 'true';
    button.refresh();
    button.addEventListener('blur', () => {
      delete button.dataset.asked;
      button.refresh();
    }, {once: true});
  }});
  button.refresh = () => { button.textContent = button.dataset.asked ? question() : label(); };
  button.refresh();
  return button;
}

function failuresOf(row) {
  return row.failures.length
    ? h('ul', {class: 'failure-list'}, row.failures.map((one) => h('li', {}, h('code', {title: one.listener}, shortName(one.listener)), h('span', {class: 'failures'}, plain(one.error, 400)))))
    : plain(row.error ?? '', 400);
}

/** @param page `ask` tells of what fails, `question` asks for what is shown, `refresh` comes here again */
export async function showInbox(place, page) {
  const frame = frameOf(place, () => inboxFrame(place, page));
  const mine = turn;
  let show;
  try {
    const inbox = await page.question(`inbox?${new URLSearchParams({state, text: wanted})}`);
    show = () => frame.paint(inbox);
  } catch (failure) {
    show = () => frame.tell(failure.message);
  }
  if (mine !== turn) return;
  place.removeAttribute('aria-busy');
  show();
}

function inboxFrame(place, page) {
  let matches = 0;
  const busy = () => {
    turn++;
    place.setAttribute('aria-busy', 'true');
  };
  const show = () => {
    busy();
    page.refresh();
  };
  const act = async (action, which) => {
    busy();
    const done = await page.ask(`inbox/${action}`, which).catch(() => null);
    if (done) toast(`${done.count.toLocaleString('en')} ${action === 'drop' ? 'dropped' : 'to be run again'}`);
    show();
  };
  const all = () => ({state, text: wanted});
  const oldest = h('p', {class: 'meta'});
  const tiles = h('div', {class: 'tiles', role: 'group', 'aria-label': 'States'});
  const filter = h('input', {type: 'search', placeholder: 'Filter by event, listener or error', 'aria-label': 'Filter by event, listener or error', oninput: () => { wanted = filter.value; show(); }});
  const runAll = h('button', {type: 'button', onclick: () => act('redrive', all())});
  const dropAll = twice(() => `Drop all ${matches.toLocaleString('en')}`, () => `Really drop ${matches.toLocaleString('en')}?`, () => act('drop', all()));
  const cut = h('p', {class: 'meta'});
  const head = h('div', {class: 'view-head', hidden: true}, filter, runAll, dropAll, cut);
  const hint = h('p', {class: 'hint'});
  const trouble = h('p', {class: 'notice', role: 'alert', hidden: true});
  const lines = table('Deliveries in the inbox', ['Event', 'Came', 'Failed attempts', 'Listener and failure', 'Actions']);
  place.replaceChildren(h('div', {class: 'view-head'}, h('h2', {}, 'Inbox'), oldest), trouble, tiles, head, hint, lines.element);
  lines.element.hidden = true;

  const line = (row) => h('tr', {},
    h('td', {}, h('strong', {}, plain(row.event, 120)), h('br'), h('code', {class: 'meta', title: row.id}, `${row.id.slice(0, 12)}…`)),
    h('td', {class: 'figure'}, h('time', {datetime: row.at}, clock(row.at))),
    h('td', {class: 'figure'}, row.attempts),
    h('td', {}, failuresOf(row)),
    h('td', {class: 'row-actions'},
      h('button', {type: 'button', onclick: () => act('redrive', {ids: [row.id]})}, state === 'waiting' ? 'Run now' : 'Run again'),
      twice(() => 'Drop', () => 'Really drop?', () => act('drop', {ids: [row.id]}))));

  const tell = (text) => {
    const message = plain(text, 1_000);
    if (trouble.textContent !== message) trouble.textContent = message; // or it would be read out again and again
    trouble.hidden = false;
  };
  const paint = (inbox) => {
    trouble.hidden = true;
    matches = inbox.matches;
    oldest.textContent = inbox.oldest ? `the oldest that waits came ${clock(inbox.oldest)}` : 'nothing waits';
    keyed(tiles, STATES.map((one) => [one, [inbox[one], state === one], () =>
      h('button', {type: 'button', 'aria-pressed': String(state === one), onclick: () => { state = one; wanted = ''; filter.value = ''; show(); }}, h('strong', {}, inbox[one]), ` ${one}`)]));
    head.hidden = inbox[state] === 0;
    runAll.disabled = dropAll.disabled = matches === 0;
    runAll.textContent = `Run all ${matches.toLocaleString('en')} ${state === 'waiting' ? 'now' : 'again'}`;
    dropAll.refresh();
    cut.textContent = [
      matches > inbox.rows.length ? `the oldest ${inbox.rows.length} of ${matches.toLocaleString('en')} are shown` : '',
      inbox.beyond > 0 ? `${inbox.beyond.toLocaleString('en')} newer ones follow when these are done` : '',
    ].filter(Boolean).join('; ');
    hint.textContent = wanted ? 'No delivery matches the filter.' : NOTHING[state];
    hint.hidden = inbox.rows.length > 0;
    lines.element.hidden = !hint.hidden;
    lines.fill(inbox.rows.map((row) => [row.id, [row, state], () => line(row)]));
  };
  return {paint, tell};
}
