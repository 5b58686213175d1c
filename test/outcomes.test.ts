// Inputs with what NetworkManager 1.42.4's own reader made of them: what it refuses carries an error; what it loads whole
// and without a warning carries none.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { problemsByName } from './support/checking';

interface Case {
  readonly name: string;
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
  readonly outcome: 'loaded' | 'refused' | 'unmanaged' | 'unrecognized' | 'abort';
  readonly warnings?: number;
  readonly encoding?: 'latin-1';
  readonly keyfile?: string;
}

const { cases } = JSON.parse(readFileSync('test/recorded/networkmanager-ifcfg.json', 'utf8')) as { cases: Case[] };

/** Bytes shown as latin-1 code points are read as UTF-8, as an editor does. */
const textOf = ({ encoding }: Case, text: string) =>
  encoding === 'latin-1' ? Buffer.from(text, 'latin1').toString('utf8') : text;

const problemsIn = (it: Case) => {
  const files = Object.fromEntries(Object.entries(it.files).map(([name, text]) => [name, textOf(it, text)]));
  delete files['network'];
  return [...problemsByName(files, { isolated: true }).values()].flat();
};

/** Recorded as refused because no profile comes of them, which is how it is meant; what we say instead is no error. */
const ignored: Readonly<Record<string, string>> = {
  'nmc-no-nodev': 'NM_CONTROLLED=no: the file is for the legacy scripts',
  lo: 'the file of the loopback interface, which every host has',
  sit: 'a tunnel of the legacy scripts',
  ibft: 'the firmware configures the interface',
  suse: 'a file of another reader of the same name',
};

/** Loaded without a warning, and yet an error of ours, each with its reason. */
const reasons: Readonly<Record<string, string>> = {
  'boolean-on-off': 'on and off are dropped, and the default is taken: ONBOOT=off starts the device',
  'bonding-opts-on-port': 'the network card becomes a bond',
  'vlan-with-type-ethernet': 'VLAN=yes is dropped, and no VLAN is made',
  'prefix-netmask-disagree': 'NETMASK is dropped',
  'netmask-noncontiguous': 'the mask is replaced by another one',
  'gateway-index-mismatch': 'the gateway is dropped',
  'domain-comma': 'the domains are dropped, and one that does not exist is taken',
  'dns-index-zero': 'the server is dropped',
  'bond-opts-separator': 'all options are dropped',
  'bond-miimon-and-arp': 'ARP monitoring is dropped',
  'bond-arp-mode': 'ARP monitoring is dropped',
  'address-index-unseen': 'the address is dropped',
  'bridge-in-bridge': 'the kernel refuses it',
};

describe('what NetworkManager made of a file', () => {
  for (const it of cases) {
    if (it.name in ignored) continue;
    if (it.outcome === 'refused' || it.outcome === 'abort')
      test(`${it.name}: refused, and an error`, () => {
        const problems = problemsIn(it);
        assert.ok(
          problems.some((one) => one.severity === 'error'),
          `${JSON.stringify(it.files, null, 1)}\n${problems.map((one) => `${one.severity} ${one.code}: ${one.message}`).join('\n')}`,
        );
      });
    else if (it.outcome === 'loaded' && it.warnings === 0)
      test(`${it.name}: loaded, and no error`, () => {
        const errors = problemsIn(it).filter((one) => one.severity === 'error' && !(one.code in reasons));
        assert.deepEqual(
          errors.map((one) => `${one.code}: ${one.message}`),
          [],
          `${JSON.stringify(it.files, null, 1)}\n${it.keyfile ?? ''}`,
        );
      });
  }
});

function test(title: string, body: () => void): void {
  it(title, body);
}
