// The stream of changes, and questions to the server. The token is a header of both, and no cookie.

/** Never runs beside itself: what is wanted meanwhile is done once, when it has ended. A browser has six connections. */
export function oneAtATime(work) {
  let wanted = false;
  let running = false;
  const run = async () => {
    wanted = true;
    if (running) return;
    running = true;
    try {
      while (wanted) {
        wanted = false;
        await work();
      }
    } finally {
      running = false;
    }
  };
  run.isPending = () => running;
  return run;
}

/** Resolves when the page is to be seen. */
const seen = () => new Promise((done) => {
  if (document.visibilityState === 'visible') done();
  else document.addEventListener('visibilitychange', done, {once: true});
});

export class Connection {
  constructor(token, onChange, onState) {
    this.token = token;
    this.onChange = onChange;
    this.onState = onState;
    this.lastId = null;
  }

  async ask(path, body) {
    const options = {headers: {'X-Console-Token': this.token}, cache: 'no-store'};
    if (body !== undefined) {
      options.method = 'POST';
      options.headers['Content-Type'] = 'application/json';
      options.body = JSON.stringify(body);
    }
    let response;
    try {
      response = await fetch(`/api/${path}`, options);
    } catch {
      throw new Error('The console does not answer. Is the application up?');
    }
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    return answer;
  }

  /** While the page is hidden it leaves its connection to others: a browser has six for all its tabs. */
  async follow() {
    for (let wait = 250; ; wait = Math.min(wait * 2, 4_000)) {
      await seen();
      const hiding = new AbortController();
      const hide = () => hiding.abort();
      document.addEventListener('visibilitychange', hide, {once: true});
      try {
        const headers = {'X-Console-Token': this.token};
        if (this.lastId) headers['Last-Event-ID'] = this.lastId;
        const response = await fetch('/api/changes', {headers, cache: 'no-store', signal: hiding.signal});
        if (response.status === 403) {
          this.onState('refused');
        } else if (response.ok) {
          this.onState('live');
          wait = 250;
          await this.read(response.body);
          this.onState('away');
        } else {
          this.onState('away');
        }
      } catch {
        if (!hiding.signal.aborted) this.onState('away');
      } finally {
        document.removeEventListener('visibilitychange', hide);
      }
      await new Promise((done) => setTimeout(done, wait));
    }
  }

  async read(stream) {
    const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const {value, done} = await reader.read();
      if (done) return;
      const parts = (rest + value).split('\n\n');
      rest = parts.pop();
      for (const part of parts) this.message(part);
    }
  }

  message(text) {
    const fields = {};
    for (const line of text.split('\n')) {
      const colon = line.indexOf(': ');
      if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2);
    }
    if (fields.data === undefined) return;
    this.onChange(fields.event, JSON.parse(fields.data));
    if (fields.id) this.lastId = fields.id;
  }
}
