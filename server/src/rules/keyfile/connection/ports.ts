// A device is half a port, or a port of the wrong thing.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const keyfilePorts = keyfileFaults({
  name: 'ports',
  summary: 'A device is half a port, or a port of the wrong thing.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'kf-controller-type-missing': 'A port does not say what its controller is.',
    'kf-controller-missing': 'A port does not say which its controller is.',
    'kf-port-group-lost': 'Settings of a port stand in what is no such port.',
    'kf-ovs-chain': 'A port or interface of Open vSwitch is a port of the wrong thing.',
  },
});
