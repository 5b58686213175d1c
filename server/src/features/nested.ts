// The table of the options inside a value. BRIDGING_OPTS has another one on a port than on a bridge.
import { bridgeTable, portTable } from '../schema/bridge-options';
import type { AttributeRow, NestedTable } from '../schema/types';
import type { Attribute } from '../syntax/tree';

/** The options that the value of this attribute may have; undefined when it has none. */
export function nestedTableOf(attribute: Attribute, row: AttributeRow): NestedTable | undefined {
  const { element, name } = attribute;
  if (name !== 'BRIDGING_OPTS') return row.value.nested;
  if (element.value('BRIDGE') || element.value('BRIDGE_UUID')) return portTable;
  return element.value('TYPE')?.toLowerCase() === 'bridge' ? bridgeTable : row.value.nested;
}

/** Whether an option and its value are joined by an equals sign, and not by a blank. */
export const joinsByEquals = ({ syntax }: NestedTable): boolean => syntax === 'space-equals' || syntax === 'comma-list';
