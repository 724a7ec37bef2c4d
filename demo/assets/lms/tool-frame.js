// Gives a tool's frame the height that the tool asks for (`lti.frameResize`, as Canvas names it).
const frame = document.querySelector('iframe.tool');
const least = 384;

window.addEventListener('message', (event) => {
  if (frame === null || event.source !== frame.contentWindow) return;
  const { subject, height } = typeof event.data === 'object' && event.data !== null ? event.data : {};
  if (subject === 'lti.frameResize' && Number.isFinite(height) && height > 0) {
    frame.style.height = `${Math.max(least, Math.min(Math.ceil(height), 20_000))}px`;
  }
});
