// Code actions that make new files of an ifcfg file: a NetworkManager keyfile, and nmstate of its whole folder. What was
// changed or lost on the way stands above the text.
import { CodeActionKind } from 'vscode-languageserver';
import { keyfileText } from '../../convert/keyfile';
import { keyfileName } from '../../convert/names';
import { convertAll } from '../../convert/folder';
import { convertProfile, isProfile } from '../../convert/profile';
import { type Entry, reportLines } from '../../convert/report';
import { type File, folderOf, uriBeside } from '../../model/file';
import type { PossibleAction } from './possible-action';
import { showingMade } from '../commands/made-files';

/** The actions for a file, for an editor that can create files. */
export function conversionsOf(file: File, all: readonly File[]): PossibleAction[] {
  if (!isProfile(file, all)) return [];
  const conversion = convertProfile(file, all);
  if (conversion.refusals.length > 0) return [];
  return [
    creating('Convert to a NetworkManager keyfile', uriBeside(file.uri, keyfileName(conversion)), () => {
      const note = 'NetworkManager reads a keyfile only when it belongs to root and has the mode 0600';
      return withReport(keyfileText(conversion), conversion.entries, note);
    }),
    creating('Convert this folder to nmstate', uriBeside(file.uri, 'network.yml'), () => {
      const folder = folderOf(file.uri);
      const profiles = all.filter((it) => folderOf(it.uri) === folder && isProfile(it, all));
      const { texts, entries, left } = convertAll(
        profiles.map((it) => convertProfile(it, all)),
        'nmstate',
      );
      return withReport(
        texts.get('network.yml') ?? '',
        entries,
        ...left.map((it) => `${it.file} is left out: ${it.why}`),
      );
    }),
  ];
}

const withReport = (text: string, entries: readonly Entry[], ...notes: string[]): string =>
  [...notes, ...reportLines(entries)].map((it) => `# ${it.replace(/\s+/g, ' ')}\n`).join('') + '\n' + text;

/** Refused by the editor when the file is there already. */
const creating = (title: string, uri: string, text: () => string): PossibleAction => ({
  title,
  kind: CodeActionKind.RefactorRewrite,
  ...showingMade(title, [{ create: uri, content: '' }]),
  edit: () => ({
    documentChanges: [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      {
        textDocument: { uri, version: null },
        edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: text() }],
      },
    ],
  }),
});
