// A route whose destination has a length and no address.
import { networkRoutesOf } from '../../../model/network/routes';
import { version } from '../../../schema/types';
import { ruleOfEach } from '../../rule';

/** An older libvirt refuses a route without address. */
const firstWithout = version('12.2.0');

export const routeLengthAlone = ruleOfEach({
  code: 'route-length-alone',
  of: ['network'],
  severity: 'warning',
  summary: 'A route has a prefix or a netmask, and no address that it belongs to.',
  source: 'libvirt 12.8.0, asked',
  each: networkRoutesOf,
  *check({ element, family, netmask, prefix, length }, _file, _workspace, { libvirt }) {
    const written = prefix ?? netmask;
    if (!written || !length || !family || libvirt < firstWithout || element.attribute('address')) return;
    yield {
      span: written.valueSpan,
      message: `a ${written.name} without address: the host gets a route to ${family === 'ipv6' ? '::' : '0.0.0.0'}/${String(length)}, expected the address of the subnet`,
    };
  },
});
