// A manager of the MAC table of a bridge that no name is given for.
import { fix } from '../../../fixes/fix';
import { removeAttribute, removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { attributeAt } from '../../../model/network/elements';

export const bridgeMacTableNoBridge = ruleOfEach({
  code: 'bridge-mac-table-no-bridge',
  of: ['network'],
  severity: 'warning',
  summary: 'macTableManager has no effect without the name of a bridge.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c: a network of mode bridge without a name is a direct one',

  each: attributeAt('bridge@macTableManager'),
  *check(manager, file) {
    if (manager.value === '' || modeOf(file) !== 'macvtap') return;
    const bridge = manager.element;
    const isAlone = bridge.attributes.length === 1 && bridge.children.length === 0;
    yield {
      span: manager.span,
      message: `macTableManager ${manager.value} without the name of a bridge has no effect, expected a name or nothing`,
      fixes: [fix('Remove macTableManager', isAlone ? removeElement(bridge) : removeAttribute(manager))],
      tag: 'unnecessary',
    };
  },
});
