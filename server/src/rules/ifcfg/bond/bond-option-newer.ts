// Options that only a newer NetworkManager knows.
import { bondWordsOf } from '../../../model/ifcfg/bond-words';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { version } from '../../../schema/types';
import { ruleOfEach } from '../../rule';

export const bondOptionNewer = ruleOfEach({
  code: 'bond-option-newer',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'A bond has an option that only a newer NetworkManager knows.',
  source: 'https://networkmanager.dev/docs/api/latest/settings-bond.html',
  each: bondWordsOf,
  *check({ bond, option, row, isPair }, _file, _workspace, target) {
    if (!row?.since || !isPair || option.isDuplicate || row.value.complaint?.(option.value)) return;
    if (version(row.since) < version('1.44') || !byNetworkManager(bond.profile, target)) return;
    yield {
      span: option.nameSpan,
      message: `${option.name} is known to NetworkManager ${row.since} and newer; older ones leave it out`,
    };
  },
});
