// Options of ETHTOOL_OPTS for another interface than that of the file.
import { replace } from '../../../fixes/fix';
import { ethtoolOptionsOf, isLetter } from '../../../model/ifcfg/ethtool';
import { byScripts } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const ethtoolIfaceDiffers = ruleOfEach({
  code: 'ethtool-iface-differs',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'ETHTOOL_OPTS names another interface than that of the file.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_ethtool_options; initscripts, ifup-eth',
  each: ethtoolOptionsOf,
  *check({ profile, options }, _file, _workspace, target) {
    const { device } = profile;
    if (!device) return;
    const scripts = byScripts(profile, target);
    for (const it of options.slice(0, 100)) {
      if (!isLetter(it) || it.isAlone || it.value === device || it.value.includes('$')) continue;
      yield {
        span: it.valueSpan,
        message: `${it.name} ${it.value} is not ${device}, the interface of this file; ${scripts ? 'the legacy scripts change the other one' : 'NetworkManager takes it for this one'}`,
        fixes: device.includes('$') ? [] : [replace(`Change to ${device}`, it.valueSpan, device, !scripts)],
      };
    }
  },
});
