// Words for the spanning tree that NetworkManager does not know.
import { fix } from '../../../fixes/fix';
import { madeBridgesOf } from '../../../model/ifcfg/bridge';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const stpValue = ruleOfEach({
  code: 'stp-value',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'STP of a bridge is no word that NetworkManager knows.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_bridge_setting',
  each: madeBridgesOf,
  *check(bridge, _file, _workspace, target) {
    const stp = lastAssignment(bridge.profile, 'STP');
    if (!stp || bridge.stp !== undefined || !byNetworkManager(bridge.profile, target)) return;
    const isOff = /^(?:[0fn]|false|none|disabled?)$/i.test(stp.value);
    const isOn = /^(?:[1ty]|true|enabled?|rstp)$/i.test(stp.value);
    const words = isOff ? ['off'] : isOn ? ['on'] : ['on', 'off'];
    yield {
      severity: isOff ? 'information' : 'warning',
      span: stp.valueSpan,
      message: `STP=${stp.value} is no word of NetworkManager, expected ${words.join(' or ')}; the spanning tree ${isOff ? 'is' : 'stays'} off`,
      fixes: words.map((it) => fix(`Change to ${it}`, setAssignment(stp, it), words.length === 1)),
    };
  },
});
