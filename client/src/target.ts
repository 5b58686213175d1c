// What a command is about when a view, a lens or a menu runs it: then nobody is asked.
import { Uri, window } from 'vscode';
import type { CommandArguments, ListedNetwork, NetworkView } from '../../server/src/lsp/protocol';
import { notice } from '../../server/src/visible';
import { isNetworkDocument, liveScheme } from './documents';
import { quietly } from './quietly';

/** A network of a host, a document, or both. */
export interface CommandTarget {
  readonly connection?: string | undefined;
  readonly name?: string | undefined;
  readonly uuid?: string | undefined;
  /** The file of the workspace with the XML of the network. */
  readonly uri?: string | undefined;
  /** The document that shows what the host has. */
  readonly document?: string | undefined;
  /** What is known of it. */
  readonly network?: ListedNetwork | NetworkView | undefined;
  /** True for what a network has, such as a lease: then the rest tells whose it is. */
  readonly isPart?: boolean;
  /** All that is selected, where this is among it. A keyboard hands over no more than the row one is at. */
  readonly together?: readonly CommandTarget[];
}

/** What a menu or a keyboard hands a command: a target, and where several are selected, all of them. */
export type Given = readonly unknown[];

/** All that a command is to be about; none when it was run without any. */
export function targetsIn([target, all]: Given): CommandTarget[] {
  const given: readonly unknown[] = Array.isArray(all) && all.length > 0 ? all : (togetherWith(target) ?? [target]);
  return given
    .filter((it) => typeof it === 'object' && it !== null)
    .map((it) => (it instanceof Uri ? documentTarget(it) : (it as CommandTarget)));
}

/** What a menu of an editor hands over. */
const documentTarget = (uri: Uri): CommandTarget =>
  uri.scheme === liveScheme ? { document: uri.toString() } : { uri: uri.toString() };

const togetherWith = (target: unknown): readonly unknown[] | undefined =>
  typeof target === 'object' && target !== null ? (target as CommandTarget).together : undefined;

/** The networks among them, as opposed to what networks have. */
export const networksIn = (given: Given): CommandTarget[] => targetsIn(given).filter((it) => !it.isPart);

/** The files among what was given, else the one in front. */
export function documentTargets(given: readonly CommandTarget[]): CommandArguments[] {
  const documents = given.flatMap(({ uri, connection, isPart }) =>
    uri === undefined || isPart ? [] : [{ uri, ...(connection !== undefined && { connection }) }],
  );
  const bare = given.find((it) => it.isPart === false);
  if (documents.length === 0 && bare)
    quietly(window.showInformationMessage(notice(`virtnet: no file of ${bare.name ?? 'it'} is known`)));
  if (documents.length > 0 || given.some((it) => it.isPart !== undefined)) return documents;
  const document = window.activeTextEditor?.document;
  if (document && isNetworkDocument(document)) return [{ uri: document.uri.toString() }];
  quietly(window.showErrorMessage('virtnet: no network XML is open in front'));
  return [];
}
