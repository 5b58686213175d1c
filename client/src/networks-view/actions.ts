// What may be done in the Networks view besides the commands of the palette.
import { commands, type Disposable, env, Uri, window, workspace } from 'vscode';
import type { Answer } from '../../../server/src/lsp/protocol';
import { complain, mayRunPrograms } from '../commands';
import { chooseConnection, currentConnection, pickConnection } from '../connections';
import type { WatchedHosts } from '../hosts';
import { quietly } from '../quietly';
import { type Given, targetsIn } from '../target';
import { addressIn } from './nodes';
import { ViewItem } from './tree';
import { type NetworksView, viewId } from './view';

export function registerActions(hosts: WatchedHosts, view: NetworksView): Disposable[] {
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
    'virtnet.lookNoLonger': (given) => watch(connectionsIn(given), false),
    'virtnet.refreshHosts': async (given) => {
      const named = connectionsIn(given);
      await watch(named.length > 0 ? named : hosts.views.map((it) => it.connection), true);
      view.redraw();
    },
    'virtnet.chooseConnection': async () => {
      const uri = await chooseConnection();
      if (uri && hosts.isLooked && workspace.isTrusted) await watch([uri], true);
    },
    'virtnet.copyAddress': async (given) => {
      const chosen = elementsIn(given);
      const addresses = (chosen.length > 0 ? chosen : view.selection).flatMap((it) => addressIn(it.node) ?? []);
      if (addresses.length > 0) await env.clipboard.writeText(addresses.join('\n'));
    },
    'virtnet.openNetworkFile': async (given) => {
      for (const { uri } of targetsIn(given)) if (uri) await window.showTextDocument(Uri.parse(uri));
    },
  };
  return Object.entries(actions).map(([id, run]) => commands.registerCommand(id, (...given: unknown[]) => run(given)));
}

const elementsIn = (given: Given): ViewItem[] => targetsIn(given).filter((it) => it instanceof ViewItem);

const connectionsIn = (given: Given): string[] => [...new Set(targetsIn(given).flatMap((it) => it.connection ?? []))];

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
