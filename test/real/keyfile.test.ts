// The keyfiles that conversion makes are read by NetworkManager's own tool, and mean to it what they say. No daemon is
// needed: nmcli reads a keyfile from standard input, changes nothing in it, and prints it as it understood it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyfileText } from '../../server/src/convert/keyfile';
import { convertProfile, isProfile } from '../../server/src/convert/profile';
import { keyfiles, wholeFile } from '../../server/src/features/completion/whole-files';
import { refactoringsAt } from '../../server/src/features/refactor/network';
import { type File, ifcfgKindOf } from '../../server/src/model/file';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { version } from '../../server/src/schema/types';
import { readFile } from '../../server/src/model/read-file';
import { applyEdits } from '../../server/src/text';
import { askNmcli, whyNoNmcli } from '../support/nmcli';
import { skipBecause } from '../support/skipping';
import { withoutStops } from '../support/snippets';

const folder = 'file:///etc/sysconfig/network-scripts/';
const fileOf = (name: string, text: string): File => {
  const uri = name === 'network' ? 'file:///etc/sysconfig/network' : folder + name;
  return readFile(uri, ifcfgKindOf(uri)!, text);
};

/** The lines of each section, without what nmcli adds: the uuid, defaults, and sections without keys. What later ones write otherwise is as it was. */
function linesOf(keyfile: string): string[] {
  let section = '';
  const result: string[] = [];
  const isNewer = keyfile.includes('dhcp-send-hostname-deprecated=');
  for (const line of keyfile.split('\n')) {
    if (line.startsWith('[')) section = line;
    else if (line !== '' && !line.startsWith('#') && !/^(?:uuid|timestamp)=/.test(line))
      result.push(...asBefore(line, isNewer).map((it) => `${section} ${it}`));
  }
  return result.toSorted();
}

/** A line as 1.42 writes it, but for the gateway beside an address, which 1.46 and later have by itself. */
function asBefore(line: string, isNewer: boolean): string[] {
  if (line.startsWith('dhcp-send-hostname-deprecated=')) return [];
  if (isNewer && line === 'dhcp-send-hostname=0') return ['dhcp-send-hostname=false'];
  // 1.58 takes commas between domains.
  if (line.startsWith('dns-search=')) return [line.replaceAll(',', ';')];
  return line.replace(/^(address1=[^,]*),(.*)/, '$1\ngateway=$2').split('\n');
}

function check(name: string, keyfile: string): void {
  const { isRefused, said, written } = askNmcli(keyfile);
  assert.ok(!isRefused, `${name}: ${said}\n${keyfile}`);
  assert.equal(said, '', name);
  assert.deepEqual(linesOf(written), linesOf(keyfile), name);
}

describe('keyfiles, read by NetworkManager', function () {
  before(function () {
    skipBecause(this, whyNoNmcli('1.40'));
  });

  it('are those of the examples', () => {
    const examples = join('examples', 'network-scripts');
    const all = readdirSync(examples).map((it) => fileOf(it, readFileSync(join(examples, it), 'utf8')));
    const profiles = all.filter((it) => isProfile(it, all));
    assert.ok(profiles.length >= 7);
    for (const it of profiles) check(it.basename, keyfileText(convertProfile(it, all)));
  });

  it('are those that recipes make, and leave', () => {
    const uri = 'file:///etc/NetworkManager/system-connections/eth0.nmconnection';
    const card = keyfiles.find((it) => it.label === 'static')!;
    const file = readFile(uri, 'keyfile', withoutStops(wholeFile(card, 'eth0'), ''));
    const at = file.text.indexOf('interface-name');
    const recipes = refactoringsAt(file, new WorkspaceFacts([file]), { start: at, end: at });
    assert.equal(recipes.length, 4);
    for (const { title, changes } of recipes)
      for (const it of changes) {
        if (!('create' in it) && !('edits' in it)) continue;
        const text = 'create' in it ? it.content : applyEdits(file.text, it.edits);
        const { isRefused, said, written } = askNmcli(text);
        assert.ok(!isRefused, `${title}: ${said}\n${text}`);
        const lost = linesOf(text).filter((line) => !linesOf(written).includes(line));
        assert.deepEqual(lost, [], title);
      }
  });

  it('are those of all recorded inputs', () => {
    const { cases } = JSON.parse(readFileSync('test/recorded/networkmanager-ifcfg.json', 'utf8')) as {
      cases: { name: string; main: string; files: Record<string, string>; outcome: string; encoding?: string }[];
    };
    for (const { name, main, files, outcome, encoding } of cases) {
      if (outcome !== 'loaded' || encoding) continue;
      const all = Object.entries(files).map(([file, text]) => fileOf(file, text));
      const file = all.find((it) => it.basename === main)!;
      check(name, keyfileText(convertProfile(file, all, { version: version('1.42.4') })));
    }
  });

  it('are those of settings that no recorded input has', () => {
    for (const [name, text] of Object.entries(others)) {
      const main = fileOf('ifcfg-x', `NAME=x\nDEVICE=x\n${text}`);
      const conversion = convertProfile(main, [main], { version: version('1.42.4') });
      assert.deepEqual(conversion.refusals, [], name);
      const lost = conversion.entries.filter((it) => it.outcome !== 'kept');
      assert.deepEqual(lost, [], name);
      check(name, keyfileText(conversion));
    }
  });
});

const others: Readonly<Record<string, string>> = {
  wifi:
    "TYPE=Wireless\nESSID='a;b \\\\ c'\nMODE=Managed\nCHANNEL=36\nBAND=a\nKEY_MGMT=WPA-PSK\nWPA_PSK='hush; hush'\nPOWERSAVE=enable\n" +
    'WPA_ALLOW_WPA2=yes\nCIPHER_PAIRWISE="CCMP TKIP"\nPMF=required\nSSID_HIDDEN=yes\nMAC_ADDRESS_RANDOMIZATION=never\nMACADDR=permanent\n',
  'wifi with bytes': 'TYPE=Wireless\nESSID=0x00ff41\nMODE=Ap\nCHANNEL=6\nAP_ISOLATION=yes\n',
  wep: 'TYPE=Wireless\nESSID=a\nDEFAULTKEY=2\nKEY2=s:abcde\nKEY_TYPE=key\nSECURITYMODE=restricted\n',
  '802.1X':
    'TYPE=Ethernet\nKEY_MGMT=IEEE8021X\nIEEE_8021X_EAP_METHODS=PEAP\nIEEE_8021X_IDENTITY=me\nIEEE_8021X_PASSWORD=hush\n' +
    'IEEE_8021X_PEAP_VERSION=1\nIEEE_8021X_INNER_AUTH_METHODS=MSCHAPV2\nIEEE_8021X_ANON_IDENTITY=anon\nIEEE_8021X_AUTH_TIMEOUT=30\n' +
    'IEEE_8021X_DOMAIN_SUFFIX_MATCH=example.com\nIEEE_8021X_PHASE1_AUTH_FLAGS=tls-1-0-disable\nIEEE_8021X_OPTIONAL=yes\n',
  '802.1X with flags':
    'TYPE=Ethernet\nKEY_MGMT=IEEE8021X\nIEEE_8021X_EAP_METHODS=TTLS\nIEEE_8021X_IDENTITY=me\nIEEE_8021X_PASSWORD_FLAGS="user"\n' +
    'IEEE_8021X_INNER_AUTH_METHODS=EAP-MSCHAPV2\nIEEE_8021X_ALTSUBJECT_MATCHES="DNS:a DNS:b"\nIEEE_8021X_SYSTEM_CA_CERTS=yes\n',
  connection:
    'TYPE=Ethernet\nONBOOT=no\nAUTOCONNECT_PRIORITY=-5\nAUTOCONNECT_RETRIES=0\nZONE=a\nSTABLE_ID=b\nMULTI_CONNECT=3\nCONNECTION_METERED=no\n' +
    'LLDP=yes\nAUTH_RETRIES=3\nMDNS=yes\nLLMNR=no\nDNS_OVER_TLS=opportunistic\nMPTCP_FLAGS="subflow fullmesh"\nDEVTIMEOUT=1.5\n' +
    'USERS="a b"\nMATCH_DRIVER="e1000 !tg3"\nNM_USER_MY__KEY=1\nHOSTNAME_FROM_DHCP=no\nPROXY_METHOD=auto\nPAC_URL=http://a/b\n' +
    'MUD_URL=https://example.com/a\nSECONDARY_UUIDS=e0b1a1c2-1111-2222-3333-444455556666\n',
  card:
    'TYPE=Ethernet\nMACADDR=02:00:00:00:00:0a\nHWADDR_BLACKLIST="00:11:22:33:44:55 00:11:22:33:44:56"\nACCEPT_ALL_MAC_ADDRESSES=yes\n' +
    'ETHTOOL_OPTS="autoneg on speed 1000 duplex full wol g sopass 00:11:22:33:44:55; -K x tx-checksum-ipv4 off; -C x rx-frames 4; -A x pause-tx on"\n' +
    'SRIOV_TOTAL_VFS=2\nSRIOV_VF0="mac=00:11:22:33:44:55 spoof-check=true trust=false max-tx-rate=10"\nSRIOV_AUTOPROBE_DRIVERS=1\n',
  s390: 'TYPE=Ethernet\nSUBCHANNELS=0.0.0600,0.0.0601,0.0.0602\nNETTYPE=qeth\nOPTIONS="layer2=1 portno=0"\nPORTNAME=a\n',
  dcb:
    'TYPE=Ethernet\nDCB=yes\nDCB_APP_FCOE_ENABLE=yes\nDCB_APP_FCOE_WILLING=yes\nDCB_APP_FCOE_PRIORITY=3\nDCB_APP_FCOE_MODE=vn2vn\n' +
    'DCB_PFC_ENABLE=yes\nDCB_PFC_UP=00010000\nDCB_PG_ENABLE=yes\nDCB_PG_ID=0123f567\nDCB_PG_PCT=10,10,10,10,20,20,10,10\n' +
    'DCB_PG_UPPCT=0,0,0,0,0,0,0,1\nDCB_PG_STRICT=00000001\nDCB_PG_UP2TC=01234567\n',
  'traffic control':
    'TYPE=Ethernet\nQDISC1="root handle 1234: fq_codel"\nFILTER1="parent 1234: matchall action simple sdata Hello"\n',
  addresses:
    'TYPE=Ethernet\nBOOTPROTO=dhcp\nIPV4_LINK_LOCAL=enabled\nIPV4_DHCP_TIMEOUT=30\nIPV4_REQUIRED_TIMEOUT=100\nIPV4_DNS_PRIORITY=-5\n' +
    'IPV4_AUTO_ROUTE_EXT_GW=no\nIPV4_REPLACE_LOCAL_RULE=yes\nDHCP_CLIENT_ID=mac\nDHCP_FQDN=a.example\nDHCP_HOSTNAME_FLAGS=3\nDHCP_IAID=stable\n' +
    'DHCP_VENDOR_CLASS_IDENTIFIER=v\nDHCP_REJECT_SERVERS="192.0.2.1 198.51.100.0/24"\nIPV6INIT=yes\nIPV6_DEFROUTE=no\nIPV6_FAILURE_FATAL=yes\n' +
    'IPV6_RA_TIMEOUT=20\nIPV6_DOMAIN="a b"\nDHCPV6_DUID=ll\nDHCPV6_IAID=5\nDHCPV6_SEND_HOSTNAME=no\nIPV6_PRIVACY=yes\n' +
    'IPV6_ROUTE_METRIC=7\nIPV6_RES_OPTIONS="rotate"\nRES_OPTIONS="timeout:1 attempts:2"\nACD_TIMEOUT=500\n',
  rules:
    'TYPE=Ethernet\nBOOTPROTO=dhcp\nIPV6INIT=yes\nROUTING_RULE_1="pref 5 not from 192.0.2.1 to 198.51.100.0/24 tos 10 fwmark 0x1/0x3 ipproto 6 sport 5-6 dport 7 lookup 9"\n' +
    'ROUTING_RULE_2="priority 6 oif eth0 uidrange 5-6 blackhole"\nROUTING_RULE6_1="priority 7 to 2001:db8::/32 unreachable"\n',
  vlan: 'TYPE=Vlan\nPHYSDEV=eth0\nVLAN_ID=7\nVLAN_PROTOCOL=802.1ad\nVLAN_INGRESS_PRIORITY_MAP=1:2,3:4\nVLAN_EGRESS_PRIORITY_MAP=5:6\nMVRP=yes\n',
  bridge:
    'TYPE=Bridge\nBRIDGE_MACADDR=02:00:00:00:00:01\nBRIDGE_VLANS="1 pvid untagged,20-30"\nBRIDGING_OPTS="vlan_filtering=1 multicast_router=enabled ' +
    'multicast_hash_max=512 group_address=01:80:C2:00:00:05 group_fwd_mask=8 multicast_query_interval=1000 vlan_stats_enabled=1"\n',
  'bond port': 'TYPE=Ethernet\nMASTER=bond0\nSLAVE=yes\nBOND_PORT_QUEUE_ID=2\n',
  'bridge port': 'TYPE=Ethernet\nBRIDGE=br0\nBRIDGE_PORT_VLANS="5 untagged,7"\n',
};
