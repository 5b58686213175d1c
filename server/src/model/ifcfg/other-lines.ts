// Lines by which the formats of other programs are known.

const lineFormats: readonly (readonly [line: RegExp, whose: string])[] = [
  [
    /^(?:(?:auto|allow-\w+|no-auto-down|mapping|source)\s+[\w./-]|iface\s+\S+\s+inet6?\s|(?:address|netmask|gateway|dns-\w+|bridge[_-]\w+|bond-\w+|vlan-raw-device|(?:pre-|post-)?(?:up|down))\s+[\w./-])/,
    '/etc/network/interfaces of Debian',
  ],
  [/^\[(?:Match|Network|Link|NetDev|Address|Route|Bridge|Bond|VLAN|DHCPv[46]?)\]$/, 'systemd-networkd'],
  [/^\[[\w. -]+\]$/, "a keyfile of NetworkManager's"],
  [/^(?:network|ethernets|bridges|bonds|vlans):$/, 'netplan'],
  [/^(?:interfaces|dns-resolver|routes|desiredState):$/, 'nmstate'],
];

/** Whose line it is; undefined where it may be anybody's. A sentence that begins with such a word is longer. */
export const ownerOfLine = (line: string): string | undefined =>
  line.split(/\s+/).length > mostWords ? undefined : lineFormats.find(([pattern]) => pattern.test(line))?.[1];

const mostWords = 8;

/** Whether a line is in the format of another program. */
export const isOfOtherFormat = (line: string): boolean => ownerOfLine(line) !== undefined;
