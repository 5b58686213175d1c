// Names that are obsolete.
import { fix } from '../../../fixes/fix';
import { attributeRow, tableOf } from '../../../schema/index';
import { removeAssignment, renameKey } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { profileOf } from '../../../model/ifcfg/profile';
import { writtenNames } from '../../../model/ifcfg/written-names';

export const keyDeprecated = rule({
  code: 'key-deprecated',
  of: ['ifcfg', 'sysconfig'],
  severity: 'hint',
  summary: 'A name is obsolete.',
  source: 'NetworkManager, nm-settings-ifcfg-rh(5); initscripts, sysconfig.txt',

  *check(file) {
    const table = tableOf(file.tree);
    // The file of the loopback device comes with the system and has such names.
    if (!table || profileOf(file)?.fate === 'ignored') return;
    for (const { name, span, attribute } of writtenNames(file)) {
      const row = attributeRow(table, name);
      if (!attribute || !row?.deprecated || /^DHCPv6_/.test(name)) continue;
      const reason = row.deprecated.replace(/\.$/, '');
      const isSearch = name === 'SEARCH' && attribute.element.value('DOMAIN') === undefined;
      yield {
        span,
        message: `${name} is obsolete. ${reason}`,
        fixes: [
          isSearch
            ? fix('Change to DOMAIN', renameKey(attribute, 'DOMAIN'))
            : fix('Remove the line', removeAssignment(attribute)),
        ],
        tag: 'deprecated',
      };
    }
  },
});
