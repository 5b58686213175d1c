// The names that dnsmasq knows of DHCP options, their numbers and what their values are (dnsmasq --help dhcp of 2.90).

/** What a value is: addresses, a name, a list of domains or of texts, a time, a number of so many bytes, or by its looks. */
export type OptionType = 'addresses' | 'text' | 'domains' | 'texts' | 'time' | 1 | 2 | 4 | 'free';

/** One DHCP option by name. */
export interface DhcpOptionName {
  readonly number: number;
  readonly type: OptionType;
  /** dnsmasq makes its value itself; the name is known to dhcp-match alone. */
  readonly internal?: boolean;
}

type Table = Readonly<Record<string, DhcpOptionName>>;

/** `name number` words of one type. */
const group = (type: OptionType, words: string, internal = false): [string, DhcpOptionName][] =>
  words.split(',').map((it) => {
    const [name, number] = it.trim().split(' ');
    return [name!, { number: Number(number), type, ...(internal ? { internal } : {}) }];
  });

/** Options of IPv4. */
export const optionNames4: Table = Object.fromEntries([
  ...group(
    'addresses',
    `netmask 1, router 3, dns-server 6, log-server 7, lpr-server 9, swap-server 16, policy-filter 21,
     router-solicitation 32, static-route 33, nis-server 41, ntp-server 42, netbios-ns 44, netbios-dd 45,
     x-windows-fs 48, x-windows-dm 49, nis+-server 65, mobile-ip-home 68, smtp-server 69, pop3-server 70,
     nntp-server 71, irc-server 74, tftp-server-address 150, server-ip-address 255`,
  ),
  ...group('addresses', 'broadcast 28, requested-address 50, server-identifier 54', true),
  ...group(
    'text',
    `domain-name 15, root-path 17, extension-path 18, nis-domain 40, nis+-domain 64, tftp-server 66, bootfile-name 67,
     posix-timezone 100, tzdb-timezone 101`,
  ),
  ...group('text', 'hostname 12', true),
  ...group(
    1,
    `ip-forward-enable 19, non-local-source-routing 20, default-ttl 23, all-subnets-local 27, router-discovery 31,
     trailer-encapsulation 34, ethernet-encap 36, tcp-ttl 37, netbios-nodetype 46`,
  ),
  ...group(2, 'boot-file-size 13, max-datagram-reassembly 22, mtu 26, client-arch 93'),
  ...group(4, 'time-offset 2, arp-timeout 35, tcp-keepalive 38, ipv6-only 108'),
  ...group('time', 'T1 58, T2 59'),
  ...group('time', 'lease-time 51', true),
  ...group('domains', 'domain-search 119'),
  ...group(
    'free',
    `netbios-scope 47, vendor-class 60, user-class 77, rapid-commit 80, client-interface-id 94, client-machine-id 97,
     sip-server 120, classless-static-route 121, vendor-id-encap 125`,
  ),
  ...group(
    'free',
    `vendor-encap 43, option-overload 52, message-type 53, parameter-request 55, message 56, max-message-size 57,
     client-id 61, FQDN 81, agent-id 82, subnet-select 118`,
    true,
  ),
]);

/** Options of IPv6. */
export const optionNames6: Table = Object.fromEntries([
  ...group('addresses', 'sip-server 22, dns-server 23, nis-server 27, nis+-server 28, sntp-server 31'),
  ...group('domains', 'sip-server-domain 21, domain-search 24, nis-domain 29, nis+-domain 30'),
  ...group('domains', 'FQDN 39', true),
  ...group('text', 'posix-timezone 41, tzdb-timezone 42, bootfile-url 59'),
  ...group('texts', 'bootfile-param 60'),
  ...group('texts', 'user-class 15, vendor-class 16', true),
  ...group('time', 'information-refresh-time 32'),
  ...group('free', 'ntp-server 56'),
  ...group(
    'free',
    `client-id 1, server-id 2, ia-na 3, ia-ta 4, iaaddr 5, oro 6, preference 7, unicast 12, status 13, rapid-commit 14,
     vendor-opts 17`,
    true,
  ),
]);

/** Names of the same options elsewhere: ISC dhcpd, dhclient, RFC 2132 and common speech → here. */
export const meantNames: ReadonlyMap<string, string> = new Map(
  `interface-mtu=mtu domain-name-servers=dns-server domain-name-server=dns-server dns-servers=dns-server dns=dns-server
   nameserver=dns-server name-server=dns-server routers=router gateway=router default-gateway=router ntp-servers=ntp-server
   ntp=ntp-server domain=domain-name search=domain-search domain-search-list=domain-search subnet-mask=netmask
   static-routes=static-route classless-static-routes=classless-static-route rfc3442-classless-static-routes=classless-static-route
   tftp-server-name=tftp-server bootfile=bootfile-name boot-file-name=bootfile-name filename=bootfile-name
   netbios-name-servers=netbios-ns netbios-name-server=netbios-ns wins=netbios-ns wins-server=netbios-ns
   netbios-node-type=netbios-nodetype log-servers=log-server smtp-servers=smtp-server nis-servers=nis-server
   vendor-class-identifier=vendor-class user-class-information=user-class tcode=tzdb-timezone timezone=tzdb-timezone`
    .split(/\s+/)
    .map((it) => it.split('=') as [string, string]),
);
/** Numbers without a name here that people use. */
export const unnamedOptions: ReadonlyMap<number, string> = new Map([
  [4, 'time servers'],
  [43, 'what a vendor encapsulates'],
  [114, 'address of a captive portal'],
  [175, 'encapsulated options of iPXE'],
  [208, 'magic number of PXELINUX'],
  [209, 'configuration file of PXELINUX'],
  [210, 'path prefix of PXELINUX'],
  [211, 'reboot time of PXELINUX'],
  [249, 'classless routes of old Windows'],
  [252, 'address of the proxy configuration (WPAD)'],
]);

/** What the values of an option are, in words. */
export const typeWords = (type: OptionType, isIpv6: boolean): string =>
  ({
    addresses: isIpv6 ? 'IPv6 addresses' : 'IPv4 addresses',
    text: 'text',
    domains: 'domains',
    texts: 'texts',
    time: 'a number with s, m, h, d or w behind it',
    1: 'a number of one byte',
    2: 'a number of two bytes',
    4: 'a number of four bytes',
    free: 'numbers, bytes with colons, addresses or text, by their looks',
  })[type];

/** The row of an option by its name, in any case of letters. */
export function optionByName(
  table: Readonly<Record<string, DhcpOptionName>>,
  name: string,
): DhcpOptionName | undefined {
  const lower = name.toLowerCase();
  return Object.entries(table).find(([it]) => it.toLowerCase() === lower)?.[1];
}
