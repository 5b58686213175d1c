// What may be done at a place, with the edit it is only made of when somebody asks for it.
import type { Command, Diagnostic, WorkspaceEdit } from 'vscode-languageserver';

/** An action before it is known whether anybody wants it. */
export interface PossibleAction {
  readonly title: string;
  readonly kind: string;
  readonly diagnostics?: Diagnostic[];
  readonly isPreferred?: true;
  readonly edit?: () => WorkspaceEdit;
  /** A command in place of an edit, or once it is made. */
  readonly command?: Command;
}
