// Assignments without a value. Badly quoted ones, which NetworkManager also takes as empty, are a matter of syntax.
import { fix } from '../../../fixes/fix';
import { attributeRow, tableOf } from '../../../schema/index';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { flags } from '../../../syntax/tree';
import { overridden, profileOf } from '../../../model/ifcfg/profile';

export const valueEmpty = rule({
  code: 'value-empty',
  of: ['ifcfg', 'sysconfig'],
  severity: 'information',
  summary: 'A key has no value.',
  source: 'NetworkManager, shvar.c: an empty value counts as not given, but for a few keys it counts as present',

  *check(file) {
    const table = tableOf(file.tree);
    if (!table || (file.kind === 'ifcfg' && !profileOf(file))) return;
    for (const attribute of file.tree.root!.attributes) {
      const { name } = attribute;
      if (attribute.value !== '' || attribute.flags & flags.bad || overridden(attribute)) continue;
      if (withMeaning.has(name) || !attributeRow(table, name)) continue;
      const consequence = warned.has(name) ? 'NetworkManager warns and drops it' : 'that is the same as no line';
      yield {
        span: attribute.span,
        severity: warned.has(name) ? 'warning' : 'information',
        message: `${name} has no value; ${consequence}`,
        fixes: [fix('Remove the line', removeAssignment(attribute), true)],
        tag: 'unnecessary',
      };
    }
  },
});

/** An empty ETHTOOL_OPTS sets wake-on-LAN to ignore; an empty MUD_URL and TEAM_CONFIG are refused or read as such. */
const withMeaning: ReadonlySet<string> = new Set(['ETHTOOL_OPTS', 'MUD_URL']);
const warned: ReadonlySet<string> = new Set(['MTU', 'BOND_PORT_QUEUE_ID', 'POWERSAVE']);
