// The list of networks and their XML, while others change them.
import assert from 'node:assert/strict';
import { failure, success } from '../../../server/src/host/command';
import { dumpXml, listNetworks } from '../../../server/src/host/networks';
import { crashed, FakeLibvirt } from '../../support/fake-libvirt';
import { valueOf } from '../../support/taking-back';

const add = (libvirt: FakeLibvirt, name: string, more: object = {}) =>
  libvirt.networks.push({ name, uuid: `uuid-of-${name}`, xml: '<network/>\n', autostart: false, ...more });

describe('the list of networks', () => {
  it('tells of each what it is', async () => {
    const libvirt = new FakeLibvirt();
    assert.deepEqual(valueOf(await listNetworks(libvirt)), []);
    add(libvirt, 'stored');
    add(libvirt, 'running', { live: '<network/>' });
    add(libvirt, 'marked', { autostart: true });
    add(libvirt, 'transient', { xml: undefined, live: '<network/>' });
    assert.deepEqual(
      valueOf(await listNetworks(libvirt)).map(({ name, uuid, active, autostart, persistent }) => [
        ...[name, uuid],
        ...[active && 'active', autostart && 'autostart', persistent && 'persistent'].filter(Boolean),
      ]),
      [
        ['stored', 'uuid-of-stored', 'persistent'],
        ['running', 'uuid-of-running', 'active', 'persistent'],
        ['marked', 'uuid-of-marked', 'autostart', 'persistent'],
        ['transient', 'uuid-of-transient', 'active'],
      ],
    );
  });

  it('tells what each of them is, as far as libvirt can say', async () => {
    const libvirt = new FakeLibvirt();
    const live = "<network><forward mode='nat'/><bridge name='virbr1'/></network>";
    add(libvirt, 'running', { live });
    add(libvirt, 'gone');
    add(libvirt, 'odd', { xml: '<domain/>' });
    libvirt.disturb = (words) =>
      words.includes('uuid-of-gone') ? failure('failed', 'it is gone', 'Network not found') : undefined;
    assert.deepEqual(
      valueOf(await listNetworks(libvirt)).map(({ name, summary }) => [name, summary?.mode, summary?.bridge]),
      [
        ['running', 'nat', 'virbr1'],
        ['gone', undefined, undefined],
        ['odd', undefined, undefined],
      ],
    );
  });

  it('is asked for again when it changes meanwhile', async () => {
    const libvirt = new FakeLibvirt();
    add(libvirt, 'a');
    let names = 0;
    libvirt.disturb = (words) => {
      if (!words.includes('--name') || ++names !== 2) return undefined;
      libvirt.networks.length = 0;
      add(libvirt, 'b');
      return undefined;
    };
    assert.deepEqual(
      valueOf(await listNetworks(libvirt)).map((it) => it.name),
      ['b'],
    );
    // As many, but not the same; and one more between the names and the uuids.
    assert.equal(names, 4);
    names = 0;
    libvirt.disturb = (words) => {
      if (words.includes('--name') && ++names === 1) queueMicrotask(() => add(libvirt, 'c'));
      return undefined;
    };
    assert.deepEqual(
      valueOf(await listNetworks(libvirt)).map((it) => it.name),
      ['b', 'c'],
    );
  });

  it('is given up when it keeps changing', async () => {
    const libvirt = new FakeLibvirt();
    libvirt.disturb = (words) => {
      if (!words.includes('--name')) return undefined;
      libvirt.networks.length = 0;
      add(libvirt, String(libvirt.asked.length));
      return undefined;
    };
    const given = await listNetworks(libvirt);
    assert.ok(!given.ok && given.reason === 'failed');
    assert.equal(given.message, 'the list of networks keeps changing');
    assert.equal(libvirt.asked.length, 4 * 6);
  });

  it('fails with the first command that does', async () => {
    for (let at = 0; at < 6; at++) {
      const libvirt = new FakeLibvirt();
      libvirt.disturb = () => (libvirt.asked.length === at + 1 ? crashed : undefined);
      assert.deepEqual([await listNetworks(libvirt), libvirt.asked.length], [crashed, at + 1]);
    }
  });
});

describe('the XML of a network', () => {
  const unsupported = failure('failed', 'x', 'unsupported flags (0x1) in function testNetworkGetXMLDesc');

  it('is the only one there is where a driver does not tell stored from running', async () => {
    const libvirt = new FakeLibvirt();
    add(libvirt, 'lab');
    libvirt.disturb = (words) => (words.includes('--inactive') ? unsupported : undefined);
    assert.deepEqual(await dumpXml(libvirt, { name: 'lab' }, { inactive: true }), success('<network/>\n'));
    assert.deepEqual(libvirt.asked, ['net-dumpxml --inactive -- lab', 'net-dumpxml -- lab']);
  });

  it('is asked for once when that fails in another way', async () => {
    for (const [answer, inactive] of [
      [crashed, true],
      [failure('failed', 'x', 'something else'), true],
      [unsupported, false],
    ] as const) {
      const libvirt = new FakeLibvirt();
      libvirt.disturb = () => answer;
      assert.deepEqual(await dumpXml(libvirt, { name: 'lab' }, { inactive }), answer);
      assert.equal(libvirt.asked.length, 1);
    }
  });
});
