// Slot 0 of a PCI bus whose slots begin at 1.
import { inCards, isOfQemu } from '../../../model/guest/cards';
import type { Tree } from '../../../syntax/tree';
import { ruleOfEach } from '../../rule';

export const domPciSlot = ruleOfEach({
  code: 'dom-pci-slot',
  of: ['guest'],
  severity: 'error',
  summary: 'A network card in slot 0 of a PCI bus that has none.',
  source: 'virDomainPCIAddressValidate in libvirt: "slot must be >= 1"',
  each: inCards('address'),
  *check(address, { tree }) {
    const slot = address.attribute('slot');
    const isPci = address.value('type') === 'pci' && tree.root?.name === 'domain' && isOfQemu(tree) && isOfX86(tree);
    if (!isPci || !slot || numberOf(slot.value) !== 0 || tree.template?.isOpen) return;
    const bus = numberOf(address.value('bus') ?? '0');
    const isNowhere = bus === 0 && numberOf(address.value('function') ?? '0') === 0;
    // An address of zeros is none at all, and libvirt finds a place.
    if (bus === undefined || isNowhere || hasSlot0(tree, bus)) return;
    yield {
      span: slot.valueSpan,
      message: `bus ${bus} has no slot 0, and libvirt refuses the guest; expected one from 0x01 to 0x1f`,
    };
  },
});

const numberOf = (text: string): number | undefined =>
  /^\s*(?:0x[\da-f]+|\d+)$/i.test(text) ? Number(text) : undefined;

const isOfX86 = (tree: Tree): boolean => ['', 'x86_64', 'i686'].includes(tree.at('os/type')[0]?.value('arch') ?? '');

/** Controllers whose slots begin at 1; so do those of one that libvirt adds by itself. */
const from1: ReadonlySet<string> = new Set(['pci-root', 'pcie-root', 'pci-bridge', 'pcie-to-pci-bridge']);

/** Whether a bus has a slot 0, or may have one: by what is said of its controller, else by the one that libvirt adds. */
function hasSlot0(tree: Tree, bus: number): boolean {
  const own = tree
    .at('devices/controller')
    .filter((it) => it.value('type') === 'pci' && [undefined, bus].includes(numberOf(it.value('index') ?? '')));
  if (own.length > 0) return own.some((it) => !from1.has(it.value('model') ?? ''));
  // A port of PCI Express, where the machine has that.
  return bus !== 0 && !/^pc(?:-i440fx.*)?$/.test(tree.at('os/type')[0]?.value('machine') ?? 'pc');
}
