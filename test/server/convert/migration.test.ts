// What breaks on a newer release: the report over a folder of ifcfg files, on the command line and in an editor.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { migrationLines, migrationOf } from '../../../server/src/convert/migration';
import { keyfileJudgeFor } from '../../../server/src/lsp/keyfile-judge';
import { filesOf, newest, type Texts } from '../../support/checking';
import { runCommandLine, Scratch } from '../../support/command-line';
import { capabilitiesOf, Stranger } from '../../support/stranger';

const team: Texts = {
  'ifcfg-team0': `DEVICE=team0\nDEVICETYPE=Team\nTEAM_CONFIG='{"runner":{"name":"activebackup"}}'\nBRIDGE=br0\nONBOOT=yes\n`,
  'ifcfg-eth0': 'DEVICE=eth0\nDEVICETYPE=TeamPort\nTEAM_MASTER=team0\nONBOOT=yes\n',
  'ifcfg-br0':
    'DEVICE=br0\nTYPE=Bridge\nBOOTPROTO=none\nIPADDR=10.0.0.2\nPREFIX=24\nONBOOT=yes\nLINKDELAY=5\nDELAY=0\n',
  'ifcfg-br0:1': 'DEVICE=br0:1\nIPADDR=10.0.0.3\nPREFIX=24\n',
};
const others: Texts = {
  'rule-lan0': 'from 10.0.0.0/24 table 100\n',
  'ifcfg-lan0': 'DEVICE=lan0\nTYPE=Ethernet\nHWADDR=52:54:00:00:00:01\nNM_CONTROLLED=no\nBOOTPROTO=dhcp\nONBOOT=no\n',
  'ifcfg-ppp0': 'DEVICE=ppp0\nTYPE=xDSL\nONBOOT=yes\n',
};

const report = (texts: Texts, release: number): string[] =>
  migrationLines(migrationOf(filesOf(texts), release, keyfileJudgeFor({ target: { ...newest, release } })), 'FOLDER');

describe('what breaks on a newer release', () => {
  it('stands in the order of the work', () =>
    assert.deepEqual(report({ ...team, ...others }, 10), [
      'What breaks on release 10: FOLDER',
      '',
      '1. Not read any more: 7 files; NetworkManager takes keyfiles in /etc/NetworkManager/system-connections',
      ...['ifcfg-team0', 'ifcfg-eth0', 'ifcfg-br0', 'ifcfg-br0:1', 'rule-lan0', 'ifcfg-lan0', 'ifcfg-ppp0'].map(
        (it) => `   ${it}`,
      ),
      '',
      '2. Teams, which are gone: they become bonds',
      '   ifcfg-team0: a bond of mode active-backup: a team becomes a bond',
      '',
      '3. Done by the legacy network-scripts alone, which are gone: nobody does it any more',
      '   ifcfg-lan0: NM_CONTROLLED=no: NetworkManager leaves the device alone, and nobody else is there',
      '   ifcfg-br0: LINKDELAY: only the legacy scripts read it',
      '   rule-lan0: from 10.0.0.0/24 table 100: NetworkManager does not read rule files; ROUTING_RULE_<n> is its way',
      '',
      '4. Cannot be converted as it is',
      '   ifcfg-ppp0: TYPE=xDSL is no kind of profile of NetworkManager',
      '',
      '5. Means something else afterwards',
      '   ifcfg-br0:1: DEVICE, IPADDR: a keyfile has no place for the label of the alias',
      '   ifcfg-lan0: HWADDR: NetworkManager waits for the card with this address; nothing renames it to DEVICE any more',
      '   ifcfg-lan0: NM_CONTROLLED: NetworkManager takes the device over',
      '',
      '6. Is lost',
      '   ifcfg-br0: DELAY: does nothing without STP',
      '',
      '7. Not the same by meaning once it is converted',
      '   before only: a rule looks in table 100 for what comes from 10.0.0.0/24',
      '',
      'What cannot be converted, is wrong or differs wants a person first.',
      'Then',
      '   virtnet convert --to keyfile --team-to-bond --take-over --out FOLDER FOLDER',
      '   virtnet check FOLDER',
      '   copy them to /etc/NetworkManager/system-connections (owner root, mode 0600), and take the ifcfg files away',
      '   nmcli connection reload',
      '   make what /sbin/ifup-local and its like did a script in /etc/NetworkManager/dispatcher.d',
    ]));

  it('on release 9 are teams that go on for a while, and what the scripts did', () => {
    const lines = report({ ...team, ...others }, 9);
    assert.match(lines[2]!, /^1\. Read for the last time: 7 files;/);
    assert.ok(lines.includes('2. Teams, which are given up: a bond goes on'));
    assert.ok(!lines.some((it) => it.includes('--team-to-bond')));
  });

  it('of a host that goes over whole is that its files are not read', () => {
    const lines = report({ 'ifcfg-eth0': 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=dhcp\nONBOOT=yes\n' }, 10);
    assert.deepEqual(lines.slice(3, 6), [
      '   ifcfg-eth0',
      '',
      'The keyfiles have no faults, and mean the same but for what is said above.',
    ]);
  });

  it('of the loopback interface is nothing: it needs no profile', () => {
    const lo = 'DEVICE=lo\nIPADDR=127.0.0.1\nNETMASK=255.0.0.0\nONBOOT=yes\nNAME=loopback\n';
    const lines = report({ 'ifcfg-lo': lo, 'ifcfg-eth0': 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=dhcp\n' }, 10);
    assert.deepEqual(lines.slice(3, 7), [
      '   ifcfg-lo',
      '   ifcfg-eth0',
      '',
      'The keyfiles have no faults, and mean the same but for what is said above.',
    ]);
  });

  it('names what is wrong in the keyfiles that are made', () => {
    const bond = 'DEVICE=eth1\nTYPE=Ethernet\nMASTER=bond9\nONBOOT=yes\n';
    const lines = report({ ...team, 'ifcfg-eth1': bond }, 10);
    assert.ok(
      lines.includes(
        '   System eth1.nmconnection:5: error[kf-controller-not-found]: no file here makes the bond bond9; the port never comes up',
      ),
      lines.join('\n'),
    );
  });
});

describe('an editor that asks what breaks', () => {
  it('gets the report of the folder, or why there is none', async () => {
    const client = Stranger.inMemory();
    await client.start(capabilitiesOf('vscode'));
    const uri = 'file:///nowhere/here/ifcfg-eth0';
    client.open(uri, 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=dhcp\nONBOOT=yes\n', 'ifcfg');
    const ask = async (args: object) =>
      (await client.ask('workspace/executeCommand', { command: 'virtnet.migration', arguments: [args] })).result as {
        ok: boolean;
        value: string[];
        message: string;
      };
    assert.equal((await ask({ uri })).value[0], 'What breaks on release 10: /nowhere/here');
    assert.match((await ask({ uri, release: 9 })).value[2]!, /Read for the last time: 1 file;/);
    assert.match((await ask({ uri, release: 8 })).message, /9 or 10 as "release"/);
    assert.equal((await ask({})).ok, false);
    await client.stop();
  });
});

describe('virtnet check --report', () => {
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.remove());

  it('prints one for each folder, and fails where something breaks', async () => {
    scratch.write('a/ifcfg-eth0', 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=dhcp\nONBOOT=yes\n');
    scratch.write('b/ifcfg-eth0', 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=dhcp\nONBOOT=yes\n');
    const { out, code } = await runCommandLine(['check', '--release', '10', '--report', scratch.path]);
    assert.equal(code, 1);
    assert.deepEqual(
      out.match(/^What breaks on release 10: .*$/gm)!.map((it) => it.at(-1)),
      ['a', 'b'],
    );
    assert.equal((await runCommandLine(['check', '--release', '9', '--report', scratch.path])).code, 0);
  });

  it('is one for a host, with what sysconfig/network says of all its profiles', async () => {
    const folder = 'etc/sysconfig/network-scripts';
    scratch.write('etc/sysconfig/network', 'GATEWAY=10.0.0.1\n');
    scratch.write(`${folder}/ifcfg-eth0`, 'DEVICE=eth0\nTYPE=Ethernet\nIPADDR=10.0.0.2\nPREFIX=24\nONBOOT=yes\n');
    for (const path of ['', folder]) {
      const { out } = await runCommandLine(['check', '--release', '10', '--report', join(scratch.path, path)]);
      assert.equal(out.match(/^What breaks on release 10: /gm)!.length, 1);
      assert.match(out, /Not read any more: 2 files;/);
      assert.match(out, /^ {3}network$/m);
    }
  });

  it('says that nothing breaks where there is no ifcfg file', async () => {
    scratch.write('lab.xml', '<network><name>lab</name></network>');
    const { out, code } = await runCommandLine(['check', '--release', '10', '--report', scratch.path]);
    assert.deepEqual([out, code], ['Nothing breaks on release 10: there is no ifcfg file among these\n', 0]);
  });

  it('needs a release that breaks something', async () => {
    for (const more of [[], ['--release', '8']]) {
      const { err, code } = await runCommandLine(['check', '--report', ...more, scratch.path]);
      assert.equal(code, 2);
      assert.match(err, /--report needs --release 9 or 10/);
    }
  });
});
