// Names that are read from another file.
import { type Fix, fix } from '../../../fixes/fix';
import { type File, uriBeside, suffixOf } from '../../../model/file';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { tables } from '../../../schema/ifcfg';
import { secretKeys } from '../../../schema/ifcfg-security';
import { attributeRow, tableOf } from '../../../schema/index';
import type { Attribute } from '../../../syntax/tree';
import { commentOut, quote, removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, profileOf } from '../../../model/ifcfg/profile';
import { writtenNames } from '../../../model/ifcfg/written-names';

export const misplacedKeys = rule({
  name: 'misplaced-keys',
  of: ['ifcfg', 'keys', 'route', 'sysconfig'],
  severity: 'warning',
  summary: 'A key stands in a file that is not its own.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c and nms-ifcfg-rh-utils.c',
  codes: {
    'key-wrong-file': 'A key is read from another file, not from this one.',
    'secret-in-ifcfg': 'A password stands in a file that everybody may read.',
  },

  *check(file, workspace, target) {
    const table = tableOf(file.tree);
    if (!table) return;
    const suffix = suffixOf(file);
    const profile = profileOf(file);
    for (const { name, span, attribute } of writtenNames(file)) {
      if (!attribute) continue;
      const out = fix('Comment the line out', commentOut(file.tree, span.start));
      if (file.kind === 'ifcfg' && secretKeys.has(name) && attribute.value !== '') {
        yield {
          code: 'secret-in-ifcfg',
          span,
          message: `${name} is a secret, expected it in keys-${suffix}, which only root may read`,
          fixes: movesOf(file, attribute, workspace),
        };
      } else if (!attributeRow(table, name)) {
        if (file.kind === 'sysconfig') {
          // The legacy scripts take what stands there for all files.
          if (target.backend === 'NetworkManager' && attributeRow(tables.ifcfg, name)?.readers?.includes('N'))
            yield {
              code: 'key-wrong-file',
              span,
              message: `NetworkManager does not read ${name} from /etc/sysconfig/network, expected it in the file of an interface`,
              fixes: [out],
            };
          continue;
        }
        const kind = (['ifcfg', 'keys', 'route'] as const).find(
          (it) => it !== file.kind && attributeRow(tables[it], name),
        );
        if (kind)
          yield {
            code: 'key-wrong-file',
            span,
            message: `${name} is not read from ${file.basename}, expected it in ${kind}-${suffix}`,
            fixes: [out],
          };
        else if (file.kind === 'ifcfg' && profile && byNetworkManager(profile, target)) {
          const row = attributeRow(tables.sysconfig, name);
          const where = row?.deprecated
            ? `; ${row.deprecated.replace(/^T/, 't').replace(/\.$/, '')}`
            : ', expected it in /etc/sysconfig/network';
          if (row)
            yield {
              code: 'key-wrong-file',
              span,
              message: `${name} is not read from ${file.basename}${where}`,
              fixes: [out],
            };
        }
      }
    }
  },
});

/** A new file of secrets; an existing one is left to the user, because its text is not known here. */
function movesOf(file: File, attribute: Attribute, workspace: WorkspaceFacts): Fix[] {
  const name = `keys-${suffixOf(file)}`;
  const uri = uriBeside(file.uri, name);
  if (workspace.has(uri)) return [];
  const content = `${attribute.name}=${quote(attribute.value)}\n`;
  return [{ title: `Move to ${name}`, changes: [{ edits: removeAssignment(attribute) }, { create: uri, content }] }];
}
