// Options for dnsmasq on a network that runs none.
import { fix } from '../../../fixes/fix';
import { managedModes } from '../../../model/facts';
import { optionBlocksOf, runsDnsmasq } from '../../../model/network/dnsmasq/lines';
import { modeWords } from '../../../schema/modes';
import { removeElement } from '../../../syntax/xml/write';
import { modeOf } from '../../../model/network/mode';
import { ruleOfEach } from '../../rule';

export const dnsmasqUnmanaged = ruleOfEach({
  code: 'dnsmasq-unmanaged',
  of: ['network'],
  severity: 'warning',
  summary: 'Options for dnsmasq of a network that runs no dnsmasq.',
  source: 'https://libvirt.org/formatnetwork.html#network-namespaces',
  each: (file) => (runsDnsmasq(file) ? [] : optionBlocksOf(file)),
  *check(options, file) {
    const mode = modeOf(file)!;
    yield {
      span: options.nameSpan,
      message: managedModes.has(mode)
        ? 'options for dnsmasq on a network without ip; libvirt runs dnsmasq only for a network with an address'
        : `options for dnsmasq in ${modeWords[mode]}; libvirt runs no dnsmasq there`,
      fixes: [fix('Remove the options', removeElement(options))],
    };
  },
});
