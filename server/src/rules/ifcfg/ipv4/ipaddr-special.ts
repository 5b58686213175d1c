// Addresses that no host has on a network: the readers and the kernel accept them.
import { rule } from '../../rule';
import { ipv4AddressesOf, withIpv4 } from '../../../model/ifcfg/addresses';

export const ipaddrSpecial = rule({
  code: 'ipaddr-special',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The address is one that is reserved for something else.',
  source: 'RFC 6890; observed with NetworkManager 1.42.4 and Linux 6.1, which accept it',

  *check(file) {
    const profile = withIpv4(file);
    if (!profile) return;
    for (const { attribute, address } of ipv4AddressesOf(profile)) {
      const reason = reasonOf(address.words[3], profile.device);
      if (reason) yield { span: attribute.valueSpan, message: `${attribute.value} is ${reason}` };
    }
  },
});

function reasonOf(value: number, device: string): string | undefined {
  const first = Math.floor(value / 16777216);
  if (value === 0xffffffff) return 'the address of all hosts on the link';
  if (first >= 240) return 'reserved (240.0.0.0/4)';
  if (first >= 224) return 'the address of a group (224.0.0.0/4)';
  if (first === 0) return 'in 0.0.0.0/8, which means this network';
  if (first === 127 && device !== 'lo') return 'a loopback address (127.0.0.0/8)';
  if (Math.floor(value / 65536) === 0xa9fe)
    return 'a link-local address (169.254.0.0/16), which hosts choose by themselves';
  return undefined;
}
