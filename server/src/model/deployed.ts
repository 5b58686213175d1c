// What the host has of the network of a file: the definition that is stored, and the one that runs.
import type { NetworkFact } from './facts';
import { type Facts, noFacts } from './file-facts';
import type { File, Host } from './file';
import { hostOf } from './host';
import { HostDefinition } from './host-definition';
import { isEditUri, isLiveUri } from './live';
import { networkOf } from './networks';
import { meetsNobody } from './one-host';
import type { Index, WorkspaceFacts } from './workspace-facts';

/** What is stored of a network that runs. What files compare themselves with is what runs, so it brings no other fact. */
export class StoredBeside {
  kept: unknown[] | undefined;
  readonly host: Host;
  readonly facts: Facts;
  /** Tells it from the same text of a network that does not run. */
  readonly isBeside = true;

  constructor(
    readonly uri: string,
    readonly text: string,
    network: Pick<NetworkFact, 'name' | 'uuid'>,
  ) {
    this.host = hostOf(uri);
    const at = { uri, span: { start: 0, end: text.length } };
    this.facts = { ...noFacts, definition: new HostDefinition('stored', network, text, at) };
  }
}

const definitionsByUuid: Index<HostDefinition> = definitions(({ uuid }) => uuid);
const definitionsByName: Index<HostDefinition> = definitions(({ name }) => name || undefined);

function definitions(keyOf: (network: HostDefinition['network']) => string | undefined): Index<HostDefinition> {
  return { of: ({ definition }) => (definition ? [definition] : []), key: ({ network }) => keyOf(network) };
}

/** What the host has of the network of a file; at least one of both. */
export interface DeployedNetwork {
  readonly stored: HostDefinition | undefined;
  readonly running: HostDefinition | undefined;
}

/**
 * What the host has of the network with the uuid of a file, or of its name where it says none; undefined where it has nothing,
 * and for what shows the host, is edited there, or is put aside.
 */
export function deployedOf(file: File, workspace: WorkspaceFacts): DeployedNetwork | undefined {
  const { uuid, name } = networkOf(file) ?? {};
  if (name === undefined || isLiveUri(file.uri) || isEditUri(file.uri)) return undefined;
  const all = uuid === undefined ? workspace.by(definitionsByName, name) : workspace.by(definitionsByUuid, uuid);
  if (all.length === 0 || meetsNobody(file)) return undefined;
  const [stored, running] = (['stored', 'running'] as const).map((it) => all.find(({ kind }) => kind === it));
  return { stored, running };
}
