// Speaks with the page around the frame, or the one that opened the window, under Canvas's names (its documentation of
// window.postMessage). Nothing that is said is secret, and which page it is the platform alone knows: hence the `*`.

/** `token` names the launch to Canvas, where its page wants to know. */
export function outerPage(token) {
  const outer = window.parent === window ? window.opener : window.parent;
  const say = (message) => outer?.postMessage(token === undefined ? message : { ...message, token }, '*');

  /** The answer to a question; undefined where nobody answers: phones' apps and many platforms do not. */
  function ask(subject, patience = 1000) {
    return new Promise((resolve) => {
      const message_id = `${subject}-${Date.now()}`;
      const hear = ({ source, data }) => {
        const answer = read(data);
        if (source !== outer || answer?.subject !== `${subject}.response`) return;
        if (answer.message_id !== undefined && answer.message_id !== message_id) return;
        done(answer);
      };
      const done = (answer) => {
        clearTimeout(end);
        window.removeEventListener('message', hear);
        resolve(answer);
      };
      const end = setTimeout(() => done(undefined), patience);
      window.addEventListener('message', hear);
      say({ subject, message_id });
    });
  }

  let supported;
  const takes = async (subject) => {
    supported ??= ask('lti.capabilities');
    const { supported_messages: messages } = (await supported) ?? {};
    return Array.isArray(messages) && messages.some((one) => one?.subject === subject);
  };

  return {
    framed: window.parent !== window,
    tellHeight: (height) => say({ subject: 'lti.frameResize', height }),
    /** Shows the frame from its top where that is out of sight; pages that do not tell their size are left alone. */
    showTop: async () => {
      const size = await ask('lti.fetchWindowSize');
      if (Number(size?.scrollY) > Number(size?.offset?.top)) say({ subject: 'lti.scrollToTop' });
    },
    /** Says it outside of the frame as well, where the page can. */
    alert: async (title, body) => {
      if (await takes('lti.showAlert')) say({ subject: 'lti.showAlert', alertType: 'warning', title, body });
    },
  };
}

/** Older Canvas answers in a text. */
function read(data) {
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
