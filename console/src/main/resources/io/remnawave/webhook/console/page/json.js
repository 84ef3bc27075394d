// JSON as it was sent: tokens keep what a parser would lose, blanks and the look of numbers among it.
import {h, plain} from './dom.js';

const TOKEN = /\s+|"(?:[^"\\]|\\[^])*"|[{}[\],:]|[^\s"{}[\],:]+/g;
const FIRST = 4_000;

export function tokens(text) {
  return (text.match(TOKEN) ?? []).map((token) => ({
    text: token,
    kind: /^\s/.test(token) ? 'blank' : token[0] === '"' ? 'string' : '{}[],:'.includes(token) ? 'mark' : /^[tfn]/.test(token) ? 'word' : 'number',
  }));
}

function named(json) {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** Indented, with a button at each masked value. */
export function pretty(text, maskedPaths, reveal) {
  const masked = new Set(maskedPaths);
  const all = tokens(text).filter((token) => token.kind !== 'blank');
  const out = h('pre', {class: 'json', tabindex: '0', 'aria-label': 'JSON'});
  const state = {depth: 0, stack: [], at: 0};
  const more = () => {
    const end = Math.min(all.length, state.at + FIRST);
    const line = () => out.append(`\n${'  '.repeat(state.depth)}`);
    for (; state.at < end; state.at++) {
      const token = all[state.at];
      const next = all[state.at + 1];
      const top = state.stack[state.stack.length - 1];
      if (token.text === '{' || token.text === '[') {
        out.append(token.text);
        state.stack.push(token.text === '[' ? {array: true, index: 0} : {array: false, name: ''});
        if (next && next.text !== '}' && next.text !== ']') {
          state.depth++;
          line();
        } else {
          state.stack[state.stack.length - 1].isEmpty = true;
        }
      } else if (token.text === '}' || token.text === ']') {
        if (!state.stack.pop()?.isEmpty) {
          state.depth--;
          line();
        }
        out.append(token.text);
      } else if (token.text === ',') {
        if (top?.array) top.index++;
        out.append(',');
        line();
      } else if (token.text === ':') {
        out.append(': ');
      } else if (next?.text === ':' && top && !top.array) {
        top.name = named(token.text);
        out.append(h('span', {class: 'name'}, token.text));
      } else {
        const path = state.stack.map((step) => (step.array ? `[${step.index}]` : `.${step.name}`)).join('').slice(1);
        out.append(masked.has(path) ? hidden(path, reveal) : h('span', {class: token.kind}, token.text));
      }
    }
    if (state.at < all.length) {
      const button = h('button', {type: 'button', onclick: () => { button.remove(); more(); }}, `Show the other ${(all.length - state.at).toLocaleString('en')} tokens`);
      out.append('\n', button);
    }
  };
  more();
  return out;
}

/** A masked value, which a click asks for. */
export function hidden(path, reveal) {
  const place = h('span', {class: 'hidden-value'}, '"****" ');
  const button = h('button', {type: 'button', class: 'reveal', 'aria-label': `Reveal ${plain(path, 200)}`, onclick: async () => {
    const json = await reveal(path);
    if (json !== undefined) place.replaceChildren(h('span', {class: 'revealed'}, json));
  }}, 'reveal');
  place.append(button);
  return place;
}

const SEEN_BLANK = {' ': '·', '\n': '↵\n', '\r': '␍', '\t': '→'};

/** What came beside what the panel signed; what differs is marked in both. */
export function difference(came, signed) {
  const left = tokens(came);
  const right = tokens(signed);
  const leftMeaning = left.filter((token) => token.kind !== 'blank');
  const rightMeaning = right.filter((token) => token.kind !== 'blank');
  const aligned = leftMeaning.length === rightMeaning.length;
  let blanks = 0;
  let changed = 0;
  let index = 0;
  const before = h('pre', {class: 'json', tabindex: '0', 'aria-label': 'As it came'});
  for (const token of left.slice(0, FIRST)) {
    if (token.kind === 'blank') {
      blanks++;
      before.append(h('del', {}, token.text.replace(/[ \n\r\t]/g, (c) => SEEN_BLANK[c])));
    } else {
      const other = rightMeaning[index++];
      const same = aligned ? other.text === token.text : true;
      if (!same) changed++;
      before.append(same ? plain(token.text) : h('del', {}, token.text));
    }
  }
  const after = h('pre', {class: 'json', tabindex: '0', 'aria-label': 'As the panel signed it'});
  index = 0;
  for (const token of right.slice(0, FIRST)) {
    const other = leftMeaning[index++];
    const same = aligned && token.kind !== 'blank' ? other.text === token.text : true;
    after.append(same ? plain(token.text) : h('ins', {}, token.text));
  }
  const told = [
    blanks ? `${blanks} blanks or line breaks were put in` : '',
    changed ? `${changed} values or names are written in another way` : '',
    aligned ? '' : 'names stand in another order',
  ].filter(Boolean);
  return h('div', {class: 'difference'},
    h('p', {}, told.length ? `Between the panel and this receiver ${told.join(', and ')}.` : 'Only masked values differ.'),
    h('div', {class: 'side-by-side'},
      h('figure', {}, h('figcaption', {}, 'As it came'), before),
      h('figure', {}, h('figcaption', {}, 'As the panel signed it'), after)));
}
