// Each snippet, as it stands when nothing is filled in, brings no problem.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { problemsByName } from './support/checking';
import { withoutStops } from './support/snippets';

interface Snippet {
  readonly body: readonly string[];
}

const snippetsOf = (file: string) =>
  Object.entries(JSON.parse(readFileSync(`snippets/${file}.json`, 'utf8')) as Record<string, Snippet>);

const severe = (name: string, text: string) =>
  problemsByName({ [name]: text }, { isolated: true })
    .get(name)!
    .filter((it) => it.severity === 'error' || it.severity === 'warning')
    .map((it) => `${it.code}: ${it.message}`);

describe('a snippet', () => {
  for (const [name, { body }] of snippetsOf('network'))
    it(`is right as it comes: ${name}`, () => assert.deepEqual(severe('a.xml', withoutStops(body.join('\n'), '')), []));

  for (const [name, { body }] of snippetsOf('ifcfg'))
    it(`is right as it comes: ${name}`, () => {
      const text = withoutStops(body.join('\n'), '');
      const device = /^DEVICE=(\S+)/m.exec(text)?.[1] ?? 'eth0';
      assert.deepEqual(severe(`ifcfg-${device}`, text), []);
    });

  for (const [name, { body }] of snippetsOf('nmconnection'))
    it(`is right as it comes: ${name}`, () =>
      assert.deepEqual(severe('a.nmconnection', withoutStops(body.join('\n'), '')), []));
});
