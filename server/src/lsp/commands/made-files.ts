// What an action has made besides: nobody sees a new file in a folder, so it is named and opened.
import type { Command } from 'vscode-languageserver';
import { basenameOf } from '../../model/file';
import type { Fix } from '../../fixes/fix';
import { visible } from '../../visible';
import type { Client } from '../client';
import { type MadeFiles, showMadeId } from '../protocol';

/** With the command that tells of the files which a change makes or names anew, where it does. */
export function showingMade(title: string, changes: Fix['changes']): { readonly command?: Command } {
  const made = changes.flatMap((it) => ('create' in it ? [it.create] : []));
  const renamed = changes.flatMap((it) => ('rename' in it ? [{ from: it.rename, to: it.to }] : []));
  if (made.length === 0 && renamed.length === 0) return {};
  const files: MadeFiles = { made, renamed };
  return { command: { title, command: showMadeId, arguments: [files] } };
}

/** Says which files there are now, and opens the first new one where the client can be asked to. */
export function showMade(given: unknown, client: Client): null {
  const { made, renamed } = madeFilesOf(given);
  const name = (uri: string): string => visible(basenameOf(uri));
  const said = [
    ...(made.length > 0 ? [`made ${made.map(name).join(', ')}`] : []),
    ...renamed.map(({ from, to }) => `${name(from)} is ${name(to)} now`),
  ];
  if (said.length > 0) client.tell('window/showMessage', { type: 3, message: `virtnet: ${said.join('; ')}` });
  const [first] = made;
  if (first !== undefined && client.can.showsDocuments)
    client.demand('window/showDocument', { uri: first, takeFocus: true });
  return null;
}

/** The argument of a command may come from anywhere. */
function madeFilesOf(given: unknown): MadeFiles {
  const { made, renamed } = (typeof given === 'object' && given !== null ? given : {}) as Partial<MadeFiles>;
  const isUri = (it: unknown): it is string => typeof it === 'string' && /^[a-z][\w+.-]*:/i.test(it);
  return {
    made: Array.isArray(made) ? made.filter(isUri) : [],
    renamed: Array.isArray(renamed)
      ? renamed.filter((it: Partial<MadeFiles['renamed'][number]> | null) => isUri(it?.from) && isUri(it?.to))
      : [],
  };
}
