// [802-1x]. Source: fill_8021x and the readers of its methods in nms-ifcfg-rh-reader.c; numbers of libnm's enums.
import { credentialMethods, tunnels } from '../model/ifcfg/dot1x';
import { type ProfileBuilder, most, splitWords } from './profile-builder';
import { secret } from './secrets';

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
];
const certificates: readonly (readonly [key: string, name: string])[] = [
  ['CA_CERT', 'ca-cert'],
  ['CLIENT_CERT', 'client-cert'],
  ['PRIVATE_KEY', 'private-key'],
  ['INNER_CA_CERT', 'phase2-ca-cert'],
  ['INNER_CLIENT_CERT', 'phase2-client-cert'],
  ['INNER_PRIVATE_KEY', 'phase2-private-key'],
];
const methods = ['md5', 'pap', 'chap', 'mschap', 'mschapv2', 'leap', 'pwd', 'tls', 'peap', 'ttls', 'fast'];

/** [802-1x]. */
export function makeDot1x(making: ProfileBuilder): void {
  const { source } = making;
  const eap = splitWords(source.value(`${P}EAP_METHODS`)?.toLowerCase(), / +/);
  if (!eap.some((it) => methods.includes(it))) {
    making.refusals.push(`${P}EAP_METHODS: no method that NetworkManager knows`);
    return;
  }
  making.list(`${P}EAP_METHODS`, '802-1x.eap', eap, (it) => methods.includes(it));
  for (const [key, name] of texts) making.text(P + key, `802-1x.${name}`);
  secret(making, `${P}PASSWORD`, '802-1x.password');
  secret(making, `${P}PASSWORD_RAW`, '802-1x.password-raw');
  secret(making, `${P}PIN`, '802-1x.pin');
  const inner = eap.some((it) => tunnels.has(it))
    ? splitWords(source.value(`${P}INNER_AUTH_METHODS`)?.toLowerCase(), / +/)
    : [];
  const isRead = (key: string): boolean => credentialMethods[key]!.some((it) => eap.includes(it) || inner.includes(it));
  for (const [key, name] of certificates) {
    if (!isRead(key)) continue;
    file(making, P + key, `802-1x.${name}`);
    secret(making, `${P}${key}_PASSWORD`, `802-1x.${name}-password`);
  }
  if (isRead('PAC_FILE')) file(making, `${P}PAC_FILE`, '802-1x.pac-file');
  if (inner.length > 0) makeInner(making, inner);
  if (eap.includes('peap')) making.word(`${P}PEAP_VERSION`, '802-1x.phase1-peapver', { '0': '0', '1': '1' });
  if (making.boolean(`${P}PEAP_FORCE_NEW_LABEL`, '802-1x.phase1-peaplabel')) making.put('802-1x.phase1-peaplabel', '1');
  const provisioning = splitWords(source.value(`${P}FAST_PROVISIONING`));
  if (eap.includes('fast')) {
    const bits = (provisioning.includes('allow-unauth') ? 1 : 0) + (provisioning.includes('allow-auth') ? 2 : 0);
    making.put('802-1x.phase1-fast-provisioning', String(bits));
    source.keep(`${P}FAST_PROVISIONING`, '802-1x.phase1-fast-provisioning');
  }
  for (const [key, name] of [
    ['ALTSUBJECT_MATCHES', 'altsubject-matches'],
    ['PHASE2_ALTSUBJECT_MATCHES', 'phase2-altsubject-matches'],
  ] as const)
    making.list(P + key, `802-1x.${name}`, splitWords(source.value(P + key)));
  making.flag(`${P}SYSTEM_CA_CERTS`, '802-1x.system-ca-certs', false);
  making.flag(`${P}OPTIONAL`, '802-1x.optional', false);
  making.integer(`${P}AUTH_TIMEOUT`, '802-1x.auth-timeout', 0, most, 0);
  makeOuterFlags(making);
  if (making.version >= 1_048_000) making.text(`${P}OPENSSL_CIPHERS`, '802-1x.openssl-ciphers');
}

/** What stands inside of a tunnel. */
function makeInner(making: ProfileBuilder, inner: readonly string[]): void {
  const key = `${P}INNER_AUTH_METHODS`;
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

function makeOuterFlags(making: ProfileBuilder): void {
  const key = `${P}PHASE1_AUTH_FLAGS`;
  const words = splitWords(making.source.value(key), /[ \t,]+/);
  if (words.length === 0) return;
  const sum = words.reduce((all, it) => all | (outerFlags[it] ?? (/^\d+$/.test(it) ? Number(it) : 0)), 0);
  if (sum !== 0) making.put('802-1x.phase1-auth-flags', String(sum));
  making.source.keep(key, '802-1x.phase1-auth-flags');
}

/** A path; relative ones are meant from the folder of the ifcfg file. */
function file(making: ProfileBuilder, key: string, path: string): void {
  const value = making.source.value(key);
  if (value === undefined) return;
  const whole = /^(?:\/|pkcs11:)/.test(value) ? value : `/etc/sysconfig/network-scripts/${value}`;
  making.put(path, whole);
  if (whole === value) making.source.keep(key, path);
  else making.source.change(key, `the path becomes ${whole}`, path);
}
