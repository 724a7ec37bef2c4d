import { css } from 'lit';

/** Authors' HTML. */
export const proseStyles = css`
  .prose > :first-child {
    margin-block-start: 0;
  }
  .prose > :last-child {
    margin-block-end: 0;
  }
  .prose h1,
  .prose h2,
  .prose h3,
  .prose h4 {
    margin-block: 1.4em 0.5em;
    font-size: 1.15em;
    font-weight: 650;
    font-family: var(--_heading-font);
    line-height: 1.25;
  }
  .prose h1,
  .prose h2 {
    font-size: 1.35em;
  }
  .prose p,
  .prose ul,
  .prose ol,
  .prose dl,
  .prose table,
  .prose pre,
  .prose figure,
  .prose blockquote {
    margin-block: 0 1em;
  }
  .prose li + li {
    margin-block-start: 0.3em;
  }
  .prose a {
    color: var(--_accent);
    text-decoration-thickness: 0.08em;
    text-underline-offset: 0.18em;
  }
  .prose img,
  .prose video,
  .prose iframe {
    max-inline-size: 100%;
  }
  .prose img {
    block-size: auto;
    border-radius: 6px;
  }
  .prose blockquote {
    margin-inline: 0;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--_line);
    color: var(--_soft);
  }
  .prose code,
  .prose pre,
  .prose kbd {
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace;
    font-size: 0.92em;
  }
  .prose code {
    background: var(--_sunken);
    border-radius: 4px;
    padding: 0.1em 0.3em;
  }
  .prose pre {
    background: var(--_sunken);
    border-radius: var(--_radius);
    padding: 0.9em 1.1em;
    overflow-x: auto;
    line-height: 1.5;
  }
  .prose pre code {
    background: none;
    padding: 0;
  }
  .prose table {
    border-collapse: collapse;
    display: block;
    max-inline-size: 100%;
    overflow-x: auto;
  }
  .prose th,
  .prose td {
    border: 1px solid var(--_line);
    padding: 0.4em 0.7em;
    text-align: start;
    vertical-align: top;
  }
  .prose th {
    background: var(--_sunken);
  }
  .prose figcaption {
    color: var(--_soft);
    font-size: 0.9em;
  }
  .maths > svg {
    direction: ltr;
    overflow: visible;
    max-inline-size: none;
  }
  .maths.display {
    display: block;
    text-align: center;
    margin-block: 1em;
    overflow-x: auto;
    overflow-y: hidden;
    padding-block: 0.15em;
  }
  .maths.failed {
    font-family: ui-monospace, Menlo, Consolas, monospace;
  }
  .prose hr {
    border: 0;
    border-block-start: 1px solid var(--_line);
    margin-block: 1.6em;
  }
`;
