// The fields of an event that is sent: each as the panel sends it, or as any JSON value.
import {h} from './dom.js';

const KINDS = ['text', 'JSON', 'null', 'absent'];

function kindOf(json) {
  return json === 'null' ? 'null' : json.startsWith('"') ? 'text' : 'JSON';
}

/** A row for the value at a path; `json` is what the panel sends there, null where it sends nothing. */
export function field(path, json) {
  const first = json === null ? 'text' : kindOf(json);
  const input = h('textarea', {rows: '1', spellcheck: 'false', 'aria-label': path, value: first === 'text' ? JSON.parse(json ?? '""') : first === 'JSON' ? json : ''});
  const kind = h('select', {'aria-label': `Kind of ${path}`, onchange: () => show()}, KINDS.map((one) => h('option', {value: one, selected: one === first}, one)));
  const show = () => { input.disabled = kind.value === 'null' || kind.value === 'absent'; };
  show();
  // As the browser holds it, which is not always what it was given: line breaks become one kind.
  const before = input.value;
  return {
    path,
    input,
    element: h('div', {class: 'field', 'data-path': path}, h('label', {}, h('span', {}, path), input), kind),
    isTouched: () => json === null || kind.value !== first || (!input.disabled && input.value !== before),
    isAbsent: () => kind.value === 'absent',
    json: () => (kind.value === 'text' ? JSON.stringify(input.value) : kind.value === 'JSON' ? input.value : 'null'),
  };
}
