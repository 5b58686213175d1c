// Which kind of profile NetworkManager makes of an ifcfg file. Source: connection_from_file_full in nms-ifcfg-rh-reader.c.
import { hasOwnScript } from '../../schema/ifcfg-general';
import { isTrue } from '../../syntax/ifcfg/scalar';
import type { Element } from '../../syntax/tree';
import type { DeviceKind } from '../facts';

/** The kind of profile NetworkManager makes of the file; `other` for one it does not recognise or ignores. */
export function deviceKindOf(root: Element): DeviceKind {
  const deviceType = root.value('DEVICETYPE')?.toLowerCase();
  if (deviceType === 'team' || (deviceType !== 'teamport' && root.value('TEAM_CONFIG'))) return 'team';
  const type = root.value('TYPE') ?? '';
  if (type === '' || (deviceType === 'teamport' && type === '')) {
    if (deviceType === 'teamport') return isTrue(root.value('VLAN'), false) ? 'vlan' : 'ethernet';
    if (isTrue(root.value('BONDING_MASTER'), false)) return 'bond';
    if (isTrue(root.value('VLAN'), false)) return 'vlan';
    if (/^wireless\d*$/.test(root.value('DEVICE') ?? '')) return 'wireless';
    if (hasOwnScript(root.value('DEVICE') ?? '')) return 'other';
    // Step 7 of connection_from_file_full: the guessed Ethernet counts as written.
    return root.value('BONDING_OPTS') ? 'bond' : 'ethernet';
  }
  if (type === 'Ethernet' && root.value('BONDING_OPTS')) return 'bond';
  switch (type.toLowerCase()) {
    case 'ethernet':
      return 'ethernet';
    case 'wireless':
      return 'wireless';
    case 'infiniband':
      return 'infiniband';
    case 'bond':
      return 'bond';
    case 'team':
      return 'team';
    case 'vlan':
      return 'vlan';
    case 'bridge':
      return 'bridge';
    default:
      return type === 'CTC' ? 'ethernet' : 'other';
  }
}

/** The parent of a VLAN: PHYSDEV, else what stands before the first dot of DEVICE. */
export function vlanParent(root: Element): { name: string; span: { start: number; end: number } } | undefined {
  const physdev = root.attribute('PHYSDEV');
  if (physdev?.value) return { name: physdev.value, span: physdev.valueSpan };
  const device = root.attribute('DEVICE');
  const dot = device?.value.indexOf('.') ?? -1;
  return device && dot > 0 ? { name: device.value.slice(0, dot), span: device.spanOf(0, dot) } : undefined;
}
