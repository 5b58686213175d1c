// The networks of the host, and the list to choose one from.
import { type QuickPickItem, window } from 'vscode';
import { visible } from '../../server/src/visible';
import type { Answer, ListedNetwork, NetworkSummary } from '../../server/src/lsp/protocol';
import { cancellable } from './cancellable';
import { isNetworkDocument } from './documents';
import { quietly } from './quietly';
import type { Server } from './server';

/**
 * Lets the user choose among the networks that `fits`; undefined when there is none or none was chosen. That of the file
 * in front comes first, and no other is chosen in its place by a careless Enter.
 */
export async function chooseNetwork(
  server: Server,
  title: string,
  fits: (network: ListedNetwork) => boolean,
): Promise<Answer<ListedNetwork | undefined>> {
  const document = window.activeTextEditor?.document;
  const front = document && isNetworkDocument(document) ? { uri: document.uri.toString() } : {};
  const listed = await cancellable('Looking at the host', (token) =>
    server.execute('virtnet.listNetworks', front, token),
  );
  if (!listed.ok) return listed;
  const own = listed.value.find((it) => it.isOfDocument);
  const fitting = listed.value.filter(fits);
  if (fitting.length === 0) {
    const all = `${listed.value.length} in all`;
    quietly(window.showInformationMessage(`virtnet: ${title}: the host has no such network (${all})`));
    return { ok: true, value: undefined };
  }
  const items = own
    ? [fits(own) ? itemOf(own) : unfitting(own), ...fitting.filter((it) => it !== own).map(itemOf)]
    : fitting.map(itemOf);
  const chosen = await window.showQuickPick(items, {
    title,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return { ok: true, value: chosen?.network };
}

interface NetworkItem extends QuickPickItem {
  readonly network?: ListedNetwork;
}

/** Stands where the network of the file in front would; to choose it does nothing. */
const unfitting = (network: ListedNetwork): NetworkItem => ({
  label: pickLabelOf(network.name),
  description: `of the file in front: is ${wordsOfState(network)}`,
});

/** `active, autostart`. */
export const wordsOfState = ({ active, autostart, persistent }: ListedNetwork): string =>
  [active ? 'active' : 'inactive', autostart && 'autostart', !persistent && 'transient'].filter(Boolean).join(', ');

function itemOf(network: ListedNetwork): NetworkItem {
  const { name, summary, isOfDocument } = network;
  return {
    label: pickLabelOf(name),
    description: [wordsOfState(network), isOfDocument && 'of the file in front'].filter(Boolean).join(', '),
    ...(summary && { detail: pickLabelOf(lineOf(summary)) }),
    network,
  };
}

/** `nat · virbr10 · 192.168.110.1/24`. */
const lineOf = ({ mode, bridge, addresses }: NetworkSummary): string =>
  [mode === 'macvtap' ? 'macvtap bridge' : mode, bridge, ...addresses].filter((it) => it !== undefined).join(' · ');

/** A name in a list, where `$(trash)` would be drawn as a picture. */
export const pickLabelOf = (name: string): string => visible(name).replaceAll('$(', '\\$(');
