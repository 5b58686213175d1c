// What NetworkManager makes of a keyfile: its groups with aliases and repetitions resolved, the values that it takes, the type
// of the profile, and whose port it is. Made once for all who ask. Source: nm-keyfile.c of 1.42.4.
import { memoize } from '../../memoize';
import { attributeRow, childOf } from '../../schema/index';
import {
  connectionGroup,
  type ConnectionType,
  connectionTypeOf,
  groupAliases,
  groupNameOf,
  nameInSwitch,
} from '../../schema/keyfile/connection';
import { keyfileTable } from '../../schema/keyfile/index';
import type { AttributeRow, Complaint } from '../../schema/types';
import { integerOf } from '../../syntax/ifcfg/scalar';
import { escapeFaultOf } from '../../syntax/keyfile/value';
import { type Attribute, type Element, flags } from '../../syntax/tree';
import type { File } from '../file';

/** Problems of the text that do not make NetworkManager refuse the file. */
const harmless: ReadonlySet<string> = new Set(['nul-byte']);

/** A port of something: by whom that is said, and what it is a port of. */
export interface PortOf {
  /** `master` or `controller`; undefined where only the kind of port is said. */
  readonly name: Attribute | undefined;
  /** `slave-type` or `port-type`. */
  readonly type: Attribute | undefined;
  /** The kind of controller, said or told by a group such as `[bridge-port]`. */
  readonly kind: string | undefined;
}

/** What a port or an interface of Open vSwitch is a port of, without a word on it. */
const controllerInSwitch: Readonly<Record<string, string>> = { 'ovs-port': 'ovs-bridge', 'ovs-interface': 'ovs-port' };

export class KeyfileProfile {
  /** Elements of each group by its first name; without those that are not read. */
  readonly groups: ReadonlyMap<string, readonly Element[]>;
  /** Groups under a short name whose long one stands there, too: nothing of them is read. */
  readonly lost: readonly Element[];
  /** Whether the text is none of a keyfile: NetworkManager reads nothing of it. */
  readonly isUnreadable: boolean;

  constructor(
    readonly file: File,
    readonly root: Element,
  ) {
    const all = root.children;
    const long = new Set(all.filter((it) => Object.hasOwn(groupAliases, it.name)).map((it) => groupNameOf(it.name)));
    const groups = new Map<string, Element[]>();
    const lost: Element[] = [];
    for (const it of all) {
      const name = groupNameOf(it.name);
      if (it.name === name && long.has(name)) lost.push(it);
      else groups.set(name, [...(groups.get(name) ?? []), it]);
    }
    this.groups = groups;
    this.lost = lost;
    this.isUnreadable = root.tree.problems.some((it) => !harmless.has(it.kind));
  }

  has(group: string): boolean {
    return this.groups.has(group);
  }

  /** The assignment of a key that counts, whatever it holds. */
  at(group: string, key: string): Attribute | undefined {
    return this.groups
      .get(group)
      ?.reduceRight<Attribute | undefined>((found, it) => found ?? it.attribute(key), undefined);
  }

  /** All assignments of a group that count, in the order of the text. */
  keysOf(group: string): readonly Attribute[] {
    return (this.groups.get(group) ?? []).flatMap((it) =>
      it.attributes.filter((one) => !(one.flags & flags.duplicate)),
    );
  }

  /** The value that NetworkManager takes; undefined where the key is absent or its value is dropped. */
  value(group: string, key: string): string | undefined {
    const it = this.at(group, key);
    return it && isTaken(it, rowOfKey(it)) ? it.value : undefined;
  }

  truth(group: string, key: string, otherwise: boolean): boolean {
    const value = this.value(group, key)?.trim();
    return value === undefined ? otherwise : value === 'true' || value === '1';
  }

  number(group: string, key: string): number | undefined {
    const value = this.value(group, key);
    return value === undefined ? undefined : integerOf(value, 0);
  }

  /** Types of which there is a group: of one alone, where no type is written, the profile is. */
  get typesOfGroups(): readonly ConnectionType[] {
    return [...this.groups.keys()].flatMap((it) => connectionTypeOf(it) ?? []);
  }

  /** What the profile is; undefined where that is not said, or is nothing that NetworkManager knows. */
  get type(): ConnectionType | undefined {
    const written = this.at('connection', 'type');
    if (written) return connectionTypeOf(written.value);
    const told = this.typesOfGroups;
    return told.length === 1 ? told[0] : undefined;
  }

  /** The name of the device; that of a VLAN without one is made of its parent and its number. */
  get device(): Attribute | undefined {
    const name = this.at('connection', 'interface-name');
    const type = this.type?.value ?? '';
    return name ?? (['bridge', 'bond', 'team', 'vlan'].includes(type) ? this.at(type, 'interface-name') : undefined);
  }

  /** Whether it names a card by its MAC address, which may be what a VLAN is on. */
  get namesCard(): boolean {
    return Boolean(this.value('ethernet', 'mac-address'));
  }

  get port(): PortOf | undefined {
    const name = this.at('connection', 'master') ?? this.at('connection', 'controller');
    const type = this.at('connection', 'slave-type') ?? this.at('connection', 'port-type');
    if (!name && !type) return undefined;
    const byGroup = ['bridge', 'bond', 'team'].find((it) => this.has(`${it}-port`));
    const own = this.type?.value ?? '';
    // A device of another kind may stand in Open vSwitch, too.
    const inSwitch = own in controllerInSwitch ? own : Object.keys(controllerInSwitch).find((it) => this.has(it));
    return { name, type, kind: type?.value ?? byGroup ?? controllerInSwitch[inSwitch ?? ''] };
  }

  /** Whether it is a port that has no addresses, whatever is written. */
  get isBarePort(): boolean {
    const { port } = this;
    return (
      port?.name !== undefined &&
      port.name.value !== '' &&
      port.kind !== undefined &&
      port.kind !== 'vrf' &&
      this.type?.value !== 'ovs-interface'
    );
  }
}

/** The profile of a keyfile; undefined for any other file. */
export const keyfileProfileOf = memoize((file: File): KeyfileProfile | undefined => {
  const { root } = file.tree;
  return file.kind === 'keyfile' && root ? new KeyfileProfile(file, root) : undefined;
});

/** Whether a device is one of Open vSwitch alone, which the kernel does not see. */
const isNamedBySwitch = ({ element }: Attribute): boolean => /^ovs-(?:bridge|port)$/.test(element.value('type') ?? '');

/** The row of a key in its group; undefined for what nobody knows. */
export function rowOfKey(it: Attribute): AttributeRow | undefined {
  const group = childOf(keyfileTable, it.element.name, '')?.row;
  if (group === connectionGroup && it.name === 'interface-name' && isNamedBySwitch(it)) return nameInSwitch;
  return group && attributeRow(group, it.name);
}

/** What is wrong with the value of a key by itself. */
export function complaintOf(it: Attribute, row: AttributeRow | undefined): Complaint | undefined {
  const isList = row?.value.describe.includes('; behind it') === true;
  const fault = escapeFaultOf(it.raw, isList);
  if (!row) return undefined;
  if (fault && !keepsEscapes(it)) {
    const shown = it.raw.slice(fault.start, fault.end);
    return {
      message: `${shown} is no escape of a keyfile, so the value is lost`,
      code: 'kf-escape',
      wrong: 'ignore',
      part: [fault.start, fault.end],
    };
  }
  if (it.raw.includes('\ufffd'))
    return { message: 'the value is not UTF-8, so it is lost', code: 'not-utf8', wrong: 'ignore' };
  return row.value.complaint?.(it.value);
}

/** What is read without a look at errors, so that an escape that is none stands in the value as it is written. */
const keepsEscapes = ({ name, element }: Attribute): boolean =>
  name === 'ssid' || element.name === 'bond' || element.name === 'user';

const isTaken = (it: Attribute, row: AttributeRow | undefined): boolean => {
  const complaint = complaintOf(it, row);
  return !complaint || complaint.severity === 'warning';
};
