// ETHTOOL_OPTS word by word: what NetworkManager skips or reads otherwise than the ethtool command.
import type { Target } from '../../../model/target';
import { type Fix, fix, replace } from '../../../fixes/fix';
import { ethtoolGroups, ethtoolTable, linkOptions, pauseOptions } from '../../../schema/ethtool';
import { nearest } from '../../../schema/nearest';
import type { AttributeRow } from '../../../schema/types';
import { type Option, optionsOf } from '../../../syntax/ifcfg/options';
import type { Attribute } from '../../../syntax/tree';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import type { Edit } from '../../../text';
import { type Finding, rule } from '../../rule';
import { byNetworkManager, byScripts, lastAssignment, type Profile, readProfile } from '../../../model/ifcfg/profile';
import { tableFindings } from '../../factories/table-values';

const codes = {
  'ethtool-speed-duplex': 'Speed without duplex, or the other way round.',
  'ethtool-autoneg-value': 'autoneg is neither on nor off.',
  'ethtool-duplex-value': 'duplex is neither full nor half.',
  'ethtool-wol-letter': 'A letter that wakes nothing.',
  'ethtool-sopass': 'A password of the magic packet that has no form, or no magic packet.',
  'ethtool-feature-unknown': 'A word that NetworkManager skips.',
  'ethtool-feature-value': 'A value that the word does not take.',
  'ethtool-pause-spelling': 'Pause settings in the spelling of the other reader.',
  'ethtool-iface-differs': 'Another interface than that of the file.',
  'ethtool-wol-value': 'ETHTOOL_WAKE_ON_LAN knows one word only.',
  'ethtool-gigabit-autoneg-off': 'A gigabit link without negotiation.',
  'ethtool-on-virtual': 'Settings of a card on a device that is none.',
};

export const ethtool = rule({
  name: 'ethtool',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A setting of the card that is skipped, or reaches another card.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_ethtool_options; ethtool(8)',
  codes,
  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (!profile) return;
    if (byNetworkManager(profile, target)) yield* tableFindings(profile, { 'ethtool-wol-value': '' });
    const attribute = lastAssignment(profile, 'ETHTOOL_OPTS');
    if (!attribute) return;
    if (virtual.has(profile.kind))
      yield {
        code: 'ethtool-on-virtual',
        severity: 'hint',
        span: attribute.nameSpan,
        message: `ETHTOOL_OPTS on a ${profile.kind} has mostly no effect, expected it in the file of the card`,
      };
    const options = optionsOf(attribute, ethtoolTable);
    const it = { profile, attribute, options, target };
    // Each repair writes all options anew; a value with hundreds of them was not written by a person.
    for (const option of options.slice(0, 100)) yield* judge(it, option);
    yield* linkFindings(it);
  },
});

const virtual: ReadonlySet<string> = new Set(['bridge', 'bond', 'team', 'vlan']);

interface Written {
  readonly profile: Profile;
  readonly attribute: Attribute;
  readonly options: readonly Option[];
  readonly target: Target;
}

/** Words that only the ethtool command knows after -s. */
const commandOnly = new Set('port master-slave mdix advertise phyad xcvr msglvl lanes'.split(' '));

function* judge(it: Written, option: Option): Iterable<Finding> {
  const { profile, target } = it;
  if (option.name.startsWith('-') && option.group === undefined) return yield* groupFindings(it, option);
  const nm = byNetworkManager(profile, target);
  const group = ethtoolGroups.find((one) => one.letters.includes(option.group ?? ''));
  if (option.group !== undefined && !group) return;
  if (group?.options === pauseOptions) {
    const finding = pauseFinding(it, option);
    if (finding) {
      yield finding;
      return;
    }
  }
  const rows: Readonly<Record<string, AttributeRow>> = group?.options ?? linkOptions;
  const row = Object.hasOwn(rows, option.name) ? rows[option.name] : undefined;
  if (!row) {
    if (!nm || (group?.options === pauseOptions && pauseNames.has(option.name))) return;
    // A letter in the middle is no word that was spelled wrongly.
    const near = option.name.startsWith('-') ? [] : nearest(option.name, Object.keys(rows));
    const isKnown = !group && commandOnly.has(option.name);
    yield {
      code: 'ethtool-feature-unknown',
      span: option.nameSpan,
      message: `${option.name} is not known to NetworkManager, which skips it${!isKnown && near[0] ? `; did you mean ${near[0]}` : ''}`,
      fixes: [
        ...(isKnown ? [] : near.map((one) => replace(`Change to ${one}`, option.nameSpan, one))),
        fix(`Remove ${wordsOf(option)}`, without(it, option)),
      ],
    };
    return;
  }
  if (option.isAlone) {
    yield {
      code: 'ethtool-feature-value',
      span: option.span,
      message: `${option.name} has no value, expected ${row.value.describe}`,
      fixes: [fix(`Remove ${option.name}`, without(it, option))],
    };
    return;
  }
  const complaint = row.value.complaint?.(option.value);
  if (!complaint || (!nm && group && group.options !== pauseOptions)) return;
  const code = complaint.code ?? row.code ?? row.value.code;
  yield {
    code: code in codes ? code : 'ethtool-feature-value',
    span: option.valueSpan,
    message: `${option.name}: ${complaint.message}${nm ? '; NetworkManager drops it' : ''}`,
    fixes: [
      ...(complaint.instead ?? []).map((one) => replace(`Change to ${one}`, option.valueSpan, one)),
      removal(it, option),
    ],
  };
}

/** Leaves an option out; speed and duplex only together, because one without the other is dropped. */
function removal(it: Written, option: Option): Fix {
  const isPaired = option.group === undefined && (option.name === 'speed' || option.name === 'duplex');
  const pair = it.options.filter((one) => one.group === undefined && (one.name === 'speed' || one.name === 'duplex'));
  return isPaired && pair.length > 1
    ? fix('Remove speed and duplex', without(it, ...pair))
    : fix(`Remove ${wordsOf(option)}`, without(it, option));
}

/** `-K eth0`: the letter and the interface behind it. */
function* groupFindings(it: Written, option: Option): Iterable<Finding> {
  const { profile, target } = it;
  const isKnown = option.name === '-s' || ethtoolGroups.some((one) => one.letters.includes(option.name));
  if (!isKnown && byNetworkManager(profile, target))
    yield {
      code: 'ethtool-feature-unknown',
      span: option.nameSpan,
      message: `${option.name} is not known to NetworkManager, which skips what follows; it knows -K, -G, -C and -A`,
    };
  if (option.isAlone || option.value === profile.device || !profile.device || option.value.includes('$')) return;
  yield {
    code: 'ethtool-iface-differs',
    span: option.valueSpan,
    message: `${option.name} ${option.value} is not ${profile.device}, the interface of this file; ${byScripts(profile, target) ? 'the legacy scripts change the other one' : 'NetworkManager takes it for this one'}`,
    fixes: profile.device.includes('$')
      ? []
      : [replace(`Change to ${profile.device}`, option.valueSpan, profile.device, !byScripts(profile, target))],
  };
}

const pauseNames = new Set(['autoneg', 'rx', 'tx']);

/** NetworkManager says `pause-rx`, the ethtool command `rx`. */
function pauseFinding({ profile, target }: Written, option: Option): Finding | undefined {
  const nm = byNetworkManager(profile, target);
  const scripts = byScripts(profile, target);
  const isShort = pauseNames.has(option.name);
  if (isShort ? !nm : !(scripts && Object.hasOwn(pauseOptions, option.name))) return undefined;
  const other = isShort ? `pause-${option.name}` : option.name.slice('pause-'.length);
  const reader = isShort ? 'NetworkManager' : 'the ethtool command';
  return {
    code: 'ethtool-pause-spelling',
    span: option.nameSpan,
    message: `${option.name} is not known to ${reader} after ${option.group!}, expected ${other}`,
    fixes: nm && scripts ? [] : [replace(`Change to ${other}`, option.nameSpan, other, true)],
  };
}

/** What link settings need of each other. */
function* linkFindings(it: Written): Iterable<Finding> {
  const { profile, options, target } = it;
  const last = (name: string) => options.findLast((one) => one.name === name && one.group === undefined && one.value);
  const speed = last('speed');
  const duplex = last('duplex');
  const autoneg = last('autoneg');
  const nm = byNetworkManager(profile, target);
  const alone = speed && !duplex ? speed : duplex && !speed ? duplex : undefined;
  if (nm && alone)
    yield {
      code: 'ethtool-speed-duplex',
      span: alone.span,
      message: `${wordsOf(alone)} without ${speed ? 'duplex' : 'speed'}; NetworkManager drops it without a word`,
      fixes: speed
        ? [
            fix(
              'Add duplex full',
              [{ span: { start: alone.span.end, end: alone.span.end }, text: ' duplex full' }],
              true,
            ),
          ]
        : [fix(`Remove ${wordsOf(alone)}`, without(it, alone))],
    };
  const number = Number(speed?.value);
  if (speed && autoneg?.value === 'off' && 1000 <= number && number <= 10000)
    yield {
      code: 'ethtool-gigabit-autoneg-off',
      severity: 'information',
      span: autoneg.span,
      message: `autoneg off at speed ${speed.value}; on copper the standard requires negotiation from 1000 on`,
    };
  const sopass = last('sopass');
  const wol = last('wol');
  if (sopass && !wol?.value.includes('g'))
    yield {
      code: 'ethtool-sopass',
      span: sopass.span,
      message: `sopass is the password of the magic packet, expected wol g beside it`,
      fixes: [
        wol
          ? replace('Change to wol g', wol.valueSpan, `${wol.value === 'd' ? '' : wol.value}g`)
          : fix('Add wol g', [{ span: { start: sopass.span.start, end: sopass.span.start }, text: 'wol g ' }]),
        fix('Remove sopass', without(it, sopass)),
      ],
    };
}

const wordsOf = (it: Option): string => (it.isAlone ? it.name : `${it.name} ${it.value}`);

/** Edits that leave options out; a group without options goes, too. */
function without({ attribute, options }: Written, ...left: readonly Option[]): Edit[] {
  const segments: { head: string; words: string[] }[] = [];
  for (const it of options) {
    const isHead = it.name.startsWith('-') && it.group === undefined;
    const last = segments.at(-1);
    if (isHead) segments.push({ head: wordsOf(it), words: [] });
    else {
      const isOfLast =
        last && (it.group === undefined ? last.head === '' || last.head.startsWith('-s') : last.head !== '');
      const segment = isOfLast ? last : { head: '', words: [] };
      if (!isOfLast) segments.push(segment);
      if (!left.includes(it)) segment.words.push(wordsOf(it));
    }
  }
  const value = segments
    .filter((it) => it.words.length > 0)
    .map((it) => [it.head, ...it.words].filter((one) => one !== '').join(' '))
    .join('; ');
  // An empty value has a meaning of its own: it lets wake-on-LAN be.
  return value === '' ? removeAssignment(attribute) : setAssignment(attribute, value);
}
