// The Networks view: shows what the watched hosts have, and brings the network of the file in front into sight.
import { Disposable, type TreeView, window } from 'vscode';
import { isNetworkDocument } from '../documents';
import type { WatchedHosts } from '../hosts';
import { quietly } from '../quietly';
import type { Server } from '../server';
import { silenceOf } from './steps';
import { type ViewItem, NetworksTree } from './tree';

export const viewId = 'virtnet.networks';

export interface NetworksView extends Disposable {
  /** Draws all anew, with what is asked for only when it is shown. */
  redraw(): void;
}

export function registerNetworksView(server: Server, hosts: WatchedHosts): NetworksView {
  let looking: Promise<void> = Promise.resolve();
  const look = (isLooked: boolean): void => {
    // Why the server does not start is shown where it happens.
    looking = Promise.all([looking, hosts.look(isLooked).catch(() => undefined)]).then(() => undefined);
  };
  const tree = new NetworksTree({
    async hosts() {
      // The editor asks for nothing that is not in sight.
      look(true);
      await looking;
      return hosts.views;
    },
    async ports({ connection, name, uuid }) {
      const answer = await server.execute('virtnet.ports', {
        ...(connection !== undefined && { connection }),
        ...(name !== undefined && { name }),
        ...(uuid !== undefined && { uuid }),
      });
      return answer.ok ? answer.value : answer.message;
    },
    now: () => Date.now(),
    selection: () => view.selection,
  });
  const view: TreeView<ViewItem> = window.createTreeView(viewId, {
    treeDataProvider: tree,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const reveal = revealing(tree, view);
  const listening = Disposable.from(
    view,
    view.onDidChangeVisibility((it) => {
      look(it.visible);
      quietly(reveal());
    }),
    window.onDidChangeActiveTextEditor(() => quietly(reveal())),
    hosts.onDidChange(() => {
      view.message = silenceOf(hosts.views);
      tree.update(hosts.views);
      quietly(reveal());
    }),
  );
  return {
    redraw: () => tree.redraw(),
    dispose: () => void listening.dispose(),
  };
}

/** Brings the network of the file in front into sight, once for each time that the file comes to the front. */
function revealing(tree: NetworksTree, view: TreeView<ViewItem>): () => Promise<void> {
  let shown: string | undefined;
  return async () => {
    const document = window.activeTextEditor?.document;
    const front = document && isNetworkDocument(document) ? document.uri.toString() : undefined;
    if (front !== shown) shown = undefined;
    if (!view.visible || front === undefined || shown !== undefined) return;
    const element = await tree.elementOf(front);
    if (!element || !view.visible || shown === front) return;
    shown = front;
    // Who is at something of this network already stays there.
    if (view.selection.some((it) => it.uuid === element.uuid && it.connection === element.connection)) return;
    await view.reveal(element, { select: true, focus: false });
  };
}
