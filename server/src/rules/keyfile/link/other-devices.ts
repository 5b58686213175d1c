// A device lacks what its settings need.
import { keyfileFaults } from '../../factories/keyfile-faults';

export const otherDevices = keyfileFaults({
  name: 'other-devices',
  summary: 'A device lacks what its settings need.',
  source: 'NetworkManager 1.42.4, verify of libnm: the keyfile plugin was given each',
  codes: {
    'kf-macvlan-promiscuous': 'promiscuous=false stands beside another mode than passthru.',
    'kf-ovs-patch': 'A patch of Open vSwitch has no peer.',
    'kf-ovs-other-config': 'Settings of Open vSwitch stand in another profile.',
    'kf-ovs-system':
      'A profile of an interface of Open vSwitch calls it a system device, or one of a device of the system calls that something else.',
  },
});
