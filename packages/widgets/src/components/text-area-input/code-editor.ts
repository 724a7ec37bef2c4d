import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
import { insertNewlineKeepIndent } from '@codemirror/commands';
import { bracketMatching, indentUnit, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import type { CodeView } from '@coursewright/core';
import { codeHighlight } from './code-highlight.ts';
import { loadMode } from './code-modes.ts';

/** What an editor shows now. */
export interface CodeEditorState {
  readonly text: string;
  readonly readOnly: boolean;
  /** Ids of what describes it, beside it in the same tree. */
  readonly describedBy: string;
}

/** An open editor of code. */
export interface CodeEditor {
  update(state: CodeEditorState): void;
  focus(): void;
  close(): void;
}

export interface CodeEditorOptions {
  readonly parent: HTMLElement;
  readonly code: CodeView;
  /** What was selected in the field whose place the editor takes; the text is the state's. */
  readonly selection: { readonly anchor: number; readonly head: number };
  /** Said when the tab key leaves the editor again. */
  readonly leaving: () => string;
  changed(text: string): void;
}

/**
 * CodeMirror as Open edX sets it up for `textbox` (display.js, `cminput`): line numbers, colours, wrapped lines, a new line as far in as
 * the last, the tab key as spaces. Escape, then Tab leaves it.
 */
export function openCodeEditor(options: CodeEditorOptions, state: CodeEditorState): CodeEditor {
  const { code, parent, selection } = options;
  const root = parent.getRootNode();
  const language = new Compartment();
  const changing = new Compartment();
  let shown = state;
  // What is put in from outside is no answer.
  let silent = false;

  const view = new EditorView({
    parent,
    ...(root instanceof ShadowRoot && { root }),
    state: EditorState.create({
      doc: state.text,
      selection,
      extensions: [
        code.lineNumbers ? lineNumbers() : [],
        history(),
        bracketMatching(),
        syntaxHighlighting(codeHighlight),
        EditorView.lineWrapping,
        EditorState.tabSize.of(code.tabSize),
        indentUnit.of(' '.repeat(code.tabSize)),
        leavingByTab(options.leaving),
        keymap.of([
          { key: 'Tab', run: (editor) => writeTab(editor, code.tabSize), shift: indentLess },
          { key: 'Enter', run: insertNewlineKeepIndent },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        language.of([]),
        changing.of(changeable(state)),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !silent) options.changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  // Colours are a comfort: without them the editor works as well.
  void loadMode(code.mode).then(
    (mode) => mode && view.dispatch({ effects: language.reconfigure(StreamLanguage.define(mode)) }),
    (cause: unknown) => console.warn('coursewright: code cannot be coloured', cause),
  );

  return {
    update(next): void {
      const text = view.state.doc.toString();
      silent = true;
      if (next.text !== text)
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next.text } });
      silent = false;
      if (next.readOnly !== shown.readOnly || next.describedBy !== shown.describedBy)
        view.dispatch({ effects: changing.reconfigure(changeable(next)) });
      shown = next;
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}

function changeable({ readOnly, describedBy }: CodeEditorState): Extension {
  return [
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({
      'aria-labelledby': 'label',
      'aria-describedby': describedBy,
      ...(readOnly && { 'aria-readonly': 'true' }),
    }),
  ];
}

/** As many spaces as the author said; several chosen lines move in. */
function writeTab(view: EditorView, tabSize: number): boolean {
  const { state } = view;
  if (state.readOnly) return false;
  const { from, to } = state.selection.main;
  if (state.doc.lineAt(from).number !== state.doc.lineAt(to).number) return indentMore(view);
  view.dispatch(state.replaceSelection(' '.repeat(tabSize)), { userEvent: 'input', scrollIntoView: true });
  return true;
}

/** Escape gives the tab key back to the page until something else is pressed: nobody is caught (WCAG 2.2, 2.1.2). */
function leavingByTab(leaving: () => string): Extension {
  const modifiers = ['Shift', 'Control', 'Alt', 'Meta'];
  return EditorView.domEventHandlers({
    keydown({ key, isComposing }, view) {
      if (isComposing || key === 'Tab' || modifiers.includes(key)) return false;
      view.setTabFocusMode(key === 'Escape');
      if (key === 'Escape') view.dispatch({ effects: EditorView.announce.of(leaving()) });
      return false;
    },
    blur(_event, view) {
      view.setTabFocusMode(false);
      return false;
    },
  });
}
