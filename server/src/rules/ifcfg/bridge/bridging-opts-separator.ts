// Options of a bridge joined by something else than single spaces: they are lost.
import { bridgesOf } from '../../../model/ifcfg/bridge';
import { misjoinedFindings } from '../../factories/misjoined';
import { ruleOfEach } from '../../rule';

export const bridgingOptsSeparator = ruleOfEach({
  code: 'bridging-opts-separator',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'Options of a bridge are joined by something else than single spaces.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: handle_bridge_option',
  each: bridgesOf,
  *check(bridge, _file, _workspace, target) {
    yield* misjoinedFindings(bridge, target, () => '');
  },
});
