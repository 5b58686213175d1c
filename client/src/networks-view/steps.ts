// Where a host shows nothing, the next step: rows that are chosen with Enter or a click.
import type { HostView } from '../../../server/src/lsp/protocol';

export interface Step {
  readonly label: string;
  /** A codicon. */
  readonly icon: string;
  readonly command: string;
  readonly args: readonly unknown[];
}

/** What may be done about a host that has no networks, or has never answered; none while it is asked. */
export function stepsFor({ connection, state, reason, networks }: HostView): Step[] {
  if (networks.length > 0 || state === 'connecting') return [];
  const again: Step = {
    ...{ label: 'Ask again', icon: 'refresh' },
    ...{ command: 'virtnet.refreshHosts', args: [{ connection }] },
  };
  if (state === 'fresh') return [newNetwork, again];
  return [...(reason === 'not-installed' ? [setPath] : []), again, chooseConnection];
}

const newNetwork: Step = { label: 'Write a network', icon: 'new-file', command: 'virtnet.newNetwork', args: [] };

const setPath: Step = {
  ...{ label: 'Say where virsh is', icon: 'settings-gear' },
  ...{ command: 'workbench.action.openSettings', args: ['virtnet.virsh.path'] },
};

const chooseConnection: Step = {
  ...{ label: 'Choose another connection', icon: 'plug' },
  ...{ command: 'virtnet.chooseConnection', args: [] },
};

/** What a person may have to do outside of the editor; undefined where nobody can tell. */
export function hintFor({ connection, reason, networks }: HostView): string | undefined {
  if (networks.length > 0) return undefined;
  const isOfThisMachine = /^\w+(?:\+unix)?:\/\/\//.test(connection);
  if (reason === 'not-permitted' && isOfThisMachine)
    return 'members of the group libvirt may ask it: sudo usermod -aG libvirt $USER, then log in again';
  if (reason === 'unreachable' && isOfThisMachine)
    return 'is it running? systemctl status libvirtd, or virtnetworkd where that is of its own';
  return undefined;
}
