// A manager of the MAC table of a bridge that no name is given for.
import { fix } from '../../../fixes/fix';
import { removeAttribute, removeElement } from '../../../syntax/xml/write';
import { rule } from '../../rule';

export const bridgeMacTableNoBridge = rule({
  code: 'bridge-mac-table-no-bridge',
  of: ['network'],
  severity: 'warning',
  summary: 'macTableManager has no effect without the name of a bridge.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c: a network of mode bridge without a name is a direct one',

  *check({ facts, tree }) {
    const bridge = tree.root?.child('bridge');
    const manager = bridge?.attribute('macTableManager');
    if (!bridge || !manager?.value || facts.networks[0]?.mode !== 'macvtap') return;
    const isAlone = bridge.attributes.length === 1 && bridge.children.length === 0;
    yield {
      span: manager.span,
      message: `macTableManager ${manager.value} without the name of a bridge has no effect, expected a name or nothing`,
      fixes: [fix('Remove macTableManager', isAlone ? removeElement(bridge) : removeAttribute(manager))],
      tag: 'unnecessary',
    };
  },
});
