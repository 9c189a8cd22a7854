// CodeMirror as the network's editor: Python, the page's colours, and marks at places of the text.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Annotation, EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Mark } from '../../session/code.ts';
import { asSentence } from '../../words.ts';

export interface Editor {
  /** Replaces the text, as the cards have changed. */
  show(code: string): void;
  mark(marks: readonly Mark[]): void;
  close(): void;
}

/** A change that the page made, not a person. */
const ours = Annotation.define<boolean>();

const colours = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword],
    color: 'var(--accent)',
  },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--warn)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--positive)' },
  { tag: [tags.function(tags.variableName), tags.className], fontWeight: '600' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
]);

const look = EditorView.theme({
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-gutters': { background: 'none', border: 'none', color: 'var(--ink-3)' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'var(--inset)' },
  '.cm-cursor': { borderColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--accent-soft)',
  },
  '.cm-tooltip': {
    background: 'var(--case)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    maxWidth: '30rem',
  },
});

/** `typed` is called with the text whenever a person has changed it. */
export function openEditor(parent: HTMLElement, typed: (code: string) => void): Editor {
  const told = EditorView.updateListener.of(({ docChanged, transactions, state }) => {
    if (docChanged && !transactions.some((transaction) => transaction.annotation(ours))) typed(state.doc.toString());
  });
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        lineNumbers(),
        history(),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        python(),
        syntaxHighlighting(colours),
        lintGutter(),
        look,
        // Tab leaves the editor, as everywhere on the page.
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': 'The network as Python code' }),
        told,
      ],
    }),
  });
  return {
    show(code) {
      if (code === view.state.doc.toString()) return;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: code },
        annotations: ours.of(true),
      });
      view.dispatch(setDiagnostics(view.state, []));
    },
    mark(marks) {
      view.dispatch(
        setDiagnostics(
          view.state,
          marks.map((mark) => diagnostic(view.state, mark)),
        ),
      );
    },
    close: () => view.destroy(),
  };
}

function diagnostic({ doc }: EditorState, { line, column, endColumn, message, level }: Mark): Diagnostic {
  const at = doc.line(Math.min(line, doc.lines));
  const from = Math.min(at.from + column - 1, at.to);
  const to = Math.max(from, Math.min(at.from + endColumn - 1, at.to));
  return { from, to, severity: level === 'problem' ? 'error' : 'info', message: asSentence(message) };
}
