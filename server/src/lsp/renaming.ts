// Renaming: what may be, and one edit over all files. What cannot be done whole is refused, with the reason.
import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { renamableAt, renamedEverywhere } from '../features/rename/index';
import type { File } from '../model/file';
import { visible } from '../visible';
import type { RequestContext } from './navigation';
import { canApply, toConfirmedEdit, toRange, toWorkspaceEdit } from './to-lsp';

export interface RenamingContext extends Pick<RequestContext, 'answer' | 'factsAround' | 'linesOf' | 'can'> {
  readonly files: () => readonly File[];
}

export function registerRenaming(connection: Connection, context: RenamingContext): void {
  const { answer, factsAround, linesOf, can, files } = context;
  connection.onPrepareRename(({ textDocument: { uri }, position }) => {
    const found = answer(uri, undefined, (file, lines) => {
      const it = renamableAt({ file }, lines.offset(position));
      return it && ('why' in it ? it : { range: toRange(it.span, lines), placeholder: it.name });
    });
    if (found && 'why' in found) throw refusal(found.why);
    return found ?? null;
  });
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const made = answer(uri, undefined, (file, lines) =>
      renamedEverywhere({ file, files: files(), workspace: factsAround(file) }, lines.offset(position), newName),
    );
    if (!made) return null;
    if (!made.ok) throw refusal(made.why);
    if (!canApply(made.changes, can)) throw refusal('a file has to be renamed as well, which this editor cannot do');
    return toConfirmedEdit(toWorkspaceEdit(made, uri, linesOf, can), visible(made.title), can);
  });
}

const refusal = (why: string): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestFailed, visible(why));
