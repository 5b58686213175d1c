// Each snippet and each whole file, as it stands when nothing is filled in, brings no problem.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ifcfgFiles, keyfiles, wholeFile } from '../../../../server/src/features/completion/whole-files';
import { problemsByName } from '../../../support/checking';
import { withoutStops } from '../../../support/snippets';

interface Snippet {
  readonly body: readonly string[];
}

const networks = Object.entries(JSON.parse(readFileSync('snippets/network.json', 'utf8')) as Record<string, Snippet>);

const severe = (name: string, text: string) =>
  problemsByName({ [name]: text }, { isolated: true })
    .get(name)!
    .filter((it) => it.severity === 'error' || it.severity === 'warning')
    .map((it) => `${it.code}: ${it.message}`);

describe('a snippet', () => {
  for (const [name, { body }] of networks)
    it(`is right as it comes: ${name}`, () => assert.deepEqual(severe('a.xml', withoutStops(body.join('\n'), '')), []));

  for (const it of ifcfgFiles)
    for (const device of it.device.includes(':') ? [it.device, 'bond1:web'] : [it.device, 'eth3', 'bond1.7', 'vlan5'])
      test(`ifcfg-${device}`, it.label, withoutStops(wholeFile(it, device), ''));

  for (const it of keyfiles)
    for (const device of [it.device, 'eth3', 'bond1.7', 'vlan5'])
      test(`${device}.nmconnection`, it.label, withoutStops(wholeFile(it, device), ''));

  function test(name: string, label: string, text: string) {
    it(`is right as it comes: ${label} in ${name}`, () => assert.deepEqual(severe(name, text), []));
  }
});
