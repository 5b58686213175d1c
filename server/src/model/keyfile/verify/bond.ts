// What the options of a bond say of each other. Source: nm-setting-bond.c (verify) of 1.42.4; which option goes with which
// mode stands in the table of bond options.
import { bondModeOf, bondModes } from '../../../schema/bond';
import { integerOf } from '../../../syntax/ifcfg/scalar';
import { rowOfKey, type KeyfileProfile } from '../profile';
import { addition, type Fault, headOf, refusing, removalOf } from './fault';

/** Taken for what a mode that is none becomes. */
const usual = bondModes[0]!;

export function* bondFaults(profile: KeyfileProfile): Generator<Fault> {
  yield* infinibandFaults(profile);
  if (!profile.has('bond')) return;
  const at = (key: string) => profile.at('bond', key);
  const value = (key: string) => profile.value('bond', key);
  const number = (key: string) => profile.number('bond', key);
  const mode = bondModeOf(value('mode')?.trim() ?? '') ?? usual;
  yield* modeFaults(profile, mode.number, mode.name);
  const [interval, targets] = [at('arp_interval'), at('arp_ip_target')];
  const hasArp = (number('arp_interval') ?? 0) > 0;
  if (hasArp && interval && !value('arp_ip_target') && mode.number < 4 && !targets)
    yield {
      code: 'bond-arp-no-target',
      span: interval.nameSpan,
      message: refusing('arp_interval needs arp_ip_target'),
      repairs: [removalOf(interval)],
    };
  if (targets && value('arp_ip_target') && !hasArp && mode.number < 4)
    yield {
      code: 'bond-target-no-interval',
      span: targets.nameSpan,
      message: refusing('arp_ip_target needs arp_interval'),
      repairs: [addition(profile, 'bond', 'arp_interval', '1000'), removalOf(targets)].slice(interval ? 1 : 0),
    };
  yield* timeFaults(profile);
  const [arp, na] = [number('num_grat_arp'), number('num_unsol_na')];
  if (arp !== undefined && na !== undefined && arp !== na)
    yield {
      code: 'bond-grat-unsol-differ',
      span: at('num_unsol_na')!.valueSpan,
      message: refusing(`num_unsol_na is ${na} and num_grat_arp ${arp}, expected the same number`),
      repairs: [removalOf(at('num_unsol_na')!)],
    };
  const slb = at('balance-slb');
  if (slb && integerOf(slb.value, 0) === 1) {
    const policy = value('xmit_hash_policy');
    const isPolicy = policy === undefined || /^\s*(?:vlan\+srcmac|5)\s*$/.test(policy);
    if (mode.number !== 2 || !isPolicy)
      yield {
        code: 'bond-balance-slb',
        span: slb.nameSpan,
        message: refusing(
          `balance-slb needs ${mode.number === 2 ? 'xmit_hash_policy=vlan+srcmac' : `mode=balance-xor, not ${mode.name}`}`,
        ),
        repairs: [removalOf(slb)],
      };
  }
}

/** A bond that has a group of InfiniBand as well takes over one port at a time only. */
function* infinibandFaults(profile: KeyfileProfile): Generator<Fault> {
  const isBond = profile.has('bond') || profile.type?.value === 'bond';
  const mode = bondModeOf(profile.value('bond', 'mode')?.trim() ?? '') ?? usual;
  if (!isBond || !profile.has('infiniband') || mode.name === 'active-backup') return;
  yield {
    code: 'bond-infiniband-mode',
    span: profile.at('bond', 'mode')?.valueSpan ?? headOf(profile, 'infiniband'),
    message: refusing(`mode ${mode.name} beside [infiniband], expected active-backup`),
  };
}

/** Options that the mode does not have: some are refusing, some are dropped without a word. */
function* modeFaults(profile: KeyfileProfile, mode: number, name: string): Generator<Fault> {
  for (const it of profile.keysOf('bond')) {
    const modes = rowOfKey(it)?.modes;
    const value = profile.value('bond', it.name);
    if (!modes || value === undefined || (it.name === 'balance-slb' && integerOf(value, 0) === 0)) continue;
    const isArp = it.name === 'arp_interval' || it.name === 'arp_ip_target';
    if (isArp && (mode === 5 || mode === 6)) {
      if (it.name === 'arp_interval' && (integerOf(value, 0) ?? 0) > 0)
        yield {
          code: 'bond-arp-mode',
          span: it.nameSpan,
          message: refusing(`${it.name} does not go with mode=${name}`),
          repairs: [],
        };
      continue;
    }
    const isHarmless = modes.harmless?.includes(value.trim()) === true;
    const isRefused = modes.refuses?.includes(mode) === true && !isHarmless && it.name !== 'balance-slb';
    const isStripped =
      modes.strips?.includes(mode) === true ||
      (modes.refuses?.includes(mode) === true && isHarmless) ||
      (isArp && mode === 4);
    if (!isRefused && !isStripped) continue;
    const message = `${it.name} does not go with mode=${name}`;
    yield {
      code: isArp ? 'bond-arp-mode' : 'bond-option-mode',
      span: it.nameSpan,
      message: isRefused ? refusing(message) : `${message}, and is dropped without a word`,
      repairs: [removalOf(it)],
    };
  }
}

function* timeFaults(profile: KeyfileProfile): Generator<Fault> {
  const at = (key: string) => profile.at('bond', key);
  const number = (key: string) => profile.number('bond', key);
  // Without ARP it is 100 where it is not written.
  const miimon = number('miimon') ?? ((number('arp_interval') ?? 0) > 0 ? 0 : 100);
  for (const key of ['updelay', 'downdelay']) {
    const it = at(key);
    if (it && (number(key) ?? 0) > 0 && miimon === 0)
      yield {
        code: 'bond-delay-without-miimon',
        span: it.nameSpan,
        message: refusing(`${key} needs a miimon above 0`),
        repairs: [removalOf(it)],
      };
  }
  const delay = at('peer_notif_delay');
  const time = number('peer_notif_delay') ?? 0;
  if (delay && time > 0 && miimon && time % miimon !== 0)
    yield {
      code: 'bond-peer-notif-multiple',
      span: delay.valueSpan,
      message: refusing(`${time} is no multiple of miimon, which is ${miimon}`),
      repairs: [
        {
          title: `Change to ${Math.max(miimon, Math.round(time / miimon) * miimon)}`,
          edits: [{ span: delay.valueSpan, text: String(Math.max(miimon, Math.round(time / miimon) * miimon)) }],
        },
      ],
    };
  if (miimon === 0 && !(number('arp_interval') ?? 0)) {
    const it = at('miimon');
    if (it)
      yield {
        code: 'bond-no-monitoring',
        severity: 'warning',
        span: it.valueSpan,
        message: 'nothing watches the ports of the bond: one that fails is still used',
        repairs: [{ title: 'Change to 100', edits: [{ span: it.valueSpan, text: '100' }] }],
      };
  }
}
