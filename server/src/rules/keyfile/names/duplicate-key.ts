// Keys that are written twice.
import { fix } from '../../../fixes/fix';
import { keyfileProfileOf } from '../../../model/keyfile/profile';
import { removeLine } from '../../../syntax/lines';
import { flags } from '../../../syntax/tree';
import { rule } from '../../rule';

export const keyfileDuplicateKey = rule({
  code: 'duplicate-key',
  of: ['keyfile'],
  severity: 'warning',
  summary: 'A key is written twice: the last one counts.',
  source: 'glib, gkeyfile.c: a later value replaces the one before',

  *check(file) {
    const profile = keyfileProfileOf(file);
    if (!profile || profile.isUnreadable) return;
    for (const group of profile.root.children) {
      // There each of them is read: kf-tc-twice.
      if (group.name === 'tc') continue;
      for (const it of group.attributes) {
        if (!(it.flags & flags.duplicate)) continue;
        const later = group.attribute(it.name) ?? it;
        yield {
          span: it.nameSpan,
          severity: later.value === it.value ? 'hint' : 'warning',
          message: `${it.name} is written again further down, and NetworkManager takes the last one without a warning`,
          tag: 'unnecessary',
          fixes: [fix(`Remove this ${it.name}`, removeLine(profile.root.tree, it.nameSpan.start))],
        };
      }
    }
  },
});
