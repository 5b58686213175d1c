// Names that mean nothing for this kind of interface.
import { fix } from '../../../fixes/fix';
import { attributeRow, tableOf } from '../../../schema/index';
import type { AttributeRow } from '../../../schema/types';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { type Profile, profileOf } from '../../../model/ifcfg/profile';
import { writtenNames } from '../../../model/ifcfg/written-names';

export const keyWrongType = rule({
  code: 'key-wrong-type',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A name belongs to another kind of interface.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: each kind reads its own keys',

  *check(file) {
    const table = tableOf(file.tree);
    const profile = profileOf(file);
    if (!table || profile?.fate !== 'loaded' || profile.alias) return;
    const { root } = profile;
    for (const { name, span, attribute } of writtenNames(file)) {
      const row = attributeRow(table, name);
      if (!row || !attribute || attribute.value === '' || isSoAnyway(row, attribute.value)) continue;
      const types = typesOf(name, row, profile);
      if (!types || isAmong(types, profile) || (profile.isMistypedVlan && types.includes('Vlan'))) continue;
      yield {
        span,
        message: `${name} means nothing for ${root.value('TYPE') || profile.kind}, it belongs to ${types.join(' or ')}`,
        fixes: [fix('Remove the line', removeAssignment(attribute))],
        tag: 'unnecessary',
      };
    }
  },
});

/** Whether a key may mean something in the file of this kind of interface. */
export function fitsKind(name: string, row: AttributeRow, profile: Profile): boolean {
  const types = typesOf(name, row, profile);
  return profile.fate !== 'loaded' || !types || isAmong(types, profile);
}

/** Whether a value says what is so without the line, in any kind of interface. */
const isSoAnyway = ({ default: usual }: AttributeRow, value: string): boolean =>
  usual !== undefined && inOneWord(value) === inOneWord(usual);

const inOneWord = (value: string): string => value.toLowerCase().replace(/^off$/, 'no');

const isAmong = (types: readonly string[], { kind }: Profile): boolean => types.some((it) => it.toLowerCase() === kind);

/** BRIDGING_OPTS belongs to a bridge and to its ports; BONDING_OPTS, which can make a bond of a card, here did not. */
function typesOf(name: string, row: AttributeRow, profile: Profile): readonly string[] | undefined {
  if (name === 'BONDING_OPTS') return ['Bond'];
  if (name !== 'BRIDGING_OPTS') return row.types;
  return profile.root.value('BRIDGE') || profile.root.value('BRIDGE_UUID') ? undefined : ['Bridge'];
}
