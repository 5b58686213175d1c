// [wifi], [wifi-security] and [802-1x]. Source: make_wireless_setting, make_wpa_setting, make_wep_setting, make_leap_setting
// and fill_8021x in nms-ifcfg-rh-reader.c; numbers of libnm's enums.
import { hardwareLength } from '../schema/values-ifcfg';
import { makeCloned } from './ethernet';
import { type Making, most, type Value, wordsOf } from './making';

/** [wifi] and its protection; the name of the network, when it is text. */
export function makeWifi(making: Making): string | undefined {
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
  else making.text('CHANNEL', 'wifi.channel');
  making.word('BAND', 'wifi.band', { a: 'a', bg: 'bg' });
  if (channel > 0 && source.value('BAND') === undefined) making.put('wifi.band', channel > 14 ? 'a' : 'bg');
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

function makeSsid(making: Making): string | undefined {
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
  const name = String.fromCharCode(...bytes);
  // Semicolons separate bytes in a keyfile, so text escapes them once more.
  making.put('wifi.ssid', isText ? name.replaceAll(';', '\\;') : bytes.map(String));
  making.source.keep('ESSID', 'wifi.ssid');
  return value.startsWith('0x') ? (isText ? name : undefined) : value;
}

function makeMode(making: Making): string | undefined {
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

function makeProtection(making: Making, adhoc: boolean): void {
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
  for (const [key, path] of [
    ['CIPHER_PAIRWISE', 'pairwise'],
    ['CIPHER_GROUP', 'group'],
  ] as const)
    making.list(key, `wifi-security.${path}`, wordsOf(source.value(key)?.toLowerCase(), / +/), (it) =>
      (path === 'group' ? ['ccmp', 'tkip', 'wep104', 'wep40'] : ['ccmp', 'tkip']).includes(it),
    );
  const protocols: string[] = [];
  if (adhoc) protocols.push('rsn');
  else if (making.boolean('WPA_ALLOW_WPA', 'wifi-security.proto')) protocols.push('wpa');
  if (!adhoc && making.boolean('WPA_ALLOW_WPA2', 'wifi-security.proto')) protocols.push('rsn');
  if (protocols.length > 0) making.put('wifi-security.proto', protocols);
  if (management === 'WPA-PSK' || management === 'SAE') secret(making, 'WPA_PSK', 'wifi-security.psk', 'keys first');
  else if (management !== 'OWE') makeDot1x(making);
  making.word('PMF', 'wifi-security.pmf', enumOf3, '0');
  making.word('FILS', 'wifi-security.fils', enumOf3, '0');
  if (mode === 'open') making.text('SECURITYMODE', 'wifi-security.auth-alg');
}

function makeLeap(making: Making): void {
  making.put('wifi-security.key-mgmt', 'ieee8021x');
  making.put('wifi-security.auth-alg', 'leap');
  making.source.keep('KEY_MGMT', 'wifi-security.key-mgmt');
  making.source.keep('SECURITYMODE', 'wifi-security.auth-alg');
  secret(making, 'IEEE_8021X_PASSWORD', 'wifi-security.leap-password');
  if (making.source.value('IEEE_8021X_IDENTITY') === undefined) making.refusals.push('IEEE_8021X_IDENTITY: missing');
  making.text('IEEE_8021X_IDENTITY', 'wifi-security.leap-username');
}

function makeWep(making: Making): void {
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
        making.put(path, base === 'KEY' && value.startsWith('s:') ? value.slice(2) : value);
        from!.keep(base + n, path);
        found = true;
      }
    }
  }
  if (!found && source.value('WEP_KEY_FLAGS') === undefined) return;
  making.put('wifi-security.key-mgmt', 'none');
  making.integer('DEFAULTKEY', 'wifi-security.wep-tx-keyidx', 1, 4, -1);
  if (index > 0) making.put('wifi-security.wep-tx-keyidx', String(index));
  else making.sections.get('wifi-security')?.delete('wep-tx-keyidx');
  making.word('KEY_TYPE', 'wifi-security.wep-key-type', { key: '1', passphrase: '2' }, '0');
  flagsOf(making, 'WEP_KEY_FLAGS', 'wifi-security.wep-key-flags');
  const mode = source.value('SECURITYMODE')?.toLowerCase();
  if (mode === undefined) return;
  if (mode !== 'open' && mode !== 'restricted')
    return making.refuse('SECURITYMODE', `${mode} is not open or restricted`);
  making.put('wifi-security.auth-alg', mode === 'restricted' ? 'shared' : 'open');
  source.keep('SECURITYMODE', 'wifi-security.auth-alg');
}

const secretFlags: Readonly<Record<string, number>> = { user: 1, ask: 2, unused: 4 };

/** NMSettingSecretFlags of a key; 0 when the system keeps the secret. */
function flagsOf(making: Making, key: string, path: string): number {
  const flags = wordsOf(making.source.value(key)).reduce((all, it) => all | (secretFlags[it] ?? 0), 0);
  if (flags !== 0) making.put(path, String(flags));
  making.source.keep(key, path);
  return flags;
}

/** A secret of this file or of `keys-<x>`, unless its flags say that someone else keeps it. */
function secret(making: Making, key: string, path: string, order: 'keys first' | 'keys last' = 'keys last'): void {
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
  making.put(path, path.endsWith('password-raw') ? bytesOf(value) : value);
  from.keep(key, path);
}

const bytesOf = (hex: string): Value => (hex.match(/[0-9a-f]{2}/gi) ?? []).map((it) => String(parseInt(it, 16)));

const P = 'IEEE_8021X_';
const texts: readonly (readonly [string, string])[] = [
  ['IDENTITY', 'identity'],
  ['ANON_IDENTITY', 'anonymous-identity'],
  ['SUBJECT_MATCH', 'subject-match'],
  ['PHASE2_SUBJECT_MATCH', 'phase2-subject-match'],
  ['DOMAIN_MATCH', 'domain-match'],
  ['PHASE2_DOMAIN_MATCH', 'phase2-domain-match'],
  ['DOMAIN_SUFFIX_MATCH', 'domain-suffix-match'],
  ['PHASE2_DOMAIN_SUFFIX_MATCH', 'phase2-domain-suffix-match'],
  ['CA_PATH', 'ca-path'],
  ['PHASE2_CA_PATH', 'phase2-ca-path'],
  ['PEAP_VERSION', 'phase1-peapver'],
];
const certificates: readonly (readonly [string, string])[] = [
  ['CA_CERT', 'ca-cert'],
  ['CLIENT_CERT', 'client-cert'],
  ['PRIVATE_KEY', 'private-key'],
  ['INNER_CA_CERT', 'phase2-ca-cert'],
  ['INNER_CLIENT_CERT', 'phase2-client-cert'],
  ['INNER_PRIVATE_KEY', 'phase2-private-key'],
];
const methods = ['md5', 'pap', 'chap', 'mschap', 'mschapv2', 'leap', 'pwd', 'tls', 'peap', 'ttls', 'fast'];

/** [802-1x]. */
export function makeDot1x(making: Making): void {
  const { source } = making;
  const eap = wordsOf(source.value(`${P}EAP_METHODS`)?.toLowerCase(), / +/);
  if (!eap.some((it) => methods.includes(it))) {
    making.refusals.push(`${P}EAP_METHODS: no method that NetworkManager knows`);
    return;
  }
  making.list(`${P}EAP_METHODS`, '802-1x.eap', eap, (it) => methods.includes(it));
  for (const [key, name] of texts) making.text(P + key, `802-1x.${name}`);
  secret(making, `${P}PASSWORD`, '802-1x.password');
  secret(making, `${P}PASSWORD_RAW`, '802-1x.password-raw');
  secret(making, `${P}PIN`, '802-1x.pin');
  for (const [key, name] of certificates) {
    file(making, P + key, `802-1x.${name}`);
    secret(making, `${P}${key}_PASSWORD`, `802-1x.${name}-password`);
  }
  file(making, `${P}PAC_FILE`, '802-1x.pac-file');
  makeInner(making);
  if (making.boolean(`${P}PEAP_FORCE_NEW_LABEL`, '802-1x.phase1-peaplabel')) making.put('802-1x.phase1-peaplabel', '1');
  const provisioning = wordsOf(source.value(`${P}FAST_PROVISIONING`));
  if (eap.includes('fast')) {
    const bits = (provisioning.includes('allow-unauth') ? 1 : 0) + (provisioning.includes('allow-auth') ? 2 : 0);
    making.put('802-1x.phase1-fast-provisioning', String(bits));
    source.keep(`${P}FAST_PROVISIONING`, '802-1x.phase1-fast-provisioning');
  }
  for (const [key, name] of [
    ['ALTSUBJECT_MATCHES', 'altsubject-matches'],
    ['PHASE2_ALTSUBJECT_MATCHES', 'phase2-altsubject-matches'],
  ] as const)
    making.list(P + key, `802-1x.${name}`, wordsOf(source.value(P + key)));
  making.flag(`${P}SYSTEM_CA_CERTS`, '802-1x.system-ca-certs', false);
  making.flag(`${P}OPTIONAL`, '802-1x.optional', false);
  making.integer(`${P}AUTH_TIMEOUT`, '802-1x.auth-timeout', 0, most, 0);
  makeOuterFlags(making);
  if (making.version >= 1_048_000) making.text(`${P}OPENSSL_CIPHERS`, '802-1x.openssl-ciphers');
}

function makeInner(making: Making): void {
  const key = `${P}INNER_AUTH_METHODS`;
  const inner = wordsOf(making.source.value(key)?.toLowerCase(), / +/);
  const plain = inner.find((it) => !it.startsWith('eap-'));
  const wrapped = inner.find((it) => it.startsWith('eap-'))?.slice('eap-'.length);
  if (plain !== undefined) making.put('802-1x.phase2-auth', plain);
  if (wrapped !== undefined) making.put('802-1x.phase2-autheap', wrapped);
  const paths = [...(plain ? ['802-1x.phase2-auth'] : []), ...(wrapped ? ['802-1x.phase2-autheap'] : [])];
  if (inner.length > paths.length) making.source.change(key, 'only the first of each kind is taken', ...paths);
  else making.source.keep(key, ...paths);
}

// enum NMSetting8021xAuthFlags.
const outerFlags: Readonly<Record<string, number>> = {
  'tls-1-0-disable': 1,
  'tls-1-1-disable': 2,
  'tls-1-2-disable': 4,
};

function makeOuterFlags(making: Making): void {
  const key = `${P}PHASE1_AUTH_FLAGS`;
  const words = wordsOf(making.source.value(key), /[ \t,]+/);
  if (words.length === 0) return;
  const sum = words.reduce((all, it) => all | (outerFlags[it] ?? (/^\d+$/.test(it) ? Number(it) : 0)), 0);
  if (sum !== 0) making.put('802-1x.phase1-auth-flags', String(sum));
  making.source.keep(key, '802-1x.phase1-auth-flags');
}

/** A path; relative ones are meant from the folder of the ifcfg file. */
function file(making: Making, key: string, path: string): void {
  const value = making.source.value(key);
  if (value === undefined) return;
  const whole = /^(?:\/|pkcs11:)/.test(value) ? value : `/etc/sysconfig/network-scripts/${value}`;
  making.put(path, whole);
  if (whole === value) making.source.keep(key, path);
  else making.source.change(key, `the path becomes ${whole}`, path);
}
