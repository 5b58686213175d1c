// What may be done in the Networks view besides the commands of the palette.
import { commands, type Disposable, env, Range, Selection, TextEditorRevealType, Uri, window, workspace } from 'vscode';
import type { Answer } from '../../../server/src/lsp/protocol';
import { notice } from '../../../server/src/visible';
import { mayRunPrograms } from '../trust';
import { complain } from '../complain';
import { editedUriOf } from '../compare';
import { chooseConnection, currentConnection, pickConnection } from '../connections';
import type { WatchedHosts } from '../hosts';
import { quietly } from '../quietly';
import type { Server } from '../server';
import { type CommandTarget, type Given, targetsIn } from '../target';
import { addressIn } from './nodes';
import { ViewItem } from './tree';
import { type NetworksView, viewId } from './view';

export function registerActions(server: Server, hosts: WatchedHosts, view: NetworksView): Disposable[] {
  const watch = (uris: readonly string[], on: boolean): Thenable<void> =>
    window.withProgress({ location: { viewId } }, async () => {
      const answers = await Promise.all(uris.map((it) => hosts.watch(it, on)));
      await complainOf(answers);
    });
  const actions: Readonly<Record<string, (given: Given) => unknown>> = {
    'virtnet.lookAtHost': async ([given]) => {
      if (!(await mayRunPrograms())) return;
      const uri =
        typeof given === 'string' ? given : await pickConnection('Look at which libvirt?', currentConnection());
      if (!uri) return;
      await commands.executeCommand(`${viewId}.focus`);
      await watch([uri], true);
      if (!hosts.views.some((it) => it.connection === uri)) await tellWhyNot();
    },
    'virtnet.lookNoLonger': (given) => watch(connectionsIn(elementsIn(given).filter(isHost)), false),
    'virtnet.refreshHosts': async (given) => {
      const named = connectionsIn(targetsIn(given));
      await watch(named.length > 0 ? named : hosts.views.map((it) => it.connection), true);
      view.redraw();
    },
    'virtnet.chooseConnection': async () => {
      const uri = await chooseConnection();
      if (uri && hosts.isLooked && workspace.isTrusted) await watch([uri], true);
    },
    'virtnet.copyAddress': async (given) => {
      const addresses = elementsIn(given).flatMap((it) => addressIn(it.node) ?? []);
      if (addresses.length > 0) await env.clipboard.writeText(addresses.join('\n'));
    },
    'virtnet.reserveLease': async (given) => {
      if (await mayRunPrograms()) await reserveLeases(server, elementsIn(given));
    },
    'virtnet.openNetworkFile': async (given) => {
      for (const { uri } of targetsIn(given)) if (uri) await window.showTextDocument(Uri.parse(uri));
    },
  };
  return Object.entries(actions).map(([id, run]) => commands.registerCommand(id, (...given: unknown[]) => run(given)));
}

const elementsIn = (given: Given): ViewItem[] => targetsIn(given).filter((it) => it instanceof ViewItem);

const isHost = ({ node }: ViewItem): boolean => node.kind === 'host';

const connectionsIn = (given: readonly CommandTarget[]): string[] => [
  ...new Set(given.flatMap((it) => it.connection ?? [])),
];

/**
 * Writes leases as static hosts into the file of their network, else into what is stored of it, which is then edited. Nothing
 * is saved by that.
 */
async function reserveLeases(server: Server, chosen: readonly ViewItem[]): Promise<void> {
  const leases = chosen.flatMap((item) => (item.node.kind === 'lease' ? [{ item, address: item.node.lease.ip }] : []));
  const notes: string[] = [];
  for (const [uuid, connection] of new Map(leases.map(({ item }) => [item.uuid, item.connection]))) {
    const ofNetwork = leases.filter(({ item }) => item.uuid === uuid && item.connection === connection);
    const { network } = ofNetwork[0]!.item;
    const document = network?.file === undefined ? network && editedUriOf(network) : Uri.parse(network.file);
    if (!document) {
      await complain({
        reason: 'failed',
        message: `${network?.name} is transient: there is nothing to write leases to`,
      });
      continue;
    }
    const shown = await window.showTextDocument(document, { preview: false });
    const addresses = ofNetwork.map((it) => it.address);
    const args = { connection: connection!, uuid: uuid!, uri: document.toString(), addresses };
    const done = await server.execute('virtnet.reserveLease', args);
    if (!done.ok) {
      await complain(done);
      continue;
    }
    notes.push(`${done.value.name}: ${done.value.notes.join('; ')}`);
    const at = shown.document.positionAt(shown.document.getText().search(wordsOf(addresses[0]!)));
    shown.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport);
    shown.selection = new Selection(at, at);
  }
  if (notes.length > 0) quietly(window.showInformationMessage(notes.map(notice).join('; ')));
}

/** An address as a value of XML. */
const wordsOf = (address: string): RegExp => new RegExp(`(?<=['"])${address.replaceAll('.', '\\.')}(?=['"])`);

/** One message for all that failed: the first says why. */
async function complainOf(answers: readonly Answer<unknown>[]): Promise<void> {
  const failed = answers.find((it) => !it.ok);
  if (failed && !failed.ok) await complain(failed);
}

async function tellWhyNot(): Promise<void> {
  const open = 'Open Settings';
  const why = 'virtnet: no host is looked at: virtnet.connection.watch is never';
  if ((await window.showInformationMessage(why, open)) === open)
    quietly(commands.executeCommand('workbench.action.openSettings', 'virtnet.connection.watch'));
}
