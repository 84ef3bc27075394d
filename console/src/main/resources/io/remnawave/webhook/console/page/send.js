import {arrival, h, plain} from './dom.js';
import {field} from './fields.js';

const FAULTS = {
  wrongSecret: 'signed with another secret',
  unsigned: 'no signature',
  tampered: 'a value changed after signing',
  truncated: 'the body is cut',
  oversized: 'a body over the limit',
  stale: 'older than the freshness window',
  fromTheFuture: 'a time to come',
  duplicate: 'sent twice',
  concurrentDuplicate: 'sent several times at once',
  replayLater: 'sent once more later',
  reordered: 'after the next event',
  slowBody: 'the body comes slowly',
  connectionCutAfterHeaders: 'cut off, then tried again',
  lostResponse: 'the answer is lost, then tried again',
  reformattedByProxy: 'a proxy writes the JSON anew',
  garbage: 'signed, and no event',
  unknownEvent: 'an event of a later panel',
  unknownField: 'a field of a later panel',
  futurePanel: 'all of a later panel',
};

const chosen = {event: 'user.expired', release: null, variant: '', secret: ''};

function older(a, b) {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i++) if (x[i] !== y[i]) return x[i] < y[i];
  return false;
}

export function showSend(place, page) {
  const {settings} = page;
  if (!settings.events) {
    place.replaceChildren(h('h2', {}, 'Send an event'), h('p', {class: 'hint'}, 'To send events, put remnawave-webhook-testkit on the class path of the application under development.'));
    return;
  }
  chosen.release ??= settings.releases[0];
  const event = () => settings.events.find((one) => one.name === chosen.event);
  const sentBy = (one) => !older(chosen.release, one.first) && !(one.last && older(one.last, chosen.release));

  const eventSelect = h('select', {id: 'send-event', onchange: () => { chosen.event = eventSelect.value; chosen.variant = ''; fill(); }});
  const releaseSelect = h('select', {id: 'send-release', onchange: () => { chosen.release = releaseSelect.value; fill(); }},
    settings.releases.map((release) => h('option', {value: release}, release)));
  const variantSelect = h('select', {id: 'send-variant', onchange: () => { chosen.variant = variantSelect.value; fill(); }});
  const secretSelect = h('select', {id: 'send-secret', onchange: () => { chosen.secret = secretSelect.value; }}, settings.secrets.map((id) => h('option', {value: id}, id)));
  const fields = h('div', {class: 'fields'});
  const search = h('input', {type: 'search', placeholder: 'Find a field', 'aria-label': 'Find a field', oninput: () => {
    fields.querySelectorAll('.field').forEach((row) => { row.hidden = !row.dataset.path.toLowerCase().includes(search.value.toLowerCase()); });
  }});
  const path = h('input', {type: 'text', placeholder: 'data.fieldOfMine', 'aria-label': 'Path of another field', spellcheck: 'false'});
  const faults = h('fieldset', {class: 'faults'}, h('legend', {}, 'What goes wrong'),
    settings.faults.map((fault) => h('label', {}, h('input', {type: 'checkbox', value: fault}), h('span', {}, h('code', {}, fault), FAULTS[fault] ? h('span', {class: 'meta'}, FAULTS[fault]) : null))));
  const retry = h('input', {type: 'checkbox', id: 'send-retry'});
  const note = h('p', {class: 'note', hidden: true});
  const result = h('p', {class: 'result', role: 'status'});
  const button = h('button', {type: 'submit', class: 'primary'}, 'Send');

  let shown = [];
  let asked = 0;
  function addField(fieldPath, json) {
    const added = field(fieldPath, json);
    shown.push(added);
    fields.append(added.element);
    return added.input;
  }

  function clear() {
    shown = [];
    fields.replaceChildren();
  }

  async function fill() {
    const groups = new Map();
    for (const one of settings.events) groups.set(one.scope, [...(groups.get(one.scope) ?? []), one]);
    eventSelect.replaceChildren(...[...groups].map(([scope, list]) => h('optgroup', {label: scope}, list.map((one) =>
      h('option', {value: one.name, selected: one.name === chosen.event}, sentBy(one) ? one.name : `${one.name} (${one.panels})`)))));
    releaseSelect.value = chosen.release;
    variantSelect.replaceChildren(h('option', {value: ''}, 'usual values'), ...event().variants.map((one) => h('option', {value: one, selected: one === chosen.variant}, one)));
    variantSelect.disabled = event().variants.length === 0;
    clear();
    fields.setAttribute('aria-busy', 'true');
    note.hidden = true;
    button.disabled = false;
    const query = new URLSearchParams({event: chosen.event, release: chosen.release});
    if (chosen.variant) query.set('variant', chosen.variant);
    const turn = ++asked;
    const sample = await page.ask(`sample?${query}`).catch((failure) => ({fields: [], failure}));
    if (asked !== turn) return; // something else was chosen meanwhile
    fields.removeAttribute('aria-busy');
    for (const one of sample.fields) addField(one.path, one.json);
    if (sample.failure) {
      note.textContent = plain(sample.failure.message);
      note.hidden = false;
      button.disabled = true;
    }
  }

  const form = h('form', {class: 'send-form', onsubmit: async (submit) => {
    submit.preventDefault();
    const touched = shown.filter((one) => one.isTouched());
    const set = Object.fromEntries(touched.filter((one) => !one.isAbsent()).map((one) => [one.path, one.json()]));
    // The last first: the elements before it in its array keep their numbers.
    const remove = touched.filter((one) => one.isAbsent()).map((one) => one.path).reverse();
    button.disabled = true;
    result.textContent = 'Sending';
    try {
      const question = page.ask('send', {
        ...chosen, set, remove, retry: retry.checked,
        faults: [...faults.querySelectorAll('input:checked')].map((box) => box.value),
      });
      result.textContent = plain(await arrival(question, page.open));
    } catch (failure) {
      result.textContent = plain(failure.message);
    } finally {
      button.disabled = false;
    }
  }},
  h('h2', {}, 'Send an event'),
  h('p', {class: 'meta'}, 'Signed, and over HTTP to ', h('code', {class: 'target'}, settings.target ?? 'no address yet')),
  h('div', {class: 'choices'},
    h('label', {}, 'Event', eventSelect),
    h('label', {}, 'As panel', releaseSelect),
    h('label', {}, 'Body', variantSelect),
    settings.secrets.length > 1 ? h('label', {}, 'Secret', secretSelect) : null,
    h('div', {class: 'send-line'}, button, result)),
  note,
  h('div', {class: 'send-columns'},
    h('section', {'aria-label': 'Fields'},
      h('div', {class: 'fields-head'}, h('h3', {}, 'Fields'), search),
      fields,
      h('div', {class: 'add-field'}, path, h('button', {type: 'button', onclick: () => {
        if (path.value.trim()) addField(path.value.trim(), null).focus();
        path.value = '';
      }}, 'Add field'))),
    h('div', {class: 'wrongs'}, faults,
      h('label', {class: 'retry'}, retry, 'Try again as a panel does, without its pauses'))));
  place.replaceChildren(form);
  fill();
}
