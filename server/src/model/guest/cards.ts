// The network cards of a guest's document, as rules look at them.
import { memoize } from '../../memoize';
import { interfaceTypes, type InterfaceType } from '../../schema/guest/types';
import { modelNamed } from '../../schema/guest/values';
import { type TypeRow, type TypeSupport, supportOf, typeTable } from '../../schema/guest/support';
import type { Version } from '../../schema/types';
import { isUnknown } from '../../syntax/template/template';
import type { Attribute, Element } from '../../syntax/tree';
import { hasOpenTag, mayGain, mayGainWithin } from '../brought';
import type { File } from '../file';
import { none, type Reading } from '../reading';

/** Every `<interface>`: those of a domain, or the one that is the document. */
export const cardsOf = memoize(({ tree }: File): readonly Element[] => {
  const { root } = tree;
  if (root?.name === 'interface') return [root];
  return root?.name === 'domain' ? tree.at('devices/interface') : none;
});

/** The elements on a path below each card, of which libvirt takes the first at each step. */
export const inCards = (path: string): ((file: File) => readonly Element[]) => {
  const steps = path.split('/');
  return memoize((file: File) =>
    cardsOf(file).flatMap((card) => {
      let found: Element | undefined = card;
      for (const it of steps) found = found?.child(it);
      return found ?? [];
    }),
  );
};

/** What a card is plugged into, as libvirt takes it: one without a type is of type user. Empty where a template says it. */
export function typeOf(card: Element): string {
  const type = card.value('type');
  if (type === undefined) return hasOpenTag(card) ? '' : 'user';
  return isUnknown(type) ? '' : type;
}

/** The card that an element of it is in. */
export function cardAround(element: Element): Element {
  let found = element;
  while (found.parent && found.name !== 'interface') found = found.parent;
  return found;
}

/**
 * Whether the guest is one of QEMU; a card by itself is taken for one of such a guest. Others take what QEMU does not, so
 * one whose type a template is yet to say is none, and no card that may come into any guest.
 */
export function isOfQemu({ root, template }: File['tree']): boolean {
  if (root?.name !== 'domain') return template === undefined;
  const type = root.value('type');
  return type === undefined ? !hasOpenTag(root) : ['qemu', 'kvm', 'hvf', 'kqemu'].includes(type);
}

/** Whether a template may yet say which hypervisor and which machine it is. */
export function isMachineOpen({ root }: File['tree']): boolean {
  if (root?.name !== 'domain') return false;
  const os = root.child('os');
  return mayGain(root) || (os !== undefined && mayGainWithin(os));
}

/** Whether its machine is known to be a PC. */
export function isPc(tree: File['tree']): boolean {
  const [type] = tree.at('os/type');
  const [arch, machine] = [type?.value('arch') ?? 'x86_64', type?.value('machine')];
  return ['x86_64', 'i686'].includes(arch) && machine !== undefined && /^(?:pc|q35)(?:-|$)/.test(machine);
}

/** Hypervisors whose hosts are no Linux, or hide it: what they call bridges and devices are words of their own. */
const withoutLinux: ReadonlySet<string> = new Set(['vmware', 'hyperv', 'vbox', 'parallels', 'phyp', 'bhyve']);

/** Whether bridges and devices that its cards name are those of a Linux host. */
export function isOnLinux({ root }: File['tree']): boolean {
  const type = root?.value('type');
  if (type === undefined) return root?.name !== 'domain' || !hasOpenTag(root);
  return !isUnknown(type) && !withoutLinux.has(type);
}

/** The card that the guest sees; undefined where nothing is written of it. */
export const modelOf = (card: Element): Attribute | undefined => card.child('model')?.attribute('type');

/** Its name as QEMU is told it. */
export function modelNameOf(card: Element): string | undefined {
  const model = modelOf(card)?.value;
  return model === undefined ? undefined : modelNamed(model);
}

/** Whether it is a virtio card; not known where a template says it. */
export const isVirtio = (card: Element): boolean => {
  const model = modelNameOf(card);
  return model === undefined ? isVirtioByDefault(card) : isUnknown(model) || model.startsWith('virtio');
};

/**
 * Whether a card without a model is a virtio card: by its type, or by the machine it is in.
 * Source: qemuDomainDeviceNetDefPostParse and qemuDomainDefaultNetModel of libvirt 9.0.0.
 */
export function isVirtioByDefault(card: Element): boolean {
  if (typeOf(card) === 'vdpa') return true;
  const [machine] = card.tree.at('os/type');
  const [arch, name] = [machine?.value('arch') ?? '', machine?.value('machine') ?? ''];
  return arch.startsWith('s390') || name === 'virt' || name.startsWith('virt-') || isUnknown(arch) || isUnknown(name);
}

/** Whether passt carries its traffic, or may where a template says it. */
export function mayHavePasst(card: Element): boolean {
  const type = card.child('backend')?.value('type') ?? '';
  return type === 'passt' || isUnknown(type) || mayGainWithin(card);
}

/** The kind of port that it has itself. */
export const portTypeOf = (card: Element): string | undefined => card.child('virtualport')?.value('type');

/** Something in a card of a type in which it does nothing, or worse. */
export interface Misfit {
  readonly row: TypeRow;
  readonly type: InterfaceType;
  readonly support: Exclude<TypeSupport, 'works'>;
  readonly element: Element;
  readonly attribute: Attribute | undefined;
}

/** What the cards of a guest hold and their types do not take. */
export const misfitsOf: Reading<Misfit> = (file, _workspace, { libvirt }) => {
  const cards = cardsOf(file);
  if (cards.length === 0) return none;
  const isQemu = isOfQemu(file.tree);
  return cards.flatMap((card): readonly Misfit[] => {
    const type = typeOf(card);
    return interfaceTypes.has(type) ? misfitsIn(card, type as InterfaceType, libvirt, isQemu) : none;
  });
};

function misfitsIn(card: Element, type: InterfaceType, libvirt: Version, isQemu: boolean): Misfit[] {
  const found: Misfit[] = [];
  if (card.children.length === 0) return found;
  for (const { row, path, name } of places) {
    const support = supportOf(row, type, libvirt);
    if (support === 'works' || (!isQemu && ofQemu.has(support))) continue;
    let element: Element | undefined = card;
    for (const it of path) element = element?.child(it);
    const attribute = name === undefined ? undefined : element?.attribute(name);
    if (!element || (name !== undefined && !attribute) || isAbsent(element)) continue;
    if (row.value !== undefined && attribute?.value !== row.value) continue;
    // passt tells the guest itself.
    if (row.item === 'mtu' && type === 'user' && mayHavePasst(card)) continue;
    found.push({ row, type, support, element, attribute });
  }
  return found;
}

const ofQemu: ReadonlySet<TypeSupport> = new Set<TypeSupport>(['unsupported', 'unstartable', 'idle']);

const places = typeTable.map((row) => {
  const [path, name] = row.item.split('@') as [string, string?];
  return { row, path: path.split('/'), name };
});

/** What libvirt reads as if it were not there. */
const isAbsent = (it: Element): boolean =>
  (it.name === 'mtu' && /^\s*0*$/.test(it.value('size') ?? '')) ||
  (it.name === 'bandwidth' && it.children.length === 0) ||
  (it.name === 'target' && !it.value('dev'));
