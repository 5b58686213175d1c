// A file that libvirtd keeps for itself, opened as if it were to be edited.
import { isOfLibvirtd } from '../../../model/host';
import { networkOf } from '../../../model/networks';
import { none } from '../../../model/reading';
import { ruleOfEach } from '../../rule';

export const libvirtdOwnsFile = ruleOfEach({
  code: 'libvirtd-owns-file',
  of: ['network'],
  severity: 'information',
  summary: 'libvirtd keeps this file for itself: it overwrites it, and reads it only when it starts.',
  source:
    'libvirt 9.0.0, src/conf/virnetworkobj.c, virNetworkObjSaveConfig; the comment that libvirt writes into such files',

  each: ({ uri, tree }) => (tree.root && isOfLibvirtd(uri) ? [tree.root] : none),
  *check(root, file) {
    const name = networkOf(file)?.name;
    yield {
      span: root.nameSpan,
      message: `libvirtd owns this file: it overwrites what is changed here, and reads it only when it starts, expected ${name ? `virsh net-edit ${name}` : 'a change through libvirt'}`,
    };
  },
});
