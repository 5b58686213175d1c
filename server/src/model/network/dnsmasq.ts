// A question of the rules about options of dnsmasq.
import { memoize } from '../../memoize';
import type { File } from '../file';

/** Whether there is a block of options, whatever its prefix. */
export const hasOptions = memoize(({ tree }: File): boolean =>
  [...(tree.root?.childNames ?? [])].some((it) => it === 'options' || it.endsWith(':options')),
);
