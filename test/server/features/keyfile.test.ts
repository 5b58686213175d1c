// What the editor offers in keyfiles, and what their facts tell the other languages.
import assert from 'node:assert/strict';
import { completionsAt } from '../../../server/src/features/completion/index';
import { foldsOf } from '../../../server/src/features/folding';
import { hoverAt } from '../../../server/src/features/hover/index';
import { definitionsAt, referencesAt } from '../../../server/src/features/navigation/index';
import { symbolsOf } from '../../../server/src/features/navigation/symbols';
import { secretsIn } from '../../../server/src/schema/secret-places';
import { basenameOf } from '../../../server/src/model/file';
import { afterChanges, filesOf, newest, problemsByName, type Texts, workspaceOf } from '../../support/checking';
import { readCursor } from '../../support/marks';

const name = 'a.nmconnection';

/** The file with the cursor, and the workspace around it. */
function open(marked: string, beside: Texts = {}) {
  const { text, offset } = readCursor(marked);
  const texts = { [name]: text, ...beside };
  const file = filesOf(texts).find((it) => it.basename === name)!;
  return { file, offset, text, workspace: workspaceOf(texts) };
}

function completions(marked: string, beside?: Texts) {
  const { file, offset, workspace } = open(marked, beside);
  return completionsAt(file, workspace, offset, newest).sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
}

const labels = (marked: string, beside?: Texts): string[] => completions(marked, beside).map((it) => it.label);

/** The text after the offer of that label was taken. */
function taken(marked: string, label: string): string {
  const { text } = open(marked);
  const it = completions(marked).find((one) => one.label === label)!;
  return text.slice(0, it.span.start) + it.insert + text.slice(it.span.end);
}

const hover = (marked: string): string => {
  const { file, offset, workspace } = open(marked);
  return hoverAt(file, workspace, offset, newest)?.markdown ?? '';
};

describe('completion in a keyfile', () => {
  it('offers groups that are not there, in brackets that are or are not', () => {
    assert.ok(labels('[connection]\nid=x\n\n[$0]\n').includes('[ipv4]'));
    assert.ok(!labels('[connection]\nid=x\n\n[$0]\n').includes('[connection]'));
    assert.equal(taken('[connection]\n\n[ip$0]\n', '[ipv4]'), '[connection]\n\n[ipv4]\n');
    assert.equal(taken('[connection]\n\n[ip$0', '[ipv4]'), '[connection]\n\n[ipv4]');
    assert.equal(taken('[connection]\nid=x\n$0', '[bridge]'), '[connection]\nid=x\n[bridge]');
  });

  it('offers the keys of the group, each once, and the next number of those that count', () => {
    const found = labels('[ipv4]\nmethod=manual\naddress1=192.0.2.1/24\nroute1=10.0.0.0/8\n$0');
    assert.ok(found.includes('dns') && found.includes('address2') && found.includes('route2'));
    assert.ok(found.includes('route1_options'));
    assert.ok(!found.includes('method') && !found.includes('address1') && !found.includes('stp'));
    assert.ok(labels('[bridge]\n$0').includes('stp'));
    assert.equal(taken('[ipv4]\nme$0', 'method'), '[ipv4]\nmethod=');
    assert.equal(taken('[ipv4]\nme$0=auto\n', 'method'), '[ipv4]\nmethod=auto\n');
    assert.equal(taken('[ipv4]\ndns$0', 'dns'), '[ipv4]\ndns=${1:192.0.2.53;}');
  });

  it('offers values: words, numbers with their words, and devices of other files', () => {
    assert.deepEqual(labels('[ipv4]\nmethod=$0\n'), ['auto', 'manual', 'disabled', 'link-local', 'shared']);
    assert.deepEqual(labels('[bridge]\nstp=$0\n'), ['true', 'false']);
    const metered = completions('[connection]\nmetered=$0\n');
    assert.deepEqual(
      metered.map((it) => `${it.label} ${it.detail ?? ''}`),
      ['0 unknown', '1 yes', '2 no'],
    );
    assert.ok(
      labels('[connection]\nmaster=$0\n', {
        'br0.nmconnection': '[connection]\ntype=bridge\ninterface-name=br0\n',
      }).includes('br0'),
    );
    assert.ok(labels('[vlan]\nparent=$0\n', { 'ifcfg-eth7': 'DEVICE=eth7\n' }).includes('eth7'));
    assert.ok(labels('[bond]\nmode=$0\n').includes('active-backup'));
  });

  it('offers what fits the part of an address or a route at the cursor', () => {
    const around = {
      'b.nmconnection':
        '[connection]\ntype=bridge\ninterface-name=br9\n[ipv4]\nmethod=manual\naddress1=198.51.100.10/24\n',
    };
    assert.deepEqual(labels('[ipv4]\nmethod=manual\naddress1=$0\n', around), ['198.51.100.11']);
    assert.equal(labels('[ipv4]\nmethod=manual\naddress1=192.0.2.10/$0\n')[0], '24');
    assert.deepEqual(labels('[ipv4]\nmethod=manual\naddress1=192.0.2.10/24,$0\n'), ['192.0.2.1', '192.0.2.254']);
    assert.equal(
      taken('[ipv4]\naddress1=192.0.2.10/24,192$0.0\n', '192.0.2.1'),
      '[ipv4]\naddress1=192.0.2.10/24,192.0.2.1\n',
    );
    const profile =
      '[connection]\ntype=ethernet\ninterface-name=eth0\n[ipv4]\nmethod=manual\naddress1=192.0.2.10/24,192.0.2.1\n';
    assert.deepEqual(labels(`${profile}route1=10.0.0.0/8,$0\n`), ['192.0.2.1', '192.0.2.254']);
    assert.equal(labels(`${profile}dns=$0\n`)[0], '192.0.2.1');
    assert.equal(taken(`${profile}dns=192.0.2.9;$0\n`, '192.0.2.1'), `${profile}dns=192.0.2.9;192.0.2.1\n`);
  });

  it('offers options of a route, and words of a rule, that are not there yet', () => {
    const options = labels('[ipv4]\nroute1=10.0.0.0/8\nroute1_options=table=5,$0\n');
    assert.ok(options.includes('onlink') && options.includes('mtu') && !options.includes('table'));
    assert.ok(!labels('[ipv6]\nroute1_options=$0\n').includes('scope'));
    assert.equal(taken('[ipv4]\nroute1_options=table=5,onl$0\n', 'onlink'), '[ipv4]\nroute1_options=table=5,onlink=\n');
    assert.deepEqual(labels('[ipv4]\nroute1_options=onlink=$0\n'), ['true', 'false']);
    const words = labels('[ipv4]\nrouting-rule1=priority 5 not $0\n');
    assert.ok(
      words.includes('from') && words.includes('table') && !words.includes('not') && !words.includes('priority'),
    );
  });
});

describe('a keyfile in the editor', () => {
  it('explains groups, keys and values in the words of NetworkManager', () => {
    assert.match(hover('[bri$0dge]\n'), /\[bridge\][\s\S]*bridge/);
    assert.match(hover('[bridge]\nst$0p=no\n'), /stp[\s\S]*Default: true/);
    assert.match(hover('[bridge]\nvlan-$0filtering=true\n'), /Since NetworkManager 1\.18/);
    assert.match(hover('[ipv4]\nmethod=sha$0red\n'), /gives out addresses/);
    assert.doesNotMatch(hover('[bridge]\nvlan-$0filtering=true\n'), /libvirt/);
  });

  it('explains the part of a value at the cursor', () => {
    assert.match(hover('[ipv4]\naddress1=192.0.2.10/24,192.0.2.$01\n'), /gateway[\s\S]*192\.0\.2\.1/);
    assert.match(hover('[ipv4]\naddress1=192.0.2.1$00/24,192.0.2.1\n'), /Network `192\.0\.2\.0\/24`/);
    assert.match(hover('[ipv4]\nroute1=10.0.0.0/8,192.0.2.1,10$00\n'), /metric[\s\S]*lower one counts/);
    assert.match(hover('[ipv4]\ndns=192.0.2.5;10.1.2$0.3;\n'), /`10\.1\.2\.3`/);
    assert.match(hover('[ipv4]\nroute1_options=table=5,onli$0nk=true\n'), /onlink[\s\S]*counts as reachable/);
    assert.match(
      hover('[ipv4]\nrouting-rule1=priority 5 not from 192.0.2.0/24 ta$0ble 7\n'),
      /Routing table to look in/,
    );
  });

  it('has an outline of groups with their keys, and folds them', () => {
    const { file, text } = open('[connection]\nid=br0\n\n[ipv4]\nmethod=auto\n\n$0');
    const outline = symbolsOf(file);
    assert.deepEqual(
      outline.map((it) => `${it.name} ${it.detail ?? ''}: ${it.children.map((one) => one.name).join(' ')}`),
      ['connection br0: id', 'ipv4 auto: method'],
    );
    assert.deepEqual(
      foldsOf(file).map(({ span }) => text.slice(span.start, span.end)),
      ['[connection]\nid=br0', '[ipv4]\nmethod=auto'],
    );
  });

  it('leads from a port to its bridge, in whatever language that is, and back', () => {
    const bridge = { 'ifcfg-br0': 'TYPE=Bridge\nDEVICE=br0\n' };
    const { file, offset, workspace } = open(
      '[connection]\ntype=ethernet\ninterface-name=eth0\nmaster=b$0r0\nslave-type=bridge\n',
      bridge,
    );
    assert.deepEqual(
      definitionsAt(file, workspace, offset).map((it) => basenameOf(it.uri)),
      ['ifcfg-br0'],
    );
    const back = open('[connection]\ntype=bridge\ninterface-name=b$0r0\n', {
      'ifcfg-eth0': 'DEVICE=eth0\nBRIDGE=br0\n',
    });
    assert.deepEqual(
      referencesAt(back.file, back.workspace, back.offset).map((it) => basenameOf(it.uri)),
      ['ifcfg-eth0'],
    );
  });

  it('hides secrets, in comments and in groups of secrets as well', () => {
    const text =
      '[wifi-security]\npsk=hush1\npsk-flags=0\n# psk=hush2\n[vpn-secrets]\nkey=hush3\n[802-1x]\nprivate-key-password=hush4\nidentity=me\n';
    const [file] = filesOf({ [name]: text });
    assert.deepEqual(
      secretsIn(file!.tree).map(({ span }) => text.slice(span.start, span.end)),
      ['hush1', 'hush2', 'hush3', 'hush4'],
    );
  });
});

describe('the facts of a keyfile', () => {
  const factsOf = (text: string) => filesOf({ [name]: text })[0]!.facts;

  it('are devices, ports, parents, subnets, routes and rules as those of ifcfg files', () => {
    const facts = factsOf(
      '[connection]\nid=guests\nuuid=11111111-2222-4333-8444-55555555555A\ntype=vlan\nmaster=br0\nslave-type=bridge\nautoconnect=no\n\n[vlan]\nparent=eth0\nid=5\n',
    );
    const [device] = facts.devices;
    assert.deepEqual(
      [device!.name, device!.kind, device!.by, device!.onboot, device!.uuid],
      ['eth0.5', 'vlan', 'profile', true, '11111111-2222-4333-8444-55555555555a'],
    );
    assert.deepEqual(
      facts.references.map((it) => `${it.relation} ${it.name} ${it.from}`),
      ['controller-bridge br0 eth0.5', 'vlan-parent eth0 eth0.5'],
    );
    const [profile] = facts.profiles;
    assert.deepEqual([profile!.controller?.kind, profile!.vlan?.id, profile!.name], ['bridge', 5, 'guests']);
  });

  it('have the addresses that count, and no others', () => {
    const facts = factsOf(
      '[connection]\nid=a\ntype=ethernet\ninterface-name=eth0\n[ipv4]\nmethod=manual\naddress1=192.0.2.10/24,192.0.2.1\naddress2=192.0.2.300/24\naddress01=192.0.2.11/24\nroute1=10.0.0.0/8,192.0.2.2,50\nroute1_options=table=7\nrouting-rule1=priority 5 from 192.0.2.0/24 table 7\n',
    );
    assert.equal(facts.subnets.length, 1);
    assert.equal(facts.subnets[0]!.subnet.prefix, 24);
    assert.deepEqual(
      facts.routes.map((it) => [it.destination.prefix, it.metric, it.table]),
      [[8, 50, 7]],
    );
    assert.deepEqual(
      facts.policyRules.map((it) => [it.priority, it.table]),
      [[5, 7]],
    );
    assert.ok(facts.profiles[0]!.defaultRoute);
  });

  it('are none of a text that NetworkManager refuses, or of a name that it does not read', () => {
    assert.deepEqual(factsOf('; no\n[connection]\ntype=bridge\ninterface-name=br0\n').devices, []);
    const [hidden] = filesOf({ '.a.nmconnection': '[connection]\ntype=bridge\ninterface-name=br0\n' });
    assert.deepEqual(hidden!.facts.devices, []);
  });

  it('are known to networks of libvirt and to ifcfg files', () => {
    const bridge =
      '[connection]\nid=br0\ntype=bridge\ninterface-name=br0\n[ipv4]\nmethod=manual\naddress1=192.168.122.5/24\n';
    const codes = (texts: Texts, file: string) =>
      problemsByName(texts)
        .get(file)!
        .map((it) => it.code);
    const net = "<network>\n  <name>n</name>\n  <forward mode='bridge'/>\n  <bridge name='br0'/>\n</network>\n";
    const missing = { 'n.xml': net, 'ifcfg-eth0': 'TYPE=Ethernet\nDEVICE=eth0\nBOOTPROTO=dhcp\n' };
    assert.ok(codes(missing, 'n.xml').includes('libvirt-bridge-missing'));
    assert.ok(!codes({ ...missing, 'br0.nmconnection': bridge }, 'n.xml').includes('libvirt-bridge-missing'));
    const nat =
      "<network>\n  <name>d</name>\n  <forward mode='nat'/>\n  <bridge name='virbr0'/>\n  <ip address='192.168.122.1' netmask='255.255.255.0'/>\n</network>\n";
    assert.ok(codes({ 'd.xml': nat, 'br0.nmconnection': bridge }, 'd.xml').includes('libvirt-subnet-clash'));
    assert.ok(codes({ 'd.xml': nat, 'br0.nmconnection': bridge }, 'br0.nmconnection').includes('libvirt-subnet-clash'));
    const port = { 'ifcfg-eth0': 'TYPE=Ethernet\nDEVICE=eth0\nBRIDGE=br0\n' };
    assert.ok(codes(port, 'ifcfg-eth0').includes('bridge-file-missing'));
    assert.ok(!codes({ ...port, 'br0.nmconnection': bridge }, 'ifcfg-eth0').includes('bridge-file-missing'));
    const same = {
      'br0.nmconnection': bridge,
      'ifcfg-eth9': 'TYPE=Ethernet\nDEVICE=eth9\nIPADDR=192.168.122.5\nPREFIX=24\n',
    };
    assert.ok(codes(same, 'br0.nmconnection').includes('ip-duplicate'));
    assert.ok(codes(same, 'ifcfg-eth9').includes('ip-duplicate'));
  });

  it('change what a fix of another file would do to nothing of theirs', () => {
    const texts = { [name]: '[connection]\nid=a\ntype=Bridge\ninterface-name=br0\n' };
    const [problem] = problemsByName(texts).get(name)!;
    const after = afterChanges(texts, 'file:///workspace/a.nmconnection', problem!.fixes![0]!.changes);
    assert.equal(after[name], texts[name]!.replace('Bridge', 'bridge'));
  });
});
