// A profile with addresses of its own that no name, address or pattern ties to a card.
import { addressesOf } from '../../../model/keyfile/addresses';
import { keyfileProfileOf } from '../../../model/keyfile/profile';
import { attributeRow, childOf } from '../../../schema/index';
import { keyfileTable } from '../../../schema/keyfile/index';
import { nearest } from '../../../schema/nearest';
import type { Attribute } from '../../../syntax/tree';
import { rule } from '../../rule';

/** What ties a profile to a card, by group and key. */
const ties = [
  ['connection', 'interface-name'],
  ['ethernet', 'mac-address'],
  ['ethernet', 's390-subchannels'],
  ...['interface-name', 'driver', 'path', 'kernel-command-line'].map((it) => ['match', it] as const),
] as const;

const tieGroups: ReadonlySet<string> = new Set(ties.map(([group]) => group));

const isMisspelled = ({ name, element }: Attribute): boolean => {
  const row = childOf(keyfileTable, element.name, '')?.row;
  const near = row && !attributeRow(row, name) ? nearest(name, Object.keys(row.attributes)) : [];
  return near.some((it) => ties.some(([, key]) => key === it));
};

export const kfNoMatch = rule({
  code: 'kf-no-match',
  of: ['keyfile'],
  severity: 'warning',
  summary: 'A profile with a static address fits every network card.',
  source: 'nm-settings of NetworkManager, connection.interface-name; a daemon of 1.42.4 was given such a profile',

  *check(file) {
    const profile = keyfileProfileOf(file);
    if (!profile || profile.isUnreadable || profile.type?.value !== 'ethernet' || profile.port) return;
    if (ties.some(([group, key]) => profile.at(group, key))) return;
    // A tie that is misspelled is told by itself.
    if (profile.root.children.some((it) => tieGroups.has(it.name) && it.attributes.some(isMisspelled))) return;
    // Asking DHCP with whichever card has a cable is what such a profile is for.
    const [first] = [...addressesOf(profile, 4), ...addressesOf(profile, 6)];
    if (!first) return;
    yield {
      span: first.attribute.valueSpan,
      message:
        'no interface-name, mac-address or [match] ties the profile to a card, so the address comes up on whichever card is first',
    };
  },
});
