// Limits of a whole network, for which the kernel of a host must have the schedulers of packets, and the bridge must be there.
import { onlyWith } from '../../../schema/host-words';
import { ruleOfEach } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { networkOf } from '../../../model/networks';
import { firstAt } from '../../../model/network/elements';
import { supportIn, modeRow } from '../../../schema/modes';

export const qdiscOfHost = ruleOfEach({
  code: 'qdisc-of-host',
  of: ['network'],
  severity: 'information',
  summary: 'The network starts only where the kernel can limit traffic.',
  source: 'libvirt 9.0.0, src/util/virnetdevbandwidth.c: tc qdisc add … htb, sfq, ingress',
  each: firstAt('bandwidth'),
  *check(bandwidth, file, _workspace, { libvirt }) {
    const mode = modeOf(file);
    if (mode === undefined || supportIn(modeRow('bandwidth')!, mode, libvirt) !== 'optional') return;
    const [inbound, outbound] = ['inbound', 'outbound'].map((it) => bandwidth.child(it)?.attribute('average'));
    if (!inbound && !outbound) return;
    const qdiscs = [...(inbound ? ['htb', 'sfq'] : []), ...(outbound ? ['ingress'] : [])];
    const bridge = mode === 'bridge' ? networkOf(file)?.bridge : undefined;
    const kernel = `the packet scheduler${qdiscs.length > 1 ? 's' : ''} ${qdiscs.join(', ')} in its kernel`;
    yield {
      span: bandwidth.nameSpan,
      message: onlyWith(bridge === undefined ? kernel : `the bridge ${bridge} and ${kernel}`),
    };
  },
});
