// What a keyfile says of the network: profile → facts, in the words that ifcfg files have for them.
import { parseAddress, subnetOf } from '../../address';
import { lineOf } from '../../syntax/lines';
import type { Attribute } from '../../syntax/tree';
import type { Place } from '../../text';
import type {
  ControllerFact,
  DeviceFact,
  DeviceKind,
  PolicyRuleFact,
  ProfileFact,
  ReferenceFact,
  RouteFact,
  SubnetFact,
} from '../facts';
import type { File } from '../file';
import { type Facts, noFacts, withoutUnknown } from '../file-facts';
import { policyRule } from '../ifcfg/policy-rules';
import { addressesOf, type Family, countingGatewayOf, methodOf, numberedKeys, writtenRoutesOf } from './addresses';
import { isIgnored, nameWithoutEnding } from './names';
import { type KeyfileProfile, keyfileProfileOf } from './profile';

const families: readonly Family[] = [4, 6];

/** Facts of a keyfile; none where NetworkManager does not read it. */
export function factsOfKeyfile(file: File): Facts {
  const profile = keyfileProfileOf(file);
  if (!profile || profile.isUnreadable || isIgnored(file)) return noFacts;
  const facts = new Reader(file, profile).facts();
  return file.tree.template ? withoutUnknown(facts) : facts;
}

const kinds: Readonly<Record<string, DeviceKind>> = {
  bridge: 'bridge',
  bond: 'bond',
  team: 'team',
  vlan: 'vlan',
  ethernet: 'ethernet',
  wifi: 'wireless',
  infiniband: 'infiniband',
};

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

class Reader {
  readonly #name: string;

  constructor(
    readonly file: File,
    readonly profile: KeyfileProfile,
  ) {
    this.#name = this.#deviceName();
  }

  facts(): Facts {
    const { profile } = this;
    const type = profile.type?.value ?? '';
    // Bridges and ports of Open vSwitch are no devices of the kernel.
    const isDevice = type !== 'ovs-port';
    const device = this.#device(kinds[type] ?? 'other');
    return {
      ...noFacts,
      devices: isDevice ? [device] : [],
      profiles: isDevice ? [this.#profile(device)] : [],
      references: this.#references(),
      subnets: families.flatMap((it) => this.#subnets(it)).map((it, index) => ({ ...it, index })),
      routes: families.flatMap((it) => this.#routes(it)),
      policyRules: families.flatMap((it) => this.#rules(it)),
    };
  }

  #at(attribute: Attribute): Place;
  #at(attribute: Attribute | undefined): Place | undefined;
  #at(attribute: Attribute | undefined): Place | undefined {
    return attribute && { uri: this.file.uri, span: attribute.valueSpan };
  }

  #deviceName(): string {
    const { profile } = this;
    const name = profile.device?.value;
    if (name) return name;
    const parent = profile.value('vlan', 'parent');
    const id = profile.number('vlan', 'id');
    return profile.type?.value === 'vlan' && parent && id !== undefined && !uuidForm.test(parent)
      ? `${parent}.${id}`
      : '';
  }

  get #of(): string {
    return this.#name || nameWithoutEnding(this.file.basename);
  }

  #device(kind: DeviceKind): DeviceFact {
    const { profile, file } = this;
    const known = (group: string, key: string) => {
      const value = profile.value(group, key)?.toLowerCase().replaceAll('-', ':');
      return value !== undefined && /^[0-9a-f:]+$/.test(value) ? value : undefined;
    };
    return {
      name: this.#name,
      kind,
      by: 'profile',
      of: nameWithoutEnding(file.basename),
      onboot: profile.truth('connection', 'autoconnect', true),
      nmControlled: true,
      live: true,
      hwaddr: known('ethernet', 'mac-address'),
      macaddr: known('ethernet', 'cloned-mac-address') ?? known('bridge', 'mac-address'),
      uuid: profile.value('connection', 'uuid')?.toLowerCase() || undefined,
      at: this.#at(profile.device) ?? { uri: file.uri, span: { start: 0, end: 0 } },
    };
  }

  #controller(): ControllerFact | undefined {
    const { port } = this.profile;
    const kind = port?.kind;
    if (!port?.name?.value || (kind !== 'bridge' && kind !== 'bond' && kind !== 'team')) return undefined;
    const byUuid = uuidForm.test(port.name.value);
    const name = byUuid ? port.name.value.toLowerCase() : port.name.value;
    return { kind, key: port.name.name, name, byUuid, at: this.#at(port.name) };
  }

  #profile(device: DeviceFact): ProfileFact {
    const { profile } = this;
    const id = profile.at('connection', 'id');
    const mode = profile.at('bond', 'mode');
    const parent = profile.at('vlan', 'parent');
    const vlanId = profile.number('vlan', 'id') ?? 0;
    const table = (family: Family) => profile.number(`ipv${family}`, 'route-table') || undefined;
    return {
      device,
      alias: false,
      loaded: true,
      controller: this.#controller(),
      defaultRoute: this.#defaultRoute(),
      takesGateway: undefined,
      metric: profile.number('ipv4', 'route-metric'),
      tables: { 4: table(4), 6: table(6) },
      startsPorts: profile.number('connection', 'autoconnect-slaves') === 1,
      priority: profile.number('connection', 'autoconnect-priority') ?? 0,
      name: id?.value || nameWithoutEnding(this.file.basename),
      nameAt: this.#at(id),
      mtu: profile.number('ethernet', 'mtu') || undefined,
      macaddrAt: this.#at(profile.at('ethernet', 'cloned-mac-address') ?? profile.at('bridge', 'mac-address')),
      roomAt: undefined,
      opensLine: false,
      joinsAt: this.#joinsAt(),
      uuidAt: this.#at(profile.at('connection', 'uuid')),
      hwaddrAt: this.#at(profile.at('ethernet', 'mac-address')),
      bondMode:
        device.kind === 'bond'
          ? { word: profile.value('bond', 'mode') ?? 'balance-rr', at: this.#at(mode) }
          : undefined,
      bondArp:
        device.kind === 'bond' && (profile.number('bond', 'arp_interval') ?? 0) > 0
          ? this.#at(profile.at('bond', 'arp_interval'))
          : undefined,
      vlan:
        device.kind === 'vlan' && parent?.value
          ? { parent: parent.value, id: vlanId, parentAt: this.#at(parent) }
          : undefined,
      team: undefined,
    };
  }

  #joinsAt(): Place | undefined {
    const { profile, file } = this;
    const isIdle = ['disabled', 'ignore'].includes(methodOf(profile, 6)) && methodOf(profile, 4) === 'disabled';
    const last = profile.groups.get('connection')?.at(-1)?.attributes.at(-1);
    if (profile.type?.value !== 'ethernet' || profile.port || !isIdle || !last) return undefined;
    const { end, next } = lineOf(file.tree, last.nameSpan.start);
    return end === next ? undefined : { uri: file.uri, span: { start: next, end: next } };
  }

  /** DHCP or a gateway, unless never-default is said. */
  #defaultRoute(): Place | undefined {
    const { profile } = this;
    if (profile.truth('ipv4', 'never-default', false)) return undefined;
    const method = methodOf(profile, 4);
    if (method === 'auto' && profile.at('ipv4', 'method')) return this.#at(profile.at('ipv4', 'method'));
    return method === 'manual' ? this.#at(countingGatewayOf(profile, 4)?.attribute) : undefined;
  }

  #references(): ReferenceFact[] {
    const controller = this.#controller();
    const parent = this.profile.at('vlan', 'parent') ?? this.profile.at('macvlan', 'parent');
    return [
      ...(controller && !controller.byUuid
        ? [
            {
              relation: `controller-${controller.kind}` as const,
              name: controller.name,
              from: this.#of,
              at: controller.at,
            },
          ]
        : []),
      ...(parent?.value && !uuidForm.test(parent.value)
        ? [{ relation: 'vlan-parent' as const, name: parent.value, from: this.#of, at: this.#at(parent) }]
        : []),
    ];
  }

  #subnets(family: Family): Omit<SubnetFact, 'index'>[] {
    const { profile } = this;
    const method = methodOf(profile, family);
    if (method === 'disabled' && !profile.isBarePort) return [];
    return addressesOf(profile, family).map(({ attribute, address, prefix }) => {
      const length = attribute.value.search(/[/,;]|$/);
      return {
        subnet: subnetOf(address, prefix),
        address,
        of: this.#of,
        by: 'profile',
        owner: `device:${this.#of}`,
        port: profile.isBarePort,
        at: { uri: this.file.uri, span: attribute.spanOf(0, length) },
        maskAt: undefined,
      };
    });
  }

  #routes(family: Family): RouteFact[] {
    const { profile } = this;
    if (profile.isBarePort) return [];
    return writtenRoutesOf(profile, family).map(({ attribute, address, prefix, gateway, metric }) => ({
      destination: subnetOf(address, prefix),
      gateway: gateway === undefined ? undefined : parseAddress(gateway),
      metric,
      table:
        tableOf(profile.value(`ipv${family}`, `${attribute.name}_options`)) ??
        profile.number(`ipv${family}`, 'route-table'),
      of: this.#of,
      by: 'profile',
      at: this.#at(attribute),
      gatewayAt: gateway === undefined ? undefined : this.#at(attribute),
    }));
  }

  #rules(family: Family): PolicyRuleFact[] {
    if (this.profile.isBarePort) return [];
    return numberedKeys(this.profile, family, 'routing-rule').map((it) =>
      policyRule(it.value, family, this.#of, this.#at(it)),
    );
  }
}

const tableOf = (options: string | undefined): number | undefined => {
  const found = /(?:^|,)table=(\d{1,10})(?=,|$)/.exec(options ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
};
