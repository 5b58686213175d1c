// Keys of Wi-Fi, 802.1X, InfiniBand and proxies that NetworkManager reads beside certain others only.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { credentialMethods, dot1xOf, isWired, tunnels } from '../../../model/ifcfg/dot1x';
import { byNetworkManager, lastAssignment, loadedProfilesOf, type Profile } from '../../../model/ifcfg/profile';
import { protectionOf } from '../../../model/ifcfg/wireless';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import type { Attribute } from '../../../syntax/tree';
import { ruleOfEach } from '../../rule';

export const keyUnread = ruleOfEach({
  code: 'key-unread',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A key counts beside another only, which is not there or says something else.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wpa_setting, make_wep_setting, fill_8021x, make_proxy_setting, make_infiniband_setting',
  each: loadedProfilesOf,
  *check(profile, _file, _workspace, target) {
    if (!byNetworkManager(profile, target)) return;
    const written = profile.root.attributes.filter((it) => it.value !== '' && it === lastAssignment(profile, it.name));
    for (const { keys, isAll, why } of rows) {
      const unread = written.filter((it) => keys.test(it.name) && why(profile, it) !== undefined);
      const [first, ...more] = unread;
      if (!first) continue;
      for (const it of isAll ? [first] : unread) {
        const words = isAll && more.length > 0 ? `${it.name} and ${more.length} more` : it.name;
        const names = isAll ? unread.map(({ name }) => name) : [it.name];
        yield {
          span: it.span,
          message: `NetworkManager does not read ${words} ${why(profile, it)!}`,
          fixes: [fix(isAll ? 'Remove all of it' : 'Remove it', dropKeys(profile, names))],
          tag: 'unnecessary',
        };
      }
    }
  },
});

interface Row {
  readonly keys: RegExp;
  /** All of them go together, and are told of at the first. */
  readonly isAll?: true;
  /** What keeps such a key from being read in a profile, in words; undefined where it is read. */
  readonly why: (profile: Profile, key: Attribute) => string | undefined;
}

const rows: readonly Row[] = [
  {
    keys: /^CIPHER_(?:PAIRWISE|GROUP)$/,
    why: (profile) => (withoutCiphers.has(valueOf(profile, 'KEY_MGMT')) ? besideManagement(profile) : undefined),
  },
  {
    keys: /^(?:DEFAULTKEY|KEY_TYPE|SECURITYMODE)$/,
    why: (profile, { name, value }) =>
      name === 'SECURITYMODE' && value.toLowerCase() === 'open' ? undefined : besideManagement(profile),
  },
  {
    keys: /^BROWSER_ONLY$/,
    why: (profile, { value }) =>
      isTrue(value, false) && valueOf(profile, 'PROXY_METHOD') === '' ? 'without PROXY_METHOD' : undefined,
  },
  {
    keys: /^PAC_(?:URL|SCRIPT)$/,
    why: (profile) =>
      valueOf(profile, 'PROXY_METHOD').toLowerCase() === 'auto' ? undefined : 'without PROXY_METHOD=auto',
  },
  {
    keys: /^(?:MACADDR|GENERATE_MAC_ADDRESS_MASK)$/,
    why: ({ kind }) => (kind === 'infiniband' ? 'of InfiniBand' : undefined),
  },
  {
    keys: /^IEEE_8021X_/,
    isAll: true,
    why: (profile) => {
      if (isWired(profile)) return valueOf(profile, 'KEY_MGMT') === '' ? 'without KEY_MGMT=IEEE8021X' : undefined;
      const isOpen = profile.kind === 'wireless' && protectionOf(profile) !== 'leap' && !dot1xOf(profile);
      return isOpen ? 'without KEY_MGMT=WPA-EAP' : undefined;
    },
  },
  {
    keys: /^IEEE_8021X_(?:INNER_AUTH_METHODS|PAC_FILE|(?:INNER_)?(?:CA_CERT|CLIENT_CERT|PRIVATE_KEY))$/,
    why: (profile, { name }) => {
      const { methods, taken, inner } = dot1xOf(profile) ?? {};
      if (!methods || !taken || taken.length === 0) return undefined;
      const readers = credentialMethods[name.slice('IEEE_8021X_'.length)] ?? [...tunnels];
      const isRead = [...taken, ...(inner ?? [])].some((it) => readers.includes(it.text));
      return isRead ? undefined : `beside ${methods.name}=${methods.value}`;
    },
  },
];

/** Ways to agree on keys that leave no choice of ciphers. */
const withoutCiphers: ReadonlySet<string> = new Set(['IEEE8021X', 'WPA-EAP-SUITE-B-192']);

/** Written last; empty without it. */
const valueOf = (profile: Profile, key: string): string => lastAssignment(profile, key)?.value ?? '';

/** Of a Wi-Fi with keys that are agreed on. */
const besideManagement = (profile: Profile): string | undefined =>
  profile.kind === 'wireless' && protectionOf(profile) === 'wpa'
    ? `beside KEY_MGMT=${valueOf(profile, 'KEY_MGMT')}`
    : undefined;
