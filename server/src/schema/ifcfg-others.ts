// Keys of ifcfg files that no program of Red Hat reads: those of SUSE, which names its files alike, and what installers,
// clouds and other distributions write or read. Sources: wicked, client/suse/compat-suse.c; cloud-init, net/sysconfig.py;
// dracut; anaconda; ec2-net-utils; drakx-net of Mandriva and Mageia.

/** A key of somebody else. */
export interface OthersKey {
  readonly name: RegExp;
  /** Who reads or writes it, as words about it. */
  readonly by: string;
  /** The key of Red Hat that says the same, with the same value where `value` says no other. */
  readonly meant?: string;
  readonly value?: string;
  /** Values that say what is so without the line: nothing is lost with them. */
  readonly idle?: RegExp;
  /** Values with which it stands in files that work as they are meant, so that nobody needs to hear of it. */
  readonly usual?: RegExp;
  /** A program wrote it, and no person thought anything of it: told beside others only. */
  readonly isWritten?: boolean;
}

/** Keys that SUSE has and Red Hat has not. */
export const suseKey =
  /^(?:STARTMODE|USERCONTROL|LLADDR|IFPLUGD_PRIORITY|INTERFACETYPE|ETHERDEVICE|ETHTOOL_OPTIONS(?:_\w+)?|PREFIXLEN(?:_\w+)?|REMOTE_IPADDR(?:6|_\w+)?|LABEL_\w+|LINK_REQUIRED|LINK_READY_WAIT|(?:PRE|POST)_(?:UP|DOWN)_SCRIPT|BONDING_MODULE_OPTS|BRIDGE_(?:PORTS|STP|FORWARDDELAY|AGEINGTIME|HELLOTIME|MAXAGE|PRIORITY|PATHCOSTS|PORTPRIORITIES)|TEAM_(?:RUNNER|PORT_DEVICE\w*|LINK_WATCH_POLICY\w*|LW_\w+|LACP_\w+)|TUNNEL(?:_\w+)?|MACVLAN_\w+|MACVTAP_\w+|VXLAN(?:_\w+)?|OVS_BRIDGE_PORT_DEVICE\w*|DHCLIENT6_\w+|DHCLIENT_(?!IGNORE_GATEWAY$)\w+|WIRELESS_(?:AUTH_MODE|KEY_\d|WPA_PSK|WPA_PROTO|EAP_\w+|PRIORITY|HIDDEN_SSID))$/;

const suse = (name: RegExp, more: Omit<OthersKey, 'name' | 'by'> = {}): OthersKey => ({
  name,
  by: 'wicked of SUSE reads it',
  ...more,
});

/** The first that fits counts. */
const rows: readonly OthersKey[] = [
  suse(/^STARTMODE$/, {
    meant: 'ONBOOT',
    value: 'no',
    idle: /^(?:auto|onboot|hotplug|boot|on|nfsroot)?$/i,
    // cloud-init writes it for either.
    usual: /^auto$/,
  }),
  suse(/^USERCONTROL$/, { meant: 'USERCTL', idle: /^(?:no)?$/i }),
  suse(/^LLADDR$/, { meant: 'MACADDR', idle: /^$/ }),
  suse(/^ETHERDEVICE$/, { meant: 'PHYSDEV', idle: /^$/ }),
  suse(/^ETHTOOL_OPTIONS$/, { meant: 'ETHTOOL_OPTS', idle: /^$/ }),
  suse(/^PREFIXLEN$/, { meant: 'PREFIX', idle: /^$/ }),
  suse(/^BONDING_MODULE_OPTS$/, { meant: 'BONDING_OPTS', idle: /^$/ }),
  suse(/^BRIDGE_STP$/, { meant: 'STP', idle: /^(?:off|no)?$/i }),
  suse(/^BRIDGE_FORWARDDELAY$/, { meant: 'DELAY', idle: /^$/ }),
  suse(/^DHCLIENT_SET_DEFAULT_ROUTE$/, { meant: 'DEFROUTE', idle: /^(?:yes)?$/i }),
  suse(suseKey),
  { name: /^BONDING_SLAVE_?\d+$/, by: 'cloud-init writes it', usual: /^/ },
  { name: /^NETBOOT$/, by: 'dracut and anaconda write it', isWritten: true },
  { name: /^(?:EC2SYNC|MAINROUTETABLE)$/, by: 'ec2-net-utils of Amazon reads it' },
  { name: /^LAST_CONNECT$/, by: 'NetworkManager 0.x wrote it', isWritten: true },
  { name: /^WIRELESS_ESSID$/, by: 'the scripts of Mandriva and Mageia read it', meant: 'ESSID', idle: /^$/ },
  {
    name: /^(?:MII_NOT_SUPPORTED|ACCOUNTING|LINK_DETECTION_DELAY|PEERYP|PEERNTPD|NEEDHOSTNAME|DHCP_CLIENT|IFPLUGD_ARGS|MS_DNS\d|ATM_ADDR|WIRELESS_\w+)$/,
    by: 'the scripts of Mandriva and Mageia read it',
  },
  { name: /^BOOTPROTOv6$/, by: 'cloud images of CentOS have it, for nobody', isWritten: true },
  { name: /^DHCP_ARP_CHECK$/, by: 'the scripts of Amazon Linux read it', isWritten: true },
  { name: /^ISALIAS$/, by: 'system-config-network wrote it', isWritten: true },
];

/** Who else has a key that no program of Red Hat reads; undefined for a key of nobody. */
export const othersKeyOf = (name: string): OthersKey | undefined => rows.find((it) => it.name.test(name));
