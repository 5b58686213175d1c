// What the disks of a guest are kept in. They are none of ours, so that no more is kept of them.
import { isUnknown } from '../../syntax/template/template';
import type { File } from '../file';

/**
 * The images, devices and volumes that a guest writes to alone, so that no two with the same one run at once. Disks to
 * read from, and those that say that others have them, are left out.
 */
export function disksOf({ tree }: File): readonly string[] {
  return (tree.root?.child('devices')?.children ?? []).flatMap((disk) => {
    if (disk.name !== 'disk' || !/^(?:disk|lun)$/.test(disk.value('device') ?? 'disk')) return [];
    if (disk.child('readonly') || disk.child('shareable')) return [];
    const source = disk.child('source');
    const words = ['file', 'dev', 'pool', 'volume', 'protocol', 'name'].map((it) => source?.value(it) ?? '');
    const kept = words.filter((it) => it !== '').join(' ');
    return kept === '' || isUnknown(kept) ? [] : [kept];
  });
}
