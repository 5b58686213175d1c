// Groups that nobody knows, that are written twice, or that another name of theirs puts aside.
import { fix, replace } from '../../../fixes/fix';
import { keyfileProfileOf } from '../../../model/keyfile/profile';
import { childOf } from '../../../schema/index';
import { groupAliases, groupNameOf } from '../../../schema/keyfile/connection';
import { groupNames, keyfileTable } from '../../../schema/keyfile/index';
import { nearest } from '../../../schema/nearest';
import { removeGroup } from '../../../syntax/keyfile/write';
import { rule } from '../../rule';

export const keyfileGroupNames = rule({
  name: 'group-names',
  of: ['keyfile'],
  severity: 'error',
  summary: 'A group is unknown, not looked at, or written twice.',
  source: 'NetworkManager 1.42.4, nm-keyfile.c: “invalid setting name”; glib, gkeyfile.c',
  codes: {
    'kf-unknown-group': 'NetworkManager knows no group of that name.',
    'kf-alias-group-lost': 'A group stands there under its long name as well, and only that is read.',
    'kf-duplicate-group': 'A group stands there twice.',
  },

  *check(file) {
    const profile = keyfileProfileOf(file);
    if (!profile || profile.isUnreadable) return;
    for (const element of profile.lost) {
      const long = Object.keys(groupAliases).find((it) => groupAliases[it] === element.name)!;
      yield {
        code: 'kf-alias-group-lost',
        span: element.openSpan,
        message: `[${element.name}] is not read beside [${long}], and all in it is lost`,
        fixes: [replace(`Change to [${long}]`, element.nameSpan, long, true)],
      };
    }
    const seen = new Set<string>();
    for (const element of profile.root.children) {
      const { name, nameSpan, openSpan } = element;
      const known = childOf(keyfileTable, name, '');
      if (!known) {
        // Of these group-spelling says it.
        if (name.trim() !== name || isKnown(name.toLowerCase())) continue;
        const near = nearest(name, groupNames).filter((it) => !profile.has(it));
        yield {
          code: 'kf-unknown-group',
          span: openSpan,
          message: `NetworkManager knows no group ${name}, and all in it is lost${near.length > 0 ? `; did you mean ${near[0]!}` : ''}`,
          fixes: [
            ...near.map((it) => replace(`Change to [${it}]`, nameSpan, it)),
            fix(`Remove [${name}]`, removeGroup(element)),
          ],
        };
      } else if (seen.has(name)) {
        yield {
          code: 'kf-duplicate-group',
          severity: 'warning',
          span: openSpan,
          message: `[${name}] stands there already; both are one, and of a key in both this one counts`,
        };
      }
      seen.add(name);
    }
  },
});

const isKnown = (name: string): boolean => childOf(keyfileTable, groupNameOf(name), '') !== undefined;
