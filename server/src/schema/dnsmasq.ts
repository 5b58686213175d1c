// The options that a dnsmasq.conf may have, and what libvirt thinks of them. Names as `dnsmasq --help` of 2.90 lists them.

/** Options of a configuration file, without leading dashes. */
export const dnsmasqOptions: ReadonlySet<string> = new Set(
  `
  add-cpe-id add-mac add-subnet addn-hosts address alias all-servers auth-peer auth-sec-servers auth-server
  auth-soa auth-ttl auth-zone bind-dynamic bind-interfaces bogus-nxdomain bogus-priv bootp-dynamic
  bridge-interface caa-record cache-rr cache-size clear-on-reload cname conf-dir conf-file conf-script
  connmark-allowlist connmark-allowlist-enable conntrack dhcp-alternate-port dhcp-authoritative dhcp-boot
  dhcp-broadcast dhcp-circuitid dhcp-client-update dhcp-duid dhcp-fqdn dhcp-generate-names dhcp-host
  dhcp-hostsdir dhcp-hostsfile dhcp-ignore dhcp-ignore-clid dhcp-ignore-names dhcp-lease-max dhcp-leasefile
  dhcp-luascript dhcp-mac dhcp-match dhcp-name-match dhcp-no-override dhcp-option dhcp-option-force
  dhcp-optsdir dhcp-optsfile dhcp-proxy dhcp-pxe-vendor dhcp-range dhcp-rapid-commit dhcp-relay dhcp-remoteid
  dhcp-reply-delay dhcp-script dhcp-scriptuser dhcp-sequential-ip dhcp-subscrid dhcp-ttl dhcp-userclass
  dhcp-vendorclass dns-forward-max dns-loop-detect dns-rr dnssec dnssec-check-unsigned dnssec-debug
  dnssec-limits dnssec-no-timecheck dnssec-timestamp domain domain-needed dumpfile dumpmask dynamic-host
  edns-packet-max enable-dbus enable-ra enable-tftp enable-ubus except-interface expand-hosts fast-dns-retry
  filter-A filter-AAAA filter-rr filterwin2k group host-record hostsdir ignore-address interface
  interface-name ipset leasefile-ro listen-address local local-service local-ttl localise-queries localmx
  log-async log-debug log-dhcp log-facility log-queries max-cache-ttl max-port max-tcp-connections max-ttl
  min-cache-ttl min-port mx-host mx-target naptr-record neg-ttl nftset no-dhcp-interface no-dhcpv4-interface
  no-dhcpv6-interface no-hosts no-ident no-negcache no-ping no-poll no-resolv no-round-robin pid-file port
  port-limit proxy-dnssec ptr-record pxe-prompt pxe-service query-port quiet-dhcp quiet-dhcp6 quiet-ra
  quiet-tftp ra-param read-ethers rebind-domain-ok rebind-localhost-ok resolv-file rev-server script-arp
  script-on-renewal selfmx server servers-file shared-network srv-host stop-dns-rebind strict-order strip-mac
  strip-subnet synth-domain tag-if tftp-lowercase tftp-max tftp-mtu tftp-no-blocksize tftp-no-fail
  tftp-port-range tftp-root tftp-secure tftp-single-port tftp-unique-root trust-anchor txt-record umbrella
  use-stale-cache user
`
    .trim()
    .split(/\s+/),
);

/** Options that libvirt writes itself and dnsmasq takes only once; the second one keeps it from starting. */
export const dnsmasqOnce: ReadonlyMap<string, string> = new Map([
  ['pid-file', 'always'],
  ['dhcp-lease-max', 'when there is a DHCP range'],
]);

/** Options that undo what libvirt relies on; dnsmasq starts all the same. */
export const dnsmasqConflicts: ReadonlyMap<string, string> = new Map([
  ['interface', 'dnsmasq then answers on another interface, too'],
  ['listen-address', 'dnsmasq then listens elsewhere, too'],
  ['except-interface', 'dnsmasq may no longer answer on the bridge'],
  ['bind-interfaces', 'libvirt binds dynamically, and dnsmasq takes one of both'],
  ['conf-file', 'what it reads there is not checked by anybody'],
  ['conf-dir', 'what it reads there is not checked by anybody'],
  ['dhcp-script', 'libvirt then hears of no lease'],
  ['dhcp-leasefile', 'libvirt then finds no lease'],
  ['port', 'guests are told the usual port of DNS'],
  ['user', 'dnsmasq may no longer read what libvirt wrote'],
]);

/** Options for which network XML has words of its own. */
export const dnsmasqInXml: ReadonlyMap<string, string> = new Map([
  ['server', '<dns><forwarder/>'],
  ['domain', '<domain/>'],
  ['local', "<domain localOnly='yes'/>"],
  ['txt-record', '<dns><txt/>'],
  ['srv-host', '<dns><srv/>'],
  ['host-record', '<dns><host/>'],
  ['dhcp-host', '<dhcp><host/>'],
  ['dhcp-range', '<dhcp><range/>'],
  ['dhcp-boot', '<dhcp><bootp/>'],
  ['enable-tftp', '<tftp/>'],
  ['tftp-root', '<tftp/>'],
]);
