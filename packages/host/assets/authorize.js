// Gives the one-time code to the page that opened this window, on its own origin only, and closes the window.
const { origin, message } = JSON.parse(document.querySelector('#authorized')?.textContent ?? '{}');
if (window.opener !== null) {
  window.opener.postMessage(message, origin);
  window.close();
}
