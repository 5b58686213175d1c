// How a network card works: the `<driver>` of a virtio card, and of a device of the host.
import { optional } from '../rows';
import type { AttributeRow, ElementRow, ValueKind } from '../types';
import { integer, onOff, oneOf, text, yesNo } from '../values';
import { ringSize } from './values';

const offload = (doc: string, ...names: string[]): ElementRow => ({
  doc,
  attributes: Object.fromEntries(
    names.map((it) => [it, { doc: `The feature ${it} of virtio.`, value: onOff, default: 'on' }]),
  ),
  children: {},
});

const onOffRow = (doc: string, since?: string): AttributeRow => ({
  doc,
  value: onOff,
  ...(since === undefined ? {} : { since }),
});

const driverName: Record<'virtio' | 'hostdev', ValueKind> = {
  virtio: oneOf('dom-driver-value', 'backend of a virtio card', [
    { value: 'vhost', doc: 'Packets are moved by the kernel.' },
    { value: 'qemu', doc: 'Packets are moved by QEMU.' },
  ]),
  hostdev: oneOf('dom-driver-value', 'backend of device assignment', [
    { value: 'vfio', doc: 'The VFIO driver of the kernel.' },
    { value: 'kvm', doc: 'The old assignment of KVM, gone from kernels.' },
  ]),
};

const queues: ValueKind = {
  ...integer('dom-driver-value', 1, 256, { example: '4' }),
  describe: 'number from 1 to 256',
};

/** How a card works, of virtio or of a device of the host. */
export const driverRow = (kind: keyof typeof driverName): ElementRow => ({
  doc:
    kind === 'virtio'
      ? 'How a virtio card works; any other model takes nothing of it.'
      : 'How the device is handed to the guest.',
  attributes: {
    name: {
      doc: 'The backend that is used.',
      value: driverName[kind],
      default: kind === 'virtio' ? 'vhost where the kernel has it' : 'vfio',
    },
    txmode: {
      doc: 'Where packets are sent from.',
      value: oneOf('dom-driver-value', 'way of sending', [{ value: 'iothread' }, { value: 'timer' }]),
    },
    ioeventfd: onOffRow('Whether the guest may go on while QEMU handles its signals.'),
    event_idx: onOffRow('Whether fewer interrupts are sent.'),
    queues: {
      doc: 'How many queues the card has; no more than the guest has processors.',
      value: queues,
      default: '1',
    },
    rx_queue_size: {
      doc: 'Packets that may wait to be received.',
      value: ringSize(256, 1024),
      default: '256',
      since: '2.3.0',
    },
    tx_queue_size: {
      doc: 'Packets that may wait to be sent; more than 256 for vhostuser and vdpa only.',
      value: ringSize(256, 1024),
      default: '256',
      since: '3.7.0',
    },
    rss: onOffRow('Whether packets are spread over queues by the card.', '8.3.0'),
    rss_hash_report: onOffRow('Whether the guest is told by what they were spread.', '8.3.0'),
    iommu: onOffRow('Whether the card is behind the IOMMU of the guest. For virtio.', '3.5.0'),
    ats: onOffRow('Whether it caches addresses. For virtio.', '3.5.0'),
    packed: onOffRow('Whether it uses packed rings. For virtio.', '6.3.0'),
    page_per_vq: onOffRow('Whether each queue has a page of its own. For virtio.', '7.9.0'),
    model: {
      doc: 'Name of a variant of the VFIO driver.',
      value: text('driver of the kernel', 'vfio-pci-igb'),
      since: '10.0.0',
    },
    iommufd: {
      doc: 'Whether the device is handed over by way of /dev/iommu. For hostdev.',
      value: yesNo,
      since: '12.1.0',
    },
  },
  children: {
    host: optional(
      offload('What the host does for the guest.', 'csum', 'gso', 'tso4', 'tso6', 'ecn', 'ufo', 'mrg_rxbuf'),
    ),
    guest: optional(offload('What the guest does itself.', 'csum', 'tso4', 'tso6', 'ecn', 'ufo')),
  },
  link: 'https://libvirt.org/formatdomain.html#setting-nic-driver-specific-options',
});
