// Virtual functions of a card.
import { fix } from '../../../fixes/fix';
import { integerOf } from '../../../syntax/ifcfg/scalar';
import { ifcfgMac } from '../../../schema/values-ifcfg';
import type { Attribute } from '../../../syntax/tree';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { ofItem } from '../../../fixes/long-values';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';
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
    const functions = profile.root.attributes.filter((it) => /^SRIOV_VF\d+$/.test(it.name) && it.value !== '');
    if (functions.length === 0) return;
    const written = lastAssignment(profile, 'SRIOV_TOTAL_VFS');
    const total = integerOf(written?.value ?? '0') ?? 0;
    for (const it of functions) {
      const index = Number(it.name.slice('SRIOV_VF'.length));
      if (index >= total)
        yield {
          code: 'sriov-vf-index',
          severity: written ? 'error' : 'warning',
          span: it.nameSpan,
          message: written
            ? `${it.name} is beyond SRIOV_TOTAL_VFS ${written.value}, whose functions begin at 0; NetworkManager refuses the file`
            : `${it.name} without SRIOV_TOTAL_VFS; there is no such function`,
          fixes: [
            ...(written && index < 256
              ? [fix(`Set SRIOV_TOTAL_VFS=${index + 1}`, setAssignment(written, String(index + 1)))]
              : []),
            fix(`Remove ${it.name}`, removeAssignment(it)),
          ],
        };
      yield* attributes(it);
    }
  },
});

/** Words of a function, each with the form of its value. */
const words: Readonly<Record<string, (value: string) => boolean>> = {
  mac: (value) => ifcfgMac.complaint?.(value) === undefined,
  'spoof-check': (value) => value === 'true' || value === 'false',
  trust: (value) => value === 'true' || value === 'false',
  'min-tx-rate': (value) => /^\d{1,10}$/.test(value),
  'max-tx-rate': (value) => /^\d{1,10}$/.test(value),
  vlans: (value) => value.split(';').every(isVlan),
};

function isVlan(text: string): boolean {
  const match = /^(\d{1,4})(?:\.(\d{1,10}))?(?:\.(?:q|ad))?$/.exec(text);
  return match !== null && Number(match[1]) <= 4095;
}

function* attributes(attribute: Attribute): Iterable<Finding> {
  for (const match of attribute.value.matchAll(/[^ ]+/g)) {
    const equals = match[0].indexOf('=');
    const name = equals < 0 ? match[0] : match[0].slice(0, equals);
    const isRight = Object.hasOwn(words, name) ? words[name] : undefined;
    if (isRight && equals >= 0 && isRight(match[0].slice(equals + 1))) continue;
    yield {
      code: 'sriov-vf-attr',
      span: attribute.spanOf(match.index, match.index + match[0].length),
      message: isRight
        ? `${match[0]} has a value that ${name} does not take; NetworkManager drops the function`
        : `${name} is not an attribute of a virtual function; NetworkManager drops it without a word`,
      fixes: ofItem(attribute, () => {
        const rest = attribute.value.slice(0, match.index) + attribute.value.slice(match.index + match[0].length);
        const left = rest.split(' ').filter((it) => it !== '');
        return [
          left.length > 0
            ? fix(`Remove ${match[0]}`, setAssignment(attribute, left.join(' ')))
            : fix(`Remove ${attribute.name}`, removeAssignment(attribute)),
        ];
      }),
    };
  }
}
