// `virtnet preview`: what is printed of what libvirt would write of a network.
import assert from 'node:assert/strict';
import { runCommandLine, Scratch } from '../../support/command-line';

const network = `<network>
  <name>lab</name>
  <bridge name='labbr'/>
  <ip address='10.0.0.1' prefix='24'>
    <dhcp>
      <host mac='52:54:00:00:00:01' name='a' ip='10.0.0.5'/>
    </dhcp>
  </ip>
</network>
`;

describe('virtnet preview', () => {
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.remove());

  const preview = (text: string, ...options: string[]) =>
    runCommandLine(['preview', ...options, scratch.write('lab.xml', text)]);

  it('prints all files and listings under their names', async () => {
    const { out, code } = await preview(network);
    assert.equal(code, 0);
    assert.deepEqual(out.match(/^## .*/gm), [
      '## /var/lib/libvirt/dnsmasq/lab.conf',
      '## /var/lib/libvirt/dnsmasq/lab.hostsfile',
      '## /var/lib/libvirt/dnsmasq/lab.addnhosts',
      '## iptables-save',
      '## ip6tables-save',
      '## nft list table ip libvirt_network',
      '## nft list table ip6 libvirt_network',
    ]);
    assert.match(out, /^interface=labbr$/m);
    assert.match(out, /^52:54:00:00:00:01,10\.0\.0\.5,a$/m);
    const { out: one } = await preview(network, '--only', 'nftables');
    assert.deepEqual(one.match(/^## .*/gm)!.length, 2);
  });

  it('leads each line to the element that causes it', async () => {
    const { out } = await preview(network, '--format', 'json', '--only', 'dnsmasq');
    const { files } = JSON.parse(out) as {
      files: { lines: { text: string; range?: { start: { line: number; character: number } } }[] }[];
    };
    const placeOf = (text: string) => files.flatMap(({ lines }) => lines).find((it) => it.text === text)?.range?.start;
    assert.deepEqual(placeOf('52:54:00:00:00:01,10.0.0.5,a'), { line: 5, character: 6 });
    assert.deepEqual(placeOf('interface=labbr'), { line: 2, character: 2 });
    assert.equal(placeOf('strict-order'), undefined);
  });

  it('says what stands for a name that only a host can tell', async () => {
    const { out } = await preview("<network><name>lab</name><ip address='10.0.0.1'/></network>");
    assert.match(out, /^## virbr\? stands for the first of virbr0, virbr1 … that is free .*\n## .*lab\.conf$/m);
    const { out: named } = await preview(network);
    assert.doesNotMatch(named, /stands for/);
  });

  it('says where nobody is served, and where nothing is written', async () => {
    const { out } = await preview("<network><name>lab</name><dns enable='no'/><ip address='10.0.0.1'/></network>");
    assert.match(out, /^## no dnsmasq is started: /m);
    const { err, code } = await preview(
      "<network><name>lab</name><forward mode='bridge'/><bridge name='br0'/></network>",
    );
    assert.equal(code, 1);
    assert.match(err, /makes no bridge, so it writes nothing of it\n$/);
  });

  it('ends with 2 for words that it does not know', async () => {
    for (const [said, ...words] of [
      ['no file given'],
      ['one file at a time, and there is also b', 'a', 'b'],
      ['--only is x, expected dnsmasq, iptables, nftables', '--only', 'x', 'a'],
      ['--format is xml, expected text or json', '--format', 'xml', 'a'],
      ['--connect is no option', '--connect', 'x', 'a'],
    ] as const) {
      const { out, err, code } = await runCommandLine(['preview', ...words]);
      assert.deepEqual([out, err.split('\n')[0], code], ['', `virtnet preview: ${said}`, 2]);
    }
  });
});
