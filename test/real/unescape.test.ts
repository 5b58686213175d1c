// NetworkManager's own table of quoted values: each is read as its test of svUnescape expects it. See test-ifcfg-rh.c there.
import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import { flags } from '../../server/src/syntax/tree';
import { parseIfcfg } from '../../server/src/syntax/ifcfg/parse';
import { unescapeTable } from '../support/networkmanager';
import { skipWithoutSource } from '../support/skipping';

/** Texts with a NUL, which its test names one by one: with the check for UTF-8, as files are read, there is no value. */
const withNul = new Set(["$'\\x0'", "$'x\\U0'", "$'\\U0x'", "$'\\008'", "$'\\08'"]);

/** What the line `A=<written>` is read as; undefined when it is called badly quoted. */
function read(written: string): string | undefined {
  const attribute = parseIfcfg(`A=${written}\n`, 'ifcfg').root!.attribute('A')!;
  return attribute.flags & flags.bad ? undefined : attribute.value;
}

describe("NetworkManager's own table of quoted values", function () {
  before(function () {
    skipWithoutSource(this, 'network-manager');
  });

  it('is read as its test expects', () => {
    const table = unescapeTable();
    const disagreements = table.flatMap(({ written, meant }) => {
      const isText = meant && isUtf8(meant) && !withNul.has(written);
      const [expected, found] = [isText ? meant.toString('utf8') : undefined, read(written)];
      return found === expected ? [] : [{ written, expected, found }];
    });
    console.log(`      ${table.length} values, ${disagreements.length} read otherwise`);
    assert.deepEqual(disagreements, []);
    assert.ok(table.length > 130, `${table.length} values found in the table`);
  });
});
