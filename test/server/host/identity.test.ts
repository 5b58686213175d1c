// Whom a definition is about, and the uuid that is put into it.
import assert from 'node:assert/strict';
import { identityOf, withUuid } from '../../../server/src/host/identity';
import { oddDefinitions } from '../../support/odd-definitions';

const uuid = 'dd8fe884-6c02-601e-7551-cca97df1c5df';
const named = { name: 'lab', saysUuid: false, unreadable: false };

describe('the identity of a definition', () => {
  for (const [what, xml] of Object.entries(oddDefinitions)) {
    it(`is seen, and a uuid gets its place: ${what}`, () => {
      assert.deepEqual(identityOf(xml), named);
      const given = withUuid(xml, uuid);
      assert.deepEqual(identityOf(given), { ...named, uuid, saysUuid: true });
      // Nothing else is touched, least of all the lines.
      assert.equal(given.replace(`<uuid>${uuid}</uuid>`, ''), xml);
    });
  }

  it('has blanks and references of a name as libvirt reads them', () => {
    assert.equal(identityOf('<network><name> a&amp;&#x42;&lt; </name></network>').name, ' a&B< ');
  });

  it('has a uuid in one form', () => {
    const written = ` DD8FE884-6c02 601e7551-CCA97df1c5df\n`;
    assert.equal(identityOf(`<network><uuid>${written}</uuid></network>`).uuid, uuid);
  });

  it('knows a uuid that is none from none', () => {
    assert.deepEqual(identityOf('<network><name>lab</name><uuid>mine</uuid></network>'), { ...named, saysUuid: true });
    // libvirt makes one where the element is empty.
    for (const empty of ['<uuid/>', '<uuid></uuid>']) {
      const xml = `<network><name>lab</name>${empty}</network>`;
      assert.deepEqual(identityOf(xml), named);
      assert.equal(withUuid(xml, uuid), `<network><name>lab</name><uuid>${uuid}</uuid></network>`);
    }
  });

  it('is unreadable where the document has entities or elements of its own in it', () => {
    const doctype = '<!DOCTYPE network [<!ENTITY x "lab">]>';
    const unreadable = (xml: string) => identityOf(xml).unreadable;
    assert.ok(unreadable(`${doctype}<network><name>&x;</name></network>`));
    assert.ok(unreadable(`${doctype}<network><name>lab</name><uuid>&x;</uuid></network>`));
    assert.ok(unreadable('<network><name><b>lab</b></name></network>'));
    assert.ok(!unreadable(`${doctype}<network><name>lab</name></network>`));
    assert.ok(!unreadable('<network><name>a&amp;b</name></network>'));
  });

  it('is found in a broken text, and is nobody in one that is no network', () => {
    assert.equal(identityOf('<network><name>lab</name><ip').name, 'lab');
    assert.equal(identityOf("<n:network xmlns:n='urn:n'><name>lab</name>").name, 'lab');
    for (const it of [
      '',
      'text',
      '<network',
      '<domain><name>lab</name></domain>',
      '<network><name></name></network>',
    ]) {
      assert.deepEqual(identityOf(it), { saysUuid: false, unreadable: false }, it);
      assert.equal(withUuid(it, uuid).replace(`<uuid>${uuid}</uuid>`, ''), it);
    }
  });
});
