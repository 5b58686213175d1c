// What happens while a network is typed, as people know it from HTML: a tag is ended for them with the cursor between, Enter
// between two tags makes room, and a document that has no indentation yet gets libvirt's.
import {
  Disposable,
  IndentAction,
  languages,
  Position,
  SnippetString,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import { editScheme, isNetworkDocument } from './documents';
import { quietly } from './quietly';
import type { Server } from './server';

export function registerTyping(server: Server): Disposable {
  const settle = (editor: TextEditor | undefined): void => {
    if (editor && isTyped(editor.document)) indentAsLibvirt(editor);
  };
  settle(window.activeTextEditor);
  return Disposable.from(
    languages.setLanguageConfiguration('xml', { onEnterRules }),
    window.onDidChangeActiveTextEditor(settle),
    workspace.onDidChangeTextDocument((change) => {
      const editor = window.activeTextEditor;
      if (editor?.document !== change.document || !isTyped(change.document)) return;
      settle(editor);
      quietly(endTag(server, editor, change));
    }),
  );
}

const isTyped = (document: TextDocument): boolean =>
  isNetworkDocument(document) || (document.uri.scheme === editScheme && document.languageId === 'xml');

/** Enter behind an open tag goes one step in; between it and its close tag that one goes to a line of its own. */
const openTag = /<[:\w](?:[^'"/>]|"[^"]*"|'[^']*')*>[^<]*$/;
const onEnterRules = [
  { beforeText: openTag, afterText: /^<\/[:\w][\w.:-]*\s*>/, action: { indentAction: IndentAction.IndentOutdent } },
  { beforeText: openTag, action: { indentAction: IndentAction.Indent } },
];

/** Writes what ends the tag behind a `>` or `/` just typed, unless the text has changed before it is known. */
async function endTag(server: Server, editor: TextEditor, { document, contentChanges }: TextDocumentChangeEvent) {
  const [change, ...more] = contentChanges;
  const typed = change?.text.at(-1);
  // One key, not a paste, an undo or what was accepted from a list.
  if (!change || more.length > 0 || change.text.length !== 1 || (typed !== '>' && typed !== '/')) return;
  const { line, character } = change.range.start;
  const at = new Position(line, character + 1);
  const { version } = document;
  if (!workspace.getConfiguration('virtnet', document.uri).get('closeTags', true)) return;
  const text = await server.closeTag(document.uri.toString(), at);
  if (text === null || document.version !== version || window.activeTextEditor?.document !== document) return;
  const ending = text.replace(/[\\$}]/g, '\\$&');
  await editor.insertSnippet(new SnippetString(typed === '>' ? `$0${ending}` : ending), at);
}

/**
 * Two blanks in a document in which nothing is indented yet, unless the user has said what is to be. VS Code takes four, so
 * that Enter and what completion writes would not go together.
 */
function indentAsLibvirt(editor: TextEditor): void {
  const { document, options } = editor;
  if (options.tabSize === 2 || /^[ \t]+\S/m.test(document.getText())) return;
  const said = workspace.getConfiguration('editor', { uri: document.uri, languageId: 'xml' }).inspect('tabSize');
  const isSaid = said && Object.entries(said).some(([where, value]) => value !== undefined && saying.has(where));
  if (!isSaid) editor.options = { tabSize: 2, insertSpaces: true };
}

/** Where a user may have said it. */
const saying = new Set([
  ...['globalValue', 'workspaceValue', 'workspaceFolderValue'],
  ...['globalLanguageValue', 'workspaceLanguageValue', 'workspaceFolderLanguageValue'],
]);
