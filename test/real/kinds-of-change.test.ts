// What there is to change of a network that runs, a kind at a time: how the plan goes about it, that it comes to what the file
// says, and back. Prints a table of it with VIRTNET_TABLE=1.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPlan, planFor } from '../../server/src/host/apply';
import { VirshSession } from '../../server/src/host/session';
import { stateOf } from '../../server/src/host/state';
import { undoLastDefine } from '../../server/src/host/undo';
import { differencesOf } from '../../server/src/model/network/drift/differences';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { freshFolder, newHistory } from '../support/history';
import { type Libvirtd, startLibvirtd, whyNoLibvirtd } from '../support/libvirtd';

const uuid = '00000000-0000-4000-8000-000000000072';
const parts = {
  forward: "<forward mode='nat'/>",
  bridge: "<bridge name='kindbr' stp='off' delay='0'/>",
  mac: "<mac address='52:54:00:00:00:72'/>",
  mtu: '',
  domain: "<domain name='a.example'/>",
  dns: "<dns><txt name='t' value='x'/><host ip='10.72.0.5'><hostname>www</hostname></host><srv service='ldap' protocol='tcp' domain='d.example' target='t.example' port='389'/></dns>",
  range: "<range start='10.72.0.10' end='10.72.0.20'/>",
  hosts:
    "<host mac='52:54:00:00:01:01' name='a' ip='10.72.0.101'/><host mac='52:54:00:00:01:02' name='b' ip='10.72.0.102'/>",
  ip: "address='10.72.0.1' prefix='24'",
  inIp: '',
  more: '',
  groups: "<portgroup name='g' default='yes'/>",
  options: '',
};
type Parts = typeof parts;
const network = (changed: Partial<Parts> = {}): string => {
  const it = { ...parts, ...changed };
  return `<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>kind</name><uuid>${uuid}</uuid>${it.forward}${it.bridge}${it.mtu}${it.mac}${it.domain}${it.dns}<ip ${it.ip}>${it.inIp}<dhcp>${it.range}${it.hosts}</dhcp></ip>${it.more}${it.groups}${it.options}</network>`;
};

/** Kind of change → how it is made. `to` is what the file says; `from` what there was, where it is not the usual. */
const kinds: readonly [what: string, restart: boolean, to: Partial<Parts>, from?: Partial<Parts>][] = [
  ['a reservation is added', false, { hosts: `${parts.hosts}<host mac='52:54:00:00:01:03' ip='10.72.0.103'/>` }],
  ['a reservation goes', false, { hosts: parts.hosts.replace(/<host[^>]*'b'[^>]*>/, '') }],
  ['a reservation gets another address', false, { hosts: parts.hosts.replace('0.101', '0.111') }],
  [
    'two reservations swap their addresses',
    false,
    { hosts: parts.hosts.replace('101', '1x').replace('102', '101').replace('1x', '102') },
  ],
  ['a range grows', false, { range: "<range start='10.72.0.10' end='10.72.0.40'/>" }],
  ['a second range', false, { range: `${parts.range}<range start='10.72.0.50' end='10.72.0.60'/>` }],
  ['a range goes, reservations stay', false, { range: '' }],
  ['a DNS name of an address', false, { dns: parts.dns.replace('www', 'web') }],
  ['a text record', false, { dns: parts.dns.replace("value='x'", "value='y'") }],
  ['a service record', false, { dns: parts.dns.replace("port='389'", "port='390'") }],
  ['a portgroup is added', false, { groups: `${parts.groups}<portgroup name='h'/>` }],
  ['another default portgroup', false, { groups: "<portgroup name='g'/><portgroup name='h' default='yes'/>" }],
  ['a device to forward to', false, { forward: "<forward mode='nat'><interface dev='kind0'/></forward>" }],
  [
    'another device to forward to',
    false,
    { forward: "<forward dev='kind0' mode='nat'/>" },
    { forward: "<forward dev='lo' mode='nat'/>" },
  ],
  [
    'an IPv6 reservation, the first',
    false,
    {
      more: "<ip family='ipv6' address='fd00:72::1' prefix='64'><dhcp><host id='0:4:1' name='six' ip='fd00:72::5'/></dhcp></ip>",
    },
    { more: "<ip family='ipv6' address='fd00:72::1' prefix='64'/>" },
  ],
  ['how it is written only', false, { ip: "address='10.72.0.1' netmask='255.255.255.0'" }],
  ['the domain', true, { domain: "<domain name='b.example' localOnly='yes'/>" }],
  ['a forwarder of DNS', true, { dns: parts.dns.replace('<dns>', "<dns><forwarder addr='192.0.2.53'/>") }],
  ['the address of the gateway', true, { ip: "address='10.72.0.2' prefix='24'" }],
  ['the prefix', true, { ip: "address='10.72.0.1' prefix='23'" }],
  ['a second subnet', true, { more: "<ip address='10.73.0.1' prefix='24'/>" }],
  ['an IPv6 subnet', true, { more: "<ip family='ipv6' address='fd00:72::1' prefix='64'/>" }],
  ['a static route', true, { more: "<route address='10.99.0.0' prefix='16' gateway='10.72.0.9'/>" }],
  ['the mode', true, { forward: "<forward mode='route'/>" }],
  ['ports of NAT', true, { forward: "<forward mode='nat'><nat><port start='2000' end='3000'/></nat></forward>" }],
  ['isolated', true, { forward: '' }],
  ['STP', true, { bridge: "<bridge name='kindbr' stp='on' delay='0'/>" }],
  ['the name of the bridge', true, { bridge: "<bridge name='kindbr2' stp='off' delay='0'/>" }],
  ['the MAC of the bridge', true, { mac: "<mac address='52:54:00:00:00:73'/>" }],
  ['the MTU', true, { mtu: "<mtu size='1400'/>" }],
  ['TFTP', true, { inIp: "<tftp root='/srv'/>" }],
  [
    'an option for dnsmasq',
    true,
    { options: "<dnsmasq:options><dnsmasq:option value='dhcp-option=42,10.72.0.1'/></dnsmasq:options>" },
  ],
];

describe('a kind of change', function () {
  let daemon: Libvirtd | undefined;
  let session: VirshSession;
  let folder: string;
  const table: string[][] = [];

  before(async function () {
    const missing = whyNoLibvirtd();
    if (missing) {
      console.log(`      not run: ${missing}`);
      return this.skip();
    }
    daemon = await startLibvirtd();
    await daemon.inside('ip', 'link', 'add', 'kind0', 'type', 'veth', 'peer', 'name', 'kind1');
    session = new VirshSession({ uri: daemon.uri });
    folder = freshFolder();
    mkdirSync(folder, { recursive: true });
  });
  after(async () => {
    await session?.close();
    await daemon?.stop();
    if (process.env.VIRTNET_TABLE) for (const it of table) console.log(`| ${it.join(' | ')} |`);
  });

  const virsh = (...args: string[]): string =>
    execFileSync('virsh', ['-q', '-c', daemon!.uri, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const now = async () => {
    const found = await stateOf(session, { name: 'kind' }, undefined);
    assert.ok(found.ok && found.value.state.xml && found.value.state.live);
    return { xml: found.value.state.xml, live: found.value.state.live };
  };
  const differs = (xml: string, state: { readonly xml: string; readonly live: string }): string[] =>
    (['stored', 'running'] as const).flatMap((kind) =>
      differencesOf(
        { tree: parseXml(xml), kind: 'written' },
        { tree: parseXml(kind === 'stored' ? state.xml : state.live), kind },
      ).map(({ path }) => `${kind} ${path}`),
    );

  for (const [what, restart, to, from] of kinds)
    it(`${what}: ${restart ? 'by a restart' : 'in place'}, and back`, async () => {
      const [before, wanted] = [network(from), network(to)];
      const file = join(folder, 'kind.xml');
      writeFileSync(file, before);
      virsh('net-define', file);
      virsh('net-start', 'kind');
      try {
        assert.deepEqual(differs(before, await now()), []);
        const planned = await planFor(session, parseXml(wanted));
        assert.ok(planned.ok, JSON.stringify(planned));
        const { plan, steps } = planned.value;
        assert.equal(plan.restart, restart, steps.map(({ line }) => line).join('\n'));
        const history = newHistory();
        const applied = await applyPlan(session, planned.value, history).run();
        assert.ok(applied.ok && applied.value.isWhole, JSON.stringify(applied));
        assert.deepEqual(differs(wanted, await now()), []);
        table.push([
          what,
          restart ? 'restart' : steps.length === 0 ? 'nothing' : 'in place',
          steps.map(shown).join(', '),
        ]);
        if (steps.length === 0) return;
        const undo = await undoLastDefine(session, history);
        assert.ok(undo.ok && (await undo.value.run()).ok);
        assert.deepEqual(differs(before, await now()), []);
      } finally {
        for (const it of ['net-destroy', 'net-undefine']) spawnSync('virsh', ['-c', daemon!.uri, it, 'kind']);
      }
    });

  const shown = ({ args }: { readonly args: readonly string[] }): string =>
    args[0] === 'net-update' ? args.slice(args.indexOf('--') + 2, -1).join(' ') : args[0]!;
});
