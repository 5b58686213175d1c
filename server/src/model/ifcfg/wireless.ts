// The Wi-Fi profiles among the ifcfg files, and how NetworkManager takes them to be protected.
import { memoize } from '../../memoize';
import { integerOf } from '../../syntax/ifcfg/scalar';
import type { Attribute } from '../../syntax/tree';
import type { File } from '../file';
import { lastAssignment, loadedProfilesOf, type Profile } from './profile';
import type { ProfileRefusal } from './profile-refusal';

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

/** The band that has a channel. */
export const bandOf = (channel: number): 'a' | 'bg' => (channel > 14 ? 'a' : 'bg');

/** What is refused of band and channel together; what each is by itself the table says. Source: make_wireless_setting. */
export function* channelRefusals(profile: Profile): Iterable<ProfileRefusal<'wifi-channel' | 'wifi-band-channel'>> {
  const band = lastAssignment(profile, 'BAND');
  const channel = lastAssignment(profile, 'CHANNEL');
  const number = integerOf(channel?.value ?? '');
  if (!channel || number === undefined || number < 1 || number > 196) return;
  if (number > 14 && !of5GHz.has(number) && band?.value !== 'bg')
    yield { code: 'wifi-channel', span: channel.valueSpan, why: `${channel.value} is no channel of 5 GHz` };
  const right = bandOf(number);
  if (!band || (band.value !== 'a' && band.value !== 'bg') || band.value === right) return;
  const why = `channel ${number} is not in band ${band.value}, expected ${right}`;
  yield { code: 'wifi-band-channel', span: band.valueSpan, why };
}

/** Source: nm-utils.c: a_table. */
const of5GHz: ReadonlySet<number> = new Set([
  ...[16, 34, 36, 38, 40, 42, 44, 46, 48, 50, 52, 56, 58, 60, 64],
  ...[100, 104, 108, 112, 116, 120, 124, 128, 132, 136, 140],
  ...[149, 152, 153, 157, 160, 161, 165, 183, 184, 185, 187, 188, 192, 196],
]);

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

/** The WEP of a profile that is protected by nothing better. */
export function wepOf(profile: Profile): Wep {
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

/** What is refused of the way to log in; `isBeside` tells whether `keys-<x>` has a key. Source: make_wep_setting. */
export function* wepRefusals(
  { profile, mode, isEncrypted }: Wep,
  isBeside: () => boolean,
): Iterable<ProfileRefusal<'wifi-wep-mode' | 'wifi-wep-shared'>> {
  const way = mode?.value.toLowerCase();
  if (!mode || way === 'open') return;
  if (way !== 'restricted')
    yield {
      code: 'wifi-wep-mode',
      span: mode.valueSpan,
      why: `${mode.value} is not open or restricted${way === 'leap' ? ', and LEAP needs KEY_MGMT=IEEE8021X' : ''}`,
    };
  else if (!isEncrypted && !isBeside())
    yield {
      code: 'wifi-wep-shared',
      span: mode.span,
      why: `SECURITYMODE=${mode.value} without a key of WEP, expected one in KEY1 or in keys-${profile.suffix}`,
    };
}
