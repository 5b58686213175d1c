// Options of a bridge joined by something else than single spaces: they are lost.
import { fix } from '../../../fixes/fix';
import { bridgesOf } from '../../../model/ifcfg/bridge';
import { misjoinedBridgeOptions } from '../../../model/ifcfg/bridge-words';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const bridgingOptsSeparator = ruleOfEach({
  code: 'bridging-opts-separator',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'Options of a bridge are joined by something else than single spaces.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: handle_bridge_option',
  each: bridgesOf,
  *check(bridge) {
    const { attribute } = bridge;
    const joined = attribute && misjoinedBridgeOptions(bridge);
    if (!joined) return;
    yield {
      span: attribute.valueSpan,
      message: `${joined.by} between options, expected single spaces; the options are lost`,
      fixes: [fix('Join the options by single spaces', setAssignment(attribute, joined.words.join(' ')), true)],
    };
  },
});
