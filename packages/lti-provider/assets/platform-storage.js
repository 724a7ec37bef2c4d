// Speaks to the storage that a platform offers its tools: 1EdTech's client side messages (lti-cs-pm) and platform storage
// (lti-pm-s). Only pages of one origin, the platform's, are given anything or believed.

// oxlint-disable-next-line no-unused-vars -- called by the page's own script, which stands behind this one
function platformStorage({ origin, target }) {
  const outer = window.parent === window ? window.opener : window.parent;
  const frames = new Set([target]);
  const patience = 2500;
  // How a message is written: as the standard has it; as a text, as Sakai takes it; under the names of the standard's
  // drafts. The first that is answered is kept.
  const standard = (message) => message;
  const writtenAsText = (message) => JSON.stringify(message);
  const draft = (message) => ({ ...message, subject: `org.imsglobal.${message.subject}` });
  let ways = [standard, writtenAsText, draft];

  const random = () =>
    [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join('');
  const read = (data) => {
    if (typeof data !== 'string') return data;
    try {
      return JSON.parse(data);
    } catch {
      return undefined;
    }
  };
  const frameOf = (name) => {
    try {
      return name === '_parent' ? outer : outer?.frames[name];
    } catch {
      // A window of another site has no frame of this name.
      return undefined;
    }
  };
  const send = (message) => {
    for (const name of frames) frameOf(name)?.postMessage(message, origin);
  };

  // Asks once which frame takes what; the question holds no secret and its answer is only where to knock.
  let resend = () => undefined;
  window.addEventListener('message', ({ source, data }) => {
    const answer = read(data);
    if (source !== outer || !/^(org\.imsglobal\.)?lti\.capabilities\.response$/.test(answer?.subject)) return;
    for (const { subject, frame } of answer.supported_messages ?? []) {
      if (/(^|\.)lti\.put_data$/.test(subject) && typeof frame === 'string') frames.add(frame);
    }
    resend();
  });
  outer?.postMessage({ subject: 'lti.capabilities', message_id: random() }, '*');

  const ask = (subject, fields) =>
    new Promise((resolve, reject) => {
      const asked = { subject, message_id: random(), ...fields };
      const post = (way) => {
        // Sakai wants to hear of a launch in this frame before it keeps anything.
        if (way === writtenAsText) send(way({ subject: 'org.sakailms.lti.prelaunch' }));
        send(way(asked));
      };
      const hear = ({ origin: from, data }) => {
        const answer = read(data);
        if (from !== origin || answer?.message_id !== asked.message_id) return;
        if (!String(answer.subject).endsWith(`${subject}.response`)) return;
        if (ways.length > 1) {
          if (typeof data === 'string') ways = [writtenAsText];
          else ways = [answer.subject.startsWith('org.') ? draft : standard];
        }
        done();
        if (answer.error === undefined || answer.error === null) resolve(answer);
        else reject(new Error(String(answer.error.code)));
      };
      // The frame that keeps it may still be loading: an answer comes once all the same, and a question twice changes nothing.
      const again = setInterval(() => ways.forEach(post), 350);
      const end = setTimeout(() => {
        done();
        reject(new Error('no answer'));
      }, patience);
      const done = () => {
        clearInterval(again);
        clearTimeout(end);
        resend = () => undefined;
        window.removeEventListener('message', hear);
      };
      window.addEventListener('message', hear);
      resend = () => ways.forEach(post);
      if (outer === null || outer === undefined) {
        done();
        reject(new Error('no platform around'));
      } else post(ways[0]);
    });

  return {
    put: (key, value) => ask('lti.put_data', { key, value }),
    get: async (key) => (await ask('lti.get_data', { key })).value,
  };
}

// oxlint-disable-next-line no-unused-vars -- as above
function showOtherwise() {
  document.querySelector('#waiting').hidden = true;
  document.querySelector('#otherwise').hidden = false;
}
