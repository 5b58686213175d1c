// A bond that nothing watches.
import { withOption } from '../../../fixes/bond-options';
import { fix } from '../../../fixes/fix';
import { bondNumber, bondOption, bondsOf } from '../../../model/ifcfg/bond';
import { byNetworkManager, byScripts, headSpan } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const bondNoMonitoring = ruleOfEach({
  code: 'bond-no-monitoring',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'Nothing watches the links of a bond.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: bondsOf,
  *check(bond, _file, _workspace, target) {
    const { attribute, profile, mode } = bond;
    if ((bondNumber(bond, 'arp_interval') ?? 0) > 0) return;
    const miimon = bondOption(bond, 'miimon');
    // NetworkManager sets miimon=100 by itself where nothing is said, and the kernel in the modes from 4 on.
    const isWatched = miimon
      ? bondNumber(bond, 'miimon') !== 0
      : byNetworkManager(profile, target) || !byScripts(profile, target) || !mode || mode.number > 3;
    if (isWatched) return;
    yield {
      span: miimon ? miimon.valueSpan : attribute ? attribute.valueSpan : headSpan(profile),
      message: miimon
        ? 'miimon=0 and no arp_interval: nothing notices when a link goes down'
        : 'no miimon and no arp_interval: the kernel does not watch the links in this mode',
      fixes: attribute ? [fix('Set miimon=100', withOption(bond, 'miimon', '100'))] : [],
    };
  },
});
