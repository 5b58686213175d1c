// A slot that the PCI bus of a card does not have, and a PCI domain that no guest has.
import { isOpen } from '../../../model/brought';
import { cardAround, inCards, isOfQemu, modelNameOf, typeOf } from '../../../model/guest/cards';
import { isUnknown } from '../../../syntax/template/template';
import type { Element, Tree } from '../../../syntax/tree';
import { ruleOfEach } from '../../rule';

export const domPciSlot = ruleOfEach({
  code: 'dom-pci-slot',
  of: ['guest'],
  severity: 'error',
  summary: 'A network card in a slot that its PCI bus does not have.',
  source:
    'virDomainPCIAddressValidate in libvirt: "slot must be >= 1", "slot must be <= 0", "Only PCI domain 0 is available"',
  each: inCards('address'),
  *check(address, { tree }) {
    const isPci = address.value('type') === 'pci' && tree.root?.name === 'domain' && isOfQemu(tree) && isOfX86(tree);
    if (!isPci || isOpen({ tree })) return;
    const [domain, bus, slot, part] = ['domain', 'bus', 'slot', 'function'].map((it) =>
      numberOf(address.value(it) ?? '0'),
    );
    // An address of zeros is none at all, and libvirt finds a place.
    if (bus === undefined || slot === undefined || (domain === 0 && bus === 0 && slot === 0 && part === 0)) return;
    if (domain !== undefined && domain > 0)
      yield {
        span: address.attribute('domain')!.valueSpan,
        message: `PCI domain ${domain}, and libvirt refuses the guest; expected 0, the only one that it has`,
      };
    const [least, most] = slotsOf(bus, address) ?? [0, 31];
    if (least <= slot && slot <= most) return;
    const expected = most === 0 ? 'slot 0x00, the only one' : 'one from 0x01 to 0x1f';
    yield {
      span: (address.attribute('slot') ?? address).span,
      message: `bus ${bus} has no slot ${slot}, and libvirt refuses the guest; expected ${expected}`,
    };
  },
});

const numberOf = (text: string): number | undefined =>
  /^\s*(?:0x[\da-f]+|\d+)$/i.test(text) ? Number(text) : undefined;

const isOfX86 = (tree: Tree): boolean => ['', 'x86_64', 'i686'].includes(tree.at('os/type')[0]?.value('arch') ?? '');

const behindBridge = [1, 31] as const;
const ofPort = [0, 0] as const;

/** The slots of a bus by what makes it; those that are not here have all. Source: virDomainPCIAddressBusSetModel. */
const slotsBehind: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'pci-root': behindBridge,
  'pcie-root': behindBridge,
  'pci-bridge': behindBridge,
  'pcie-to-pci-bridge': behindBridge,
  'pcie-root-port': ofPort,
  'pcie-switch-downstream-port': ofPort,
};

/** The first and the last slot of a bus: by what is said of its controller, else by the one that libvirt adds. */
function slotsOf(bus: number, address: Element): readonly [number, number] | undefined {
  const { tree } = address;
  const own = tree
    .at('devices/controller')
    .filter((it) => it.value('type') === 'pci' && [undefined, bus].includes(numberOf(it.value('index') ?? '')));
  // Where it is not said which bus a controller makes, it may be this one.
  if (own.length > 0)
    return own.length === 1 && own[0]!.attribute('index') ? slotsBehind[own[0]!.value('model') ?? ''] : undefined;
  if (bus === 0) return behindBridge;
  const machine = tree.at('os/type')[0]?.value('machine') ?? 'pc';
  if (/^pc(?:-i440fx.*)?$/.test(machine)) return behindBridge;
  // On q35 libvirt adds a bridge for a card of PCI, and a port for one of PCI Express, where other devices have none yet.
  return /^(?:pc-)?q35/.test(machine) && isOfPci(cardAround(address)) ? behindBridge : undefined;
}

/** Whether a card is one of PCI and not of PCI Express. Source: qemuDomainDeviceCalculatePCIConnectFlags. */
function isOfPci(card: Element): boolean {
  const model = modelNameOf(card);
  if (model === undefined) return !card.child('model') && !['', 'hostdev', 'vdpa'].includes(typeOf(card));
  return !isUnknown(model) && ofPci.has(model);
}

const ofPci: ReadonlySet<string> = new Set(['rtl8139', 'e1000', 'virtio-transitional', 'vmxnet3']);
