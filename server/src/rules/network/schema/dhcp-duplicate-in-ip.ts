// A second DHCP server for one address.
import { repeatedElement } from '../../factories/repeated-element';

export const dhcpDuplicateInIp = repeatedElement({
  code: 'dhcp-duplicate-in-ip',
  summary: 'A second dhcp in one ip.',
});
