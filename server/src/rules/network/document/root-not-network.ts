// Files given as networks that are something else.
import { fix } from '../../../fixes/fix';
import { fragmentNames } from '../../../schema/fragments';
import { nearest } from '../../../schema/nearest';
import { renameElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { oddRootsOf } from '../../../model/network/document';

export const rootNotNetwork = ruleOfEach({
  code: 'root-not-network',
  of: ['network'],
  severity: 'error',
  summary: 'The outermost element is not network.',
  source: 'virNetworkDefParse in libvirt: "expecting root element of \'network\'"',
  each: oddRootsOf,
  *check(root) {
    if (root.localName === 'network' || root.name === '') return;
    const close = nearest(root.name, ['network']).length > 0 || root.name.toLowerCase().startsWith('net');
    yield {
      span: root.nameSpan,
      message: `<${root.name}> is the outermost element, expected <network>${ofUpdate(root.name)}`,
      fixes: close ? [fix('Change to <network>', renameElement(root, 'network'), true)] : undefined,
    };
  },
});

/** Elements that are hardly anything else than parts of a network. */
const partNames: ReadonlySet<string> = new Set([
  ...fragmentNames,
  'bridge',
  'dhcp',
  'dns',
  'forward',
  'forwarder',
  'ip',
  'route',
  'vlan',
]);

/** Elements of a network by themselves are for `virsh net-update`, which takes a few of them. */
const ofUpdate = (name: string): string =>
  partNames.has(name) ? `, or for net-update one of ${fragmentNames.join(', ')} with its attributes` : '';
