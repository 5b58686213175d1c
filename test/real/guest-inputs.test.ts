// libvirt's own guests: of what it makes a command line of, or defines, nothing is called an error but what stops a start.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../server/src/features/problems';
import { problemsByName } from '../support/checking';
import { installed } from '../support/installed';
import { refusalsOfGuests } from '../support/define';
import { skipWithoutSource, skipWithoutVirsh } from '../support/skipping';
import { libvirtTests } from '../support/sources';

const target = installed();

/** Taken by libvirt, and refused by QEMU when the guest starts. */
const unstartable: Readonly<Record<string, readonly string[]>> = {
  'interface-driver.xml': ['dom-driver-queues-user'],
  'net-many-models.xml': ['dom-model-unknown', 'dom-model-foreign'],
  'net-mcast.xml': ['ip-address-invalid'],
  'vhost_queues.xml': ['dom-driver-queues-user'],
};

/** Guests of QEMU: what is expected of each stands beside it, a command line or an error. */
const ofQemu = 'qemuxml2argvdata';

/** Guests of others, each of which is read. */
const ofOthers = (
  'bhyvexml2argvdata genericxml2xmlindata libxlxml2domconfigdata lxcxml2xmldata qemuhotplugtestdomains qemuxml2xmloutdata ' +
  'vmx2xmldata xlconfigdata xmconfigdata xml2vmxdata'
).split(' ');

interface Input {
  readonly name: string;
  readonly text: string;
}

/** The guests of a folder; what is only a card, or a status file, is none. */
const inputsOf = (folder: string): Input[] =>
  readdirSync(join(libvirtTests, folder))
    .filter((it) => it.endsWith('.xml') && existsSync(join(libvirtTests, folder, it)))
    .map((name) => ({ name, text: readFileSync(join(libvirtTests, folder, name), 'utf8') }))
    .filter(({ text }) => /<domain[\s>]/.test(text));

let expectations: readonly string[] = [];

/** Whether its tests expect a command line of a guest, or an error: for one machine or another. */
const isExpected = (name: string, ending: '.args' | '.err'): boolean =>
  expectations.some((it) => it.startsWith(name.slice(0, -'xml'.length)) && it.endsWith(ending));

const errorsOf = ({ name, text }: Input): Problem[] =>
  problemsByName({ [name]: text }, { target, isolated: true })
    .get(name)!
    .filter((it) => it.severity === 'error' && !unstartable[name]?.includes(it.code));

const wrongOf = (inputs: readonly Input[]): string[] =>
  inputs.flatMap((it) => errorsOf(it).map(({ code, message }) => `${it.name}: ${code}: ${message}`));

describe("libvirt's own guests", function () {
  this.timeout(120_000);
  before(function () {
    skipWithoutSource(this, 'libvirt');
    expectations = readdirSync(join(libvirtTests, ofQemu));
  });

  it('carry no error where it makes a command line of them', () => {
    const taken = inputsOf(ofQemu).filter(({ name }) => isExpected(name, '.args') && !isExpected(name, '.err'));
    const withCards = taken.filter(({ text }) => text.includes('<interface'));
    console.log(`      guests ${String(taken.length)}, of which ${String(withCards.length)} have network cards`);
    assert.ok(withCards.length > 80);
    assert.deepEqual(wrongOf(taken), []);
  });

  it('carry none where other hypervisors are meant', () => {
    const all = ofOthers.flatMap(inputsOf);
    const withCards = all.filter(({ text }) => text.includes('<interface'));
    console.log(`      guests ${String(all.length)}, of which ${String(withCards.length)} have network cards`);
    assert.ok(withCards.length > 250);
    assert.deepEqual(wrongOf(all), []);
  });

  it('carry none where the installed libvirt defines them', function () {
    skipWithoutVirsh(this);
    const all = inputsOf(ofQemu).filter(({ name, text }) => text.includes('<interface') && !isExpected(name, '.err'));
    const refusals = refusalsOfGuests(
      all.map(({ text }) => text.replace(/<name>[^<]*<\/name>/, '<name>g</name>')),
      [''],
    );
    const defined = all.filter((_, i) => !refusals.has(i));
    assert.ok(defined.length > 80, [...refusals.values()].join('\n'));
    assert.deepEqual(wrongOf(defined), []);
  });
});
