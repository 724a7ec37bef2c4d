/**
 * What an author's page (`jsinput`) is given before its own script: its functions can be called by the names the author
 * gave, and `Channel` is there for pages whose own copy of JSChannel is gone; one that they load takes its place.
 * Speaks the messages of https://github.com/mozilla/jschannel.
 */
const script = `
(() => {
  'use strict';
  const find = (name) => {
    if (!/^[\\w$]+(\\.[\\w$]+)*$/.test(name)) return {};
    const path = name.split('.');
    const last = path.pop();
    let owner = window;
    try {
      // In the page's own scope, where const and let are too.
      if (path.length > 0) owner = (0, eval)(path.join('.'));
      const call = path.length > 0 ? owner?.[last] : (0, eval)(last);
      return typeof call === 'function' ? { owner, call } : {};
    } catch {
      return {};
    }
  };
  addEventListener('message', async ({ source, data }) => {
    if (source !== parent || typeof data !== 'object' || data === null || data.type !== 'cw-page-call') return;
    const { owner, call } = find(String(data.name));
    const reply = { type: 'cw-page-result', id: data.id };
    try {
      if (call !== undefined) reply.value = String((await call.apply(owner, data.given)) ?? '');
    } catch (error) {
      reply.error = String(error);
    }
    parent.postMessage(reply, '*');
  });

  const build = ({ window: other, origin = '*', scope = '', onReady }) => {
    const bound = new Map();
    const waiting = new Map();
    let queue = [];
    let last = 0;
    const post = (message) => other.postMessage(JSON.stringify(message), origin);
    const send = (message) => (queue === null ? post(message) : queue.push(message));
    const full = (method) => (scope === '' ? method : scope + '::' + method);
    const ready = (kind) => {
      if (queue === null) return;
      if (kind === 'ping') post({ method: full('__ready'), params: 'pong' });
      const held = queue;
      queue = null;
      held.forEach(post);
      onReady?.();
    };
    const answer = (id, method, params) => {
      let delayed = false;
      let done = false;
      const finish = (message) => {
        if (!done && id !== undefined) send({ id, ...message });
        done = true;
      };
      const transaction = {
        origin,
        invoke: () => undefined,
        error: (error, message) => finish({ error, message }),
        complete: (result) => finish({ result }),
        delayReturn: (delay = true) => (delayed = delay),
        completed: () => done,
      };
      try {
        const result = bound.get(method)(transaction, params);
        if (!delayed) finish({ result });
      } catch (error) {
        finish({ error: 'runtime_error', message: String(error) });
      }
    };
    const listen = ({ source, data }) => {
      if (source !== other || typeof data !== 'string') return;
      let message;
      try {
        message = JSON.parse(data);
      } catch {
        return;
      }
      if (message === null || typeof message !== 'object') return;
      const { id, method, params, result, error } = message;
      if (typeof method !== 'string') {
        const call = waiting.get(id);
        waiting.delete(id);
        if (error === undefined) call?.success?.(result);
        else call?.error?.(error, message.message);
      } else if (method === full('__ready')) ready(params);
      else if (method.startsWith(full('')) && bound.has(method.slice(full('').length)))
        answer(id, method.slice(full('').length), params);
    };
    addEventListener('message', listen);
    setTimeout(() => queue !== null && post({ method: full('__ready'), params: 'ping' }));
    return {
      bind: (method, call) => void bound.set(method, call),
      unbind: (method) => bound.delete(method),
      notify: ({ method, params }) => void send({ method: full(method), params }),
      call: ({ method, params, success, error }) => {
        last += 1;
        waiting.set(last, { success, error });
        send({ id: last, method: full(method), params });
      },
      destroy: () => removeEventListener('message', listen),
    };
  };
  window.Channel = { build };
})();
document.currentScript.remove();
`;

/** An author's page, whole, with what its frame offers (DESIGN §4). */
export function pageDocument(html: string): string {
  const start = /^(?:\s|<!--[^]*?-->|<!doctype[^>]*>|<html\b[^>]*>|<head\b[^>]*>)*/i.exec(html)?.[0] ?? '';
  return `${start}<script>${script}</script>${html.slice(start.length)}`;
}
