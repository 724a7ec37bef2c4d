/** What a tool answered in the end, after the redirects on its own site. */
export interface ToolAnswer {
  readonly status: number;
  readonly page: string;
  /** Where the browser was, first to last; the last may be another site's and is then not opened. */
  readonly addresses: readonly string[];
  readonly headers: Headers;
}

/** A browser as far as a launch needs one: cookies and redirects, no script. */
export interface Browser {
  get(address: string): Promise<ToolAnswer>;
  post(address: string, fields: Readonly<Record<string, string>> | URLSearchParams): Promise<ToolAnswer>;
  /** One with the cookies that this one has now. */
  copy(): Browser;
}

const mostRedirects = 6;

/** `Secure` cookies go back over plain http too, as browsers do on this machine. */
export function openBrowser(cookies: Iterable<readonly [string, string]> = []): Browser {
  const jar = new Map(cookies);
  const ask = async (address: string, init: RequestInit): Promise<Response> => {
    const headers: Record<string, string> = { accept: 'text/html', 'accept-language': 'en' };
    if (jar.size > 0) headers['cookie'] = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      ...init,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    });
    for (const line of answer.headers.getSetCookie()) keep(jar, line);
    return answer;
  };
  const walk = async (address: string, init: RequestInit): Promise<ToolAnswer> => {
    const addresses = [address];
    let answer = await ask(address, init);
    for (let step = 0; step < mostRedirects; step += 1) {
      const location = answer.headers.get('location');
      if (location === null || answer.status < 300 || answer.status > 399) break;
      const next = URL.parse(location, addresses.at(-1));
      if (next === null) break;
      addresses.push(next.href);
      if (next.origin !== new URL(address).origin) break;
      await answer.arrayBuffer();
      answer = await ask(next.href, {});
    }
    return { status: answer.status, page: await answer.text(), addresses, headers: answer.headers };
  };
  return {
    get: (address) => walk(address, {}),
    post: (address, fields) => walk(address, { method: 'POST', body: new URLSearchParams(fields) }),
    copy: () => openBrowser(jar),
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(/;\s*/);
  const [name = '', ...value] = pair.split('=');
  const gone = attributes.some(
    (one) =>
      /^max-age=(0|-\d+)$/i.test(one) ||
      (/^expires=/i.test(one) && Date.parse(one.slice('expires='.length)) < Date.now()),
  );
  if (gone) jar.delete(name);
  else jar.set(name, value.join('='));
}
