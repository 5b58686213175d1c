// Two directories for one TFTP server.
import { fix } from '../../../fixes/fix';
import type { Element } from '../../../syntax/tree';
import { removeElement } from '../../../syntax/xml/write';
import { rule } from '../../rule';
import { ipsOf } from '../../../model/network/ips';

export const tftpMultiple = rule({
  code: 'tftp-multiple',
  of: ['network'],
  severity: 'warning',
  summary: 'Two ip elements have tftp.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkDnsmasqConfTFTP: one server with two tftp-root',

  *check(file) {
    let first: Element | undefined;
    for (const { element, address } of ipsOf(file)) {
      const tftp = element.child('tftp');
      if (!tftp?.value('root') || address.family === 6) continue;
      if (!first) {
        first = tftp;
        continue;
      }
      yield {
        span: tftp.nameSpan,
        message: `tftp with ${tftp.value('root')!} beside the one with ${first.value('root')!}: one server runs for the whole network, expected one tftp`,
        related: [{ at: { uri: file.uri, span: first.nameSpan }, message: 'The first tftp is here' }],
        fixes: [fix('Remove this tftp', removeElement(tftp))],
      };
    }
  },
});
