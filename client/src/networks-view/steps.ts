// Where a host shows nothing: why, and the next step, in rows that are chosen with Enter or a click.
import type { HostView } from '../../../server/src/lsp/protocol';
import { visible } from '../../../server/src/visible';

export interface NextStep {
  readonly label: string;
  /** A codicon. */
  readonly icon: string;
  readonly command: string;
  readonly args: readonly unknown[];
}

/** What may be done about a host that has no networks, or has never answered; none while it is asked. */
export function stepsFor({ connection, state, reason, networks }: HostView): NextStep[] {
  if (networks.length > 0 || state === 'connecting') return [];
  const again: NextStep = {
    ...{ label: 'Ask again', icon: 'refresh' },
    ...{ command: 'virtnet.refreshHosts', args: [{ connection }] },
  };
  if (state === 'fresh') return [newNetwork, again];
  return [...(reason === 'not-installed' ? [setPath] : []), again, chooseConnection];
}

const newNetwork: NextStep = { label: 'Write a network', icon: 'new-file', command: 'virtnet.newNetwork', args: [] };

const setPath: NextStep = {
  ...{ label: 'Say where virsh is', icon: 'settings-gear' },
  ...{ command: 'workbench.action.openSettings', args: ['virtnet.virsh.path'] },
};

const chooseConnection: NextStep = {
  ...{ label: 'Choose another connection', icon: 'plug' },
  ...{ command: 'virtnet.chooseConnection', args: [] },
};

/** Why hosts do not answer, and what a person may have to do outside of the editor; undefined when all do. */
export function silenceOf(hosts: readonly HostView[]): string | undefined {
  const told = hosts.flatMap((host) => {
    const { connection, why } = host;
    if (why === undefined) return [];
    const hint = hintFor(host);
    return [
      `${why.includes(connection) ? '' : `${connection}: `}${why}`,
      ...(hint === undefined ? [] : [hint]),
      ...(host.isLeft ? ['It is not asked again by itself.'] : []),
    ];
  });
  // The editor shows the lines as one.
  const ended = told.map((it, i) => (i < told.length - 1 && !/[.?!]$/.test(it) ? `${it}.` : it));
  return ended.length > 0 ? ended.map(visible).join('\n') : undefined;
}

function hintFor({ connection, reason }: HostView): string | undefined {
  const isOfThisMachine = /^(?!test)\w+(?:\+unix)?:\/\/\//.test(connection);
  if (!isOfThisMachine) return undefined;
  if (reason === 'not-permitted')
    return 'Members of the group libvirt may ask it: sudo usermod -aG libvirt $USER, then log in again.';
  if (reason === 'unreachable')
    return 'Is it running? systemctl status libvirtd, or virtnetworkd where that is of its own.';
  return undefined;
}
