// Groups that are known in other letters, or without the blanks in their brackets.
import { replace } from '../../../fixes/fix';
import { keyfileProfileOf } from '../../../model/keyfile/profile';
import { childOf } from '../../../schema/index';
import { keyfileTable } from '../../../schema/keyfile/index';
import { rule } from '../../rule';

export const groupSpelling = rule({
  name: 'group-spelling',
  of: ['keyfile'],
  severity: 'error',
  summary: 'The name of a group is known in another spelling only.',
  source: 'glib, gkeyfile.c: names of groups are taken as they are',
  codes: {
    'kf-group-spaces': 'The name of a group has blanks around it.',
    'kf-group-case': 'The name of a group has other letters.',
  },

  *check(file) {
    const profile = keyfileProfileOf(file);
    if (!profile || profile.isUnreadable) return;
    for (const { name, nameSpan, openSpan } of profile.root.children) {
      if (childOf(keyfileTable, name, '')) continue;
      const trimmed = name.trim();
      const right = [trimmed, trimmed.toLowerCase()].find((it) => childOf(keyfileTable, it, ''));
      if (right === undefined) continue;
      const hasBlanks = trimmed !== name;
      yield {
        code: hasBlanks ? 'kf-group-spaces' : 'kf-group-case',
        span: openSpan,
        message: `[${name}] is another group than [${right}], and all in it is lost`,
        fixes: [replace(`Change to [${right}]`, nameSpan, right, true)],
      };
    }
  },
});
