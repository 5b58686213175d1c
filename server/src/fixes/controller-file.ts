// The file of a bridge or bond that is still to be written: where it lies and what stands in it.
import { folderOf } from '../model/file';
import { quote } from '../syntax/ifcfg/write';
import type { FileEdits } from './fix';

/** Whether the name can be that of a file in the folder, and of an interface. */
export const canBeMade = (name: string): boolean => /^[\w-][\w.-]{0,14}$/.test(name);

/** Creates `ifcfg-<name>` beside a file; `lines` replace the plain BOOTPROTO=none. */
export function newController(
  besides: string,
  kind: 'bridge' | 'bond',
  name: string,
  lines: readonly string[] = ['BOOTPROTO=none'],
): FileEdits {
  const all =
    kind === 'bridge'
      ? ['TYPE=Bridge', `NAME=${quote(name)}`, `DEVICE=${quote(name)}`, 'ONBOOT=yes', 'STP=off', ...lines]
      : [
          'TYPE=Bond',
          'BONDING_MASTER=yes',
          `NAME=${quote(name)}`,
          `DEVICE=${quote(name)}`,
          'ONBOOT=yes',
          ...lines,
          'BONDING_OPTS="mode=active-backup miimon=100"',
        ];
  return { create: `${folderOf(besides)}/ifcfg-${name}`, content: `${all.join('\n')}\n` };
}
