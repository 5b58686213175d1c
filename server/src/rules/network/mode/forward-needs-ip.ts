// Forwarding without an address of the host that guests could go through.
import { fix } from '../../../fixes/fix';
import { plus, type Subnet, addressText } from '../../../address';
import { modeRow, modeWords, reason, supportIn } from '../../../schema/modes';
import { insertChild, removeElement } from '../../../syntax/xml/write';
import { alsoForOlder } from '../../factories/older';
import { ruleOfEach } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { firstAt, withoutIp } from '../../../model/network/elements';
import { freeSubnet } from '../../../model/free-subnet';

const needsIp = ruleOfEach({
  code: 'forward-needs-ip',
  of: ['network'],
  severity: 'error',
  summary: 'A network forwards, but the host has no address in it.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML; 10.8.0 for mode open',

  each: withoutIp(firstAt('forward')),
  *check(forward, file, workspace, { libvirt }) {
    const mode = modeOf(file);
    const root = file.tree.root!;
    const row = modeRow('ip')!;
    if (!mode || supportIn(row, mode, libvirt) !== 'required') return;
    const written = forward.attribute('mode');
    const fixes = [fix('Remove forward, for an isolated network', removeElement(forward))];
    const free = freeSubnet(workspace);
    if (free) {
      const address = addressText(plus(free.first, 1)!);
      fixes.unshift(fix(`Add ip ${address}/24 with DHCP`, insertChild(root, ipWithDhcp(free))));
    }
    yield {
      span: written?.value ? written.valueSpan : forward.nameSpan,
      message: `${modeWords[mode]} without ip: ${reason(row, mode)}, expected an ip element`,
      related: [{ at: { uri: file.uri, span: root.nameSpan }, message: 'the ip is expected in here' }],
      fixes,
    };
  },
});

export const forwardNeedsIp = alsoForOlder(
  needsIp,
  'mode open without ip came with libvirt 10.8.0; an older one refuses it',
);

/** The first address for the host, the upper half for guests that ask. */
function ipWithDhcp({ first, last }: Subnet): string {
  const [start, end] = [addressText(plus(first, 128)!), addressText(plus(last, -1)!)];
  return `<ip address='${addressText(plus(first, 1)!)}' prefix='24'>\n  <dhcp>\n    <range start='${start}' end='${end}'/>\n  </dhcp>\n</ip>`;
}
