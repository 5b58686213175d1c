// Isolation from other guests where there is no port of a Linux bridge.
import { fix } from '../../../fixes/fix';
import { managedModes } from '../../../model/facts';
import { cardAround, inCards, isOfQemu, portTypeOf, typeOf } from '../../../model/guest/cards';
import { pluggedInto } from '../../../model/guest/networks';
import { modeWords } from '../../../schema/modes';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const domPortIsolated = ruleOfEach({
  code: 'dom-port-isolated',
  of: ['guest'],
  severity: 'error',
  summary: 'A network card is isolated from others, on no Linux bridge.',
  source: 'virDomainNetDefValidate in libvirt 9.0.0, and at start for what the network says',
  each: inCards('port'),
  *check(port, { tree }, workspace) {
    const isolated = port.attribute('isolated');
    const card = cardAround(port);
    if (isolated?.value !== 'yes' || !isOfQemu(tree)) return;
    const network = pluggedInto(card, workspace)?.network;
    const ownPort = typeOf(card) === 'bridge' ? portTypeOf(card) : undefined;
    const mode = network?.mode;
    const onOther =
      network?.ports.virtualport ??
      (mode && mode !== 'bridge' && !managedModes.has(mode) ? modeWords[mode] : undefined);
    if (ownPort === undefined && onOther === undefined) return;
    yield {
      span: isolated.span,
      message:
        ownPort === undefined
          ? `isolated on network ${network!.name}, which is of ${onOther}: only ports of a Linux bridge can be kept apart, and the guest does not start`
          : `isolated beside a virtualport of ${ownPort}: only ports of a Linux bridge can be kept apart, and libvirt refuses the guest`,
      fixes: [fix('Remove <port>', removeElement(port))],
    };
  },
});
