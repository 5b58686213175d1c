// What stands above a network in an editor: how it is on its host, and what may be done about it.
import assert from 'node:assert/strict';
import { deploymentOf } from '../../../server/src/lsp/deployment';
import { lensesOf } from '../../../server/src/lsp/requests/lenses';
import type { HostSnapshot, LiveNetwork } from '../../../server/src/host/watch/snapshot';
import { linesOf } from '../../../server/src/model/file';
import { failure } from '../../../server/src/host/command';
import type { WatchState } from '../../../server/src/host/watch/watch';
import { readFile } from '../../../server/src/model/read-file';

const uuid = '6159e03a-9cc6-41b8-bdef-919a2307a852';
const connection = 'qemu:///system';
const uri = 'file:///w/web.xml';
const own = ['virtnet.networkActions', 'virtnet.compareWithFile'];

const xml = (more: string, says = uuid): string =>
  `<network><name>web</name>${says && `<uuid>${says}</uuid>`}${more}</network>\n`;
const ip = (last: number): string => `<bridge name='virbr7'/><ip address='10.0.0.${last}' prefix='24'/>`;

const stopped: LiveNetwork = {
  ...{ name: 'web', uuid, active: false, autostart: false, persistent: true, leases: [] },
  stored: xml(ip(1)),
};
const running: LiveNetwork = { ...stopped, active: true, running: xml(ip(1)) };
const passing: LiveNetwork = {
  ...{ name: 'web', uuid, active: true, autostart: false, persistent: false, leases: [] },
  running: xml(ip(1)),
};

/** The lenses of a text on a host, each as its title and what it runs. */
function lenses(text: string, networks: readonly LiveNetwork[], state?: WatchState, commands = own, at = uri) {
  const file = readFile(at, 'network', text);
  const snapshot: HostSnapshot = { networks, guests: [] };
  const deployment = deploymentOf(file, {
    connectionOf: () => connection,
    stateOf: () => state ?? { how: 'fresh' },
    snapshot: () => snapshot,
  });
  return lensesOf(file, deployment, linesOf(file), commands);
}
const titles = (...args: Parameters<typeof lenses>) => lenses(...args).map((it) => it.command!.title);

describe('the lens above a network', () => {
  it('tells how it stands on its host, and how much differs', () => {
    const state = (text: string, network?: LiveNetwork) => titles(text, network ? [network] : [])[0];
    assert.equal(state(xml(ip(1)), running), 'web · running on qemu:///system · no differences');
    assert.equal(state(xml(ip(2)), running), 'web · running on qemu:///system · 1 difference');
    assert.equal(state(xml(`${ip(2)}<domain name='a'/>`), stopped), 'web · stopped on qemu:///system · 2 differences');
    assert.equal(state(xml(ip(1)), passing), 'web · running on qemu:///system · transient · no differences');
    assert.equal(state(xml(ip(1))), 'web · not on qemu:///system');
  });

  it('stands at the root, and offers what fits', () => {
    const all = lenses(`<!-- a -->\n${xml(ip(1))}`, []);
    assert.ok(all.every(({ range }) => range.start.line === 1 && range.start.character === 1));
    assert.deepEqual(titles(xml(ip(1)), []).slice(1), ['Define', 'Define and Start']);
    assert.deepEqual(titles(xml(ip(1)), [running]).slice(1), []);
    assert.deepEqual(titles(xml(ip(2)), [running]).slice(1), ['Apply', 'Define', 'Compare', 'Pull']);
    assert.deepEqual(titles(xml(ip(1)), [stopped]).slice(1), ['Start']);
    assert.deepEqual(titles(xml(ip(2)), [stopped]).slice(1), ['Define', 'Start', 'Compare', 'Pull']);
  });

  it('offers no define where saving defines', () => {
    const edited = `libvirt-edit:/qemu-system/stored/${uuid}/web%40qemu-system.xml`;
    for (const [networks, offered] of [
      [[], []],
      [[running], ['Compare']],
      [[stopped], ['Start', 'Compare']],
    ] as const)
      assert.deepEqual(titles(xml(ip(2)), networks, undefined, own, edited).slice(1), offered);
  });

  it('runs commands that need to ask nobody what they are about', () => {
    const commands = lenses(xml(ip(2)), [stopped]).map(({ command }) => [command!.command, command!.arguments![0]]);
    const reference = { connection, name: 'web', uuid };
    assert.deepEqual(commands, [
      ['virtnet.networkActions', { uri }],
      ['virtnet.define', { uri, connection }],
      ['virtnet.start', reference],
      [
        'virtnet.compareWithFile',
        { uri, ...reference, document: `libvirt-live:/qemu-system/stored/${uuid}/web%40qemu-system.xml` },
      ],
      ['virtnet.pullIntoFile', { uri, ...reference }],
    ]);
  });

  it('runs commands of the server alone in an editor that has none of its own', () => {
    const commands = lenses(xml(ip(2)), [stopped], undefined, []).map(({ command }) => command!.command);
    assert.deepEqual(commands, ['virtnet.watch', 'virtnet.define', 'virtnet.start', 'virtnet.pullIntoFile']);
  });

  it('is about the network with the uuid of the file, or with its name when it has none', () => {
    const other = { ...running, name: 'other', uuid: uuid.replace('6', '7') };
    const [title] = titles(xml(ip(1), ''), [other, running]);
    assert.match(title!, /running/);
    assert.match(titles(xml(ip(1), other.uuid), [other, stopped])[0]!, /^web · running/);
    assert.match(titles(xml(ip(1), uuid.replace('6', '8')), [other, running])[0]!, /not on/);
  });

  it('is not there while nothing is known of the host, and says when what is known is old', () => {
    const why = failure('unreachable', 'no daemon');
    for (const state of [{ how: 'connecting' }, { how: 'unknown', why, isLeft: true }] as const)
      assert.deepEqual(titles(xml(ip(1)), [], state), []);
    assert.match(
      titles(xml(ip(1)), [running], { how: 'old', why, isLeft: false })[0]!,
      /^web · was running on qemu:\/\/\/system, which does not answer · /,
    );
  });

  it('shows nothing in a name that cannot be seen, and is none while the name is to be filled in', () => {
    assert.match(titles('<network><name>a\u202eb</name></network>', [])[0]!, /^a\\u\{202e\}b · /);
    // An editor would draw that as a picture.
    assert.deepEqual(titles('<network><name>$(bug)</name></network>', []), []);
  });

  it('is none for what has no name or is for no host', () => {
    assert.deepEqual(
      lensesOf(readFile(uri, 'network', '<network/>'), undefined, linesOf(readFile(uri, 'network', '')), own),
      [],
    );
    const file = readFile(uri, 'network', xml(''));
    const live = { connectionOf: () => undefined, stateOf: () => undefined, snapshot: () => undefined };
    assert.equal(deploymentOf(file, live), undefined);
    assert.equal(deploymentOf(file, { ...live, connectionOf: () => connection })!.state, 'unwatched');
  });
});
