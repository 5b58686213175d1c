// What stands above a network: how it is on its host, and what may be done about it.
import type { CodeLens, Command, Connection } from 'vscode-languageserver';
import type { File } from '../../model/file';
import { isEditUri } from '../../model/live';
import { counted, type LineIndex } from '../../text';
import { visible } from '../../visible';
import type { Deployment } from '../protocol';
import { toRange } from '../to-lsp';
import type { RequestContext } from './context';

export function handleLenses(connection: Connection, { answers, host, options, settings }: RequestContext): void {
  connection.onCodeLens(({ textDocument: { uri } }) =>
    answers.of(uri, [], (file, lines) =>
      settings().lenses ? lensesOf(file, host.deploymentOf(uri), lines, options.lensCommands ?? []) : [],
    ),
  );
}

/**
 * The lenses of a file. `own`: commands of the client, which show a menu and a comparison; without them there are those
 * that the server runs itself, and the state is asked for anew where a menu would open.
 */
export function lensesOf(
  { tree, uri }: File,
  deployment: Deployment | undefined,
  lines: LineIndex,
  own: readonly string[],
): CodeLens[] {
  const { root } = tree;
  if (!root || !deployment || unknown.has(deployment.state)) return [];
  const range = toRange(root.nameSpan, lines);
  return commandsOf(uri, deployment, new Set(own)).map((command) => ({ range, command }));
}

/** There is nothing to tell of a network on such a host. */
const unknown: ReadonlySet<Deployment['state']> = new Set(['unwatched', 'connecting', 'unknown']);

function commandsOf(uri: string, deployment: Deployment, own: ReadonlySet<string>): Command[] {
  const { connection, network, differences } = deployment;
  const written = { uri, connection };
  const reference = network && { connection, name: network.name, uuid: network.uuid };
  const title = titleOf(deployment);
  const commands: (Command | false | undefined)[] = [
    own.has('virtnet.networkActions')
      ? { title, command: 'virtnet.networkActions', arguments: [{ uri }] }
      : { title, command: 'virtnet.watch', arguments: [{ connection }] },
    network?.active === true &&
      differences !== 0 &&
      own.has('virtnet.showPlan') && { title: 'Plan', command: 'virtnet.showPlan', arguments: [written] },
    network?.active === true && differences !== 0 && { title: 'Apply', command: 'virtnet.apply', arguments: [written] },
    differences !== 0 && { title: 'Define', command: 'virtnet.define', arguments: [written] },
    !network && { title: 'Define and Start', command: 'virtnet.defineAndStart', arguments: [written] },
    reference && !network.active && { title: 'Start', command: 'virtnet.start', arguments: [reference] },
    reference &&
      differences !== 0 &&
      own.has('virtnet.compareWithFile') && {
        ...{ title: 'Compare', command: 'virtnet.compareWithFile' },
        arguments: [{ uri, ...reference, document: network.stored ?? network.document }],
      },
    reference &&
      network.persistent &&
      differences !== 0 && {
        ...{ title: 'Pull', command: 'virtnet.pullIntoFile' },
        arguments: [{ uri, ...reference }],
      },
  ];
  const isOnHost = isEditUri(uri);
  return commands
    .filter((it) => it !== undefined && it !== false)
    .filter((it) => !isOnHost || !ofFiles.has(it.command));
}

/** What is edited on a host is defined by saving, which looks whether others have changed it. */
const ofFiles: ReadonlySet<string> = new Set([
  'virtnet.define',
  'virtnet.defineAndStart',
  'virtnet.apply',
  'virtnet.pullIntoFile',
]);

/** `web · running on qemu:///system · 2 differences` */
function titleOf({ name, connection, state, network, differences }: Deployment): string {
  const standing = !network ? 'not' : network.active ? 'running' : 'stopped';
  const host = visible(connection);
  return [
    visible(name),
    state === 'old' ? `was ${standing} on ${host}, which does not answer` : `${standing} on ${host}`,
    network && !network.persistent && 'transient',
    differences !== undefined &&
      (differences === 0 ? 'no differences' : counted(differences, 'difference', 'differences')),
  ]
    .filter((it) => it !== undefined && it !== false)
    .join(' · ');
}
