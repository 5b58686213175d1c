// How each node of the Networks view is drawn and read out: words, a picture, and what may be done with it.
import { visible } from '../../../server/src/visible';
import type { HostView, LeaseView, NetworkView } from '../../../server/src/lsp/protocol';
import { addressIn, nodesBelow, type Group, type Node } from './nodes';
import type { NextStep } from './steps';

/** A row of the view. Words of the host are in it as plain text. */
export interface Row {
  readonly label: string;
  readonly description: string;
  /** A codicon. */
  readonly icon: string;
  /** A colour of the theme. */
  readonly color?: string;
  readonly tooltip: string;
  /** What a screen reader says: all that the picture and the colour tell besides. */
  readonly spoken: string;
  /** What the menus ask: `;network;active;persistent;`. */
  readonly context: string;
  /** Whether something is below it, and whether that is shown at first. */
  readonly fold: 'none' | 'closed' | 'open';
  /** A document to open. */
  readonly opens?: string;
  /** A command to run. */
  readonly runs?: Pick<NextStep, 'command' | 'args'>;
}

/** The row of a node at a time, in milliseconds since 1970. */
export function drawnRowOf(node: Node, now: number): Row {
  const { label, said, icon, color, marks = [], more = [], seen, opens, runs } = wordsOf(node, now);
  const description = said.filter((it) => it !== undefined).join(' · ');
  const words = [node.kind, ...marks, ...(addressIn(node) === undefined ? [] : ['address'])];
  const told = [label, ...said, ...more].filter((it) => it !== undefined && it !== '').map((it) => visible(it!));
  return {
    label: visible(label),
    description: visible(description),
    icon,
    ...(color !== undefined && { color }),
    tooltip: [...told, ...(seen === undefined ? [] : [visible(seen)])].join('\n'),
    spoken: [spokenKinds[node.kind], ...told].filter((it) => it !== '').join(', '),
    context: `;${words.join(';')};`,
    // A row that begins with nothing below it would stay closed when there is something.
    fold: node.kind === 'host' ? 'open' : isFolded(node) ? 'closed' : 'none',
    ...(opens !== undefined && { opens }),
    ...(runs && { runs }),
  };
}

const isFolded = (node: Node): boolean => node.kind === 'group' || nodesBelow(node) !== undefined;

interface Words {
  readonly label: string;
  readonly said: readonly (string | undefined)[];
  readonly icon: string;
  readonly color?: string;
  readonly marks?: readonly string[];
  /** Said in the tooltip, and read out. */
  readonly more?: readonly (string | undefined)[];
  /** Said in the tooltip alone: nobody wants to hear a UUID. */
  readonly seen?: string;
  readonly opens?: string;
  readonly runs?: NextStep;
}

/** What precedes the words of a row when it is read out, where they do not tell it themselves. */
const spokenKinds: Readonly<Record<Node['kind'], string>> = {
  host: 'host',
  network: 'network',
  file: 'file',
  group: '',
  lease: 'lease',
  static: 'static host',
  guest: 'guest',
  port: 'port',
  note: '',
  step: 'button',
};

function wordsOf(node: Node, now: number): Words {
  switch (node.kind) {
    case 'host':
      return wordsOfHost(node.host);
    case 'network':
      return wordsOfNetwork(node.host, node.network);
    case 'file':
      return {
        label: baseName(node.file),
        said: ['defined from this file'],
        icon: 'go-to-file',
        more: [pathIn(node.file)],
        opens: node.file,
      };
    case 'group':
      return wordsOfGroup(node.group, node.network);
    case 'lease': {
      const { ip, mac, hostname } = node.lease;
      return { label: ip, said: [hostname, mac, timeLeft(node.lease, now)], icon: 'broadcast' };
    }
    case 'static': {
      const [label, ...said] = [node.static.name, node.static.ip, node.static.mac].filter((it) => it !== undefined);
      return { label: label ?? '', said, icon: 'pinned' };
    }
    case 'guest': {
      const { name, running, mac } = node.guest;
      return { label: name, said: [running ? 'running' : 'off', mac], icon: running ? 'vm-running' : 'vm-outline' };
    }
    case 'port':
      return { label: node.port.owner || node.port.ownerUuid, said: [node.port.mac], icon: 'plug' };
    case 'note':
      return { label: node.note, said: [], icon: 'info' };
    case 'step': {
      const { label, icon } = node.step;
      return { label, said: [], icon, runs: node.step };
    }
  }
}

function wordsOfHost({ connection, state, why, libvirt, networks }: HostView): Words {
  const running = networks.filter((it) => it.active).length;
  const said: Record<HostView['state'], readonly (string | undefined)[]> = {
    connecting: ['connecting …'],
    fresh: [networks.length === 0 ? 'no networks' : `${running} of ${networks.length} running`],
    old: ['does not answer', networks.length === 0 ? undefined : 'as it was before'],
    unknown: ['does not answer'],
  };
  const answers = state === 'connecting' || state === 'fresh';
  return {
    label: connection,
    said: said[state],
    icon: state === 'connecting' ? 'loading~spin' : answers ? 'server' : 'debug-disconnect',
    ...(!answers && { color: 'list.warningForeground' }),
    more: [libvirt === undefined ? undefined : `libvirt ${libvirt}`, why],
  };
}

function wordsOfNetwork({ connection, state }: HostView, network: NetworkView): Words {
  const { name, active, persistent, autostart, summary, uuid, file, differences = 0 } = network;
  const isOld = state === 'old' || state === 'unknown';
  return {
    label: name,
    said: [
      active ? 'running' : 'stopped',
      differences === 0 ? undefined : `${differences} ${differences === 1 ? 'difference' : 'differences'}`,
      summary && (summary.mode === 'macvtap' ? 'macvtap bridge' : summary.mode),
      summary?.bridge,
      ...(summary?.addresses ?? []),
      persistent ? undefined : 'transient',
      autostart ? 'autostart' : undefined,
    ],
    icon: active ? 'circle-filled' : 'circle-outline',
    color: isOld ? 'disabledForeground' : active ? 'testing.iconPassed' : 'descriptionForeground',
    marks: [
      active ? 'active' : 'inactive',
      persistent ? 'persistent' : 'transient',
      autostart ? 'autostart' : 'manual',
      ...(file === undefined ? [] : ['file']),
      ...(differences === 0 ? [] : ['differs']),
    ],
    more: [isOld ? `as it was before ${connection} stopped answering` : `on ${connection}`],
    seen: uuid,
  };
}

const groups: Readonly<Record<Group, { label: string; icon: string; count?(network: NetworkView): number }>> = {
  leases: { label: 'Leases', icon: 'broadcast', count: (it) => it.leases.length },
  static: { label: 'Static hosts', icon: 'pinned', count: (it) => it.summary?.hosts.length ?? 0 },
  guests: { label: 'Guests', icon: 'vm', count: (it) => it.guests.length },
  ports: { label: 'Ports', icon: 'plug' },
};

function wordsOfGroup(group: Group, network: NetworkView): Words {
  const { label, icon, count } = groups[group];
  return { label, said: [count && String(count(network))], icon, marks: [group] };
}

/** How long an address is still somebody's, to the minute. */
export function timeLeft({ expires }: LeaseView, now: number): string | undefined {
  if (expires === undefined) return 'for ever';
  const minutes = (expires - now) / 60_000;
  if (minutes <= 0) return 'expired';
  if (minutes < 1) return 'less than a minute left';
  if (minutes < 60) return `${Math.floor(minutes)} min left`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h left` : `${Math.floor(minutes / 60 / 24)} days left`;
}

const baseName = (uri: string): string => pathIn(uri).split('/').at(-1)!;

function pathIn(uri: string): string {
  const path = uri.replace(/^[a-z][\w+.-]*:(?:\/\/[^/]*)?/i, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
