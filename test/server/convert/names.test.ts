// The names of the files that a conversion writes: for a shell, for NetworkManager, and each its own.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convertAll } from '../../../server/src/convert/folder';
import { keyfileName } from '../../../server/src/convert/names';
import { convertProfile } from '../../../server/src/convert/profile';
import { quote } from '../../../server/src/syntax/ifcfg/write';
import { filesOf } from '../../support/checking';
import { commands, unseen, unseenInFiles } from '../../support/hostile';

const isUnseen = new Set(unseen);

const conversionsOf = (...ids: readonly string[]) => {
  const files = filesOf(
    Object.fromEntries(ids.map((id, i) => [`ifcfg-e${i}`, `TYPE=Ethernet\nDEVICE=e${i}\nNAME=${quote(id)}\n`])),
  );
  return files.map((it) => convertProfile(it, files));
};

const nameOf = (id: string): string => keyfileName(conversionsOf(id)[0]!);

describe('the name of a keyfile', () => {
  it('is the id of the profile', () => {
    for (const it of ['eth0', 'System eth0', 'Wired connection 1', 'Büro (2. Stock)', 'a.b-c', '家'])
      assert.equal(nameOf(it), `${it}.nmconnection`);
  });

  it('has a safe character in place of others', () => {
    assert.equal(nameOf('a/../b'), 'a_.._b.nmconnection');
    assert.equal(nameOf('/etc/passwd'), '_etc_passwd.nmconnection');
    assert.equal(nameOf('-rf'), '_rf.nmconnection');
    assert.equal(nameOf('.hidden'), '_hidden.nmconnection');
    assert.equal(nameOf('~root'), '_root.nmconnection');
    assert.equal(nameOf('#a'), '_a.nmconnection');
    assert.equal(nameOf('a\nb'), 'a_b.nmconnection');
    assert.equal(nameOf(' a '), 'a.nmconnection');
    assert.equal(nameOf(' -a'), '_a.nmconnection');
    for (const it of unseenInFiles.filter((one) => one !== '\0' && !/\s/.test(one)))
      assert.equal(nameOf(`${it}a${it}`), '_a_.nmconnection', JSON.stringify(it));
  });

  it('is that of the file for an id of blanks', () => assert.equal(nameOf(' \t'), 'ifcfg-e0.nmconnection'));

  it('fits on a disk, and is cut between characters', () => {
    assert.equal(nameOf('x'.repeat(242)), `${'x'.repeat(242)}.nmconnection`);
    assert.equal(nameOf('x'.repeat(243)), `${'x'.repeat(242)}.nmconnection`);
    assert.equal(nameOf('é'.repeat(200)), `${'é'.repeat(121)}.nmconnection`);
    assert.equal(nameOf('x' + '👍'.repeat(200)), `x${'👍'.repeat(60)}.nmconnection`);
  });

  it('is its own, as the disk tells names apart', () => {
    const names = [
      ...convertAll(conversionsOf('a', 'a', 'A', 'a/b', 'a_b', 'a-2', 'é', 'e\u0301'), 'keyfile').texts.keys(),
    ];
    assert.deepEqual(
      names.map((it) => it.replace('.nmconnection', '')),
      ['a', 'a-2', 'A-3', 'a_b', 'a_b-2', 'a-2-2', 'é', 'e\u0301-2'],
    );
    const long = [...convertAll(conversionsOf('x'.repeat(300), 'x'.repeat(400)), 'keyfile').texts.keys()];
    assert.deepEqual(long, [`${'x'.repeat(242)}.nmconnection`, `${'x'.repeat(240)}-2.nmconnection`]);
  });

  it('is safe whatever the id', () => {
    const piece = fc.oneof(
      fc.constantFrom(...unseenInFiles, ...commands, '/', '-', '.', '~', ' ', 'a'),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.array(piece).map((it) => it.join('')),
          { maxLength: 6 },
        ),
        (ids) => {
          const conversions = conversionsOf(...ids).filter((it) => it.refusals.length === 0);
          const { texts } = convertAll(conversions, 'keyfile');
          assert.equal(texts.size, conversions.length);
          for (const it of texts.keys()) {
            assert.ok(Buffer.byteLength(it) <= 255, it);
            assert.ok(it.endsWith('.nmconnection') && it.length > '.nmconnection'.length, it);
            assert.ok(!/^[-.~#\s]|\//.test(it), it);
            assert.ok(![...it].some((one) => isUnseen.has(one)), JSON.stringify(it));
          }
          assert.equal(new Set([...texts.keys()].map((it) => it.toLowerCase().normalize())).size, texts.size);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('leaves the id inside as it is', () => {
    const [text] = convertAll(conversionsOf('-a/b\tc'), 'keyfile').texts.values();
    assert.match(text!, /^id=-a\/b\\tc$/m);
  });
});
