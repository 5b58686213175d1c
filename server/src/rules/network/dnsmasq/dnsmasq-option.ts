// Lines for dnsmasq.conf: libvirt does not look at them, dnsmasq does when the network starts.
import { fix } from '../../../fixes/fix';
import { managedModes } from '../../../model/facts';
import { dnsmasqConflicts, dnsmasqInXml, dnsmasqOnce, dnsmasqOptions } from '../../../schema/dnsmasq';
import { modeWords } from '../../../schema/modes';
import { nearest } from '../../../schema/nearest';
import { dnsmasqNamespace } from '../../../schema/network';
import { removeElement, setAttributeValue } from '../../../syntax/xml/write';
import { rule } from '../../rule';

export const dnsmasqOption = rule({
  name: 'dnsmasq-option',
  of: ['network'],
  severity: 'error',
  summary: 'A line for dnsmasq.conf that dnsmasq refuses, or that undoes what libvirt relies on.',
  source: 'https://thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html',
  codes: {
    'dnsmasq-option-dashes': 'Leading dashes, as on a command line.',
    'dnsmasq-option-unknown': 'An option that dnsmasq does not have.',
    'dnsmasq-option-repeated': 'An option that libvirt writes already and dnsmasq takes once.',
    'dnsmasq-option-conflicts': 'An option that breaks the isolation of the network or the tracking of leases.',
    'dnsmasq-option-has-xml': 'An option for which XML has words.',
    'dnsmasq-unmanaged': 'Options of a network that runs no dnsmasq.',
  },
  *check({ tree, facts }) {
    const options = tree.root?.children.find((it) => it.localName === 'options' && it.namespace === dnsmasqNamespace);
    if (!options) return;
    const mode = facts.networks[0]?.mode;
    if (mode && (!managedModes.has(mode) || tree.at('ip').length === 0)) {
      yield {
        code: 'dnsmasq-unmanaged',
        severity: 'warning',
        span: options.nameSpan,
        message: managedModes.has(mode)
          ? 'options for dnsmasq on a network without ip; libvirt runs dnsmasq only for a network with an address'
          : `options for dnsmasq in ${modeWords[mode]}; libvirt runs no dnsmasq there`,
        fixes: [fix('Remove the options', removeElement(options))],
      };
      return;
    }
    const hasRange = tree.at('ip/dhcp/range').length > 0;
    for (const it of options.children) {
      const attribute = it.attribute('value');
      if (!attribute || it.namespace !== dnsmasqNamespace || attribute.value === '') continue;
      const { value } = attribute;
      const end = value.indexOf('=');
      const name = (end < 0 ? value : value.slice(0, end)).trim();
      const span = attribute.spanOf(0, end < 0 ? value.length : end);
      const plain = value.replace(/^-+/, '');
      if (name.startsWith('#')) continue;
      if (plain !== value)
        yield {
          code: 'dnsmasq-option-dashes',
          span,
          message: `${name} has the dashes of a command line; in dnsmasq.conf it stands without them, and dnsmasq does not start`,
          fixes: dnsmasqOptions.has(name.replace(/^-+/, ''))
            ? [fix(`Change to ${plain}`, setAttributeValue(attribute, plain), true)]
            : [],
        };
      else if (!dnsmasqOptions.has(name)) {
        const meant = nearest(name, [...dnsmasqOptions])[0];
        yield {
          code: 'dnsmasq-option-unknown',
          // Which options there are is up to the release and the build of the installed dnsmasq.
          severity: 'warning',
          span,
          message: `${name} is no option of dnsmasq 2.90${meant ? `, did you mean ${meant}?` : ''}; a dnsmasq that does not know it does not start`,
          fixes: [
            ...(meant ? [fix(`Change to ${meant}`, [{ span, text: meant }], true)] : []),
            fix('Remove this option', removeElement(it)),
          ],
        };
      } else if (dnsmasqOnce.has(name) && (name !== 'dhcp-lease-max' || hasRange))
        yield {
          code: 'dnsmasq-option-repeated',
          span,
          message: `libvirt writes ${name} itself (${dnsmasqOnce.get(name)!}); dnsmasq takes it once and does not start`,
          fixes: [fix('Remove this option', removeElement(it), true)],
        };
      else if (dnsmasqConflicts.has(name))
        yield {
          code: 'dnsmasq-option-conflicts',
          severity: 'warning',
          span,
          message: `${name} works against libvirt: ${dnsmasqConflicts.get(name)!}`,
          fixes: [fix('Remove this option', removeElement(it))],
        };
      else if (dnsmasqInXml.has(name))
        yield {
          code: 'dnsmasq-option-has-xml',
          severity: 'hint',
          span,
          message: `${name} can be said in XML: ${dnsmasqInXml.get(name)!}; libvirt checks it then`,
        };
    }
  },
});
