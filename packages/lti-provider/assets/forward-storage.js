// In a hidden frame at the origin that tools speak to: passes their messages on to the platform's page around it, with the
// origin that the browser saw, and the answer back to whoever asked.
const { page } = JSON.parse(document.querySelector('#data').textContent);

window.addEventListener('message', ({ source, origin, data }) => {
  if (typeof data !== 'object' || data === null || origin === 'null') return;
  if (data.subject !== 'lti.put_data' && data.subject !== 'lti.get_data') return;
  const { subject, message_id, key, value } = data;
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', (answer) => {
    source.postMessage(answer.data, origin);
    port1.close();
  });
  port1.start();
  const message = { subject, message_id, key, value };
  window.parent.postMessage({ subject: 'coursewright.forwarded', origin, message }, page, [port2]);
});
