// What there is to change of a network that runs, a kind at a time: how the plan goes about it, that it comes to what the file
// says, and back, and what the guests notice that are on it all the while. Prints a table of it with VIRTNET_TABLE=1.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPlan, planFor, type PreparedPlan } from '../../server/src/host/apply';
import { VirshSession } from '../../server/src/host/session';
import { stateOf } from '../../server/src/host/state';
import { undoLastDefine } from '../../server/src/host/undo';
import { differencesOf } from '../../server/src/model/network/drift/differences';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { type RunningGuest, startGuest, whyNoLinux } from '../support/guests';
import { freshFolder, newHistory } from '../support/history';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { called, type Calls, NamespaceGuest, untilAnswering, whyNoNamespaceGuest } from '../support/namespace-guest';
import { skipBecause } from '../support/skipping';

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
interface More {
  readonly from?: Partial<Parts>;
  readonly autostart?: boolean;
  /** What becomes of the lease of a guest, where it is not kept and renewed. */
  readonly lease?: 'not renewed' | 'given again' | 'forgotten';
}

const kinds: readonly [what: string, restart: boolean, to: Partial<Parts>, more?: More][] = [
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
  ['a range goes, reservations stay', false, { range: '' }, { lease: 'not renewed' }],
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
    { from: { forward: "<forward dev='lo' mode='nat'/>" } },
  ],
  [
    'an IPv6 reservation, the first',
    false,
    {
      more: "<ip family='ipv6' address='fd00:72::1' prefix='64'><dhcp><host id='0:4:1' name='six' ip='fd00:72::5'/></dhcp></ip>",
    },
    { from: { more: "<ip family='ipv6' address='fd00:72::1' prefix='64'/>" } },
  ],
  ['that it starts with the host', false, {}, { autostart: true }],
  ['how it is written only', false, { ip: "address='10.72.0.1' netmask='255.255.255.0'" }],
  ['the domain', true, { domain: "<domain name='b.example' localOnly='yes'/>" }],
  ['a forwarder of DNS', true, { dns: parts.dns.replace('<dns>', "<dns><forwarder addr='192.0.2.53'/>") }],
  ['the address of the gateway', true, { ip: "address='10.72.0.2' prefix='24'" }, { lease: 'given again' }],
  ['the prefix', true, { ip: "address='10.72.0.1' prefix='23'" }],
  ['a second subnet', true, { more: "<ip address='10.73.0.1' prefix='24'/>" }],
  ['an IPv6 subnet', true, { more: "<ip family='ipv6' address='fd00:72::1' prefix='64'/>" }],
  ['a static route', true, { more: "<route address='10.99.0.0' prefix='16' gateway='10.72.0.9'/>" }],
  ['the mode', true, { forward: "<forward mode='route'/>" }],
  ['ports of NAT', true, { forward: "<forward mode='nat'><nat><port start='2000' end='3000'/></nat></forward>" }],
  ['isolated', true, { forward: '' }],
  ['STP', true, { bridge: "<bridge name='kindbr' stp='on' delay='0'/>" }],
  ['the name of the bridge', true, { bridge: "<bridge name='kindbr2' stp='off' delay='0'/>" }, { lease: 'forgotten' }],
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
  this.timeout(300_000);
  let daemon: Libvirtd | undefined;
  let session: VirshSession;
  let guest: NamespaceGuest;
  let machine: RunningGuest | undefined;
  let addresses: { readonly space: string; readonly machine: string | undefined };
  const table: string[][] = [];

  before(async function () {
    skipBecause(this, whyNoNamespaceGuest());
    daemon = await startLibvirtd();
    await daemon.inside('ip', 'link', 'add', 'kind0', 'type', 'veth', 'peer', 'name', 'kind1');
    const scratch = freshFolder();
    mkdirSync(scratch, { recursive: true });
    const file = join(scratch, 'kind.xml');
    writeFileSync(file, network());
    virsh('net-define', file);
    virsh('net-start', 'kind');
    const noMachine = whyNoLinux();
    if (noMachine) console.log(`      no guest of QEMU: ${noMachine}`);
    else
      machine = startGuest(daemon, scratch, {
        ...{ name: 'machine', mac: '52:54:00:aa:bb:02', source: "<source network='kind'/>" },
      });
    session = new VirshSession({ uri: machine ? daemon.guestsUri : daemon.uri });
    guest = await NamespaceGuest.start(daemon, 'space', '52:54:00:aa:bb:01', 'kindbr');
    addresses = { space: await guest.ask(), machine: await machine?.untilAddressed() };
  });
  after(async () => {
    guest?.stop();
    await session?.close();
    await daemon?.stop();
    if (process.env.VIRTNET_TABLE) for (const it of table) console.log(`| ${it.join(' | ')} |`);
  });

  const virsh = (...args: string[]): string =>
    execFileSync('virsh', ['-q', '-c', daemon!.uri, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const now = async () => {
    const found = await stateOf(session, { name: 'kind' }, undefined);
    assert.ok(found.ok && found.value.state.xml && found.value.state.live);
    const { xml, live, autostart } = found.value.state;
    return { xml, live, autostart };
  };
  const differs = (xml: string, state: { readonly xml: string; readonly live: string }): string[] =>
    (['stored', 'running'] as const).flatMap((kind) =>
      differencesOf(
        { tree: parseXml(xml), kind: 'written' },
        { tree: parseXml(kind === 'stored' ? state.xml : state.live), kind },
      ).map(({ path }) => `${kind} ${path}`),
    );
  const plan = async (xml: string, autostart = false): Promise<PreparedPlan> => {
    const planned = await planFor(session, parseXml(xml), { autostart });
    assert.ok(planned.ok, JSON.stringify(planned));
    return planned.value;
  };
  /** What guest has which address, as libvirt tells; sorted, as it tells them in any order. */
  const leases = (): string[] =>
    virsh('net-dhcp-leases', 'kind')
      .split('\n')
      .flatMap((it) => /52:54:\S+ +ipv4 +\S+/.exec(it)?.[0].replace(/\/\d+$/, '') ?? [])
      .sort();

  const all = (): string[] => Object.values(addresses).flatMap((it) => it ?? []);
  const links = (): string | undefined => machine?.link().changes;

  /** Does something to the network that both guests are on, and tells of how many calls how many they missed. */
  async function calling(run: () => Promise<unknown>, [address, ...others] = all()): Promise<Calls> {
    if (address === undefined) return run().then(() => ({ all: 0, lost: 0 }));
    const [inner, outer] = await called(daemon!, address, () => calling(run, others));
    return { all: inner.all + outer.all, lost: inner.lost + outer.lost };
  }

  /** The same where they are cut off meanwhile: until they answer again. */
  async function cutting(run: () => Promise<unknown>): Promise<undefined> {
    await run();
    for (const it of all()) await untilAnswering(daemon!, it);
  }

  /** Of a guest that libvirt knows nothing of: whoever made it plugs it in again. */
  const replug = (xml: string) => guest.plugInto(/<bridge name='(\w+)'/.exec(xml)![1]!);

  /** Has the network as the text says, however the test before left it. */
  async function go(xml: string): Promise<void> {
    const planning = await plan(xml);
    const applied = await applyPlan(session, planning, newHistory()).run();
    assert.ok(applied.ok && applied.value.isWhole, JSON.stringify(applied));
    if (planning.plan.restart) await replug(xml);
  }

  for (const [what, restart, to, { from, autostart = false, lease = 'renewed' } = {}] of kinds)
    it(`${what}: ${restart ? 'by a restart' : 'in place'}, and back`, async () => {
      const [before, wanted] = [network(from), network(to)];
      await go(before);
      assert.deepEqual(differs(before, await now()), []);
      const held = leases();
      const changes = links();
      await guest.linkEvents();
      const planning = await plan(wanted, autostart);
      const { steps } = planning;
      assert.equal(planning.plan.restart, restart, steps.map(({ line }) => line).join('\n'));
      const isTold = planning.notes.some((it) => /not given out any more|(?:is|are) forgotten/.test(it));
      assert.equal(isTold, lease === 'not renewed' || lease === 'forgotten', planning.notes.join('\n'));
      const history = newHistory();
      const calls = await (restart ? cutting : calling)(async () => {
        const applied = await applyPlan(session, planning, history).run();
        assert.ok(applied.ok && applied.value.isWhole, JSON.stringify(applied));
        if (restart) await replug(wanted);
      });
      assert.deepEqual(differs(wanted, await now()), []);
      assert.equal((await now()).autostart, autostart);
      assert.equal(calls?.lost ?? 0, 0, `of ${calls?.all} calls`);
      assert.deepEqual(leases(), lease === 'forgotten' ? [] : held);
      if (lease === 'given again') assert.equal(await guest.ask(), addresses.space);
      else if (lease !== 'forgotten') assert.equal(await guest.renew(), lease === 'renewed' ? 'renew' : 'nak');
      const events = (await guest.linkEvents()) + Number(links() ?? 0) - Number(changes ?? 0);
      assert.equal(events, 0);
      table.push([
        ...[what, restart ? 'restart' : steps.length === 0 ? 'nothing' : 'in place', steps.map(shown).join(', ')],
        ...[`${events}`, calls ? `${calls.lost} of ${calls.all}` : 'cut off', lease],
      ]);
      if (steps.length === 0) return;
      await (restart ? cutting : calling)(async () => {
        const undo = await undoLastDefine(session, history);
        assert.ok(undo.ok && (await undo.value.run()).ok);
        if (restart) await replug(before);
      });
      assert.deepEqual(differs(before, await now()), []);
      assert.deepEqual([await guest.linkEvents(), links(), leases()], [0, changes, held]);
      assert.equal((await now()).autostart, false);
      if (lease === 'not renewed') assert.equal(await guest.ask(), addresses.space);
    });

  const shown = ({ args }: { readonly args: readonly string[] }): string =>
    args[0] === 'net-update' ? args.slice(args.indexOf('--') + 2, -1).join(' ') : args[0]!;
});
