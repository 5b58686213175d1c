// Keys of ifcfg files and of their keys- files: Wi-Fi and 802.1X (make_wireless_setting, make_wpa_setting, fill_8021x
// of nms-ifcfg-rh-reader.c). Compared with NetworkManager 1.42.4.
import type { AttributeRow, ValueKind } from './types';
import { bytesIn } from './values-bytes';
import { enumeration, type Flags, flagSet } from './values-enum';
import { boolean, form, ifcfgInteger, ifcfgListOf, ifcfgMac, ifcfgOneOf, ifcfgText } from './values-ifcfg';

const wifi = (doc: string, value: ValueKind, more: Partial<AttributeRow> = {}): AttributeRow => ({
  doc,
  value,
  readers: ['N', 'L'],
  types: ['Wireless'],
  wrong: 'refuse',
  ...more,
});

const secretFlags = (of: string): AttributeRow => ({
  doc: `Who keeps ${of}: \`user\` an agent of the user, \`ask\` nobody, \`unused\` it is not needed.`,
  value: ifcfgOneOf(['user', 'ask', 'unused'], { exact: true }),
  readers: ['N'],
  wrong: 'ignore',
});

const wepKey: ValueKind = form(
  '10 or 26 hexadecimal digits, or s: and 5 or 13 characters',
  'wifi-wep',
  /^(?:[0-9a-f]{10}|[0-9a-f]{26}|s:(?:.{5}|.{13}))$/i,
  '0123456789',
);

const ssid: ValueKind = {
  describe: 'name of the network, 1 to 32 bytes',
  code: 'wifi-ssid',
  complaint(value) {
    if (/^0x(?:[0-9a-f]{2}){1,32}$/i.test(value)) return undefined;
    const bytes = encodeURIComponent(value.replace(/[\ud800-\udfff]/g, 'xx')).replace(/%../g, 'x').length;
    return bytes <= 32 ? undefined : { message: `${value} has ${bytes} bytes, a network name has at most 32` };
  },
};

const psk: ValueKind = {
  describe: '8 to 63 characters, or 64 hexadecimal digits',
  code: 'wifi-psk',
  complaint(value) {
    if (8 <= value.length && value.length <= 63) return undefined;
    if (/^[0-9a-f]{64}$/i.test(value)) return undefined;
    return { message: `the key has ${value.length} characters, expected 8 to 63, or 64 hexadecimal digits` };
  },
};

export const wirelessKeys: Readonly<Record<string, AttributeRow>> = {
  ESSID: wifi('Name of the Wi-Fi network: text, or `0x` and hexadecimal digits. Required.', ssid, {
    keyfile: 'wifi.ssid',
  }),
  MODE: wifi(
    'Role of the card.',
    ifcfgOneOf(
      [
        { value: 'Managed', doc: 'A client of an access point.' },
        { value: 'Ad-Hoc', doc: 'A network without access point.' },
        { value: 'Ap', doc: 'An access point.' },
      ],
      { also: ['Auto'], code: 'wifi-mode' },
    ),
    { keyfile: 'wifi.mode', default: 'Managed' },
  ),
  CHANNEL: wifi('Channel; must fit BAND when that is given.', ifcfgInteger(1, 196), {
    keyfile: 'wifi.channel',
    code: 'wifi-channel',
  }),
  BAND: wifi(
    'Frequency band; must fit CHANNEL.',
    ifcfgOneOf(
      [
        { value: 'a', doc: '5 GHz, channels above 14.' },
        { value: 'bg', doc: '2.4 GHz, channels up to 14.' },
        { value: '6GHz', doc: '6 GHz.', since: '1.54' },
      ],
      { exact: true, code: 'wifi-band-channel' },
    ),
    { keyfile: 'wifi.band' },
  ),
  BSSID: wifi('Hardware address of the one access point to use.', ifcfgMac, { keyfile: 'wifi.bssid', readers: ['N'] }),
  SSID_HIDDEN: wifi('Whether the network hides its name.', boolean, {
    keyfile: 'wifi.hidden',
    readers: ['N'],
    wrong: 'silent',
    default: 'no',
  }),
  POWERSAVE: wifi(
    'Power saving of the card.',
    ifcfgOneOf(['default', 'ignore', 'disable', 'enable'], {
      exact: true,
      also: ['no', 'yes'],
      code: 'wifi-powersave',
    }),
    { keyfile: 'wifi.powersave', readers: ['N'], default: 'default' },
  ),
  MAC_ADDRESS_RANDOMIZATION: wifi(
    'Whether scans use made-up addresses.',
    ifcfgOneOf(['default', 'never', 'always'], { exact: true, code: 'wifi-mac-random' }),
    {
      keyfile: 'wifi.mac-address-randomization',
      readers: ['N'],
      default: 'default',
    },
  ),
  AP_ISOLATION: wifi('Whether clients of this access point are kept apart.', boolean, {
    keyfile: 'wifi.ap-isolation',
    readers: ['N'],
    wrong: 'silent',
  }),
  KEY_MGMT: {
    doc: 'How the connection is protected. On a wired card only IEEE8021X (802.1X) is right. For Wi-Fi an unknown word means an open network or WEP, without a warning.',
    value: {
      ...ifcfgOneOf(
        [
          { value: 'WPA-PSK', doc: 'A shared password (WPA2).' },
          { value: 'SAE', doc: 'A shared password (WPA3).' },
          { value: 'OWE', doc: 'Open with encryption.' },
          { value: 'WPA-EAP', doc: '802.1X.' },
          { value: 'WPA-EAP-SUITE-B-192', doc: '802.1X with 192-bit security.' },
          { value: 'IEEE8021X', doc: '802.1X on a cable, or dynamic WEP.' },
        ],
        { exact: true, also: ['NONE'], code: 'wifi-keymgmt-open' },
      ),
    },
    readers: ['N', 'L'],
    keyfile: 'wifi-security.key-mgmt',
    wrong: 'silent',
  },
  WPA_PSK: {
    doc: 'Password of the Wi-Fi network: 8 to 63 characters, or 64 hexadecimal digits. Belongs into the `keys-` file, which wins.',
    value: psk,
    secret: true,
    readers: ['N', 'L'],
    keyfile: 'wifi-security.psk',
    wrong: 'refuse',
  },
  WPA_PSK_FLAGS: { ...secretFlags('the password'), keyfile: 'wifi-security.psk-flags' },
  WPA_ALLOW_WPA: wifi('Whether WPA (1) is allowed.', boolean, {
    keyfile: 'wifi-security.proto',
    wrong: 'silent',
    taken: 'yes',
  }),
  WPA_ALLOW_WPA2: wifi('Whether WPA2 is allowed.', boolean, {
    keyfile: 'wifi-security.proto',
    wrong: 'silent',
    taken: 'yes',
  }),
  CIPHER_PAIRWISE: wifi(
    'Ciphers for own traffic.',
    ifcfgListOf(ifcfgOneOf(['CCMP', 'TKIP'], { exact: true }), 'blank'),
    {
      keyfile: 'wifi-security.pairwise',
      wrong: 'ignore',
    },
  ),
  CIPHER_GROUP: wifi(
    'Ciphers for traffic to all.',
    ifcfgListOf(ifcfgOneOf(['CCMP', 'TKIP', 'WEP104', 'WEP40'], { exact: true }), 'blank'),
    {
      keyfile: 'wifi-security.group',
      wrong: 'ignore',
    },
  ),
  PMF: wifi('Protected management frames.', enumeration(['default', 'disable', 'optional', 'required']), {
    keyfile: 'wifi-security.pmf',
    readers: ['N'],
    severity: 'error',
  }),
  FILS: wifi(
    'Fast initial link setup.',
    enumeration(['default', 'disable', 'optional', 'required'], { anyNumber: true }),
    {
      keyfile: 'wifi-security.fils',
      readers: ['N'],
      severity: 'error',
    },
  ),
  WPS_METHOD: wifi(
    'Ways of WPS that are allowed.',
    flagSet({ default: 0, disabled: 1, auto: 2, pbc: 4, pin: 8 }, (bits, value) =>
      bits > 8
        ? `${value} has more ways than NetworkManager takes together`
        : bits & 1 && bits !== 1
          ? `${value} has disabled beside other words, which exclude each other`
          : undefined,
    ),
    { keyfile: 'wifi-security.wps-method', readers: ['N'] },
  ),
  SECURITYMODE: wifi('Authentication of WEP.', ifcfgOneOf(['open', 'restricted', 'leap'], { code: 'wifi-wep' }), {
    keyfile: 'wifi-security.auth-alg',
    wrong: 'silent',
  }),
  DEFAULTKEY: wifi(
    'Which of the WEP keys is used.',
    { ...ifcfgInteger(1, 4), code: 'wifi-wep' },
    { keyfile: 'wifi-security.wep-tx-keyidx' },
  ),
  KEY: {
    doc: 'A WEP key: 10 or 26 hexadecimal digits, or `s:` and 5 or 13 characters. (In tunnels of the legacy scripts: the key of the tunnel.)',
    value: wepKey,
    secret: true,
    readers: ['N', 'L'],
    keyfile: 'wifi-security.wep-key0',
    wrong: 'refuse',
    types: ['Wireless'],
    numbered: { from: 1, plain: true },
  },
  KEY_PASSPHRASE: {
    doc: 'A WEP passphrase, under 64 characters.',
    value: form('text under 64 characters', 'wifi-wep', /^[\s\S]{0,63}$/),
    secret: true,
    readers: ['N'],
    keyfile: 'wifi-security.wep-key0',
    wrong: 'refuse',
    types: ['Wireless'],
    numbered: { from: 1, plain: false },
  },
  KEY_TYPE: wifi('What the WEP keys are.', ifcfgOneOf(['key', 'passphrase'], { code: 'wifi-wep' }), {
    keyfile: 'wifi-security.wep-key-type',
    readers: ['N'],
  }),
  WEP_KEY_FLAGS: { ...secretFlags('the WEP keys'), keyfile: 'wifi-security.wep-key-flags' },
  FREQ: wifi('Frequency, for the legacy scripts.', ifcfgText('frequency'), { readers: ['L'] }),
  COUNTRYCODE: wifi('Country whose radio rules hold, for the legacy scripts.', ifcfgText('two letters'), {
    readers: ['L'],
  }),
  RATE: wifi('Bit rate, for the legacy scripts.', ifcfgText('rate', 'auto'), { readers: ['L'] }),
  WOWLAN: wifi('What wakes the host over Wi-Fi, for the legacy scripts.', ifcfgText('words'), { readers: ['L'] }),
};

const dot1x = (
  doc: string,
  key: string,
  value: ValueKind = ifcfgText('text'),
  more: Partial<AttributeRow> = {},
): AttributeRow => ({
  doc,
  value,
  readers: ['N'],
  keyfile: `802-1x.${key}`,
  nmstate: `802.1x.${key}`,
  ...more,
});

const path = ifcfgText('path, or pkcs11: address', '/etc/pki/tls/certs/client.pem');

const certificate = (name: string, what: string, key: string): [string, AttributeRow][] => [
  [name, dot1x(`${what}: a path, relative to the folder of this file, or a pkcs11: address.`, key, path)],
  [
    `${name}_PASSWORD`,
    dot1x(
      `Password of ${what[0]!.toLowerCase()}${what.slice(1)}. Belongs into the \`keys-\` file.`,
      `${key}-password`,
      ifcfgText('text'),
      { secret: true },
    ),
  ],
  [`${name}_PASSWORD_FLAGS`, { ...secretFlags('that password'), keyfile: `802-1x.${key}-password-flags` }],
];

const P = 'IEEE_8021X_';

/** Methods inside of a tunnel. */
export const innerMethods: readonly string[] =
  'PAP CHAP MSCHAP MSCHAPV2 GTC OTP MD5 TLS EAP-MD5 EAP-MSCHAPV2 EAP-OTP EAP-GTC EAP-TLS'.split(' ');

const authFlags: Flags = {
  ...{ none: 0, 'tls-1-0-disable': 1, 'tls-1-1-disable': 2, 'tls-1-2-disable': 4, 'tls-disable-time-checks': 8 },
  ...{
    'tls-1-3-disable': 16,
    'tls-1-0-enable': 32,
    'tls-1-1-enable': 64,
    'tls-1-2-enable': 128,
    'tls-1-3-enable': 256,
  },
};

/** No release of TLS may be switched on and off. */
function authClash(bits: number, value: string): string | undefined {
  if (bits > 511) return `${value} has bits that stand for nothing`;
  for (const release of ['tls-1-0', 'tls-1-1', 'tls-1-2', 'tls-1-3'])
    if (bits & authFlags[`${release}-enable`]! && bits & authFlags[`${release}-disable`]!)
      return `${value} has ${release}-enable and ${release}-disable, which exclude each other`;
  return undefined;
}

export const dot1xKeys: Readonly<Record<string, AttributeRow>> = Object.fromEntries<AttributeRow>([
  [
    `${P}EAP_METHODS`,
    dot1x(
      'Methods of 802.1X, separated by blanks; at least one is required.',
      'eap',
      ifcfgListOf(
        ifcfgOneOf(['MD5', 'PAP', 'CHAP', 'MSCHAP', 'MSCHAPV2', 'LEAP', 'PWD', 'TLS', 'PEAP', 'TTLS', 'FAST']),
        'blank',
      ),
      { wrong: 'ignore' },
    ),
  ],
  [`${P}IDENTITY`, dot1x('User name.', 'identity')],
  [`${P}ANON_IDENTITY`, dot1x('User name outside of the protected tunnel.', 'anonymous-identity')],
  [`${P}PASSWORD`, dot1x('Password. Belongs into the `keys-` file.', 'password', ifcfgText('text'), { secret: true })],
  [`${P}PASSWORD_FLAGS`, { ...secretFlags('the password'), keyfile: '802-1x.password-flags' }],
  [
    `${P}PASSWORD_RAW`,
    dot1x(
      'Password as hexadecimal digits.',
      'password-raw',
      {
        describe: 'pairs of hexadecimal digits',
        code: 'enum-invalid',
        complaint: (value) =>
          bytesIn(value.replace(/^0x/, '')) === undefined
            ? { message: 'the password is not pairs of hexadecimal digits' }
            : undefined,
      },
      {
        wrong: 'refuse',
        severity: 'error',
        secret: true,
      },
    ),
  ],
  [`${P}PASSWORD_RAW_FLAGS`, { ...secretFlags('the password'), keyfile: '802-1x.password-raw-flags' }],
  [`${P}PIN`, dot1x('PIN of a smart card.', 'pin', ifcfgText('text'), { secret: true })],
  [`${P}PIN_FLAGS`, { ...secretFlags('the PIN'), keyfile: '802-1x.pin-flags' }],
  ...certificate(`${P}CA_CERT`, 'Certificate of the authority', 'ca-cert'),
  ...certificate(`${P}CLIENT_CERT`, 'Own certificate', 'client-cert'),
  ...certificate(`${P}PRIVATE_KEY`, 'Own key', 'private-key'),
  ...certificate(`${P}INNER_CA_CERT`, 'Certificate of the authority inside the tunnel', 'phase2-ca-cert'),
  ...certificate(`${P}INNER_CLIENT_CERT`, 'Own certificate inside the tunnel', 'phase2-client-cert'),
  ...certificate(`${P}INNER_PRIVATE_KEY`, 'Own key inside the tunnel', 'phase2-private-key'),
  [`${P}CA_PATH`, dot1x('Folder with certificates of authorities.', 'ca-path', path)],
  [`${P}PHASE2_CA_PATH`, dot1x('Folder with certificates of authorities inside the tunnel.', 'phase2-ca-path', path)],
  [
    `${P}INNER_AUTH_METHODS`,
    dot1x('Method inside the tunnel; required for PEAP, TTLS and FAST.', 'phase2-auth', {
      ...ifcfgText('method inside the tunnel', 'MSCHAPV2'),
      choices: innerMethods.map((value) => ({ value })),
    }),
  ],
  [
    `${P}PEAP_VERSION`,
    dot1x('Version of PEAP.', 'phase1-peapver', ifcfgOneOf(['0', '1'], { exact: true }), {
      wrong: 'refuse',
      severity: 'error',
    }),
  ],
  [
    `${P}PEAP_FORCE_NEW_LABEL`,
    dot1x('Whether PEAP uses its new label.', 'phase1-peaplabel', boolean, { wrong: 'silent', default: 'no' }),
  ],
  [
    `${P}FAST_PROVISIONING`,
    dot1x('How FAST gets its credentials; FAST needs this or a PAC file.', 'phase1-fast-provisioning', {
      ...ifcfgText('allow-auth, allow-unauth', 'allow-auth'),
      choices: [{ value: 'allow-auth' }, { value: 'allow-unauth' }],
    }),
  ],
  [`${P}PAC_FILE`, dot1x('File with the credentials of FAST.', 'pac-file', path)],
  [`${P}SUBJECT_MATCH`, dot1x("What the subject of the server's certificate must contain.", 'subject-match')],
  [`${P}PHASE2_SUBJECT_MATCH`, dot1x('The same inside the tunnel.', 'phase2-subject-match')],
  [
    `${P}ALTSUBJECT_MATCHES`,
    dot1x("Other names of which the server's certificate must have one.", 'altsubject-matches'),
  ],
  [`${P}PHASE2_ALTSUBJECT_MATCHES`, dot1x('The same inside the tunnel.', 'phase2-altsubject-matches')],
  [`${P}DOMAIN_MATCH`, dot1x("Host name that the server's certificate must have.", 'domain-match')],
  [`${P}PHASE2_DOMAIN_MATCH`, dot1x('The same inside the tunnel.', 'phase2-domain-match')],
  [`${P}DOMAIN_SUFFIX_MATCH`, dot1x("Domain that the server's certificate must lie in.", 'domain-suffix-match')],
  [`${P}PHASE2_DOMAIN_SUFFIX_MATCH`, dot1x('The same inside the tunnel.', 'phase2-domain-suffix-match')],
  [
    `${P}SYSTEM_CA_CERTS`,
    dot1x('Whether the authorities of the system are trusted.', 'system-ca-certs', boolean, {
      wrong: 'silent',
      default: 'no',
    }),
  ],
  [
    `${P}AUTH_TIMEOUT`,
    dot1x(
      'How long authentication may take; 0 is the global setting.',
      'auth-timeout',
      ifcfgInteger(0, 2147483647, { unit: 'seconds' }),
      { wrong: 'silent', default: '0' },
    ),
  ],
  [
    `${P}OPTIONAL`,
    dot1x('Whether the interface is used when authentication fails.', 'optional', boolean, {
      wrong: 'silent',
      default: 'no',
    }),
  ],
  [
    `${P}PHASE1_AUTH_FLAGS`,
    dot1x(
      'Switches of the outer method, such as tls-1-0-disable.',
      'phase1-auth-flags',
      flagSet(authFlags, authClash),
      { wrong: 'refuse' },
    ),
  ],
  [
    `${P}OPENSSL_CIPHERS`,
    dot1x('Ciphers for OpenSSL.', 'openssl-ciphers', ifcfgText('list of ciphers'), { since: '1.48' }),
  ],
]);

/** Keys of NetworkManager whose value is a secret: they belong into `keys-<x>`. */
export const secretKeys: ReadonlySet<string> = new Set(
  Object.entries({ ...wirelessKeys, ...dot1xKeys })
    .filter(([, row]) => row.secret)
    .map(([name]) => name),
);
