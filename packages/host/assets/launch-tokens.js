// Bearer tokens of one launch, in this tab and frame only, under a name of their own, so that two frames or tabs of one LMS
// never meet. Browsers that block storage in frames still keep a state with the frame's entry in the history, which survives
// a reload and which no other origin can read.

const memory = new Map();
const nameOf = (id) => `coursewright:${id}`;

export function keep(id, session) {
  memory.set(id, session);
  try {
    sessionStorage.setItem(nameOf(id), JSON.stringify(session));
  } catch {
    history.replaceState({ ...history.state, [nameOf(id)]: session }, '');
  }
}

export function kept(id) {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(id)) ?? 'null') ?? memory.get(id);
  } catch {
    return memory.get(id) ?? history.state?.[nameOf(id)];
  }
}

export async function fetchToken(grant, token) {
  const response = await fetch('/api/tokens', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(grant),
    credentials: 'omit',
  });
  if (response.ok) {
    const answer = await response.json();
    return { ...answer, until: Date.now() + answer.expiresIn * 1000 };
  }
  throw Object.assign(new Error(`token: ${response.status}`), { ended: response.status === 401 });
}

/** The first asker gets the token that is there; who asks again, because it was refused or ran out, a new one. */
export function tokenProvider(id, onEnd) {
  let asked = false;
  let renewal;
  const renew = async () => {
    const old = kept(id);
    try {
      const session = { ...old, ...(await fetchToken({ grant: 'renew' }, old.token)) };
      keep(id, session);
      return session;
    } catch (error) {
      if (error.ended) onEnd();
      throw error;
    } finally {
      renewal = undefined;
    }
  };
  return async () => {
    let session = kept(id);
    if (asked || session.until < Date.now() + 30_000) session = await (renewal ??= renew());
    asked = true;
    return { token: session.token, expiresIn: Math.max(1, Math.floor((session.until - Date.now()) / 1000)) };
  };
}
