// Hosts as the server tells them, and the Networks view of them in a stand-in of the editor.
import assert from 'node:assert/strict';
import type { TreeItem } from 'vscode';
import type { HostView, NetworkView } from '../../server/src/lsp/protocol';
import { ok, serverWith } from './answering';
import { editor, type TreeView } from './editor';
import { registerCommands } from '../../client/src/commands';
import { registerComparing } from '../../client/src/compare';
import { hostsOf } from '../../client/src/hosts';
import { registerActions } from '../../client/src/networks-view/actions';
import type { ViewItem } from '../../client/src/networks-view/tree';
import { registerNetworksView } from '../../client/src/networks-view/view';

export const system = 'qemu:///system';

export const networkOf = (name: string, more: Partial<NetworkView> = {}): NetworkView => ({
  name,
  uuid: `uuid-${name}`,
  active: true,
  autostart: false,
  persistent: true,
  document: `libvirt-live:/qemu-system/running/uuid-${name}/${name}.xml`,
  leases: [],
  guests: [],
  ...more,
});

export const summary = {
  mode: 'nat',
  bridge: 'virbr1',
  addresses: ['10.0.0.1/24'],
  uplinks: [],
  connections: 1,
  hosts: [{ mac: '52:54:00:00:00:01', name: 'db', ip: '10.0.0.5' }],
};

export const web = networkOf('web', {
  autostart: true,
  summary,
  file: 'file:///lab/web%20net.xml',
  stored: 'libvirt-live:/qemu-system/stored/uuid-web/web.xml',
  leases: [
    { ip: '10.0.0.100', mac: '52:54:00:00:00:03' },
    { ip: '10.0.0.20', mac: '52:54:00:00:00:02', hostname: 'vm1' },
  ],
  guests: [
    { name: 'vm2', running: false, mac: '52:54:00:00:00:09' },
    { name: 'vm1', running: true, mac: '52:54:00:00:00:02' },
  ],
});
export const off = networkOf('off', { active: false, document: 'libvirt-live:/qemu-system/stored/uuid-off/off.xml' });

export const hostOf = (networks: readonly NetworkView[], more: Partial<HostView> = {}): HostView => ({
  connection: system,
  state: 'fresh',
  libvirt: '9.0.0',
  networks,
  ...more,
});

/** The view of hosts that may become others. */
export function viewOf(
  first: readonly HostView[],
  more: (command: string, args: Record<string, unknown>) => unknown = () => ok([]),
) {
  let hosts = first;
  const { server, asked, hostsChanged } = serverWith((command, args) =>
    command === 'virtnet.hosts' || command === 'virtnet.watch' ? ok(hosts) : more(command, args),
  );
  const known = hostsOf(server);
  registerCommands(server);
  registerComparing(server);
  registerActions(server, known, registerNetworksView(server, known));
  const [tree] = editor.trees as [TreeView];
  const provider = tree.options.treeDataProvider as unknown as {
    getChildren(element?: ViewItem): Promise<ViewItem[]>;
    getTreeItem(element: ViewItem): TreeItem;
    getParent(element: ViewItem): ViewItem | undefined;
    onDidChangeTreeData(listener: (it: ViewItem | undefined) => void): { dispose(): void };
  };
  const drawn: (string | undefined)[] = [];
  provider.onDidChangeTreeData((it) => drawn.push(it && String(provider.getTreeItem(it).label)));
  /** What is below the rows with these labels, one in the other, as the editor would draw them. */
  const below = async (...labels: readonly string[]): Promise<ViewItem[]> => {
    let elements = await provider.getChildren();
    elements.forEach((it) => provider.getTreeItem(it));
    for (const label of labels) {
      const found = elements.find((it) => provider.getTreeItem(it).label === label);
      assert.ok(found, `${label} is not there`);
      elements = await provider.getChildren(found);
      elements.forEach((it) => provider.getTreeItem(it));
    }
    return elements;
  };
  const rows = async (...labels: readonly string[]): Promise<TreeItem[]> =>
    (await below(...labels)).map((it) => provider.getTreeItem(it));
  return {
    ...{ asked, tree, provider, drawn, below, rows },
    async become(now: readonly HostView[]): Promise<void> {
      hosts = now;
      hostsChanged();
      await settled();
    },
  };
}

export const settled = () => new Promise((resolve) => setImmediate(resolve));

export const texts = (items: readonly TreeItem[]) =>
  items.map((it) => [it.label, it.description].filter(Boolean).join(' | '));
