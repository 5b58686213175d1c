// The 802.1X of a profile as NetworkManager reads it: the methods that it takes, and those inside of a tunnel.
// Source: nms-ifcfg-rh-reader.c: fill_8021x, parse_8021x_phase2_auth.
import { memoize } from '../../memoize';
import { innerMethods } from '../../schema/ifcfg-security';
import type { Attribute } from '../../syntax/tree';
import type { Span } from '../../text';
import type { File } from '../file';
import { wordsWithPlaces } from './name-servers';
import { lastAssignment, loadedProfilesOf, type Profile } from './profile';
import type { ProfileRefusal } from './profile-refusal';
import { isKeptElsewhere, protectionOf } from './wireless';

/** A method in a list, as it is written and in lower case, and where it stands. */
export interface EapMethod {
  readonly written: string;
  readonly text: string;
  readonly span: Span;
}

export interface Dot1x {
  readonly profile: Profile;
  /** KEY_MGMT, which asks for it. */
  readonly key: Attribute;
  /** IEEE_8021X_EAP_METHODS. */
  readonly methods: Attribute | undefined;
  /** Those of its words that are methods, for this kind of card. */
  readonly taken: readonly EapMethod[];
  /** The words of IEEE_8021X_INNER_AUTH_METHODS where a method has a tunnel. */
  readonly inner: readonly EapMethod[];
}

/** The 802.1X of a file whose KEY_MGMT asks for it; none for any other file. */
export const dot1xsOf = memoize((file: File): readonly Dot1x[] =>
  loadedProfilesOf(file).flatMap((it) => dot1xOf(it) ?? []),
);

/** The 802.1X of a profile whose KEY_MGMT asks for it. */
export const dot1xOf = memoize((profile: Profile): Dot1x | undefined => {
  const key = lastAssignment(profile, 'KEY_MGMT');
  const isWireless = profile.kind === 'wireless';
  const isAsked = isWireless ? protectionOf(profile) === 'wpa' : isWired(profile);
  if (!key || !isAsked || !(isWireless ? ofWireless : ofWire).has(key.value)) return undefined;
  const methods = lastAssignment(profile, 'IEEE_8021X_EAP_METHODS');
  const known = isWireless ? radioMethods : cableMethods;
  const taken = wordsOf(methods).filter((it) => known.has(it.text));
  const hasTunnel = taken.some((it) => tunnels.has(it.text));
  const inner = hasTunnel ? wordsOf(lastAssignment(profile, 'IEEE_8021X_INNER_AUTH_METHODS')) : [];
  return { profile, key, methods, taken, inner };
});

/** Whether a method of the profile, outside of a tunnel or inside, logs in with a password. */
export const readsPassword = (profile: Profile): boolean => {
  const { taken = [], inner = [] } = dot1xOf(profile) ?? {};
  return [...taken, ...inner].some(({ text }) => !tunnels.has(text) && !/^(?:eap-)?tls$/.test(text));
};

/** Whether a profile has the settings of a cable: cards, and bridges, bonds, teams and VLANs as well. */
export const isWired = ({ kind }: Profile): boolean => kind !== 'wireless' && kind !== 'infiniband' && kind !== 'other';

const wordsOf = (list: Attribute | undefined): EapMethod[] =>
  wordsWithPlaces(list?.value ?? '').map(({ word, from }) => ({
    written: word,
    text: word.toLowerCase(),
    span: list!.spanOf(from, from + word.length),
  }));

const ofWire: ReadonlySet<string> = new Set(['IEEE8021X']);
const ofWireless: ReadonlySet<string> = new Set(['IEEE8021X', 'WPA-EAP', 'WPA-EAP-SUITE-B-192']);

/** Methods that make keys, which a radio needs. */
const radioMethods: ReadonlySet<string> = new Set(['leap', 'pwd', 'tls', 'peap', 'ttls', 'fast']);

/** Methods that stand inside of a tunnel only: read on a cable, and refused afterwards. */
export const innerOnly: ReadonlySet<string> = new Set(['pap', 'chap', 'mschap', 'mschapv2']);
const cableMethods: ReadonlySet<string> = new Set([...radioMethods, 'md5', ...innerOnly]);

export const tunnels: ReadonlySet<string> = new Set(['peap', 'ttls', 'fast']);

/** Credentials, each with the methods that read it; those with `eap-` in front stand inside of a tunnel. */
export const credentialMethods: Readonly<Record<string, readonly string[]>> = {
  CA_CERT: ['tls', 'peap', 'ttls'],
  CLIENT_CERT: ['tls'],
  PRIVATE_KEY: ['tls'],
  INNER_CA_CERT: ['eap-tls'],
  INNER_CLIENT_CERT: ['eap-tls'],
  INNER_PRIVATE_KEY: ['eap-tls'],
  PAC_FILE: ['fast'],
};

/** The credentials that a method lacks. Source: nm-setting-8021x.c: verify. */
export function* credentialRefusals({
  profile,
  taken,
}: Dot1x): Iterable<
  ProfileRefusal<'dot1x-identity-missing' | 'dot1x-private-key-missing' | 'dot1x-client-cert-missing'>
> {
  const has = (key: string): boolean => lastAssignment(profile, `IEEE_8021X_${key}`) !== undefined;
  const named = taken.find((it) => it.text !== 'tls');
  if (named && !has('IDENTITY'))
    yield {
      code: 'dot1x-identity-missing',
      span: named.span,
      why: `${named.text.toUpperCase()} needs IEEE_8021X_IDENTITY`,
    };
  const tls = taken.find((it) => it.text === 'tls');
  if (!tls) return;
  const { span } = tls;
  if (!has('PRIVATE_KEY')) yield { code: 'dot1x-private-key-missing', span, why: 'TLS needs IEEE_8021X_PRIVATE_KEY' };
  if (!has('CLIENT_CERT')) yield { code: 'dot1x-client-cert-missing', span, why: 'TLS needs IEEE_8021X_CLIENT_CERT' };
}

/** Methods inside of a tunnel that do not exist. Source: parse_8021x_phase2_auth. */
export function* innerRefusals({ inner }: Dot1x): Iterable<ProfileRefusal<'dot1x-inner-unknown'>> {
  for (const { written, text, span } of inner)
    if (!innerMethods.includes(text.toUpperCase()))
      yield { code: 'dot1x-inner-unknown', span, why: `${written} is not one of ${innerMethods.join(', ')}` };
}

/** The password of a certificate, and the file that the certificate lies in, which needs none. */
export interface NeedlessPassword {
  readonly password: Attribute;
  readonly file: Attribute;
}

/** Passwords of certificates that lie in files, which are refused. Source: nm-setting-8021x.c: verify_cert. */
export function* needlessPasswords(dot1x: Dot1x): Iterable<NeedlessPassword> {
  for (const name of certificatesRead(dot1x)) {
    const [file, password, flags] = ['', '_PASSWORD', '_PASSWORD_FLAGS'].map((it) =>
      lastAssignment(dot1x.profile, name + it),
    );
    if (file && password && !file.value.startsWith('pkcs11:') && !isKeptElsewhere(flags)) yield { password, file };
  }
}

/** The certificates that methods of a profile read, which may have a password. */
function certificatesRead({ taken, inner }: Dot1x): string[] {
  const has = (words: Dot1x['taken'], ...methods: string[]) => words.some((it) => methods.includes(it.text));
  return [
    ...(has(taken, 'tls', 'peap', 'ttls') ? ['IEEE_8021X_CA_CERT'] : []),
    ...(has(taken, 'tls') ? ['IEEE_8021X_CLIENT_CERT'] : []),
    ...(has(inner, 'tls', 'eap-tls') ? ['IEEE_8021X_INNER_CA_CERT', 'IEEE_8021X_INNER_CLIENT_CERT'] : []),
  ];
}
