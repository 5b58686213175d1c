// Secrets of Wi-Fi and 802.1X: from the ifcfg file or from `keys-<x>`, unless someone else keeps them.
// Source: _secret_read_ifcfg and parse_wpa_psk in nms-ifcfg-rh-reader.c.
import { type ProfileBuilder, type Value, splitWords } from './profile-builder';

const secretFlags: Readonly<Record<string, number>> = { user: 1, ask: 2, unused: 4 };

/** NMSettingSecretFlags of a key; 0 when the system keeps the secret. */
export function flagsOf(making: ProfileBuilder, key: string, path: string): number {
  const flags = splitWords(making.source.value(key)).reduce((all, it) => all | (secretFlags[it] ?? 0), 0);
  if (flags !== 0) making.put(path, String(flags));
  making.source.keep(key, path);
  return flags;
}

/** A secret of this file or of `keys-<x>`, unless its flags say that someone else keeps it. */
export function secret(
  making: ProfileBuilder,
  key: string,
  path: string,
  order: 'keys first' | 'keys last' = 'keys last',
): void {
  if (flagsOf(making, `${key}_FLAGS`, `${path}-flags`) !== 0) {
    making.source.drop(key, 'its flags say that someone else keeps it');
    making.keys?.drop(key, 'its flags say that someone else keeps it');
    return;
  }
  const [first, second] = order === 'keys first' ? [making.keys, making.source] : [making.source, making.keys];
  const from = first?.value(key) !== undefined ? first : second;
  const value = from?.value(key);
  if (!from || value === undefined) return;
  (from === first ? second : undefined)?.drop(key, `the one in ${from.file.basename} comes first`);
  if (key === 'WPA_PSK' && !(8 <= value.length && value.length <= 63) && !/^[0-9a-f]{64}$/i.test(value)) {
    making.refusals.push('WPA_PSK: not 8 to 63 characters, nor 64 hexadecimal digits');
    return;
  }
  making.putSecret(path, path.endsWith('password-raw') ? bytesOf(value) : value);
  from.keep(key, path);
}

const bytesOf = (hex: string): Value => (hex.match(/[0-9a-f]{2}/gi) ?? []).map((it) => String(parseInt(it, 16)));
