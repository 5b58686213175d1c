// A number with a leading zero: one VLAN for NetworkManager, another one for the legacy scripts.
import { fix } from '../../../fixes/fix';
import { byScripts } from '../../../model/ifcfg/profile';
import { madeVlansOf } from '../../../model/ifcfg/vlan';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const vlanLeadingZero = ruleOfEach({
  code: 'vlan-leading-zero',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'The number in the name of a VLAN has a leading zero, which the legacy scripts read as octal.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_vlan_setting; initscripts, ifup',
  each: madeVlansOf,
  *check({ profile, device, written, prefix }, _file, _workspace, target) {
    if (!device || !written || prefix === undefined || !/^0\d/.test(written.text)) return;
    const { text, at } = written;
    const plain = String(Number(text));
    const octal = /^[0-7]+$/.test(text) ? `as octal ${parseInt(text, 8)}` : 'not at all';
    yield {
      severity: byScripts(profile, target) ? 'warning' : 'information',
      span: device.spanOf(at, at + text.length),
      message: `${text} is VLAN ${plain} for NetworkManager, the legacy scripts read it ${octal}; expected ${prefix}.${plain}`,
      fixes: [fix(`Change to ${prefix}.${plain}`, setAssignment(device, `${prefix}.${plain}`))],
    };
  },
});
