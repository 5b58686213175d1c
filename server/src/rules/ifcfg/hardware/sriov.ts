// Virtual functions of a card.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { integerOf } from '../../../syntax/ifcfg/scalar';
import { hardwareLength } from '../../../schema/values-ifcfg';
import type { Attribute } from '../../../syntax/tree';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { ofItem } from '../../../fixes/long-values';
import { byNetworkManager, lastAssignment, overridden, readProfile } from '../../../model/ifcfg/profile';
import { tableFindings } from '../../factories/table-values';

export const sriov = rule({
  name: 'sriov',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A virtual function that is refused or read without its attributes.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_sriov_setting',
  codes: {
    'sriov-vf-index': 'A number of a function that the card does not make.',
    'sriov-vf-attr': 'An attribute that is dropped.',
    'sriov-autoprobe': 'A word where -1, 0 or 1 is expected.',
  },
  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (profile?.fate !== 'loaded' || !byNetworkManager(profile, target)) return;
    for (const it of tableFindings(profile, { 'sriov-autoprobe': '' })) {
      const attribute = lastAssignment(profile, 'SRIOV_AUTOPROBE_DRIVERS')!;
      const plain = { yes: '1', true: '1', on: '1', no: '0', false: '0', off: '0' }[attribute.value.toLowerCase()];
      yield plain ? { ...it, fixes: [fix(`Change to ${plain}`, setAssignment(attribute, plain), true)] } : it;
    }
    // An empty one is a function, too.
    const functions = profile.root.attributes.filter((it) => /^SRIOV_VF\d{1,10}$/.test(it.name) && !overridden(it));
    if (functions.length === 0) return;
    const written = lastAssignment(profile, 'SRIOV_TOTAL_VFS');
    const total = integerOf(written?.value ?? '0') ?? 0;
    const seen = new Set<number>();
    for (const it of functions) {
      const faults = [...faultsOf(it)];
      yield* faults;
      const index = Number(it.name.slice('SRIOV_VF'.length));
      // A function that is dropped has no number to be wrong.
      if (index > 4294967295 || faults.some((one) => one.drops)) continue;
      const remove = fix(`Remove ${it.name}`, removeAssignment(it));
      if (index >= total)
        yield {
          code: 'sriov-vf-index',
          severity: 'error',
          span: it.nameSpan,
          message: written
            ? `${it.name} is beyond SRIOV_TOTAL_VFS ${written.value}, whose functions begin at 0; NetworkManager refuses the file`
            : `${it.name} without SRIOV_TOTAL_VFS, which is 0 then; NetworkManager refuses the file`,
          fixes: [
            ...(index < 256
              ? [fix(`Set SRIOV_TOTAL_VFS=${index + 1}`, putKey(profile, 'SRIOV_TOTAL_VFS', String(index + 1)))]
              : []),
            remove,
          ],
        };
      else if (seen.has(index))
        yield {
          code: 'sriov-vf-index',
          severity: 'error',
          span: it.nameSpan,
          message: `${it.name} is function ${index} again; NetworkManager refuses the file`,
          fixes: [remove],
        };
      seen.add(index);
    }
  },
});

/** A finding about an attribute, and whether the whole function is dropped for it. */
type Fault = Finding & { readonly drops?: boolean };

/** Words of a function, each with the form of its value. */
const words: Readonly<Record<string, (value: string) => boolean>> = {
  mac: (value) => hardwareLength(value) === 6,
  'spoof-check': (value) => value === 'true' || value === 'false',
  trust: (value) => value === 'true' || value === 'false',
  'min-tx-rate': (value) => /^\d{1,10}$/.test(value),
  'max-tx-rate': (value) => /^\d{1,10}$/.test(value),
  vlans: areVlans,
};

/** VLANs, none of them twice. */
function areVlans(text: string): boolean {
  const items = text.split(';');
  return items.every(isVlan) && new Set(items.map((it) => parseInt(it, 10))).size === items.length;
}

function isVlan(text: string): boolean {
  const match = /^(\d{1,4})(?:\.(\d{1,10}))?(?:\.(?:q|ad))?$/.exec(text);
  return match !== null && Number(match[1]) <= 4095;
}

function* faultsOf(attribute: Attribute): Iterable<Fault> {
  const rates = new Map<string, number>();
  for (const match of attribute.value.matchAll(/[^ ]+/g)) {
    const equals = match[0].indexOf('=');
    const name = equals < 0 ? match[0] : match[0].slice(0, equals);
    const value = match[0].slice(equals + 1);
    const isRight = Object.hasOwn(words, name) ? words[name] : undefined;
    if (name.endsWith('-rate') && /^\d+$/.test(value)) rates.set(name, Number(value));
    if (isRight && equals >= 0 && isRight(value)) continue;
    // A hardware address is looked at when the profile is verified, and only whether it is one.
    const isMac = name === 'mac' && equals >= 0 && value !== '';
    const isRefused = isMac && hardwareLength(value) === 0;
    yield {
      code: 'sriov-vf-attr',
      ...(isRefused ? { severity: 'error' as const } : {}),
      drops: isRight !== undefined && !isMac,
      span: attribute.spanOf(match.index, match.index + match[0].length),
      message: isRefused
        ? `${match[0]} is no hardware address; NetworkManager refuses the file`
        : isMac
          ? `${match[0]} has ${hardwareLength(value)} pairs, expected six; NetworkManager takes it and the card does not`
          : isRight
            ? `${match[0]} has a value that ${name} does not take; NetworkManager drops the function`
            : `${name} is not an attribute of a virtual function; NetworkManager drops it without a word`,
      fixes: withoutWord(attribute, match.index, match[0]),
    };
  }
  const [least = 0, most = 0] = [rates.get('min-tx-rate'), rates.get('max-tx-rate')];
  if (most === 0 || !(least > most)) return;
  const word = `min-tx-rate=${least}`;
  const at = attribute.value.indexOf('min-tx-rate=');
  yield {
    code: 'sriov-vf-attr',
    severity: 'error',
    span: attribute.spanOf(at, at + word.length),
    message: `${word} is more than max-tx-rate=${most}; NetworkManager refuses the file`,
    fixes: withoutWord(attribute, at, word),
  };
}

const withoutWord = (attribute: Attribute, at: number, word: string) =>
  ofItem(attribute, () => {
    const rest = attribute.value.slice(0, at) + attribute.value.slice(at + word.length);
    const left = rest.split(' ').filter((it) => it !== '');
    return [
      left.length > 0
        ? fix(`Remove ${word}`, setAssignment(attribute, left.join(' ')))
        : fix(`Remove ${attribute.name}`, removeAssignment(attribute)),
    ];
  });
