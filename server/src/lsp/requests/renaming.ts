// Renaming: what may be, and one edit over all files. What cannot be done whole is refused, with the reason.
import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { renamableAt, renamedEverywhere } from '../../features/rename/index';
import { isFolder } from '../../files/read';
import type { File } from '../../model/file';
import { visible } from '../../visible';
import { pathOf } from '../paths';
import { canApply, toNamedEdit, toRange, toWorkspaceEdit } from '../to-lsp';
import type { RequestContext } from './context';

export function handleRenaming(connection: Connection, { answers, client: { can }, workspace }: RequestContext): void {
  connection.onPrepareRename(({ textDocument: { uri }, position }) => {
    const found = answers.ofAny(uri, undefined, (file, lines) => {
      const it = renamableAt({ file }, lines.offset(position));
      return it && ('why' in it ? it : { range: toRange(it.span, lines), placeholder: it.name });
    });
    if (found && 'why' in found) throw refusal(found.why);
    return found ?? null;
  });
  // What is open and was deleted has no name to change, and the editor would undo the rest.
  const isDeleted = ({ uri }: File): boolean => {
    const path = workspace.isOrphan(uri) ? pathOf(uri) : undefined;
    return path !== undefined && isFolder(path) === undefined;
  };
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const made = answers.ofAny(uri, undefined, (file, lines) =>
      renamedEverywhere(
        { file, files: workspace.files().filter((it) => !isDeleted(it)), workspace: workspace.factsAround(file) },
        lines.offset(position),
        newName,
      ),
    );
    if (!made) return null;
    if (!made.ok) throw refusal(made.why);
    if (!canApply(made.changes, can)) throw refusal('a file has to be renamed as well, which this editor cannot do');
    return toNamedEdit(
      toWorkspaceEdit(made, uri, (it) => answers.linesOf(it), can),
      visible(made.title),
      can,
    );
  });
}

const refusal = (why: string): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestFailed, visible(why));
