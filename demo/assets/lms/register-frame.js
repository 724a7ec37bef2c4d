// The tool in the frame says when it is done (LTI Dynamic Registration): the page goes on to the list of tools.
const frame = document.querySelector('iframe.tool');
window.addEventListener('message', ({ source, data }) => {
  if (frame === null || source !== frame.contentWindow) return;
  if (data?.subject === 'org.imsglobal.lti.close') window.location.assign('/tools/registered');
});
