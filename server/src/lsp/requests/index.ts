// Who answers what a client may ask: each takes the requests of one subject.
import type { Connection } from 'vscode-languageserver/node';
import { handleActions } from './actions';
import { handleCommands } from './commands';
import { handleCompletion } from './completion';
import type { RequestContext } from './context';
import { handleDiagnostics } from './diagnostics';
import { handleFormatting } from './formatting';
import { handleHover } from './hover';
import { handleLenses } from './lenses';
import { handleNavigation } from './navigation';
import { handleRenaming } from './renaming';
import { handleShape } from './shape';
import { handleStack } from './stack';
import { handleTokens } from './tokens';

const handlers: readonly ((connection: Connection, context: RequestContext) => void)[] = [
  handleActions,
  handleCommands,
  handleCompletion,
  handleDiagnostics,
  handleFormatting,
  handleHover,
  handleLenses,
  handleNavigation,
  handleRenaming,
  handleShape,
  handleStack,
  handleTokens,
];

/** Has all requests answered that the server knows. */
export function handleRequests(connection: Connection, context: RequestContext): void {
  for (const handle of handlers) handle(connection, context);
}
