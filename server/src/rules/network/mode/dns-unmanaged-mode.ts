// A DNS configuration in a network without a DNS server: records are refused, settings are stored in vain.
import { misplacedItems } from '../../../model/network/misplaced-items';
import { modeWords } from '../../../schema/modes';
import { type Finding, rule } from '../../rule';
import { misplacedMessage, modePlace, removal } from '../../factories/misplaced';
import { modeChanges } from '../../../fixes/mode-change';

export const dnsUnmanagedMode = rule({
  code: 'dns-unmanaged-mode',
  of: ['network'],
  severity: 'error',
  summary: 'A network on a bridge or interface of the host configures a DNS server.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',

  // One finding for the whole element: it is either wanted or not, and may hold thousands of records.
  *check(file, workspace, { libvirt }): Generator<Finding> {
    const dns = file.tree.root?.child('dns');
    if (!dns) return;
    for (const it of misplacedItems(file, ['dns/txt', 'dns/srv', 'dns/host'], libvirt)) {
      const fixes = [removal({ ...it, element: dns }), ...modeChanges(file, workspace, it.row, libvirt)];
      const message = misplacedMessage(it, libvirt, `dns with a ${it.element.name} record`);
      yield { span: dns.nameSpan, message, related: modePlace(file), fixes };
      return;
    }
    const settings = ['dns/forwarder', 'dns@enable', 'dns@forwardPlainNames'];
    for (const it of misplacedItems(file, settings, libvirt, 'ignored')) {
      yield {
        span: dns.nameSpan,
        severity: 'warning',
        message: `dns has no effect in ${modeWords[it.mode]}: libvirt runs dnsmasq only on a bridge that it makes`,
        fixes: [removal({ ...it, element: dns, attribute: undefined }, true)],
        tag: 'unnecessary',
      };
      return;
    }
  },
});
