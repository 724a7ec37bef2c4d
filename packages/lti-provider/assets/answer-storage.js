// For a page of a learning platform around a tool's frame: keeps data for tools as long as the page is open, each origin's
// own (1EdTech platform storage, lti-pm-s; client side messages, lti-cs-pm). How, the script's address says.

const query = new URL(import.meta.url).searchParams;
const offer = query.get('offer') ?? 'parent';
const also = (query.get('also') ?? '').split(' ').filter(Boolean);
const forwardingOrigin = query.get('from');
const forwardingFrame = 'post_message_forwarding';

// As Brightspace counts: 4096 characters for the keys and values of an origin.
const quota = 4096;
const mostOrigins = 50;
const kept = new Map();
const sizeOf = (entries) => [...entries].reduce((size, [key, value]) => size + key.length + value.length, 0);

function put(origin, { key, value }) {
  if (typeof key !== 'string' || key === '') return fault('bad_request', 'key must be a text.');
  const own = new Map(kept.get(origin));
  if (value === undefined || value === null) own.delete(key);
  else if (typeof value === 'string') own.set(key, value);
  else return fault('bad_request', 'value must be a text.');
  if (sizeOf(own) > quota || (!kept.has(origin) && kept.size >= mostOrigins)) {
    return fault('storage_exhaustion', `An origin has ${quota} characters.`);
  }
  kept.set(origin, own);
  return { key, value };
}

function get(origin, { key }) {
  if (typeof key !== 'string' || key === '') return fault('bad_request', 'key must be a text.');
  return { key, value: kept.get(origin)?.get(key) };
}

const fault = (code, message) => ({ error: { code, message } });

const frame = offer === 'forwarding' ? forwardingFrame : '_parent';
const supported = [
  { subject: 'lti.put_data', frame },
  { subject: 'lti.get_data', frame },
  { subject: 'lti.capabilities', frame: '_parent' },
  ...also.map((subject) => ({ subject, frame: '_parent' })),
];

/** What is answered to a message of a tool's page; undefined for what is no question. */
function answerTo(origin, message) {
  if (message.subject === 'lti.capabilities') return { supported_messages: supported };
  if (message.subject === 'lti.put_data') return put(origin, message);
  if (message.subject === 'lti.get_data') return get(origin, message);
  return undefined;
}

function respond(origin, message) {
  const answer = answerTo(origin, message);
  return answer && { subject: `${message.subject}.response`, message_id: message.message_id, ...answer };
}

const isObject = (value) => typeof value === 'object' && value !== null;

// Sakai speaks in texts, and keeps nothing for a frame whose launch has not been announced to it.
const announced = new WeakSet();
function hearText({ source, origin, data }) {
  if (typeof data !== 'string') return;
  let message;
  try {
    message = JSON.parse(data);
  } catch {
    return;
  }
  if (!isObject(message)) return;
  if (message.subject === 'org.sakailms.lti.prelaunch') {
    announced.add(source);
    source.postMessage(JSON.stringify({ subject: 'org.sakailms.lti.prelaunch.response' }), origin);
    return;
  }
  const open = message.subject === 'lti.capabilities' || announced.has(source);
  const answer = open ? respond(origin, message) : undefined;
  if (answer !== undefined) source.postMessage(JSON.stringify(answer), origin);
}

function hear(event) {
  const { source, origin, data } = event;
  if (!isObject(data)) return;
  const storage = data.subject === 'lti.put_data' || data.subject === 'lti.get_data';
  if (offer === 'forwarding' && storage) return;
  const answer = respond(origin, data);
  if (answer !== undefined) source.postMessage(answer, origin);
}

// What the frame at the origin of the authorisation endpoint passes on: it names the tool's origin, which it has seen.
function hearForwarded({ source, origin, data, ports: [port] }) {
  const frames = window.frames;
  if (origin !== forwardingOrigin || source !== frames[forwardingFrame] || port === undefined) return;
  const answer = respond(data.origin, data.message);
  if (answer !== undefined) port.postMessage(answer);
}

window.addEventListener('message', (event) => {
  // Sandboxed frames have no origin of their own to keep anything for.
  if (event.origin === 'null') return;
  if (offer === 'strings') hearText(event);
  else if (offer === 'forwarding' && event.data?.subject === 'coursewright.forwarded') hearForwarded(event);
  else hear(event);
});
