// Addresses copied from a page with a letter where the reader should put a number: `192.168.X.1`.
import { addressText } from '../address';
import { freeSubnet } from '../model/free-subnet';
import type { WrongValue } from '../model/network/schema-report';
import type { WorkspaceFacts } from '../model/workspace-facts';
import { setAttributeValue } from '../syntax/xml/write';
import { fix, type Fix } from './fix';

/** Two numbers, a word, and a number for the host. */
const copied = /^(\d{1,3}\.\d{1,3})\.([A-Z]{1,5})\.(\d{1,3})$/i;

/** For an address with a letter in it: the fix that puts one free number for the letter everywhere in the file. */
export function fillings(
  wrongValues: readonly WrongValue[],
  workspace: WorkspaceFacts,
): (it: WrongValue) => readonly Fix[] | undefined {
  const groups = new Map<string, WrongValue[]>();
  const keyOf = (it: WrongValue): string | undefined => {
    const match = it.attribute && copied.exec(it.attribute.value);
    return match ? `${match[1]!}.${match[2]!}` : undefined;
  };
  for (const it of wrongValues) {
    const key = keyOf(it);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(it);
    else groups.set(key, [it]);
  }
  // One fix for all values of a group: whoever asks for those of many gets it once.
  const fixes = new Map<string, readonly Fix[]>();
  return (it) => {
    const key = keyOf(it);
    if (key === undefined) return undefined;
    if (!fixes.has(key)) fixes.set(key, fillingOf(key));
    return fixes.get(key);
  };

  function fillingOf(key: string): readonly Fix[] {
    const free = freeSubnet(workspace);
    const prefix = key.slice(0, key.lastIndexOf('.'));
    const third = free ? addressText(free.first).split('.')[2]! : '100';
    const filled = `${prefix}.${third}`;
    const edits = groups
      .get(key)!
      .flatMap(({ attribute }) => setAttributeValue(attribute!, filled + attribute!.value.slice(key.length)));
    return [fix(`Put ${filled} for ${key} in the whole file`, edits)];
  }
}
