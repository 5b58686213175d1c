// Repairs of one item of a list that write the whole value anew.
import type { Attribute } from '../syntax/tree';
import type { Fix } from './fix';

/** Nobody writes more by hand; of a thousand wrong items each repair would write the thousand. */
const longest = 2000;

/** Whether so long a value is written anew for each of its items. */
export const isShort = ({ value }: Attribute): boolean => value.length <= longest;

/** The repairs of an item of a value that is not too long for them. */
export const ofItem = (list: Attribute, fixes: () => readonly Fix[]): readonly Fix[] => (isShort(list) ? fixes() : []);
