// A domain whose names are taken for the host itself.
import { fix } from '../../../fixes/fix';
import { isLocalhost } from '../../../model/network/domain';
import { attributeAt } from '../../../model/network/elements';
import { whereManaged } from '../../../model/network/mode';
import { networkOf } from '../../../model/networks';
import { setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const domainLocalhost = ruleOfEach({
  code: 'domain-localhost',
  of: ['network'],
  severity: 'warning',
  summary: 'The domain of the network is that of the host itself.',
  source: 'https://www.rfc-editor.org/rfc/rfc6761#section-6.3; nss-myhostname(8) for localhost.localdomain',
  each: whereManaged(attributeAt('domain@name')),
  *check(name, file) {
    if (!isLocalhost(name.value)) return;
    const instead = `${networkOf(file)?.name ?? ''}.internal`;
    yield {
      span: name.valueSpan,
      message: `${name.value} is the host itself: names of guests in it would be taken for the host; expected a domain of its own`,
      fixes: isDomain(instead) ? [fix(`Change to ${instead}`, setAttributeValue(name, instead))] : [],
    };
  },
});

/** libvirt takes letters, digits and dashes; dnsmasq does not start with a label of more than 63. */
const isDomain = (text: string): boolean =>
  text.length <= 253 && text.split('.').every((it) => /^(?!-)[a-z\d-]{1,63}(?<!-)$/i.test(it));
