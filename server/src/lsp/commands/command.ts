// What a command is: from its arguments to an operation on the host, and what it needs of the server for that.
import type { Diagnostic } from 'vscode-languageserver';
import type { Connection, Result } from '../../host/command';
import type { History } from '../../host/history';
import type { Operation } from '../../host/operation';
import type { Edit } from '../../text';
import type { LiveHosts } from '../live-hosts';
import type { CommandArguments, Deployment, HostCommandId, HostCommands, Plan } from '../protocol';
import type { DocumentOutlook } from './plans';
import type { Trying } from './trial';

/** What the server lends to a command. */
export interface CommandContext {
  /** The text of a document, unsaved changes included. */
  text(uri: string): string | undefined;
  /** The connection of that libvirt URI; that of the settings when none is given. */
  session(connection: string | undefined): Connection;
  readonly history: History;
  readonly trying: Trying;
  /** Asks the person. Not called when the arguments say `confirmed`. */
  confirm(plan: Plan): Promise<boolean>;
  /** Shows what libvirt says about a document, in place of what it said before. */
  publish(uri: string, diagnostics: readonly Diagnostic[]): void;
  /** How the network of a document stands on its host. */
  deployment(uri: string): Deployment | undefined;
  /** The hosts that are watched. */
  readonly live: Pick<LiveHosts, 'views' | 'wish' | 'lookedAt' | 'snapshot' | 'knowing'>;
  /** The connection of the host that a document is for; undefined for that of the settings. */
  connectionOf(uri: string): string | undefined;
  /** Has the client change a document, in a way that a person can take back. */
  apply(uri: string, text: string, edit: Edit): Promise<boolean>;
  /** What is known of a document, before its text is given to libvirt, or before that is started which it shows. */
  outlook(uri: string): DocumentOutlook | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One of the commands about a host. */
export interface HostCommand<Id extends HostCommandId = HostCommandId> {
  /** Whether it changes the host, and so is shown and asked about first. */
  readonly changes: boolean;
  /** libvirt judges the document, and what it says is shown there. */
  readonly judges?: true;
  /** Starts what is stored. */
  readonly starts?: true;
  readonly operation: Operate<HostCommands[Id]>;
}

/** Each with an operation that gives what the protocol says. */
export type HostCommandTable = { readonly [Id in HostCommandId]: HostCommand<Id> };

/** From the arguments of a command to what would run. */
export type Operate<T> = (args: CommandArguments, context: CommandContext) => Promise<Result<Operation<T>>>;
