// Parts of PCI addresses as libvirt reads and prints them.

/** A number as strtoul reads it with base 0: 0x before hexadecimal, 0 before octal; undefined when it is none. */
export function pciNumber(text: string): number | undefined {
  if (/^0x[0-9a-f]{1,8}$/i.test(text)) return parseInt(text, 16);
  if (/^0[0-7]{1,10}$/.test(text)) return parseInt(text, 8);
  return /^(?:0|[1-9]\d{0,9})$/.test(text) ? Number(text) : undefined;
}

/** `0000:03:10.1`, from domain, bus, slot and function. */
export function pciText([domain = 0, bus = 0, slot = 0, fun = 0]: readonly number[]): string {
  const hex = (it: number, digits: number) => it.toString(16).padStart(digits, '0');
  return `${hex(domain, 4)}:${hex(bus, 2)}:${hex(slot, 2)}.${hex(fun, 1)}`;
}
