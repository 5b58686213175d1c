// Forwarders that do nothing, go in a circle, or lead out of an isolated network.
import { fix } from '../../../fixes/fix';
import { parseAddress } from '../../../address';
import { removeElement } from '../../../syntax/xml/write';
import { type Finding, ruleOfAll } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { elementsAt } from '../../../model/network/elements';
import { isOwn } from '../../../model/network/blocks';

export const forwarder = ruleOfAll({
  name: 'forwarder',
  of: ['network'],
  severity: 'warning',
  summary: 'A DNS forwarder that cannot do what it is for.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  codes: {
    'forwarder-empty': 'Neither addr nor domain.',
    'forwarder-loops': 'The network forwards to itself.',
    'forwarder-duplicate': 'The same forwarder twice.',
    'forwarder-on-isolated': 'Queries leave an isolated network.',
    'forwarder-domain-only': 'A domain without addr goes to the resolvers of the host.',
    'forwarder-disables-resolv': 'A forwarder for everything: the resolvers of the host are not asked any more.',
  },
  all: elementsAt('dns/forwarder'),
  *check(forwarders, file) {
    const seen = new Set<string>();
    let disabling = false;
    for (const it of forwarders) {
      const addr = it.attribute('addr');
      const domain = it.attribute('domain');
      const removing = [fix('Remove this forwarder', removeElement(it), true)];
      const span = addr?.valueSpan ?? it.nameSpan;
      const finding = (code: string, message: string, more: Partial<Finding> = {}): Finding => ({
        code,
        span,
        message,
        ...more,
      });
      if (!addr && !domain) {
        yield finding('forwarder-empty', 'forwarder has neither addr nor domain; it needs at least one of them', {
          severity: 'error',
          fixes: removing,
        });
        continue;
      }
      const address = addr && parseAddress(addr.value);
      const key = `${addr?.value ?? ''} ${domain?.value ?? ''} ${it.value('port') ?? ''}`;
      if (seen.has(key))
        yield finding('forwarder-duplicate', 'this forwarder stands here already', { fixes: removing });
      else if (address && isOwn(file, address))
        yield finding(
          'forwarder-loops',
          `${addr.value} is an address of this network itself; its dnsmasq would ask itself`,
          {
            fixes: removing,
          },
        );
      else if (address && modeOf(file) === 'isolated')
        yield finding(
          'forwarder-on-isolated',
          `queries go to ${addr.value} although the network is isolated; names can carry data out`,
          { severity: 'hint' },
        );
      else if (!addr && domain && domain.value !== '')
        yield {
          code: 'forwarder-domain-only',
          severity: 'hint',
          span: domain.valueSpan,
          message: `${domain.value} goes to the resolvers of the host; to keep a domain inside, use domain with localOnly='yes'`,
        };
      else if (address && !domain && !disabling) {
        disabling = true;
        yield finding(
          'forwarder-disables-resolv',
          `all queries go to ${addr.value}; the resolvers of the host are not asked any more`,
          {
            severity: 'hint',
          },
        );
      }
      seen.add(key);
    }
  },
});
