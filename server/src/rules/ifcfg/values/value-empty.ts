// Assignments without a value. Badly quoted ones, which NetworkManager also takes as empty, are a matter of syntax.
import { fix } from '../../../fixes/fix';
import { attributeRow, tableOf } from '../../../schema/index';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { flags } from '../../../syntax/tree';
import { byNetworkManager, loadedProfilesOf, overridden, profileOf } from '../../../model/ifcfg/profile';
import { isRead } from '../../../model/ifcfg/read-keys';
import { refusedEmpty } from '../../../model/ifcfg/value-complaints';

export const valueEmpty = rule({
  code: 'value-empty',
  of: ['ifcfg', 'sysconfig'],
  severity: 'information',
  summary: 'A key has no value.',
  source: 'NetworkManager, shvar.c: an empty value counts as not given, but for a few keys it counts as present',

  *check(file, _workspace, target) {
    const table = tableOf(file.tree);
    const loaded = loadedProfilesOf(file);
    if (!table || (file.kind === 'ifcfg' && !profileOf(file))) return;
    for (const attribute of file.tree.root!.attributes) {
      const { name } = attribute;
      if (attribute.value !== '' || attribute.flags & flags.bad || overridden(attribute)) continue;
      if (withMeaning.test(name) || !attributeRow(table, name)) continue;
      const isRefused =
        refusedEmpty.has(name) && loaded.some((it) => byNetworkManager(it, target) && isRead(it, name, ''));
      const isWarned = warned.has(name) && !isRefused;
      const consequence = isRefused
        ? 'NetworkManager refuses the file'
        : isWarned
          ? 'NetworkManager warns and drops it'
          : 'that is the same as no line';
      yield {
        span: attribute.span,
        severity: isRefused ? 'error' : 'information',
        message: `${name} has no value; ${consequence}`,
        fixes: [fix('Remove the line', removeAssignment(attribute), true)],
        tag: 'unnecessary',
      };
    }
  },
});

/** An empty ETHTOOL_OPTS sets wake-on-LAN to ignore; an empty function is one, too. */
const withMeaning = /^(?:ETHTOOL_OPTS|SRIOV_VF\d+)$/;
const warned: ReadonlySet<string> = new Set(['MTU', 'BOND_PORT_QUEUE_ID', 'POWERSAVE']);
