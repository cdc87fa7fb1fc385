// The world that xlwings' client finds itself in: a page, an Office, a way to the server. None of it is Excel.
export function host(server, config, state) {
  const answers = new Map();
  globalThis.window = { location: { origin: server } };
  if (!globalThis.navigator) globalThis.navigator = { userAgent: "node" };
  globalThis.document = {
    getElementById: () => ({ textContent: JSON.stringify(config) }),
    querySelectorAll: () => [],
    querySelector: () => null,
    addEventListener: () => {},
  };
  globalThis.Office = {
    onReady: async () => {},
    AsyncResultStatus: { Failed: "failed" },
    context: {
      platform: "PC",
      requirements: { isSetSupported: (_, version) => Number((version ?? "1.1").split(".")[1]) <= state.level },
      ui: { displayDialogAsync: (url) => state.said.push(new URL(url).searchParams.get("prompt")) },
    },
  };
  globalThis.XMLHttpRequest = class {
    headers = {};
    open(method, url) { Object.assign(this, { method, url }); }
    setRequestHeader(name, value) { this.headers[name] = value; }
    getResponseHeader() { return this.type; }
    async send(body) {
      const key = `${this.url} ${body}`; // the same book gets the same answer: it is asked for once
      if (!answers.has(key)) {
        const ask = () => fetch(this.url, { method: this.method, headers: this.headers, body });
        const answer = await ask().catch(ask); // a connection that has lain idle may be closed just then
        answers.set(key, [answer.status, answer.headers.get("Content-Type"), await answer.text()]);
      }
      [this.status, this.type, this.responseText] = answers.get(key);
      state.meanwhile?.();
      this.onload();
    }
  };
  globalThis.Excel = { run: async () => {}, RequestContext: class {} };
  console.log = console.warn = () => {};
}
