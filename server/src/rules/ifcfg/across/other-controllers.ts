// Controllers that ifcfg files cannot make for NetworkManager, or only the legacy scripts: VRFs and Open vSwitch.
import { fix } from '../../../fixes/fix';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { nearest } from '../../../schema/nearest';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, profileOf } from '../../../model/ifcfg/profile';
import { fileName, hostProfilesOf } from '../../../model/ifcfg/host-profiles';

export const otherControllers = rule({
  name: 'other-controllers',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'A port of a VRF or of Open vSwitch whose controller is not here.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: no profile of type vrf or ovs-*; openvswitch, rhel/README.RHEL.rst',
  codes: {
    'vrf-file-missing': 'VRF names a VRF that only a keyfile can make, or something that is none.',
    'ovs-bridge-missing': 'OVS_BRIDGE names a bridge of Open vSwitch that no file makes.',
  },

  *check(file, workspace, target) {
    const profile = profileOf(file);
    if (!profile || profile.alias || profile.fate === 'ignored') return;
    const host = hostProfilesOf(workspace, file.uri);
    const vrf = lastAssignment(profile, 'VRF');
    const counts = !profile.port && !lastAssignment(profile, 'VRF_UUID') && byNetworkManager(profile, target);
    // What the running host has needs no file.
    const isThere = (name: string): boolean => workspace.devices(name).some((it) => it.by === 'host');
    if (vrf && counts && profile.fate === 'loaded' && vrf.value !== profile.device && !isThere(vrf.value)) {
      const wrong = host.byDevice.get(vrf.value)?.find((it) => it.device.kind !== 'other');
      yield wrong
        ? {
            code: 'vrf-file-missing',
            span: vrf.valueSpan,
            message: `${vrf.value} is a device of kind ${wrong.device.kind} in ${fileName(wrong)}, expected a VRF; ${profile.device || 'the port'} waits for one`,
            related: [{ at: wrong.device.at, message: `${vrf.value} is here` }],
          }
        : {
            code: 'vrf-file-missing',
            severity: 'information' as const,
            span: vrf.valueSpan,
            message: `no ifcfg file can make the VRF ${vrf.value}; expected a keyfile for it, without which ${profile.device || 'the port'} waits`,
          };
    }
    const bridge = lastAssignment(profile, 'OVS_BRIDGE');
    if (!bridge || bridge.value === profile.device || isThere(bridge.value)) return;
    const found = host.byDevice.get(bridge.value);
    if (found?.some((it) => it.device.kind === 'other')) return;
    const [wrong] = found ?? [];
    const others = host.profiles.filter((it) => it.device.kind === 'other' && it.device.name !== profile.device);
    const [likely] = wrong ? [] : nearest(bridge.value, [...new Set(others.map((it) => it.device.name))]);
    yield {
      code: 'ovs-bridge-missing',
      span: bridge.valueSpan,
      message: wrong
        ? `${bridge.value} is a device of kind ${wrong.device.kind} in ${fileName(wrong)}, expected TYPE=OVSBridge`
        : `no file here makes the Open vSwitch bridge ${bridge.value}${likely === undefined ? '' : `, expected ${likely}`}; the scripts add the port only if it is there already`,
      related: wrong ? [{ at: wrong.device.at, message: `${bridge.value} is here` }] : [],
      fixes: likely === undefined ? [] : [fix(`Change to ${likely}`, setAssignment(bridge, likely), true)],
    };
  },
});
