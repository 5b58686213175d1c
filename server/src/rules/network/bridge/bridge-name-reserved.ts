// Names that stand for all devices in the settings of the kernel.
import { replace } from '../../../fixes/fix';
import { freeBridgeName } from '../../../model/lookup';
import { ruleOfEach } from '../../rule';
import { oddBridgeNamesOf, effectOf, severityOf } from '../../../model/network/bridge-name';

export const bridgeNameReserved = ruleOfEach({
  code: 'bridge-name-reserved',
  of: ['network'],
  severity: 'error',
  summary: 'The bridge is called all or default.',
  source: 'Linux, net/ipv4/devinet.c: /proc/sys/net/ipv4/conf/all and default are taken',

  each: oddBridgeNamesOf,
  *check(it, _file, workspace) {
    if (it.name !== 'all' && it.name !== 'default') return;
    const free = freeBridgeName(workspace);
    yield {
      span: it.attribute.valueSpan,
      severity: severityOf(it),
      message: `${it.name} stands for all devices in the settings of the kernel and ${effectOf(it)}, expected a name such as virbr1`,
      fixes: it.isManaged ? [replace(`Change to ${free}`, it.attribute.valueSpan, free, true)] : [],
    };
  },
});
