// [wifi] and [wifi-security]. Source: make_wireless_setting, make_wpa_setting, make_wep_setting and make_leap_setting in
// nms-ifcfg-rh-reader.c; numbers of libnm's enums.
import { hardwareLength } from '../schema/values-ifcfg';
import { isTrue } from '../syntax/ifcfg/scalar';
import { bandOf } from '../model/ifcfg/wireless';
import { makeCloned } from './ethernet';
import { makeDot1x } from './dot1x';
import { type ProfileBuilder, splitWords } from './profile-builder';
import { flagsOf, secret } from './secrets';

/** [wifi] and its protection; the name of the network, when it is text. */
export function makeWifi(making: ProfileBuilder): string | undefined {
  const { source } = making;
  const address = source.value('HWADDR')?.trim();
  if (address !== undefined && hardwareLength(address) !== 6)
    making.refuse('HWADDR', `${address} is not a hardware address`);
  else making.text('HWADDR', 'wifi.mac-address');
  makeCloned(making, 'wifi');
  const name = makeSsid(making);
  const mode = makeMode(making);
  making.text('BSSID', 'wifi.bssid');
  const channel = Number(source.value('CHANNEL') ?? 0);
  if (source.value('CHANNEL') !== undefined && !(1 <= channel && channel <= 196))
    making.refuse('CHANNEL', 'not a channel from 1 to 196');
  else if (source.value('CHANNEL') !== undefined) {
    making.put('wifi.channel', String(channel));
    source.keep('CHANNEL', 'wifi.channel');
  }
  making.word('BAND', 'wifi.band', { a: 'a', bg: 'bg' });
  if (channel > 0 && source.value('BAND') === undefined) making.put('wifi.band', bandOf(channel));
  making.integer('MTU', 'wifi.mtu', 0, 50000, 0);
  making.flag('SSID_HIDDEN', 'wifi.hidden', false);
  making.word(
    'POWERSAVE',
    'wifi.powersave',
    { default: '0', ignore: '1', disable: '2', no: '2', enable: '3', yes: '3' },
    '0',
  );
  making.word(
    'MAC_ADDRESS_RANDOMIZATION',
    'wifi.mac-address-randomization',
    { default: '0', never: '1', always: '2' },
    '0',
  );
  making.ternary('AP_ISOLATION', 'wifi.ap-isolation');
  makeProtection(making, mode === 'adhoc');
  return name;
}

function makeSsid(making: ProfileBuilder): string | undefined {
  const value = making.source.value('ESSID');
  if (value === undefined) {
    making.refusals.push('ESSID: missing');
    return undefined;
  }
  const bytes = /^0x(?:[0-9a-f]{2})+$/i.test(value)
    ? (value.slice(2).match(/../g) ?? []).map((it) => parseInt(it, 16))
    : [...new TextEncoder().encode(value)];
  if (bytes.length > 32) making.refuse('ESSID', `has ${bytes.length} bytes, expected at most 32`);
  const isText = bytes.every((it) => 32 <= it && it < 127);
  const name = bytes.map((it) => String.fromCharCode(it)).join('');
  // Semicolons separate bytes in a keyfile, so text escapes them once more.
  making.put('wifi.ssid', isText ? name.replaceAll(';', '\\;') : bytes.map(String));
  making.source.keep('ESSID', 'wifi.ssid');
  return value.startsWith('0x') ? (isText ? name : undefined) : value;
}

function makeMode(making: ProfileBuilder): string | undefined {
  const { source } = making;
  const written = source.value('MODE')?.toLowerCase();
  const modes: Readonly<Record<string, string>> = {
    'ad-hoc': 'adhoc',
    ap: 'ap',
    managed: 'infrastructure',
    auto: 'infrastructure',
  };
  if (written === undefined) return undefined;
  if (!Object.hasOwn(modes, written)) {
    making.refuse('MODE', `${written} is not Managed, Ad-Hoc or Ap`);
    return undefined;
  }
  making.put('wifi.mode', modes[written]!);
  source.keep('MODE', 'wifi.mode');
  return modes[written];
}

const managements = ['WPA-PSK', 'SAE', 'OWE', 'WPA-EAP', 'WPA-EAP-SUITE-B-192', 'IEEE8021X'];
const enumOf3 = { default: '0', disable: '1', optional: '2', required: '3' };

function makeProtection(making: ProfileBuilder, adhoc: boolean): void {
  const { source } = making;
  const management = source.value('KEY_MGMT');
  const mode = source.value('SECURITYMODE');
  if (!adhoc && management === 'IEEE8021X' && mode?.toLowerCase() === 'leap') return makeLeap(making);
  if (management === undefined || !managements.includes(management)) {
    if (management !== undefined)
      source.drop('KEY_MGMT', `${management} is not known: the network is taken as open or WEP`);
    return makeWep(making);
  }
  making.put('wifi-security.key-mgmt', management.toLowerCase());
  source.keep('KEY_MGMT', 'wifi-security.key-mgmt');
  making.word(
    'WPS_METHOD',
    'wifi-security.wps-method',
    { default: '0', disabled: '1', auto: '2', pbc: '4', pin: '8' },
    '0',
  );
  if (management !== 'IEEE8021X' && management !== 'WPA-EAP-SUITE-B-192') {
    makeCiphers(making, 'CIPHER_PAIRWISE', 'wifi-security.pairwise', ['CCMP', 'TKIP']);
    makeCiphers(making, 'CIPHER_GROUP', 'wifi-security.group', ['CCMP', 'TKIP', 'WEP104', 'WEP40']);
  }
  makeProtocols(making, adhoc);
  if (management === 'WPA-PSK' || management === 'SAE') secret(making, 'WPA_PSK', 'wifi-security.psk', 'keys first');
  else if (management !== 'OWE') makeDot1x(making);
  making.word('PMF', 'wifi-security.pmf', enumOf3, '0');
  making.word('FILS', 'wifi-security.fils', enumOf3, '0');
  if (mode === 'open') making.text('SECURITYMODE', 'wifi-security.auth-alg');
}

function makeCiphers(making: ProfileBuilder, key: string, path: string, known: readonly string[]): void {
  const words = splitWords(making.source.value(key), / +/);
  making.list(
    key,
    path,
    words,
    (it) => known.includes(it),
    (it) => it.toLowerCase(),
  );
}

/** What is written and no boolean is a yes here. */
function makeProtocols(making: ProfileBuilder, adhoc: boolean): void {
  const { source } = making;
  const path = 'wifi-security.proto';
  if (adhoc) return making.put(path, ['rsn']);
  const allowed: string[] = [];
  for (const [key, protocol] of [
    ['WPA_ALLOW_WPA', 'wpa'],
    ['WPA_ALLOW_WPA2', 'rsn'],
  ] as const) {
    const value = source.value(key);
    if (value === undefined) continue;
    source.keep(key, path);
    if (isTrue(value, true)) allowed.push(protocol);
  }
  if (allowed.length > 0) making.put(path, allowed);
}

function makeLeap(making: ProfileBuilder): void {
  making.put('wifi-security.key-mgmt', 'ieee8021x');
  making.put('wifi-security.auth-alg', 'leap');
  making.source.keep('KEY_MGMT', 'wifi-security.key-mgmt');
  making.source.keep('SECURITYMODE', 'wifi-security.auth-alg');
  secret(making, 'IEEE_8021X_PASSWORD', 'wifi-security.leap-password');
  if (making.source.value('IEEE_8021X_IDENTITY') === undefined) making.refusals.push('IEEE_8021X_IDENTITY: missing');
  making.text('IEEE_8021X_IDENTITY', 'wifi-security.leap-username');
}

function makeWep(making: ProfileBuilder): void {
  const { source, keys } = making;
  const index = Number(source.value('DEFAULTKEY') ?? 1) - 1;
  const type = source.value('KEY_TYPE');
  let found = source.value('DEFAULTKEY') !== undefined;
  for (const from of [source, keys]) {
    for (const base of ['KEY', 'KEY_PASSPHRASE']) {
      if ((type === 'key' && base !== 'KEY') || (type === 'passphrase' && base === 'KEY')) continue;
      for (const n of ['1', '2', '3', '4', '']) {
        const value = from?.value(base + n);
        if (value === undefined || (n === '' && base !== 'KEY')) continue;
        const path = `wifi-security.wep-key${n === '' ? index : Number(n) - 1}`;
        making.putSecret(path, base === 'KEY' && value.startsWith('s:') ? value.slice(2) : value);
        from!.keep(base + n, path);
        found = true;
      }
    }
  }
  const flags = flagsOf(making, 'WEP_KEY_FLAGS', 'wifi-security.wep-key-flags');
  if (!found && flags === 0) return;
  making.put('wifi-security.key-mgmt', 'none');
  making.integer('DEFAULTKEY', 'wifi-security.wep-tx-keyidx', 1, 4, -1);
  if (index > 0) making.put('wifi-security.wep-tx-keyidx', String(index));
  else making.sections.get('wifi-security')?.delete('wep-tx-keyidx');
  making.word('KEY_TYPE', 'wifi-security.wep-key-type', { key: '1', passphrase: '2' }, '0');
  const mode = source.value('SECURITYMODE')?.toLowerCase();
  if (mode === undefined) return;
  if (mode !== 'open' && mode !== 'restricted') return source.drop('SECURITYMODE', `${mode} is not open or restricted`);
  making.put('wifi-security.auth-alg', mode === 'restricted' ? 'shared' : 'open');
  source.keep('SECURITYMODE', 'wifi-security.auth-alg');
}
