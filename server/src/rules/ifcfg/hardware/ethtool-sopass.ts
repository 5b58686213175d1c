// The password of the magic packet: without a form, or without the packet.
import { withoutEthtool } from '../../../fixes/ethtool-options';
import { fix, replace } from '../../../fixes/fix';
import { ethtoolOptionsOf, ethtoolWordsOf, linkSetting } from '../../../model/ifcfg/ethtool';
import { wrongEthtoolValue } from '../../factories/ethtool-value';
import { rule } from '../../rule';

export const ethtoolSopass = rule({
  code: 'ethtool-sopass',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The password of the magic packet has no form, or there is no magic packet.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_ethtool_options; ethtool(8)',
  *check(file, _workspace, target) {
    const [all] = ethtoolOptionsOf(file);
    if (!all) return;
    for (const word of ethtoolWordsOf(file))
      for (const it of wrongEthtoolValue(word, target)) if (it.code === 'ethtool-sopass') yield it;
    const [sopass, wol] = [linkSetting(all, 'sopass'), linkSetting(all, 'wol')];
    if (!sopass || wol?.value.includes('g')) return;
    const { start } = sopass.span;
    yield {
      span: sopass.span,
      message: `sopass is the password of the magic packet, expected wol g beside it`,
      fixes: [
        wol
          ? replace('Change to wol g', wol.valueSpan, `${wol.value === 'd' ? '' : wol.value}g`)
          : fix('Add wol g', [{ span: { start, end: start }, text: 'wol g ' }]),
        fix('Remove sopass', withoutEthtool(all, sopass)),
      ],
    };
  },
});
