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

const SEEN_BLANK = {' ': '·', '\n': '↵', '\r': '␍', '\t': '→'};

/** A text as lines of one member each, as its own line breaks would be if it had been written to be read. */
function members(text) {
  const lines = [];
  let line = {depth: 0, tokens: []};
  let depth = 0;
  const end = () => {
    if (line.tokens.length) lines.push(line);
    line = {depth, tokens: []};
  };
  for (const token of tokens(text)) {
    if (token.text === '}' || token.text === ']') {
      depth--;
      if (line.tokens.some((one) => one.kind !== 'blank')) end();
      line.depth = depth;
    }
    line.tokens.push(token);
    if (token.text === '{' || token.text === '[') {
      depth++;
      end();
    } else if (token.text === ',') {
      end();
    }
  }
  end();
  for (const one of lines) {
    one.words = one.tokens.filter((token) => token.kind !== 'blank').map((token) => token.text);
    one.key = one.words.join(' ').replace(/ ?,$/, '');
    one.name = one.words[1] === ':' ? `${one.depth} ${one.words[0]}` : null;
  }
  return lines;
}

/** Pairs of lines: those that say the same beside each other, those of one name beside each other, and others alone. */
function pairs(left, right) {
  const alike = (a, b) => a.key === b.key && a.depth === b.depth;
  const most = Array.from({length: left.length + 1}, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) most[i][j] = alike(left[i], right[j]) ? most[i + 1][j + 1] + 1 : Math.max(most[i + 1][j], most[i][j + 1]);
  }
  const found = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && alike(left[i], right[j])) found.push([left[i++], right[j++]]);
    else if (i < left.length && j < right.length && left[i].name && left[i].name === right[j].name) found.push([left[i++], right[j++]]);
    else if (j === right.length || (i < left.length && most[i + 1][j] >= most[i][j + 1])) found.push([left[i++], null]);
    else found.push([null, right[j++]]);
  }
  return found;
}

function lineOf(line, other, mark) {
  const side = mark === 'ins' ? 'right' : 'left';
  if (!line) return h('code', {class: `nothing ${side}`});
  const place = h('code', {class: `depth-${Math.min(line.depth, 8)} ${side}`});
  let word = 0;
  for (const token of line.tokens) {
    if (token.kind === 'blank') place.append(h(mark, {class: 'blank'}, token.text.replace(/[ \n\r\t]/g, (c) => SEEN_BLANK[c])));
    else place.append(other && other.words[word++] === token.text ? plain(token.text) : h(mark, {}, token.text));
  }
  return place;
}

const MOST_LINES = 1_500;
const AROUND = 1;

/** What came beside what the panel signed; what differs is marked in both, and what is alike is left out between. */
export function difference(came, signed) {
  const left = members(came);
  const right = members(signed);
  const all = pairs(left.slice(0, MOST_LINES), right.slice(0, MOST_LINES));
  const blanks = left.reduce((sum, line) => sum + line.tokens.filter((token) => token.kind === 'blank').length, 0);
  const sameWords = ([a, b]) => a && b && a.words.join(' ') === b.words.join(' ');
  const hasBlanks = ([a, b]) => [a, b].some((line) => line?.tokens.some((token) => token.kind === 'blank'));
  const rewritten = all.filter(([a, b]) => a && b && a.key !== b.key).length;
  const alone = all.filter(([a, b]) => !a || !b);
  const keys = (side) => alone.map((pair) => pair[side]?.key).filter(Boolean).sort().join('\n');
  const moved = alone.length > 0 && keys(0) === keys(1);
  const differs = all.map((pair) => !sameWords(pair) || hasBlanks(pair));
  const words = all.map((pair) => !sameWords(pair));
  // Where values differ, blanks are not worth a line of their own.
  const shown = words.some(Boolean) ? words : differs;

  const body = h('div', {class: 'lines', tabindex: '0', role: 'region', 'aria-label': 'Line by line'},
    h('span', {class: 'head'}, 'As it came'), h('span', {class: 'head'}, 'As the panel signed it'));
  let skipped = [];
  const flush = () => {
    if (!skipped.length) return;
    const hiddenLines = skipped;
    const place = h('button', {type: 'button', class: 'alike', onclick: () => place.replaceWith(...hiddenLines.flatMap(row))}, `${hiddenLines.length} lines alike`);
    body.append(place);
    skipped = [];
  };
  const row = ([a, b]) => [lineOf(a, b, 'del'), lineOf(b, a, 'ins')];
  all.forEach((pair, index) => {
    if (shown.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(Boolean)) {
      flush();
      body.append(...row(pair));
    } else {
      skipped.push(pair);
    }
  });
  flush();
  const count = (number, one, many) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
  const told = [
    blanks ? `${count(blanks, 'blank or line break was', 'blanks or line breaks were')} put in` : '',
    rewritten ? `${count(rewritten, 'value is', 'values are')} written in another way` : '',
    alone.length ? (moved ? 'names stand in another order' : `${count(alone.length, 'line stands', 'lines stand')} on one side alone`) : '',
  ].filter(Boolean);
  return h('div', {class: 'difference'},
    h('p', {}, told.length ? `Between the panel and this receiver ${told.join(', and ')}.` : 'Only masked values differ.'),
    body,
    left.length > MOST_LINES ? h('p', {class: 'meta'}, `The first ${MOST_LINES.toLocaleString('en')} lines are compared.`) : null);
}
