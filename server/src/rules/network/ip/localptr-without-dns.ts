// Local reverse lookups on a network without a DNS server.
import { fix } from '../../../fixes/fix';
import { removeAttribute } from '../../../syntax/xml/write';
import { rule } from '../../rule';
import { isManaged } from '../../../model/network/ips';

export const localptrWithoutDns = rule({
  code: 'localptr-without-dns',
  of: ['network'],
  severity: 'information',
  summary: 'localPtr where no DNS server runs.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkDnsmasqConfContents',

  *check(file) {
    if (!isManaged(file) || file.tree.root?.child('dns')?.value('enable') !== 'no') return;
    for (const element of file.tree.at('ip')) {
      const localPtr = element.attribute('localPtr');
      if (localPtr?.value !== 'yes') continue;
      yield {
        span: localPtr.span,
        message: 'localPtr does nothing, because dns has enable="no"',
        tag: 'unnecessary',
        fixes: [fix('Remove localPtr', removeAttribute(localPtr), true)],
      };
    }
  },
});
