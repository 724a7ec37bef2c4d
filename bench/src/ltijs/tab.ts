/** A tab of a browser as far as a tool needs one: cookies and redirects. */
export interface Tab {
  readonly page: string;
  /** Stops where a redirect leads to one of these origins. */
  get(address: string, stopAt?: readonly string[]): Promise<Visit>;
  post(address: string, fields: Readonly<Record<string, string>>): Promise<Visit>;
  /** What the link with this id in the page that it was launched with leads to. */
  follow(id: string): Promise<Visit>;
  address(id: string): string;
}

export interface Visit {
  readonly status: number;
  readonly page: string;
  readonly location: string;
}

export function openTab(): Tab {
  const jar = new Map<string, string>();
  let [page, base] = ['', ''];
  const visit = async (
    address: string,
    init: RequestInit,
    stopAt: readonly string[] = [],
  ): Promise<Visit> => {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(address, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', ...value] = (line.split(';')[0] ?? '').split('=');
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value.join('='));
    }
    const location = answer.headers.get('location');
    if (location !== null) {
      const next = new URL(location, address);
      if (stopAt.includes(next.origin)) return { status: answer.status, page: '', location: next.href };
      return visit(next.href, {}, stopAt);
    }
    return { status: answer.status, page: await answer.text(), location: address };
  };
  const hrefOf = (id: string): string => {
    const href = new RegExp(`<a id="${id}" href="([^"]*)"`).exec(page)?.[1];
    if (href === undefined) throw new Error(`The page has no link ${id}: ${page}`);
    return new URL(href, base).href;
  };
  return {
    get page() {
      return page;
    },
    get: (address, stopAt) => visit(address, {}, stopAt),
    post: async (address, fields) => {
      const shown = await visit(address, { method: 'POST', body: new URLSearchParams(fields) });
      [page, base] = [shown.page, shown.location];
      return shown;
    },
    follow: (id) => visit(hrefOf(id), {}),
    address: hrefOf,
  };
}
