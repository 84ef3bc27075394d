// Texts of strangers become text nodes, never markup. What would change the reading direction, or not be seen, is spelt out.

const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function plain(text, limit = 20_000) {
  const all = String(text);
  const cut = all.length > limit ? all.slice(0, limit) : all;
  const seen = cut.replace(UNSEEN, (c) => `⟨U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
  return all.length > limit ? `${seen}… (${all.length.toLocaleString('en')} characters)` : seen;
}

/** An element: `h('p', {class: 'hint', onclick: f}, 'text', child)`. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value') element.value = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : plain(child));
  }
  return element;
}

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';
const kept = new WeakMap(); // by parent: a map of keys to {json, element}

/**
 * Fills an element with one for each of `[key, data, make]`. One whose data is as before stays where it is, with its focus and all
 * that was opened in it; one that is made anew is as open, and has the focus at the same place.
 */
export function keyed(parent, wanted) {
  const before = kept.get(parent) ?? new Map();
  const focus = document.activeElement;
  const after = new Map(wanted.map(([key, data, make]) => {
    const old = before.get(key);
    const isThere = old?.element.parentNode === parent;
    const json = JSON.stringify(data);
    return [key, isThere && old.json === json ? old : {json, element: make(), old: isThere ? old.element : null}];
  }));
  kept.set(parent, after);
  for (const one of after.values()) {
    if (!one.old) continue;
    if (one.old.nodeName === 'DETAILS') one.element.open = one.old.open;
    const place = [...one.old.querySelectorAll(FOCUSABLE)].indexOf(focus);
    one.old.replaceWith(one.element);
    if (place >= 0) (one.element.querySelectorAll(FOCUSABLE)[place] ?? parent.closest('[tabindex]'))?.focus({preventScroll: true});
    one.old = null;
  }
  const elements = [...after.values()].map((one) => one.element);
  const stays = new Set(elements);
  [...parent.childNodes].filter((child) => !stays.has(child)).forEach((child) => child.remove());
  elements.forEach((element, at) => {
    if (parent.childNodes[at] !== element) parent.insertBefore(element, parent.childNodes[at] ?? null);
  });
}

export function duration(micros) {
  if (micros === null || micros === undefined) return '–';
  if (micros < 1000) return `${micros} µs`;
  if (micros < 100_000) return `${(micros / 1000).toFixed(1)} ms`;
  if (micros < 1_000_000) return `${Math.round(micros / 1000)} ms`;
  return `${(micros / 1_000_000).toFixed(2)} s`;
}

export function clock(instant) {
  const time = new Date(instant);
  return `${time.toLocaleTimeString('en-GB')}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

export function toast(text) {
  const place = document.getElementById('toast');
  place.textContent = plain(text, 500);
  place.classList.add('shown');
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => place.classList.remove('shown'), 4_000);
}

const NOT_YET = 'It has arrived or is still on its way; it appears in the list when it is answered.';
const NOWHERE = 'No delivery arrived at the receiver: look at the address, and at what stands before it.';

/** Tells what was answered to what the console sent, and opens what arrived, unless something else was opened meanwhile. */
export async function arrival(question, open) {
  const place = location.hash;
  const sent = await question;
  const hint = sent.timedOut ? NOT_YET : sent.key ? '' : NOWHERE;
  const text = `Answer: ${sent.answers.join(', ') || 'none'}${hint && `. ${hint}`}`;
  toast(text);
  if (sent.key && location.hash === place) open(sent.key);
  return text;
}

export function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], {type: 'text/plain'}));
  h('a', {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
