// Which documents hold network cards of guests: a domain with its devices, or one `<interface>` as `virsh attach-device`
// takes it.
import { domainTypes, interfaceTypes } from '../../schema/guest/types';
import { isUnknown, templateOf } from '../../syntax/template/template';
import type { Element } from '../../syntax/tree';
import { parseXml } from '../../syntax/xml/parse';

/** So much of a document decides what it is. */
const decisive = 1 << 16;

/** Whether a text with that root is a guest of libvirt, or a network card of one. Other programs have such roots, too. */
export function isGuest(uri: string, text: string, rootName: string): boolean {
  if (rootName !== 'domain' && rootName !== 'interface') return false;
  const head = text.slice(0, decisive);
  const { root } = parseXml(head, templateOf(head, 'xml', false));
  if (!root || root.namespace !== '') return false;
  return rootName === 'domain' ? isDomain(root) || /\/libvirt\/(?:qemu|lxc|libxl)\//.test(uri) : isCard(root);
}

const isDomain = (root: Element): boolean =>
  domainTypes.has(root.value('type') ?? '') ||
  isUnknown(root.value('type') ?? '') ||
  ['devices', 'memory', 'vcpu'].filter((it) => root.child(it)).length > 1 ||
  (root.child('devices')?.children ?? []).some((it) => devices.has(it.name)) ||
  root.attributes.some((it) => it.name.startsWith('xmlns:') && it.value.startsWith('http://libvirt.org/'));

const devices: ReadonlySet<string> = new Set(['interface', 'disk', 'emulator', 'controller', 'console', 'graphics']);

/** What `virsh iface-define` takes has a name; an interface of the pool of a network has a device. */
const isCard = (root: Element): boolean =>
  !root.attribute('name') &&
  !root.attribute('dev') &&
  (interfaceTypes.has(root.value('type') ?? '') ||
    isUnknown(root.value('type') ?? '') ||
    root.child('model')?.attribute('type') !== undefined ||
    root.child('mac')?.attribute('address') !== undefined ||
    (root.child('source')?.attributes ?? []).some((it) => it.name === 'network' || it.name === 'bridge'));
