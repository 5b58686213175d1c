// What `[connection]` must say, and what of it must fit together. Source: nm-setting-connection.c (verify) of 1.42.4.
import { type ConnectionType, portTypes } from '../../../schema/keyfile/connection';
import { keyfileTable } from '../../../schema/keyfile/index';
import { nameWithoutEnding } from '../names';
import { removeKey } from '../../../syntax/keyfile/write';
import type { KeyfileProfile } from '../profile';
import { addition, type Fault, groupRemoval, headOf, refusing, removalOf } from './fault';

export function* connectionFaults(profile: KeyfileProfile): Generator<Fault> {
  yield* typeFaults(profile);
  const type = profile.type;
  if (!type) return;
  yield* missingGroups(profile);
  yield* missingName(profile, type);
  yield* lostNames(profile);
  const flags = profile.at('connection', 'mptcp-flags');
  const bits = profile.number('connection', 'mptcp-flags') ?? 0;
  const fault =
    bits > 255
      ? 'has flags that there are not'
      : bits & 1 && bits !== 1
        ? 'has 1 (disabled) beside other flags'
        : (bits & 144) === 144
          ? 'has 16 (signal) beside 128 (fullmesh)'
          : undefined;
  if (flags && fault)
    yield {
      code: 'kf-mptcp-flags',
      span: flags.valueSpan,
      message: refusing(`${flags.value} ${fault}`),
      repairs: [removalOf(flags)],
    };
}

function* typeFaults(profile: KeyfileProfile): Generator<Fault> {
  if (profile.at('connection', 'type')) return;
  const told = profile.typesOfGroups;
  const span = headOf(profile, 'connection');
  const repairs = told.map((it) => addition(profile, 'connection', 'type', it.value));
  if (told.length === 0)
    yield {
      code: 'kf-type-missing',
      span,
      message: refusing('there is no type and no group that tells it'),
      repairs: [addition(profile, 'connection', 'type', 'ethernet')],
    };
  if (told.length === 1 && told[0]!.value === 'ovs-interface' && profile.port)
    yield {
      code: 'kf-type-missing',
      span,
      message: refusing('there is no type, and a port with [ovs-interface] needs one'),
      repairs,
    };
  if (told.length > 1)
    yield {
      code: 'kf-type-ambiguous',
      span,
      message: refusing(`there is no type, and it may be ${told.map((it) => it.value).join(' or ')}`),
      repairs,
    };
}

/** A device that NetworkManager makes needs a name; so does a profile with the group of one. */
function* missingName(profile: KeyfileProfile, type: ConnectionType): Generator<Fault> {
  // A group that is newer than what is read is none to it.
  const others = profile.typesOfGroups.filter((it) => it.since === undefined);
  const needing = [type, ...others].find((it) => it.needs === 'name' || it.needs === 'both');
  if (!needing || profile.device) return;
  const name = nameWithoutEnding(profile.file.basename);
  const isName = /^[\w.-]{1,15}$/.test(name);
  const isOwn = needing === type;
  yield {
    code: 'kf-ifname-missing',
    span:
      (isOwn && profile.at('connection', 'type')?.valueSpan) || headOf(profile, isOwn ? 'connection' : needing.value),
    message: refusing(
      `a profile ${isOwn ? `of type ${type.value}` : `with [${needing.value}]`} needs an interface-name`,
    ),
    repairs: isName ? [addition(profile, 'connection', 'interface-name', name)] : [],
  };
}

/** Names of the device in the place where old releases had them, which counts only where there is none in [connection]. */
function* lostNames(profile: KeyfileProfile): Generator<Fault> {
  const name = profile.at('connection', 'interface-name');
  for (const group of ['bridge', 'bond', 'vlan', 'team']) {
    const old = profile.at(group, 'interface-name');
    if (!name || !old || old.value === name.value) continue;
    yield {
      code: 'kf-old-name-lost',
      span: old.span,
      message: `${old.value} is dropped without a word, as the device is called ${name.value} in [connection]`,
      repairs: [removalOf(old)],
    };
  }
}

/** Groups that the type cannot do without, and keys that a group cannot. */
function* missingGroups(profile: KeyfileProfile): Generator<Fault> {
  const type = profile.type!;
  // On a card that is known by its MAC address these may leave out the rest.
  const isTold = (type.value === 'vlan' || type.value === 'macvlan') && profile.namesCard;
  const isNeeded = (type.needs === 'group' || type.needs === 'both') && !isTold;
  if (isNeeded && !profile.has(type.value)) {
    const keys = Object.entries(keyfileTable.children[type.value]?.row.attributes ?? {}).flatMap(([key, row]) =>
      row.required ? [key] : [],
    );
    yield {
      code: 'kf-group-missing',
      span: profile.at('connection', 'type')?.valueSpan ?? headOf(profile, 'connection'),
      message: refusing(
        `a profile of type ${type.value} needs a group [${type.value}]${keys.length > 0 ? ` with ${keys.join(' and ')}` : ''}`,
      ),
    };
  }
  for (const group of profile.groups.keys()) {
    // What these need is told by rules of their own.
    if (/^(?:ipv[46]|vlan|macvlan)$/.test(group)) continue;
    for (const [key, row] of Object.entries(keyfileTable.children[group]?.row.attributes ?? {})) {
      if (
        !row.required ||
        profile.value(group, key) !== undefined ||
        (profile.at(group, key) && row.wrong === 'refuse')
      )
        continue;
      yield { code: 'kf-key-missing', span: headOf(profile, group), message: refusing(`[${group}] needs ${key}`) };
    }
  }
}

/** Whose port the device is. */
export function* portFaults(profile: KeyfileProfile): Generator<Fault> {
  const { port, type } = profile;
  const isOvs = type?.value === 'ovs-port' || type?.value === 'ovs-interface';
  yield* openVswitchFaults(profile);
  if (!port) {
    yield* lostPortGroups(profile, undefined);
    return;
  }
  const { name, type: said, kind } = port;
  if (name && !kind)
    yield {
      code: 'kf-controller-type-missing',
      span: name.valueSpan,
      message: refusing(
        `${name.name} needs ${name.name === 'controller' ? 'port-type' : 'slave-type'}, which says what ${name.value || 'it'} is`,
      ),
      repairs: ['bridge', 'bond'].map((it) =>
        addition(profile, 'connection', name.name === 'controller' ? 'port-type' : 'slave-type', it),
      ),
    };
  if (said && !name && !isOvs)
    yield {
      code: 'kf-controller-missing',
      span: said.nameSpan,
      message: refusing(`${said.name} needs ${said.name === 'port-type' ? 'controller' : 'master'}`),
      repairs: [removalOf(said)],
    };
  if (said && name?.value === '')
    yield {
      code: 'kf-controller-missing',
      span: name.nameSpan,
      message: 'the name of the controller is empty, so the device is a port of nothing',
      repairs: [{ title: `Remove ${name.name} and ${said.name}`, edits: [...removeKey(name), ...removeKey(said)] }],
    };
  yield* lostPortGroups(profile, kind);
}

/** A bridge of Open vSwitch has ports, and a port has interfaces; of each, by its type or its group. */
const chain = [
  ['ovs-port', 'ovs-bridge'],
  ['ovs-interface', 'ovs-port'],
] as const;

function* openVswitchFaults(profile: KeyfileProfile): Generator<Fault> {
  const { port, type } = profile;
  const written = profile.at('connection', 'type');
  const what = (of: string): string => (type?.value === of ? `of type ${of}` : `with [${of}]`);
  const at = (of: string) => (type?.value === of && written?.valueSpan) || headOf(profile, of, 'connection');
  for (const [of, wanted] of chain) {
    if (type?.value !== of && !profile.has(of)) continue;
    const said = port?.type;
    if (!port?.name)
      yield {
        code: 'kf-controller-missing',
        span: at(of),
        message: refusing(`a profile ${what(of)} needs a master`),
      };
    if (said && said.value !== wanted && portTypes.some((it) => it.value === said.value))
      yield {
        code: 'kf-ovs-chain',
        span: said.valueSpan,
        message: refusing(`a profile ${what(of)} is a port of an ${wanted}, not of a ${said.value}`),
        repairs: [{ title: `Change to ${wanted}`, edits: [{ span: said.valueSpan, text: wanted }] }],
      };
  }
  if ((type?.value === 'ovs-bridge' || profile.has('ovs-bridge')) && port?.name?.value)
    yield {
      code: 'kf-ovs-chain',
      span: port.name.valueSpan,
      message: refusing(`a profile ${what('ovs-bridge')} is a port of nothing`),
      repairs: port.type
        ? [
            {
              title: `Remove ${port.name.name} and ${port.type.name}`,
              edits: [...removeKey(port.name), ...removeKey(port.type)],
            },
          ]
        : [removalOf(port.name)],
    };
}

/** Groups of ports of another kind of controller, or of none. */
function* lostPortGroups(profile: KeyfileProfile, kind: string | undefined): Generator<Fault> {
  for (const of of ['bridge', 'bond', 'team']) {
    const group = `${of}-port`;
    // One without keys loses nothing.
    if (!profile.has(group) || kind === of || (kind === undefined && profile.keysOf(group).length === 0)) continue;
    const isRefused = kind !== undefined && ['bridge', 'bond', 'team', 'ovs-port'].includes(kind);
    const message =
      kind === undefined
        ? `the device is a port of nothing, so [${group}] is lost`
        : `[${group}] stands in a port of a ${kind}`;
    yield {
      code: 'kf-port-group-lost',
      span: headOf(profile, group),
      message: isRefused ? refusing(message) : message,
    };
  }
}

/** Addresses of what can have none. */
export function* lostAddresses(profile: KeyfileProfile): Generator<Fault> {
  if (!profile.isBarePort) return;
  for (const group of ['ipv4', 'ipv6', 'proxy']) {
    const [first] = profile.groups.get(group) ?? [];
    if (!first) continue;
    const method = profile.at(group, 'method')?.value;
    const isNothing = method === 'disabled' || method === 'ignore' || profile.keysOf(group).length === 0;
    yield {
      code: 'kf-port-ip-lost',
      severity: isNothing ? 'hint' : 'error',
      span: first.openSpan,
      message: `a port of a ${profile.port!.kind!} has no addresses: [${group}] is dropped without a word`,
      repairs: [groupRemoval(profile, group)],
    };
  }
}
