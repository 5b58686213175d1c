// What must fit together in the groups of bridges and VLANs. Source: the verify functions of libnm 1.42.4.
import type { KeyfileProfile } from '../profile';
import { addition, change, type Fault, headOf, refusing } from './fault';

const timers = { 'forward-delay': [2, 30], 'hello-time': [1, 10], 'max-age': [6, 40] } as const;

export function* bridgeFaults(profile: KeyfileProfile): Generator<Fault> {
  const hasStp = profile.truth('bridge', 'stp', true);
  for (const [key, [low, high]] of Object.entries(timers)) {
    const value = profile.number('bridge', key);
    if (value === undefined || value >= low || (value === 0 && !hasStp)) continue;
    const it = profile.at('bridge', key)!;
    yield {
      code: 'bridge-timer-range',
      span: it.valueSpan,
      message: refusing(`${value} is outside ${low} to ${high}`),
      repairs: [change(it, String(low))],
    };
  }
  const mask = profile.at('bridge', 'group-forward-mask');
  const bits = profile.number('bridge', 'group-forward-mask') ?? 0;
  if (mask && bits & 7)
    yield {
      code: 'bridge-group-fwd-mask',
      span: mask.valueSpan,
      message: refusing(`${mask.value} has one of the three lowest bits, which are kept for the bridge itself`),
      repairs: [change(mask, String(bits & ~7))],
    };
  for (const group of ['bridge', 'bridge-port']) yield* vlanListFaults(profile, group);
}

function* vlanListFaults(profile: KeyfileProfile, group: string): Generator<Fault> {
  const lists = profile
    .keysOf(group)
    .filter((it) => /^vlans\d*$/.test(it.name) && profile.value(group, it.name) !== undefined);
  const seen = new Set<number>();
  let hasPvid = false;
  for (const it of lists) {
    for (const found of it.value.matchAll(/[^,]+/g)) {
      const [, low, high = low] = /^\s*(\d+)(?:-(\d+))?/.exec(found[0]) ?? [];
      if (low === undefined) continue;
      const span = it.spanOf(found.index, found.index + found[0].length);
      const isPvid = /\bpvid\b/.test(found[0]);
      if (isPvid && hasPvid)
        yield { code: 'bridge-vlans-two-pvid', span, message: refusing('a second VLAN is the PVID'), repairs: [] };
      hasPvid ||= isPvid;
      for (let id = Number(low); id <= Number(high); id++) {
        if (seen.has(id)) {
          yield {
            code: 'bridge-vlans-overlap',
            span,
            message: refusing(`VLAN ${id} stands in the list twice`),
            repairs: [],
          };
          break;
        }
        seen.add(id);
      }
    }
  }
  const [first] = lists;
  if (group === 'bridge' && first?.value && !profile.truth('bridge', 'vlan-filtering', false)) {
    const filtering = profile.at('bridge', 'vlan-filtering');
    yield {
      code: 'bridge-vlans-no-filtering',
      severity: 'warning',
      span: first.nameSpan,
      message: 'VLANs of a bridge do nothing without vlan-filtering=true',
      repairs: [filtering ? change(filtering, 'true') : addition(profile, 'bridge', 'vlan-filtering', 'true')],
    };
  }
}

export function* vlanFaults(profile: KeyfileProfile): Generator<Fault> {
  for (const group of ['vlan', 'macvlan', 'macsec']) {
    if (!profile.has(group) || profile.at(group, 'parent') || profile.namesCard) continue;
    yield {
      code: 'kf-parent-missing',
      span: headOf(profile, group),
      message: refusing(`[${group}] has no parent, and there is no mac-address in [ethernet] that tells it`),
    };
  }
  // Whoever calls the device eth0.0 means VLAN 0, which NetworkManager itself writes so.
  const isMeant = /(?:\.|^vlan)0+$/.test(profile.device?.value ?? '');
  const isVlan = profile.has('vlan') || (profile.type?.value === 'vlan' && profile.namesCard);
  if (isVlan && !profile.at('vlan', 'id') && !isMeant)
    yield {
      code: 'kf-vlan-id-missing',
      severity: 'warning',
      span: profile.has('vlan') ? headOf(profile, 'vlan') : profile.at('connection', 'type')!.valueSpan,
      message: `${profile.has('vlan') ? '[vlan] has no id' : 'there is no [vlan] with an id'}, so NetworkManager makes VLAN 0`,
    };
  const parent = profile.at('vlan', 'parent');
  if (parent && parent.value !== '' && parent.value === profile.device?.value)
    yield {
      code: 'kf-vlan-own-parent',
      span: parent.valueSpan,
      message: `${parent.value} is the device itself, so the VLAN never comes up`,
    };
}
