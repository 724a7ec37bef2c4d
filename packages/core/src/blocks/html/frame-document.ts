/** Reports the document's height to the page around it, which sizes the frame. */
const reportHeight = `
const report = () => parent.postMessage({ type: 'cw-frame-height', height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, '*');
new ResizeObserver(report).observe(document.documentElement);
addEventListener('load', report);
`;

/** A document for `<iframe sandbox="allow-scripts" srcdoc>`: of an opaque origin, without the learner's session. */
export function frameDocument(body: string): string {
  return [
    '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    '<base target="_blank"><style>html{overflow-x:auto}body{margin:0;font:1rem/1.6 system-ui,sans-serif}img{max-width:100%}</style>',
    `<script>${reportHeight}</script></head><body>${body}</body></html>`,
  ].join('');
}
