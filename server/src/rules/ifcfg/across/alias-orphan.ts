// Aliases without the file they belong to.
import { canBeMade } from '../../../fixes/controller-file';
import { putKey } from '../../../fixes/ifcfg';
import { aliasFilesOf, isOrphan } from '../../../model/ifcfg/alias';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { uriBeside } from '../../../model/file';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const aliasOrphan = ruleOfEach({
  code: 'alias-orphan',
  of: ['ifcfg'],
  severity: 'error',
  across: true,
  summary: 'An alias stands without the file it belongs to.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: read_aliases',
  each: aliasFilesOf,
  *check(alias, file, _workspace, target) {
    const { profile, base, device, span } = alias;
    if (!isOrphan(alias) || !byNetworkManager(profile, target)) return;
    const edits = device ? setAssignment(device, base) : putKey(profile, 'DEVICE', base);
    const rename = { rename: file.uri, to: uriBeside(file.uri, `ifcfg-${base}`) };
    yield {
      span,
      message: `ifcfg-${profile.suffix} without ifcfg-${base}; NetworkManager makes a profile of its own of it, bound to no interface`,
      fixes: canBeMade(base) ? [{ title: `Make it the file of ${base}`, changes: [{ edits }, rename] }] : [],
    };
  },
});
