// SR-IOV cards that a host may not have: libvirt looks for their functions when it defines or starts the network.
import { onlyWith } from '../../../schema/host-words';
import type { Element } from '../../../syntax/tree';
import { ruleOfAll } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { elementsAt } from '../../../model/network/elements';
import type { File } from '../../../model/file';
import { isWhole } from '../../../model/inventory';
import { hostAround } from '../../../model/on-host';
import type { WorkspaceFacts } from '../../../model/workspace-facts';

export const sriovOfHost = ruleOfAll({
  code: 'sriov-of-host',
  of: ['network'],
  severity: 'information',
  summary: 'The network starts only where the SR-IOV card is.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c: networkCreateInterfacePool and networkValidate',

  all: elementsAt('forward/pf', 'forward/address'),
  *check(devices, file, workspace) {
    const mode = modeOf(file);
    const [first] = devices as [Element];
    if (mode === undefined || !direct.has(mode)) return;
    const dev = first.attribute('dev');
    const more = devices.length > 1 ? ` and ${devices.length - 1} more` : '';
    if (first.name === 'pf' && dev?.value && !isKnown(dev.value, file, workspace))
      yield { span: dev.valueSpan, message: onlyWith(`an SR-IOV card ${dev.value} with virtual functions`) };
    // What is no address of a device is said by wrong-value.
    else if (first.name === 'address' && mode === 'hostdev' && isPci(first))
      yield { span: first.openSpan, message: onlyWith(`the virtual function ${pciText(first)}${more}`) };
  },
});

/** Whether the running host tells what it has there; see forward-pf-on-host. */
function isKnown(dev: string, file: File, workspace: WorkspaceFacts): boolean {
  const host = hostAround(file, workspace);
  return host !== undefined && (isWhole(host) || !host.named.has(dev));
}

/** The modes that make a pool of the functions. */
const direct: ReadonlySet<string> = new Set(['macvtap', 'private', 'vepa', 'passthrough', 'hostdev']);

const isPci = (it: Element): boolean =>
  it.value('type') === 'pci' &&
  fits(it, 'domain', 0xffff) &&
  fits(it, 'bus', 0xff) &&
  fits(it, 'slot', 0x1f) &&
  fits(it, 'function', 7);

const fits = (it: Element, name: string, most: number): boolean => Number(it.value(name) ?? '0') <= most;

/** As lspci writes it, as far as it is written. */
function pciText(address: Element): string {
  const digits = (name: string, length: number): string => {
    const value = address.value(name) ?? '0';
    const number = Number(value);
    return Number.isInteger(number) ? number.toString(16).padStart(length, '0') : value;
  };
  return `${digits('domain', 4)}:${digits('bus', 2)}:${digits('slot', 2)}.${digits('function', 1)}`;
}
