// Parts of PCI addresses that mean one thing to libvirt and another to lspci.
import { replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { pciNumber } from '../../../model/network/pci';
import { devicePoolsOf } from '../../../model/network/forward-pool';

export const pciDecimalHexTrap = ruleOfEach({
  code: 'pci-decimal-hex-trap',
  of: ['network'],
  severity: 'warning',
  summary: 'A part of a PCI address without 0x is not hexadecimal, as lspci prints it.',
  source: 'libvirt 9.0.0, src/conf/device_conf.c, virPCIDeviceAddressParseXML',

  each: devicePoolsOf,
  *check(pool) {
    for (const it of pool.addresses) {
      for (const [name, most] of parts) {
        const attribute = it.attribute(name);
        const value = attribute?.value ?? '';
        // Letters without 0x are refused: the schema rule of the same code says so.
        if (!attribute || !/^\d+$/.test(value)) continue;
        const taken = pciNumber(value);
        const hex = parseInt(value, 16);
        if (taken === undefined || taken === hex || taken > most) continue;
        const same = `0x${taken.toString(16)}`;
        const printed = `0x${hex.toString(16)}`;
        yield {
          span: attribute.valueSpan,
          message: `${name} ${value} is ${value.startsWith('0') ? 'octal' : 'decimal'} and means ${same}, expected 0x before hexadecimal as lspci prints it`,
          fixes: [
            ...(hex <= most ? [replace(`Change to ${printed}, as lspci prints it`, attribute.valueSpan, printed)] : []),
            replace(`Change to ${same}, the same in hexadecimal`, attribute.valueSpan, same),
          ],
        };
      }
    }
  },
});

const parts: readonly (readonly [name: string, most: number])[] = [
  ['domain', 0xffff],
  ['bus', 0xff],
  ['slot', 0x1f],
  ['function', 7],
];
