import { css } from 'lit';

/** CodeMirror in the look of the other fields; it brings the rest itself. */
export const codeEditorStyles = css`
  :host {
    --_code-keyword: light-dark(#7a2e8f, #d9a9f2);
    --_code-string: light-dark(#17653a, #93d8ab);
    --_code-number: light-dark(#0b5a8a, #8ccaf7);
    --_code-name: light-dark(#2346a0, #a9c8ff);
    --_code-type: light-dark(#7d5200, #f3c46b);
  }
  .editor {
    direction: ltr;
    text-align: start;
    border: 1.5px solid var(--_strong-line);
    border-radius: 8px;
    background: var(--_surface);
    overflow: hidden;
  }
  .editor:focus-within {
    outline: 3px solid var(--_focus);
    outline-offset: 1px;
  }
  .editor .cm-editor.cm-focused {
    outline: none;
  }
  .editor .cm-scroller {
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace;
    font-size: 0.92em;
    line-height: 1.5;
    max-block-size: 45em;
  }
  .editor .cm-content,
  .editor .cm-gutter {
    min-block-size: calc(var(--_lines) * 1.5em + 1.2em);
  }
  .editor .cm-content {
    padding-block: 0.6em;
    caret-color: var(--_text);
  }
  .editor .cm-line {
    padding-inline: 0.75em;
  }
  .editor .cm-gutters {
    color: var(--_soft);
    background: var(--_sunken);
    border-inline-end: 1px solid var(--_line);
    border-start-start-radius: 7px;
    border-end-start-radius: 7px;
  }
  .editor .cm-matchingBracket.cm-matchingBracket {
    background: none;
    outline: 1px solid var(--_soft);
  }
  .editor .cm-nonmatchingBracket.cm-nonmatchingBracket {
    background: none;
    outline: 1px dashed var(--_wrong);
  }
  .correct .editor {
    border-color: var(--_right);
  }
  .partially-correct .editor {
    border-color: var(--_partly);
  }
  .incorrect .editor {
    border-color: var(--_wrong);
  }
  .editor.closed {
    background: var(--_sunken);
  }
  @media (pointer: coarse) {
    /* Smaller text in a field makes phones zoom in. */
    .editor .cm-scroller {
      font-size: max(16px, 0.92em);
    }
  }
`;
