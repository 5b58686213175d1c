// What stands in a file beside what a host has: to edit that, to compare the two, to write the one into the other.
import { commands, type Disposable, Uri, window } from 'vscode';
import { notice } from '../../server/src/visible';
import type { CommandArguments, NetworkComparison, ListedNetwork } from '../../server/src/lsp/protocol';
import { cancellable } from './cancellable';
import { mayRunPrograms } from './trust';
import { complain } from './complain';
import { editScheme, isNetworkDocument } from './documents';
import { chooseNetwork } from './networks';
import { openDiff } from './question';
import { quietly } from './quietly';
import type { Server } from './server';
import { type CommandTarget, networksIn, targetsIn } from './target';

export function registerComparing(server: Server): Disposable[] {
  const whereAllowed =
    (act: (server: Server, given: CommandTarget) => Promise<void>) =>
    async (...given: unknown[]) => {
      if (!(await mayRunPrograms())) return;
      const targets = networksIn(given);
      // By keyboard at something that is no network.
      if (targets.length === 0 && targetsIn(given).length > 0) return;
      for (const it of targets.length > 0 ? targets : [{}]) await act(server, it);
    };
  return [
    commands.registerCommand('virtnet.editNetwork', whereAllowed(editNetwork)),
    commands.registerCommand('virtnet.compareWithFile', whereAllowed(compareWithFile)),
    commands.registerCommand('virtnet.pullIntoFile', whereAllowed(pullIntoFile)),
  ];
}

async function editNetwork(server: Server, given: CommandTarget): Promise<void> {
  // What an editor shows is there; whether it is stored is found out when it is read.
  const { document } = given;
  const shown =
    given.uuid === undefined && document !== undefined ? { name: '', persistent: true, document } : undefined;
  const network = shown ?? (await networkFor(server, given));
  if (!network) return;
  if (!network.persistent) {
    const why = `${network.name} is transient: it has no stored definition to edit`;
    quietly(window.showInformationMessage(notice(`virtnet: ${why}`)));
    return;
  }
  await window.showTextDocument(editedUriOf(network)!, { preview: false });
}

/** The document in which what is stored of a network is edited; undefined when nothing is stored. */
export function editedUriOf({ persistent, document }: Pick<ListedNetwork, 'persistent' | 'document'>): Uri | undefined {
  if (!persistent) return undefined;
  const stored = Uri.parse(document.replace(/^(libvirt-live:\/[^/]+)\/running\//, '$1/stored/'));
  return stored.with({ scheme: editScheme });
}

/** The network that was handed over, else one that is chosen. */
async function networkFor(
  server: Server,
  { connection, uuid, name, document }: CommandTarget,
): Promise<Pick<ListedNetwork, 'name' | 'persistent' | 'document'> | undefined> {
  if (uuid === undefined && name === undefined && document === undefined) {
    const chosen = await chooseNetwork(server, 'Edit: which network?', (it) => it.persistent);
    if (!chosen.ok) await complain(chosen);
    return chosen.ok ? chosen.value : undefined;
  }
  const listed = await cancellable('Looking at the host', (token) =>
    server.execute('virtnet.listNetworks', connection === undefined ? {} : { connection }, token),
  );
  if (!listed.ok) {
    await complain(listed);
    return undefined;
  }
  const found = listed.value.find(
    (it) => it.uuid === uuid || (uuid === undefined && it.name === name) || it.document === document,
  );
  if (!found) quietly(window.showErrorMessage(notice(`virtnet: the host has no network ${name ?? uuid ?? ''}`)));
  return found;
}

async function compareWithFile(server: Server, given: CommandTarget): Promise<void> {
  const args = aboutFront(given);
  if (!args) return;
  const compared = await cancellable('Comparing with the host', (token) =>
    server.execute('virtnet.compare', args, token),
  );
  if (!compared.ok) return complain(compared);
  const { name } = compared.value;
  const ways = waysOf(compared.value);
  if (ways.length === 0) {
    quietly(
      window.showInformationMessage(notice(`virtnet: no file of ${name} is known, and what runs is what is stored`)),
    );
    return;
  }
  const chosen = ways.length === 1 ? ways[0] : await window.showQuickPick(ways, { title: `Compare ${name}` });
  if (chosen) await openDiff(chosen.left, chosen.right, `${name}: ${chosen.label}`);
}

const counted = (it: number): string => (it === 1 ? '1 difference' : `${it} differences`);

/** What can be compared of a network, each pair on a line. */
function waysOf({ file, stored, running, changes, pending }: NetworkComparison) {
  const onHost = stored ?? running;
  return [
    ...(file !== undefined && onHost !== undefined
      ? [
          {
            label: stored === undefined ? 'running ↔ file' : 'stored ↔ file',
            description: counted(changes),
            left: onHost,
            right: file,
          },
        ]
      : []),
    ...(stored !== undefined && running !== undefined && pending > 0
      ? [
          {
            label: 'running ↔ stored',
            description: `${counted(pending)}, until it is restarted`,
            left: running,
            right: stored,
          },
        ]
      : []),
  ];
}

async function pullIntoFile(server: Server, given: CommandTarget): Promise<void> {
  const args = aboutFront(given);
  if (!args) return;
  const done = await cancellable('Pulling from the host', (token) =>
    server.execute('virtnet.pullIntoFile', args, token),
  );
  if (!done.ok) return complain(done);
  const { name, notes } = done.value;
  quietly(window.showInformationMessage(notice([name, ...notes].join(': '))));
}

/** What was handed over, else the file in front. */
function aboutFront({ connection, uuid, name, uri }: CommandTarget): CommandArguments | undefined {
  const of = {
    ...(connection !== undefined && { connection }),
    ...(uuid !== undefined && { uuid }),
    ...(name !== undefined && { name }),
    ...(uri !== undefined && { uri }),
  };
  if (Object.keys(of).some((it) => it !== 'connection')) return of;
  const document = window.activeTextEditor?.document;
  if (document && isNetworkDocument(document)) return { ...of, uri: document.uri.toString() };
  quietly(window.showErrorMessage('virtnet: no network XML is open in front'));
  return undefined;
}
