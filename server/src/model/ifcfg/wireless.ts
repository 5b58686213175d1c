// The Wi-Fi profiles among the ifcfg files, and how NetworkManager takes them to be protected.
import { memoize } from '../../memoize';
import type { Attribute } from '../../syntax/tree';
import type { File } from '../file';
import { lastAssignment, loadedProfilesOf, type Profile } from './profile';

/** The profile of a file that makes one for a wireless card; none for any other file. */
export const wirelessProfilesOf = memoize((file: File): readonly Profile[] =>
  loadedProfilesOf(file).filter((it) => it.kind === 'wireless'),
);

/** How a wireless profile is protected: the LEAP of old networks is looked for first, then KEY_MGMT, and what is left is WEP or nothing. */
export function protectionOf(profile: Profile): 'leap' | 'wpa' | 'wep' {
  const keyManagement = lastAssignment(profile, 'KEY_MGMT')?.value;
  const mode = lastAssignment(profile, 'SECURITYMODE')?.value.toLowerCase();
  if (keyManagement === 'IEEE8021X' && mode === 'leap' && !isAdhoc(profile)) return 'leap';
  return keyManagement !== undefined && wpaWords.has(keyManagement) ? 'wpa' : 'wep';
}

const wpaWords: ReadonlySet<string> = new Set('WPA-PSK SAE OWE WPA-EAP WPA-EAP-SUITE-B-192 IEEE8021X'.split(' '));

/** Whether the profile is of a network without access point. */
export const isAdhoc = (profile: Profile): boolean => lastAssignment(profile, 'MODE')?.value.toLowerCase() === 'ad-hoc';

/** Names of keys and passphrases of WEP. */
export const wepKey = /^KEY(?:_PASSPHRASE)?[1-4]$|^KEY$/;

/** Whether a …_FLAGS leaves the secret to an agent or to nobody, so that the files are not asked for it. */
export const isKeptElsewhere = (flags: Attribute | undefined): boolean => /user|ask|unused/.test(flags?.value ?? '');

/** What NetworkManager reads of WEP in a profile: keys or passphrases, as KEY_TYPE says, unless an agent keeps them. */
export interface Wep {
  readonly profile: Profile;
  /** SECURITYMODE: how the card shows that it has the key. */
  readonly mode: Attribute | undefined;
  /** The keys and passphrases that are read. */
  readonly keys: readonly Attribute[];
  /** Whether KEY_TYPE and the keys are read. */
  readonly isOwn: boolean;
  /** Whether the network is taken as encrypted. */
  readonly isEncrypted: boolean;
}

/** The WEP of a wireless profile that is protected by nothing better; none for any other file. Source: make_wep_setting. */
export const wepsOf = memoize((file: File): readonly Wep[] =>
  wirelessProfilesOf(file)
    .filter((it) => protectionOf(it) === 'wep')
    .map(wepOf),
);

function wepOf(profile: Profile): Wep {
  const valueOf = (key: string) => lastAssignment(profile, key)?.value;
  const isOwn = !isKeptElsewhere(lastAssignment(profile, 'WEP_KEY_FLAGS'));
  const type = valueOf('KEY_TYPE');
  const names = [
    ...(type === 'passphrase' ? [] : ['KEY1', 'KEY2', 'KEY3', 'KEY4', 'KEY']),
    ...(type === 'key' ? [] : ['KEY_PASSPHRASE1', 'KEY_PASSPHRASE2', 'KEY_PASSPHRASE3', 'KEY_PASSPHRASE4']),
  ];
  const keys = isOwn ? names.flatMap((it) => lastAssignment(profile, it) ?? []) : [];
  return {
    ...{ profile, keys, isOwn, mode: lastAssignment(profile, 'SECURITYMODE') },
    isEncrypted: keys.length > 0 || !isOwn || valueOf('DEFAULTKEY') !== undefined,
  };
}
