// A route whose addresses are not of the family it says; without `family` libvirt takes IPv4.
import { fix } from '../../../fixes/fix';
import { addressText } from '../../../address';
import { setAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { familyOf, networkRoutesOf } from '../../../model/network/routes';

export const routeFamily = ruleOfEach({
  code: 'route-family',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'A route has an address or a gateway of another family than it says.',
  source: 'https://libvirt.org/formatnetwork.html#static-routes',
  each: networkRoutesOf,
  *check({ element, family, address, gateway }) {
    if (!family) return;
    const written = element.attribute('family');
    const both = address && gateway && address.value.family === gateway.value.family;
    for (const part of [address, gateway]) {
      if (!part || familyOf(part.value) === family) continue;
      const right = familyOf(part.value);
      yield {
        span: part.attribute.valueSpan,
        message: `${part.attribute.name} ${addressText(part.value)} is ${right === 'ipv6' ? 'IPv6' : 'IPv4'}, but the route is ${family}${written ? '' : ' because no family is written'}`,
        fixes:
          both || !(address && gateway)
            ? [fix(`Set family to ${right}`, setAttribute(element, 'family', right), true)]
            : [],
      };
      if (both) break;
    }
  },
});
