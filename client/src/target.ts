// What a command is about when a view, a lens or a menu runs it: then nobody is asked.
import { Uri } from 'vscode';
import type { ListedNetwork, NetworkView } from '../../server/src/lsp/protocol';

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
}

/** What a menu or a keyboard hands a command: a target, and where several are selected, all of them. */
export type Given = readonly unknown[];

/** All that a command is to be about; none when it was run without any. */
export function targetsIn([target, all]: Given): CommandTarget[] {
  const given: readonly unknown[] = Array.isArray(all) && all.length > 0 ? all : [target];
  return given
    .filter((it) => typeof it === 'object' && it !== null)
    .map((it) => (it instanceof Uri ? { uri: it.toString() } : (it as CommandTarget)));
}
