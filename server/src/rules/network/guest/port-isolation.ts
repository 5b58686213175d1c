// Isolation of guests from each other: only taps on a Linux bridge have it.
import { fix } from '../../../fixes/fix';
import { managedModes } from '../../../model/facts';
import { modeWords } from '../../../schema/modes';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { firstAt } from '../../../model/network/elements';

export const portIsolation = ruleOfEach({
  name: 'port-isolation',
  of: ['network'],
  severity: 'warning',
  summary: 'Isolated ports where there are none, or a port that says nothing.',
  source: 'https://libvirt.org/formatnetwork.html#isolating-guests-from-each-other',
  codes: {
    'port-isolated-unsupported': 'Isolation on a network without a Linux bridge.',
    'port-empty': 'A port without isolated.',
  },
  each: firstAt('port'),
  *check(port, file) {
    const removing = [fix('Remove port', removeElement(port), true)];
    const isolated = port.attribute('isolated');
    if (!isolated) {
      yield {
        code: 'port-empty',
        severity: 'hint',
        span: port.nameSpan,
        message: 'port without isolated says nothing; libvirt drops it',
        tag: 'unnecessary',
        fixes: removing,
      };
      return;
    }
    const mode = modeOf(file);
    const hasBridge = mode === 'bridge' || (mode !== undefined && managedModes.has(mode));
    const virtualport = file.tree.at('virtualport')[0];
    if (isolated.value !== 'yes' || !mode || (hasBridge && !virtualport)) return;
    yield {
      code: 'port-isolated-unsupported',
      span: isolated.valueSpan,
      message: virtualport
        ? "isolated='yes' beside a virtualport; only plain ports of a Linux bridge can be isolated, guests do not start"
        : `isolated='yes' in ${modeWords[mode]}; only ports of a Linux bridge can be isolated, guests do not start`,
      fixes: removing,
    };
  },
});
