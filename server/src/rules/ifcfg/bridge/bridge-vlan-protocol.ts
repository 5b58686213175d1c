// vlan_protocol of a bridge is a kind of tag that does not exist.
import { bridgeOptionValue } from '../../factories/bridge-option-value';

export const bridgeVlanProtocol = bridgeOptionValue({
  code: 'bridge-vlan-protocol',
  summary: 'vlan_protocol of a bridge is a kind of tag that does not exist.',
});
