// Diagnostics, for clients that ask for them: of a document, and of the whole folder.
import type { Connection } from 'vscode-languageserver/node';
import { documentReportOf } from '../whole-folder';
import type { RequestContext } from './context';

export function handleDiagnostics(connection: Connection, { checks, wholeFolder }: RequestContext): void {
  const { diagnostics } = connection.languages;
  diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) =>
    documentReportOf(await checks.pulled(uri, token), previousResultId),
  );
  diagnostics.onWorkspace(({ previousResultIds }, token) => wholeFolder.report(previousResultIds, token));
}
