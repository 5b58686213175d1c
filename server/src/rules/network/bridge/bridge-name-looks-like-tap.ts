// Names that libvirt gives to the interfaces of guests, and takes away again.
import { replace } from '../../../fixes/fix';
import { freeBridgeName } from '../../../model/lookup';
import { ruleOfEach } from '../../rule';
import { oddBridgeNamesOf } from '../../../model/network/bridge-name';

export const bridgeNameLooksLikeTap = ruleOfEach({
  code: 'bridge-name-looks-like-tap',
  of: ['network'],
  severity: 'warning',
  summary: 'The bridge is called like an interface of a guest.',
  source: 'libvirt 9.0.0, src/util/virnetdev.h: vnet, macvtap, macvlan and vif are prefixes of its own',

  each: oddBridgeNamesOf,
  *check(it, _file, workspace) {
    if (!it.isManaged || !/^(?:vnet|macvtap|macvlan|vif)\d+$/.test(it.name)) return;
    const free = freeBridgeName(workspace);
    yield {
      span: it.attribute.valueSpan,
      message: `${it.name} is a name that libvirt gives to interfaces of guests, expected a name such as ${free}`,
      fixes: [replace(`Change to ${free}`, it.attribute.valueSpan, free, true)],
    };
  },
});
