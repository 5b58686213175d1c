// The networks of the host, and the list to choose one from.
import { type QuickPickItem, window } from 'vscode';
import { visible } from '../../server/src/visible';
import { lineOf, summaryOf } from './network-summary';
import { quietly } from './quietly';
import type { Answer, Server } from './server';

export interface ListedNetwork {
  readonly name: string;
  readonly uuid: string;
  readonly active: boolean;
  readonly autostart: boolean;
  readonly persistent: boolean;
}

/** Lets the user choose among the networks that `fits`; undefined when there is none or none was chosen. */
export async function chooseNetwork(
  server: Server,
  title: string,
  fits: (network: ListedNetwork) => boolean,
): Promise<Answer<ListedNetwork | undefined>> {
  const listed = await server.execute<ListedNetwork[]>('virtnet.listNetworks', {});
  if (!listed.ok) return listed;
  const fitting = listed.value.filter(fits);
  if (fitting.length === 0) {
    const all = `${listed.value.length} in all`;
    quietly(window.showInformationMessage(`virtnet: ${title}: the host has no such network (${all})`));
    return { ok: true, value: undefined };
  }
  const items = Promise.all(fitting.map((it) => itemOf(server, it)));
  const chosen = await window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true });
  return { ok: true, value: chosen?.network };
}

async function itemOf(server: Server, network: ListedNetwork): Promise<QuickPickItem & { network: ListedNetwork }> {
  const { name, uuid, active, autostart, persistent } = network;
  const xml = await server.execute<string>('virtnet.liveXml', { uuid });
  return {
    label: labelOf(name),
    description: [active ? 'active' : 'inactive', autostart && 'autostart', !persistent && 'transient']
      .filter(Boolean)
      .join(', '),
    ...(xml.ok ? { detail: labelOf(lineOf(summaryOf(xml.value))) } : {}),
    network,
  };
}

/** A name in a list, where `$(trash)` would be drawn as a picture. */
const labelOf = (name: string): string => visible(name).replaceAll('$(', '\\$(');
