// The networks of the host, and the list to choose one from.
import { type QuickPickItem, window } from 'vscode';
import { visible } from '../../server/src/visible';
import type { Answer, ListedNetwork, NetworkSummary } from '../../server/src/lsp/protocol';
import { quietly } from './quietly';
import type { Server } from './server';

/** Lets the user choose among the networks that `fits`; undefined when there is none or none was chosen. */
export async function chooseNetwork(
  server: Server,
  title: string,
  fits: (network: ListedNetwork) => boolean,
): Promise<Answer<ListedNetwork | undefined>> {
  const listed = await server.execute('virtnet.listNetworks', {});
  if (!listed.ok) return listed;
  const fitting = listed.value.filter(fits);
  if (fitting.length === 0) {
    const all = `${listed.value.length} in all`;
    quietly(window.showInformationMessage(`virtnet: ${title}: the host has no such network (${all})`));
    return { ok: true, value: undefined };
  }
  const chosen = await window.showQuickPick(fitting.map(itemOf), {
    title,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return { ok: true, value: chosen?.network };
}

function itemOf(network: ListedNetwork): QuickPickItem & { network: ListedNetwork } {
  const { name, active, autostart, persistent, summary } = network;
  return {
    label: labelOf(name),
    description: [active ? 'active' : 'inactive', autostart && 'autostart', !persistent && 'transient']
      .filter(Boolean)
      .join(', '),
    ...(summary && { detail: labelOf(lineOf(summary)) }),
    network,
  };
}

/** `nat · virbr10 · 192.168.110.1/24`. */
const lineOf = ({ mode, bridge, addresses }: NetworkSummary): string =>
  [mode === 'macvtap' ? 'macvtap bridge' : mode, bridge, ...addresses].filter((it) => it !== undefined).join(' · ');

/** A name in a list, where `$(trash)` would be drawn as a picture. */
const labelOf = (name: string): string => visible(name).replaceAll('$(', '\\$(');
