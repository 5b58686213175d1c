// Bytes in hexadecimal digits as NetworkManager reads them: in pairs, or with colons between, where one digit is enough.
// Source: nm-shared-utils.c: nm_utils_hexstr2bin_full.

/** How many bytes the digits are; undefined where the text is something else. */
export function bytesIn(value: string): number | undefined {
  if (!value.includes(':')) {
    const isPairs = /^(?:[0-9a-f]{2})+$/i.test(value);
    return isPairs ? value.length / 2 : /^[0-9a-f]$/i.test(value) ? 1 : undefined;
  }
  const bytes = value.split(':');
  return bytes.every((it) => /^[0-9a-f]{1,2}$/i.test(it)) ? bytes.length : undefined;
}
