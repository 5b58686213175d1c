// The card that a guest sees: one that its type needs, one that QEMU lacks, and a slow one by default.
import { fix, type Fix } from '../../../fixes/fix';
import { mayGainWithin } from '../../../model/brought';
import {
  cardsOf,
  isMachineOpen,
  isOfQemu,
  isPc,
  isVirtio,
  isVirtioByDefault,
  modelNameOf,
  modelOf,
  typeOf,
} from '../../../model/guest/cards';
import { modelsOfBoards, modelsOfOthers } from '../../../schema/guest/values';
import type { File } from '../../../model/file';
import { version } from '../../../schema/types';
import { isUnknown } from '../../../syntax/template/template';
import type { Element } from '../../../syntax/tree';
import { insertChild, setAttributeValue } from '../../../syntax/xml/write';
import { type Finding, ruleOfEach } from '../../rule';

export const domModel = ruleOfEach({
  name: 'dom-model',
  of: ['guest'],
  severity: 'error',
  summary: 'A model that does not go with the type, or none.',
  source: 'virDomainNetDefValidate and qemuValidateDomainDeviceDefNetwork in libvirt 9.0.0',
  codes: {
    'dom-model-required': 'A type, or a team, that only a virtio card can have.',
    'dom-model-foreign': 'A card of another hypervisor in a guest of QEMU, or of another machine in a PC.',
    'dom-model-usb-net': 'A card on the USB bus, for which libvirt before 10 finds no place.',
    'dom-model-default': 'No model: the guest gets what the machine had decades ago.',
  },
  each: cardsOf,
  *check(card, { tree }, _workspace, { libvirt }) {
    if (!card.closed || mayGainWithin(card) || isMachineOpen(tree) || !isOfQemu(tree)) return;
    const model = modelOf(card);
    const needing = neederOf(card);
    if (needing !== undefined) {
      // The device behind vDPA is one of virtio 1.0 by itself.
      const isFit =
        typeOf(card) === 'vdpa' && model && !isUnknown(model.value) ? modelNameOf(card) === 'virtio' : isVirtio(card);
      if (!isFit) yield required(card, needing);
      return;
    }
    const whose = model && tree.root?.name === 'domain' ? ownerOf(modelNameOf(card)!, tree) : undefined;
    if (whose !== undefined)
      yield {
        code: 'dom-model-foreign',
        span: model!.valueSpan,
        message: `${model!.value} is a card of another ${whose}, and QEMU ends when the guest starts; expected virtio`,
        fixes: toVirtio(card),
      };
    if (modelNameOf(card) === 'usb-net' && libvirt < version('10.0.0') && !isOnUsb(card))
      yield {
        code: 'dom-model-usb-net',
        span: model!.valueSpan,
        message:
          'libvirt before 10 finds no place for usb-net and refuses the guest; expected <address type="usb">, or virtio',
        fixes: toVirtio(card),
      };
    if (!card.child('model') && withCard.has(typeOf(card)) && !isVirtioByDefault(card))
      yield {
        code: 'dom-model-default',
        severity: 'hint',
        span: card.nameSpan,
        message:
          'without a model the guest gets an emulated card, of machine pc one of 100 Mbit/s; virtio is the fast one',
        fixes: toVirtio(card),
      };
  },
});

/** Whether it may say itself where on the USB bus it is. */
function isOnUsb(card: Element): boolean {
  const type = card.child('address')?.value('type');
  return type === 'usb' || isUnknown(type ?? '');
}

const required = (card: Element, needing: string): Finding => ({
  code: 'dom-model-required',
  span: modelOf(card)?.valueSpan ?? card.nameSpan,
  message: `${needing} needs a virtio card, and libvirt refuses ${modelOf(card)?.value ?? 'one without a model'}; expected virtio`,
  fixes: toVirtio(card),
});

/** What of a card only virtio has, in words. */
function neederOf(card: Element): string | undefined {
  const type = typeOf(card);
  if (type === 'vhostuser' || type === 'vdpa') return `type ${type}`;
  return card.child('teaming')?.value('type') === 'persistent' ? 'the card of a team that stays' : undefined;
}

/** What other has a model that this guest does not. */
function ownerOf(model: string, tree: File['tree']): 'hypervisor' | 'machine' | undefined {
  if (modelsOfOthers.has(model)) return 'hypervisor';
  return modelsOfBoards.has(model) && isPc(tree) ? 'machine' : undefined;
}

/** Types whose card is emulated. */
const withCard: ReadonlySet<string> = new Set(['network', 'bridge', 'direct', 'ethernet', 'user']);

function toVirtio(card: Element): Fix[] {
  const model = modelOf(card);
  if (model) return [fix('Change the model to virtio', setAttributeValue(model, 'virtio'))];
  return card.child('model') ? [] : [fix('Add a model of virtio', insertChild(card, "<model type='virtio'/>"))];
}
