// Attributes that libvirt needs and does not find.
import { fitsPortType } from '../../../model/network/virtualport';
import { fix, type Fix } from '../../../fixes/fix';
import { type AttributeRow, version } from '../../../schema/types';
import type { Target } from '../../../model/target';
import { setAttribute } from '../../../syntax/xml/write';
import { type Finding, ruleOfEach } from '../../rule';
import { type Missing, surveyOf } from '../../../model/network/survey';
import { isNatRange } from '../../../model/network/nat-parts';

export const missingAttribute = ruleOfEach({
  name: 'missing-attribute',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'An attribute that libvirt needs is not written.',
  source: 'network.rng and the parser of libvirt (network_conf.c), which needs more than the schema in places',
  codes: {
    'missing-attribute': 'An attribute that libvirt needs is not written.',
    'ip-address-missing': 'An ip without address.',
    'dhcp-range-incomplete': 'A range without start or end.',
    'dhcp-host-no-ip': 'A host without ip.',
    'dhcp-lease-no-expiry': 'A lease without its length: libvirt drops it.',
    'bootp-no-file': 'A bootp without file: libvirt drops it.',
    'tftp-root-empty': 'A tftp without root: libvirt drops it.',
    'route-incomplete': 'A route without address or gateway.',
    'nat-address-incomplete': 'A range of addresses without start or end.',
    'nat-port-range': 'A range of ports without start or end.',
    'forward-interface-no-dev': 'An interface without dev.',
    'forward-pf-no-dev': 'A physical function without dev.',
    'pci-type': 'An address of a device without type.',
    'mtu-zero': 'An mtu without size: libvirt drops it.',
    'domain-name-missing': 'A domain without name: libvirt drops it.',
    'txt-incomplete': 'A TXT record without name or value.',
    'srv-incomplete': 'An SRV record without service or protocol.',
    'dns-host-incomplete': 'A DNS host without ip.',
    'vlan-id': 'A VLAN tag without id.',
    'bandwidth-average-missing': 'A limit without average; peak and burst alone are not enough.',
    'portgroup-name-missing': 'A portgroup without name.',
    'virtualport-type-missing': 'A virtualport of the network without type.',
    'dom-source-missing': 'A network card whose source does not say what it is plugged into.',
    'dom-mac-missing': 'A mac of a guest without address: libvirt makes one.',
    'dom-target-missing': 'A target of a guest without dev: libvirt drops it.',
    'dom-model-missing': 'A model of a guest without type: libvirt takes the default of the machine.',
    'dom-filterref-missing': 'A filterref without filter: nothing is filtered.',
    'dom-filter-parameter': 'A parameter of a filter without name or value: libvirt drops it.',
    'dom-portforward-range': 'A range of forwarded ports without its start.',
    'dnsmasq-option-no-value': 'An option for dnsmasq without value.',
  },
  each: ({ tree }) => surveyOf(tree).missingAttributes,
  *check(it, _file, _workspace, target) {
    const row = it.row.attributes[it.name]!;
    const needed = row.requiredBefore === undefined || target.libvirt < version(row.requiredBefore);
    if (needed && !isNatRange(it.element)) yield findingOf(it, row, target);
  },
});

function findingOf({ element, name }: Missing, row: AttributeRow, target: Target): Finding {
  return {
    span: element.nameSpan,
    message: `<${element.name}> has no ${name}, expected ${article(row.value.describe)}`,
    code: row.missingCode,
    fixes: fixesOf(element, name, row, target),
  };
}

/** Nobody looks through more of them in a menu. */
const mostChoices = 4;

type ElementOf = Missing['element'];

function fixesOf(element: ElementOf, name: string, row: AttributeRow, { libvirt }: Target): Fix[] {
  const choices = (row.value.choices ?? []).filter(
    ({ value, since }) =>
      (since === undefined || libvirt >= version(since)) &&
      (element.name !== 'virtualport' || fitsPortType(element, value)),
  );
  const [only, ...others] = choices.slice(0, mostChoices);
  if (only && others.length === 0)
    return [fix(`Add ${name}="${only.value}"`, setAttribute(element, name, only.value), true)];
  if (only)
    return [only, ...others].map(({ value }) => fix(`Add ${name}="${value}"`, setAttribute(element, name, value)));
  // A range of one address is written with both ends equal.
  const other = element.name === 'address' ? element.value(name === 'end' ? 'start' : 'end') : undefined;
  if (other !== undefined && row.value.complaint?.(other) === undefined)
    return [fix(`Add ${name}="${other}"`, setAttribute(element, name, other), true)];
  return [];
}

const article = (describe: string): string => (/^[aeio]/i.test(describe) ? `an ${describe}` : `a ${describe}`);
