// Names that people write for a key that has another one: those of other programs, of older tools, and plain guesses.
// The number at the end of a name is kept.

/** Names without their number, by the key that was meant. Underscores count for nothing. */
const rows: Readonly<Record<string, string>> = {
  DEVICE: 'INTERFACE IFACE IFNAME DEV DEVNAME DEVICENAME INTERFACENAME',
  ONBOOT: 'AUTOSTART AUTO BOOT STARTONBOOT ONSTART ENABLED',
  BOOTPROTO: 'BOOTPROTOCOL PROTO METHOD DHCP',
  IPADDR: 'IP ADDRESS ADDR IPADDRESS IPV4ADDR IPV4ADDRESS IPV4 IP4ADDR IPV4IPADDR',
  NETMASK: 'MASK SUBNET SUBNETMASK GENMASK IPV4NETMASK',
  PREFIX: 'PREFIXLENGTH CIDR IPV4PREFIX NETPREFIX',
  GATEWAY: 'GW DEFAULTGW DEFAULTGATEWAY IPV4GATEWAY IPV4GW ROUTER',
  DNS: 'IPV6DNS DNS6 DNSIPV6 IPV6NAMESERVER NAMESERVER DNSSERVER NS DNSNAMESERVER IPV4DNS DNSIPV4 RESOLVER DNSSERVERS',
  DOMAIN: 'SEARCHDOMAIN DNSSEARCH DNSDOMAIN DOMAINNAME DOMAINSEARCH SEARCHDOMAINS',
  IPV6ADDR: 'IPV6ADDRESS IPADDR6 IP6ADDR IPV6IPADDR IPADDRV6 IPADDRIPV6 ADDRESS6 IPV6IP',
  IPV6_DEFAULTGW:
    'IPV6GATEWAY GATEWAY6 IPV6GW IPV6DEFAULTGATEWAY IPV6ROUTER DEFAULTGW6 GATEWAYIPV6 IP6GATEWAY GATEWAYV6',
  IPV6INIT: 'IPV6ENABLE IPV6ENABLED ENABLEIPV6 IPV6',
  DHCPV6C: 'DHCPV6 IPV6DHCP DHCP6C DHCP6 IPV6DHCPC',
  IPV6_DOMAIN: 'IPV6SEARCH IPV6DNSSEARCH',
  HWADDR: 'MAC MACADDRESS HWADDRESS HARDWAREADDRESS HWMAC',
  PHYSDEV: 'PARENT VLANPARENT VLANDEV VLANDEVICE VLANRAWDEVICE PARENTDEV PARENTDEVICE PHYSICALDEVICE',
  VLAN_ID: 'VLANTAG VLANNUMBER TAG',
  BONDING_OPTS: 'BONDOPTS BONDOPTIONS BONDINGOPTIONS',
  BRIDGING_OPTS: 'BRIDGEOPTS BRIDGEOPTIONS BRIDGINGOPTIONS',
  ETHTOOL_OPTS: 'ETHTOOL ETHTOOLOPTIONS',
  MASTER: 'BOND BONDMASTER BONDINGMASTERDEVICE',
  NM_CONTROLLED: 'NMMANAGED NMCONTROLED MANAGED',
};

const meant: ReadonlyMap<string, string> = new Map(
  Object.entries(rows).flatMap(([key, names]) => names.split(' ').map((it) => [it, key] as const)),
);

/** The key that a name stands for, and its number as written; undefined for any other name. */
export function synonymOf(name: string): { readonly base: string; readonly number: string } | undefined {
  const upper = name.toUpperCase();
  const number = /\d{0,9}$/.exec(upper)![0];
  const whole = meant.get(upper.replaceAll('_', ''));
  if (whole !== undefined) return { base: whole, number: '' };
  const base = meant.get(upper.slice(0, upper.length - number.length).replaceAll('_', ''));
  return base === undefined ? undefined : { base, number };
}
