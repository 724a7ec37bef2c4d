import { HighlightStyle } from '@codemirror/language';
import { tags } from '@lezer/highlight';

/** Colours of code; the properties are set by `code-editor.styles.ts`, so that they follow a dark page. */
export const codeHighlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--_code-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.character], color: 'var(--_code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--_code-number)' },
  { tag: [tags.comment, tags.meta], color: 'var(--_soft)', fontStyle: 'italic' },
  {
    tag: [tags.definition(tags.variableName), tags.function(tags.variableName), tags.tagName],
    color: 'var(--_code-name)',
  },
  {
    tag: [tags.typeName, tags.className, tags.standard(tags.variableName), tags.attributeName],
    color: 'var(--_code-type)',
  },
]);
