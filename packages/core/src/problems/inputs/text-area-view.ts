import type { CodeView, TextAreaView } from '../../blocks/problem/problem-view.ts';
import type { MarkupElement } from '../markup/markup-element.ts';

const tags: ReadonlySet<string> = new Set(['textbox', 'codeinput', 'matlabinput']);

/** The size of a `textbox`, and how code is written in it (`CodeInput` of inputtypes.py, whose own is 30 lines of 80 characters). */
export function textAreaView({ name, attributes }: MarkupElement): TextAreaView | undefined {
  if (!tags.has(name)) return undefined;
  const count = (attribute: string, own: number, most: number): number => {
    const given = Number.parseInt(attributes.get(attribute) ?? '', 10);
    return given > 0 ? Math.min(given, most) : own;
  };
  const mode = attributes.get('mode') ?? (name === 'matlabinput' ? 'octave' : 'python');
  const code: CodeView = {
    mode,
    tabSize: count('tabsize', 4, 16),
    lineNumbers: !['', 'false'].includes((attributes.get('linenumbers') ?? 'true').toLowerCase()),
  };
  return {
    rows: count('rows', 30, 500),
    columns: count('cols', 80, 500),
    ...(!['', 'text', 'none'].includes(mode) && { code }),
  };
}
