// Gives each frame the height that its page asks for.
const frames = [...document.querySelectorAll('iframe.fits')];

window.addEventListener('message', (event) => {
  const frame = frames.find(
    (one) => one.contentWindow === event.source && new URL(one.src).origin === event.origin,
  );
  const { subject, height } = typeof event.data === 'object' && event.data !== null ? event.data : {};
  if (frame !== undefined && subject === 'lti.frameResize' && height > 0) {
    frame.style.height = `${Math.min(Math.ceil(height), 20_000)}px`;
  }
});
