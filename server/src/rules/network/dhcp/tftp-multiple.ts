// Two directories for one TFTP server.
import { fix } from '../../../fixes/fix';
import type { Element } from '../../../syntax/tree';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { tftpsOf } from '../../../model/network/dhcp';

export const tftpMultiple = ruleOfAll({
  code: 'tftp-multiple',
  of: ['network'],
  severity: 'warning',
  summary: 'Two ip elements have tftp.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkDnsmasqConfTFTP: one server with two tftp-root',

  all: tftpsOf,
  *check(tftps, file) {
    let first: Element | undefined;
    for (const { tftp, address } of tftps) {
      if (!tftp.value('root') || address.family === 6) continue;
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
