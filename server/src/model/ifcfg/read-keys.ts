// Which keys NetworkManager comes to parse in a profile; what it does not read cannot be wrong for it.
// Source: nms-ifcfg-rh-reader.c: make_ip4_setting, make_ip6_setting, make_wireless_security_setting, fill_8021x.
import { isTrue } from '../../syntax/ifcfg/scalar';
import { isOpen } from '../brought';
import { dcbSwitchOf, isDcbOff, isReadAnyway } from './dcb';
import { dot1xOf, readsPassword } from './dot1x';
import { firstGateway, hasType, ipv6Off, lastAssignment, type Profile } from './profile';
import { isKeptElsewhere, protectionOf, wepOf } from './wireless';

/** Whether NetworkManager comes to parse the value of this key in this profile. */
export function isRead(profile: Profile, base: string, number: string): boolean {
  if (profile.fate !== 'loaded') return false;
  if (profile.alias)
    return number === '' && aliasKeys.has(base) && (base !== 'NETMASK' || !lastAssignment(profile, 'PREFIX'));
  const ipv4 = profile.ipv4 !== 'disabled' && profile.ipv4 !== 'unknown';
  switch (base) {
    case 'IPADDR':
    case 'PREFIX':
      return ipv4 && profile.addresses.has(number);
    case 'NETMASK':
      return ipv4 && profile.addresses.has(number) && !lastAssignment(profile, `PREFIX${number}`);
    case 'GATEWAY':
      return ipv4 && profile.addresses.has(number) && firstGateway(profile) === number;
    case 'DNS':
      return profile.servers.has(number) && ((ipv4 && profile.ipv4 !== 'shared') || !ipv6Off(profile));
    case 'DHCP_FQDN':
    case 'DHCP_IAID':
    case 'DHCP_REJECT_SERVERS':
    case 'DHCP_VENDOR_CLASS_IDENTIFIER':
      return ipv4;
    case 'IPV6_DEFAULTGW':
      return (
        !ipv6Off(profile) &&
        Boolean(lastAssignment(profile, 'IPV6ADDR') ?? lastAssignment(profile, 'IPV6ADDR_SECONDARIES'))
      );
    case 'IPV6ADDR':
    case 'IPV6ADDR_SECONDARIES':
      return !ipv6Off(profile);
    case 'PAC_SCRIPT':
      return lastAssignment(profile, 'PROXY_METHOD')?.value.toLowerCase() === 'auto';
    // For InfiniBand NetworkManager looks at HWADDR alone.
    case 'MACADDR':
    case 'GENERATE_MAC_ADDRESS_MASK':
      return profile.kind !== 'infiniband' && !(isOpen(profile.root) && !hasType(profile.root));
    case 'DEFAULTKEY':
    case 'KEY_TYPE':
    case 'SECURITYMODE':
      return profile.kind === 'wireless' && protectionOf(profile) === 'wep';
    case 'KEY':
      return isWepKey(profile, base + number);
    case 'WPA_PSK':
      return /^(?:WPA-PSK|SAE)$/.test(lastAssignment(profile, 'KEY_MGMT')?.value ?? '');
    case 'POWERSAVE':
    case 'MAC_ADDRESS_RANDOMIZATION':
      return profile.kind === 'wireless';
    case 'PMF':
    case 'FILS':
    case 'WPS_METHOD':
      return profile.kind === 'wireless' && protectionOf(profile) === 'wpa';
    case 'IEEE_8021X_PHASE1_AUTH_FLAGS':
      return dot1xOf(profile) !== undefined;
    case 'IEEE_8021X_PEAP_VERSION':
      return dot1xOf(profile)?.taken.some((it) => it.text === 'peap') ?? false;
    case 'IEEE_8021X_PASSWORD_RAW':
      return readsPassword(profile) && !isKeptElsewhere(lastAssignment(profile, `${base}_FLAGS`));
    case 'PKEY_ID':
    case 'PKEY_ID_NM':
      return isTrue(lastAssignment(profile, 'PKEY')?.value, false);
    default:
      return !base.startsWith('DCB_') || isDcbRead(profile, base);
  }
}

const aliasKeys: ReadonlySet<string> = new Set(['DEVICE', 'IPADDR', 'PREFIX', 'NETMASK', 'GATEWAY', 'DEFROUTE']);

const isDcbRead = (profile: Profile, name: string): boolean =>
  isTrue(lastAssignment(profile, 'DCB')?.value, false) &&
  (dcbSwitchOf(name) === undefined || isReadAnyway(name) || !isDcbOff(profile, name));

const isWepKey = (profile: Profile, name: string): boolean =>
  profile.kind === 'wireless' && protectionOf(profile) === 'wep' && wepOf(profile).keys.some((it) => it.name === name);
