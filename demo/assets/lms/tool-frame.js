// Answers what a tool in the frame asks of the page around it, under Canvas's names: its height, the size of the window, to be
// seen from its top, a word to the visitor.
const frame = document.querySelector('iframe.tool');
const says = document.querySelector('#tool-says');
const tells = document.querySelector('#tool-tells');
const least = 384;

const answers = {
  'lti.frameResize': ({ height }) => {
    if (!Number.isFinite(height) || height <= 0) return;
    frame.style.height = `${Math.max(least, Math.min(Math.ceil(height), 20_000))}px`;
  },
  'lti.fetchWindowSize': ({ message_id }) => ({
    subject: 'lti.fetchWindowSize.response',
    message_id,
    height: window.innerHeight,
    width: window.innerWidth,
    offset: { left: frame.offsetLeft, top: frame.offsetTop },
    footer: document.querySelector('.foot')?.offsetHeight ?? 0,
    scrollY: window.scrollY,
  }),
  'lti.scrollToTop': () => {
    frame.scrollIntoView({ block: 'start' });
  },
  'lti.showAlert': ({ body }) => {
    says.textContent = String(body).slice(0, 300);
    says.hidden = false;
  },
  'lti.screenReaderAlert': ({ body }) => {
    tells.textContent = String(body).slice(0, 300);
  },
};

window.addEventListener('message', ({ source, origin, data }) => {
  if (frame === null || source !== frame.contentWindow || typeof data !== 'object' || data === null) return;
  const answer = Object.hasOwn(answers, data.subject) ? answers[data.subject](data) : undefined;
  if (answer !== undefined) source.postMessage(answer, origin);
});
