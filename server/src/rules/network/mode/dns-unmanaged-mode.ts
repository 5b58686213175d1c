// A DNS configuration in a network without a DNS server: records are refused, settings are stored in vain.
import { misplacedItems } from '../../../model/network/misplaced-items';
import { modeWords } from '../../../schema/modes';
import { ruleOfEach } from '../../rule';
import { inModes, unmanagedModes } from '../../../model/network/mode';
import { firstAt } from '../../../model/network/elements';
import { misplacedMessage, modePlace, removal } from '../../factories/misplaced';
import { modeChanges } from '../../../fixes/mode-change';

export const dnsUnmanagedMode = ruleOfEach({
  code: 'dns-unmanaged-mode',
  of: ['network'],
  severity: 'error',
  summary: 'A network on a bridge or interface of the host configures a DNS server.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',

  // One finding for the whole element: it is either wanted or not, and may hold thousands of records.
  each: inModes(unmanagedModes, firstAt('dns')),
  *check(dns, file, workspace, target) {
    for (const it of records(file, workspace, target)) {
      const fixes = [removal({ ...it, element: dns }), ...modeChanges(file, workspace, it.row, target.libvirt)];
      const message = misplacedMessage(it, target.libvirt, `dns with a ${it.element.name} record`);
      yield { span: dns.nameSpan, message, related: modePlace(file), fixes };
      return;
    }
    for (const it of settings(file, workspace, target)) {
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

const records = misplacedItems(['dns/txt', 'dns/srv', 'dns/host']);
const settings = misplacedItems(['dns/forwarder', 'dns@enable', 'dns@forwardPlainNames'], 'ignored');
