// Keys of device kinds that only the legacy scripts or Open vSwitch bring up: tunnels, tap, veth, PPP, ISDN, IPsec, OVS
// (network-functions and ifup of initscripts). For completion and hover; NetworkManager leaves such devices alone.
import type { AttributeRow, ValueKind } from './types';
import { boolean, ifcfgInteger, ifcfgIpv4, ifcfgText } from './values-ifcfg';

const legacy = (doc: string, value: ValueKind = ifcfgText('text')): AttributeRow => ({ doc, value, readers: ['L'] });

/** Rows from lines of `KEY what it is`. */
const group = (of: string, lines: string): Readonly<Record<string, AttributeRow>> =>
  Object.fromEntries(
    lines
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', ...words] = line.trim().split(' ');
        return [name, legacy(`${of}: ${words.join(' ')}.`)];
      }),
  );

const tunnelKeys: Readonly<Record<string, AttributeRow>> = {
  MY_INNER_IPADDR: { ...legacy('Own address inside the tunnel.'), keyfile: 'ipv4.address1' },
  MY_OUTER_IPADDR: { ...legacy('Own address outside the tunnel.', ifcfgIpv4), keyfile: 'ip-tunnel.local' },
  PEER_OUTER_IPADDR: {
    ...legacy('Address of the other end outside the tunnel. Required.', ifcfgIpv4),
    keyfile: 'ip-tunnel.remote',
  },
  PEER_INNER_IPADDR: legacy('Address of the other end inside the tunnel; the same as outside drops it.'),
  TTL: {
    ...legacy('Time to live of the outer packets; 0 takes that of the inner ones.', ifcfgInteger(0, 255)),
    keyfile: 'ip-tunnel.ttl',
  },
  OWNER: legacy('User who owns the tap device. A device whose name begins with `tun` becomes a tun device.'),
  PEER: { ...legacy('Name of the other end of a pair of virtual Ethernet devices.'), nmstate: 'veth.peer' },
};

const ovsKeys: Readonly<Record<string, AttributeRow>> = {
  OVS_BRIDGE: legacy('The bridge of Open vSwitch that this port belongs to. Required for all but bridges.'),
  BOND_IFACES: legacy('Network cards of a bond of Open vSwitch, separated by blanks.'),
  OVS_TUNNEL_TYPE: legacy('Kind of tunnel, such as gre or vxlan.', ifcfgText('kind of tunnel', 'vxlan')),
  OVS_TUNNEL_OPTIONS: legacy('Options of the tunnel, such as options:remote_ip=192.0.2.1.'),
  OVS_PATCH_PEER: legacy('The patch port at the other end.'),
  OVS_OPTIONS: legacy('Columns of the port, such as tag=100.', ifcfgText('columns', 'tag=100')),
  OVS_EXTRA: legacy('More commands of ovs-vsctl after `--`.'),
  OVSBOOTPROTO: legacy('Instead of BOOTPROTO=dhcp on a bridge of Open vSwitch.', ifcfgText('dhcp', 'dhcp')),
  OVSDHCPINTERFACES: legacy('Network cards that must be up before DHCP is asked.'),
  OVS_PORT_MODE: legacy('Mode of a vhost-user port.', ifcfgText('client', 'client')),
  OVS_PORT_PATH: legacy('Socket of a vhost-user port.'),
  OVSREQUIRES: legacy('Interfaces that must be started before.'),
};

const pppKeys = group(
  'PPP',
  `PERSIST whether the connection is made again after it broke
   MODEMPORT device of the modem
   LINESPEED speed of the serial line
   DEFABORT whether the usual abort words are used
   WVDIALSECT section of wvdial.conf
   DEBUG whether pppd talks more
   ESCAPECHARS whether control characters are escaped
   HARDFLOWCTL whether hardware flow control is used
   PPPOPTIONS more options of pppd
   PPPOE_EXTRA more options of pppoe
   PPPD_EXTRA more options of pppd for DSL
   PAPNAME user name
   REMIP address of the other end
   MRU largest packet to receive
   DISCONNECTTIMEOUT pause before the connection is made again
   RETRYTIMEOUT pause after a failed attempt
   RETRYCONNECT whether a failed attempt is repeated
   MAXFAIL how many attempts may fail
   DEMAND whether to dial on demand
   IDLETIMEOUT when to hang up
   BOOTTIMEOUT how long the boot waits for the connection
   ETH network card that PPPoE runs over
   ACNAME name of the access concentrator
   SERVICENAME name of the service
   CLAMPMSS largest segment of TCP over PPPoE
   PPPOE_TIMEOUT when pppoe gives up without an answer
   LCP_INTERVAL pause between two questions whether the other end is there
   LCP_FAILURE how many of these may stay without an answer
   CONNECT_TIMEOUT how long to wait for the connection
   CONNECT_POLL pause between two looks at whether it is there
   SYNCHRONOUS whether PPP frames are sent as they are
   FIREWALL rules of a packet filter that pppoe sets
   PIDFILE file with the number of the process
   PING sign that is printed while waiting
   LINUX_PLUGIN plug-in of pppd for PPPoE in the kernel`,
);

const isdnKeys = group(
  'ISDN',
  `PROVIDER name of the provider
   USER user name
   PASSWORD password
   ENCAP kind of protocol
   DIALMODE how to dial
   SECURE whether only known numbers may call
   MSN own number
   PHONE_IN numbers that may call
   PHONE_OUT numbers to call
   AREACODE area code
   REGIONCODE code of the country
   BUNDLING whether channels are bundled
   HUPTIMEOUT when to hang up
   LAYER protocol of layer 2
   CALLBACK whether to be called back
   CHARGEHUP whether to hang up before the next charge
   CHARGEINT length of a charge
   CBHUP whether to hang up before calling back
   CBDELAY pause before calling back
   DIALMAX how often to dial
   AUTH kind of authentication
   IHUP whether to hang up incoming calls
   DELDEFAULTROUTE whether the default route is removed first
   CBCP whether callback is negotiated
   VJ compression of headers
   VJCCOMP compression of connection numbers
   AC compression of addresses
   PC compression of protocols
   BSDCOMP compression of data
   CCP negotiation of compression
   SLAVE_DEVICE second channel of a bundle`,
);

const ipsecKeys: Readonly<Record<string, AttributeRow>> = {
  ...group(
    'IPsec',
    `SRC own address
     DST address of the other end
     SRCNET own network
     DSTNET network of the other end
     AH_PROTO algorithm of authentication
     ESP_PROTO algorithm of encryption
     AESP_PROTO algorithm of authentication inside encryption
     KEYING manual or automatic keys`,
  ),
  ...Object.fromEntries(
    ['KEY_AH', 'KEY_ESP', 'KEY_AESP', 'SPI_', 'IKE_', 'MYID_'].map((name) => [
      name,
      {
        ...legacy('IPsec: keys, numbers and identities of the connection.'),
        prefix: true,
        secret: name.startsWith('KEY_'),
      },
    ]),
  ),
};

export const legacyKeys: Readonly<Record<string, AttributeRow>> = {
  ...tunnelKeys,
  ...ovsKeys,
  ...pppKeys,
  ...isdnKeys,
  PASSWORD: { ...isdnKeys.PASSWORD!, secret: true },
  ...ipsecKeys,
  PEERNTP: legacy('Whether time servers of DHCP are used.', boolean),
};
