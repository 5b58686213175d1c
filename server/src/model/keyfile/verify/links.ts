// What must fit together in the groups of cards, tunnels and others. Source: the verify functions of libnm 1.42.4.
import { parseAddress } from '../../../address';
import type { KeyfileProfile } from '../profile';
import { addition, change, type Fault, headOf, refusing, removalOf } from './fault';
import { bridgeFaults, vlanFaults } from './bridges';

export function* linkFaults(profile: KeyfileProfile): Generator<Fault> {
  yield* bridgeFaults(profile);
  yield* vlanFaults(profile);
  yield* cardFaults(profile);
  yield* infinibandFaults(profile);
  yield* ovsFaults(profile);
  yield* tunnelFaults(profile);
  const promiscuous = profile.at('macvlan', 'promiscuous');
  const mode = profile.number('macvlan', 'mode');
  if (promiscuous && !profile.truth('macvlan', 'promiscuous', true) && mode !== 4)
    yield {
      code: 'kf-macvlan-promiscuous',
      span: promiscuous.valueSpan,
      message: refusing('promiscuous=false goes with mode 4 (passthru) only'),
      repairs: [removalOf(promiscuous)],
    };
  for (const it of profile.keysOf('user'))
    if (!/^[^.]+\..+$/.test(it.name))
      yield {
        code: 'kf-user-key',
        span: it.nameSpan,
        message: refusing(`${it.name} has no dot, which each key of [user] needs`),
        repairs: [removalOf(it)],
      };
}

function* cardFaults(profile: KeyfileProfile): Generator<Fault> {
  const [speed, duplex] = [profile.at('ethernet', 'speed'), profile.at('ethernet', 'duplex')];
  // What NetworkManager 0.9 wrote into each profile, and what a card negotiates anyway, is missed by nobody.
  const isUsual = duplex?.value === 'full' && profile.value('ethernet', 'auto-negotiate') !== 'false';
  const alone =
    (profile.number('ethernet', 'speed') ?? 0) > 0 && !duplex
      ? speed
      : duplex && !speed && !isUsual && profile.value('ethernet', 'duplex')
        ? duplex
        : undefined;
  if (alone)
    yield {
      code: 'kf-speed-duplex',
      span: alone.nameSpan,
      message: `${alone.name} without ${alone === speed ? 'duplex' : 'speed'} is dropped without a word`,
      repairs: alone === speed ? [addition(profile, 'ethernet', 'duplex', 'full')] : [removalOf(alone)],
    };
  const wol = profile.at('ethernet', 'wake-on-lan');
  const bits = profile.number('ethernet', 'wake-on-lan') ?? 1;
  if (wol && (bits & 0x8001) !== 0 && (bits & (bits - 1)) !== 0)
    yield {
      code: 'kf-wol',
      span: wol.valueSpan,
      message: refusing(`${wol.value} has ${bits & 1 ? '1 (default)' : '32768 (ignore)'} beside other flags`),
      repairs: [change(wol, String(bits & ~0x8001 || 1))],
    };
  const password = profile.at('ethernet', 'wake-on-lan-password');
  if (password?.value && !(bits & 64))
    yield {
      code: 'kf-wol',
      span: password.nameSpan,
      message: refusing('wake-on-lan-password needs 64 (magic) in wake-on-lan'),
      repairs: [removalOf(password)],
    };
  const pause = profile.at('ethtool', 'pause-autoneg');
  if (
    pause &&
    profile.truth('ethtool', 'pause-autoneg', false) &&
    (profile.at('ethtool', 'pause-rx') ?? profile.at('ethtool', 'pause-tx'))
  )
    yield {
      code: 'kf-pause',
      span: pause.valueSpan,
      message: refusing('pause-autoneg=true does not go with pause-rx and pause-tx'),
      repairs: [change(pause, 'false')],
    };
  yield* functionFaults(profile);
}

/** Virtual functions of a card. */
function* functionFaults(profile: KeyfileProfile): Generator<Fault> {
  const total = profile.number('sriov', 'total-vfs') ?? 0;
  const seen = new Set<number>();
  for (const it of profile.keysOf('sriov')) {
    const digits = /^vf\.(\d+)$/.exec(it.name)?.[1];
    if (digits === undefined) continue;
    const index = Number(digits);
    if (seen.has(index))
      yield {
        code: 'sriov-vf-index',
        span: it.nameSpan,
        message: refusing(`function ${index} stands here twice`),
        repairs: [removalOf(it)],
      };
    else if (index >= total)
      yield {
        code: 'sriov-vf-index',
        span: it.nameSpan,
        message: refusing(`there is no function ${index}, as total-vfs is ${total}`),
        repairs: [removalOf(it)],
      };
    seen.add(index);
  }
}

function* infinibandFaults(profile: KeyfileProfile): Generator<Fault> {
  const it = profile.at('infiniband', 'p-key');
  const key = profile.number('infiniband', 'p-key') ?? -1;
  if (!it || key === -1) return;
  if (key === 0 || key === 0x8000) {
    yield {
      code: 'ib-pkey',
      span: it.valueSpan,
      message: refusing(`${it.value} is no partition: 0 and 0x8000 are kept`),
      repairs: [removalOf(it)],
    };
    return;
  }
  const parent = profile.value('infiniband', 'parent');
  if (!parent && !profile.value('infiniband', 'mac-address')) {
    yield {
      code: 'ib-pkey',
      span: it.nameSpan,
      message: refusing('a partition needs its parent'),
      repairs: [removalOf(it)],
    };
    return;
  }
  const name = profile.device;
  const wanted = `${parent ?? ''}.${key.toString(16).padStart(4, '0')}`;
  if (parent && name?.value && name.value !== wanted)
    yield {
      code: 'ib-pkey',
      span: name.valueSpan,
      message: refusing(`the device of that partition is called ${wanted}`),
      repairs: [change(name, wanted, true)],
    };
}

function* ovsFaults(profile: KeyfileProfile): Generator<Fault> {
  const type = profile.at('ovs-interface', 'type');
  if (type?.value === 'patch' && !profile.has('ovs-patch'))
    yield { code: 'kf-ovs-patch', span: type.valueSpan, message: refusing('a patch needs [ovs-patch] with its peer') };
  if (type?.value === 'system' && profile.type?.value === 'ovs-interface')
    yield {
      code: 'kf-ovs-system',
      span: type.valueSpan,
      message: refusing('a profile of type ovs-interface is no system device, whose own type stands there'),
    };
  const own = profile.type?.value;
  if (type && /^(?:internal|patch|dpdk)$/.test(type.value) && own !== undefined && own !== 'ovs-interface')
    yield {
      code: 'kf-ovs-system',
      span: type.valueSpan,
      message: refusing(`a device of type ${own} stands in Open vSwitch as system, which it is by itself`),
      repairs: [{ title: 'Change to system', edits: [{ span: type.valueSpan, text: 'system' }] }],
    };
  const isOvs = /^ovs-(?:bridge|port|interface)$/.test(profile.type?.value ?? '') || profile.port?.kind === 'ovs-port';
  for (const group of ['ovs-other-config', 'ovs-external-ids'])
    if (profile.has(group) && profile.type && !isOvs)
      yield {
        code: 'kf-ovs-other-config',
        span: headOf(profile, group),
        message: refusing(`[${group}] stands in a profile that is none of Open vSwitch`),
      };
}

const tunnelsOf6: ReadonlySet<number> = new Set([6, 7, 8, 9, 11]);
const tunnelsWithKeys: ReadonlySet<number> = new Set([2, 5, 8, 9, 10, 11]);

/** Tunnels, and the ports of VXLAN. */
function* tunnelFaults(profile: KeyfileProfile): Generator<Fault> {
  const mode = profile.number('ip-tunnel', 'mode');
  if (mode !== undefined) {
    const family = tunnelsOf6.has(mode) ? 6 : 4;
    for (const key of ['local', 'remote']) {
      const it = profile.at('ip-tunnel', key);
      const address = parseAddress(it?.value ?? '');
      if (it && address && address.family !== family)
        yield {
          code: 'kf-tunnel-family',
          span: it.valueSpan,
          message: refusing(`a tunnel of mode ${mode} takes an IPv${family} address`),
        };
    }
    for (const key of ['input-key', 'output-key']) {
      const it = profile.at('ip-tunnel', key);
      if (it?.value && !tunnelsWithKeys.has(mode))
        yield {
          code: 'kf-tunnel-family',
          span: it.nameSpan,
          message: refusing('only tunnels of GRE and VTI have keys'),
          repairs: [removalOf(it)],
        };
    }
  }
  const ends = ['local', 'remote'].map((it) => profile.at('vxlan', it));
  const [local, remote] = ends.map((it) => parseAddress(it?.value ?? ''));
  if (local && remote && local.family !== remote.family)
    yield {
      code: 'kf-tunnel-family',
      span: ends[0]!.valueSpan,
      message: refusing(`the other end has an IPv${remote.family} address, and so must this one`),
    };
  const port = profile.at('vxlan', 'source-port-min');
  if (port && (profile.number('vxlan', 'source-port-min') ?? 0) > (profile.number('vxlan', 'source-port-max') ?? 0))
    yield {
      code: 'kf-vxlan-ports',
      span: port.valueSpan,
      message: refusing('source-port-min is above source-port-max'),
    };
  for (const key of ['pac-url', 'pac-script']) {
    const it = profile.at('proxy', key);
    if (it && profile.number('proxy', 'method') !== 1 && !profile.isBarePort)
      yield {
        code: 'kf-proxy-method',
        span: it.nameSpan,
        message: refusing(`${key} goes with method=1 only`),
        repairs: [removalOf(it)],
      };
  }
}
