// Whole ifcfg files and keyfiles to start from: a table of texts. `{device}` stands for the device that the name of the file
// says, `{parent}` and `{id}` for the parts of `eth0.120`; the rest is LSP snippet syntax.
import { type File, suffixOf } from '../../model/file';
import { nameWithoutEnding } from '../../model/keyfile/names';
import type { Span } from '../../text';
import { own } from '../markdown';
import { type Completion, type CompletionContext, plain, ranks, sortText } from './context';

export interface WholeFile {
  /** Word that a person types. */
  readonly label: string;
  readonly meaning: string;
  /** The device, where the name of the file says none. */
  readonly device: string;
  /** Names of devices that are mostly of this sort. */
  readonly fits?: RegExp;
  readonly body: string;
}

const address = `BOOTPROTO=none
IPADDR=\${5:192.168.10.10}
PREFIX=\${6:24}
GATEWAY=\${7:192.168.10.1}
DNS1=\${8:192.168.10.1}
`;

const card = `TYPE=Ethernet
DEVICE={device}
NAME={device}
ONBOOT=yes
`;

const bond = `TYPE=Bond
BONDING_MASTER=yes
DEVICE={device}
NAME={device}
ONBOOT=yes
BONDING_OPTS="mode=\${3|active-backup,802.3ad,balance-xor|} miimon=100"
`;

const vlan = `TYPE=Vlan
VLAN=yes
DEVICE={device}
NAME={device}
PHYSDEV={parent}
VLAN_ID={id}
ONBOOT=yes
`;

const isBond = /^bond/;
const isVlan = /\.\d+$|^vlan/;
const isBridge = /^(?:vir)?br/;

export const ifcfgFiles: readonly WholeFile[] = [
  {
    label: 'static',
    meaning: 'A network card with a fixed address',
    device: 'eth0',
    body: card + address,
  },
  {
    label: 'dhcp',
    meaning: 'A network card that asks for its address',
    device: 'eth0',
    body: `${card}BOOTPROTO=dhcp\n`,
  },
  {
    label: 'bridge',
    meaning: 'A bridge for guests that carries the address of the host',
    device: 'br0',
    fits: isBridge,
    body: `TYPE=Bridge
DEVICE={device}
NAME={device}
ONBOOT=yes
STP=off
${address}`,
  },
  {
    label: 'bridge-port',
    meaning: 'A network card as a port of a bridge, which has the address',
    device: 'eth0',
    body: `${card}BOOTPROTO=none\nBRIDGE=\${3:br0}\n`,
  },
  {
    label: 'bond',
    meaning: 'Several network cards as one, with a fixed address',
    device: 'bond0',
    fits: isBond,
    body: bond + address,
  },
  {
    label: 'bond-bridge',
    meaning: 'A bond as a port of a bridge, which has the address',
    device: 'bond0',
    fits: isBond,
    body: `${bond}BOOTPROTO=none\nBRIDGE=\${4:br0}\n`,
  },
  {
    label: 'bond-port',
    meaning: 'A network card as a port of a bond',
    device: 'eth0',
    body: `${card}BOOTPROTO=none\nMASTER=\${3:bond0}\nSLAVE=yes\n`,
  },
  {
    label: 'vlan',
    meaning: 'A VLAN on another device, with a fixed address',
    device: 'eth0.120',
    fits: isVlan,
    body: `${vlan}BOOTPROTO=none\nIPADDR=\${5:192.168.120.10}\nPREFIX=\${6:24}\n`,
  },
  {
    label: 'vlan-bridge',
    meaning: 'A VLAN on another device as a port of a bridge',
    device: 'bond0.120',
    fits: isVlan,
    body: `${vlan}BOOTPROTO=none\nBRIDGE=\${4:br0}\n`,
  },
  {
    label: 'alias',
    meaning: 'A further address, in a file named ifcfg-<device>:<label>',
    device: 'eth0:1',
    body: `DEVICE={device}\nIPADDR=\${2:192.168.10.11}\nPREFIX=\${3:24}\n`,
  },
];

const keyfile = (type: string): string => `[connection]\nid={device}\ntype=${type}\ninterface-name={device}\n`;

const byHand = `
[ipv4]
method=manual
address1=\${3:192.0.2.10}/\${4:24},\${5:192.0.2.1}
dns=\${6:192.0.2.53};

[ipv6]
method=disabled
`;

const byDhcp = `
[ipv4]
method=auto

[ipv6]
method=auto
`;

export const keyfiles: readonly WholeFile[] = [
  {
    label: 'card',
    meaning: 'A network card that asks for its address',
    device: 'eth0',
    body: keyfile('ethernet') + byDhcp,
  },
  {
    label: 'static',
    meaning: 'A network card with a fixed address',
    device: 'eth0',
    body: keyfile('ethernet') + byHand,
  },
  {
    label: 'bridge',
    meaning: 'A bridge that guests can be attached to',
    device: 'br0',
    fits: isBridge,
    body: `${keyfile('bridge')}\n[bridge]\nstp=false\n${byDhcp}`,
  },
  {
    label: 'bridge-static',
    meaning: 'A bridge for guests that carries the address of the host',
    device: 'br0',
    fits: isBridge,
    body: `${keyfile('bridge')}\n[bridge]\nstp=false\n${byHand}`,
  },
  {
    label: 'port',
    meaning: 'A network card as a port of a bridge or a bond',
    device: 'eth0',
    body: `${keyfile('ethernet')}master=\${3:br0}\nslave-type=\${4|bridge,bond|}\n`,
  },
  {
    label: 'bond',
    meaning: 'A bond as a port of a bridge',
    device: 'bond0',
    fits: isBond,
    body: `${keyfile('bond')}master=\${3:br0}
slave-type=bridge

[bond]
mode=\${4|active-backup,802.3ad,balance-xor|}
miimon=100
`,
  },
  {
    label: 'bond-static',
    meaning: 'Several network cards as one, with a fixed address',
    device: 'bond0',
    fits: isBond,
    body: `${keyfile('bond')}
[bond]
mode=\${7|active-backup,802.3ad,balance-xor|}
miimon=100
${byHand}`,
  },
  {
    label: 'vlan-bridge',
    meaning: 'A VLAN on another device as a port of a bridge',
    device: 'bond0.120',
    fits: isVlan,
    body: `${keyfile('vlan')}master=\${4:br0}\nslave-type=bridge\n\n[vlan]\nparent={parent}\nid={id}\n`,
  },
  {
    label: 'vlan',
    meaning: 'A VLAN on another device',
    device: 'eth0.120',
    fits: isVlan,
    body: `${keyfile('vlan')}\n[vlan]\nparent={parent}\nid={id}\n${byDhcp}`,
  },
];

/** The files that may be written where nothing is yet, those that the name of the file speaks of first. */
export function wholeFiles(table: readonly WholeFile[], span: Span, { file }: CompletionContext): Completion[] {
  const named = deviceOf(file);
  const isOdd = named !== undefined && table.some((it) => it.fits?.test(named));
  const isLikely = ({ fits }: WholeFile): boolean => (isOdd ? fits?.test(named) === true : fits === undefined);
  return table
    .filter((it) => named === undefined || isAlias(it.device) === isAlias(named))
    .map((it, i) => ({
      label: it.label,
      kind: 'template',
      span,
      insert: wholeFile(it, named),
      snippet: true,
      detail: 'a whole file',
      meaning: it.meaning,
      documentation: () => own(it.meaning),
      sortText: sortText(ranks.best, isLikely(it) ? i : table.length + i),
    }));
}

const isAlias = (device: string): boolean => device.includes(':');

/** The snippet of a file for a device; for one to be filled in where none is known. */
export function wholeFile({ body, device }: WholeFile, named = device): string {
  const own = partsOf(device);
  const parts = partsOf(named);
  const first = own && parts ? 1 : 2;
  const [parent, usualId] = parts ?? own ?? [];
  const id = /^vlan(\d{1,4})$/.exec(named)?.[1] ?? usualId;
  return body
    .replaceAll('{device}', own && parts ? '{parent}.{id}' : stop(1, named))
    .replaceAll('{parent}', stop(first, parent))
    .replaceAll('{id}', stop(first + 1, id));
}

const partsOf = (device: string): readonly string[] | undefined => /^(.+)\.(\d{1,4})$/.exec(device)?.slice(1);

const stop = (n: number, text = ''): string => `\${${n}:${plain(text)}}`;

/** The device that a file is named after. */
function deviceOf(file: File): string | undefined {
  const name = file.kind === 'keyfile' ? nameWithoutEnding(file.basename) : suffixOf(file);
  return /^[\w.:-]{1,20}$/.test(name) && !file.uri.startsWith('untitled:') ? name : undefined;
}
