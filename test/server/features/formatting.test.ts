// Formatting: the text afterwards, and what never changes.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RegistrationParams, TextEdit } from 'vscode-languageserver/node';
import { closeTagAt } from '../../../server/src/features/close-tag';
import { formatDocument, formatRange, type Layout } from '../../../server/src/features/formatting';
import { applyEdits } from '../../../server/src/text';
import { filesOf } from '../../support/checking';
import { networkMistakes } from '../../support/everyday';
import { type Session, startSession } from '../../support/client';
import { readCursor } from '../../support/marks';

const fileOf = (text: string, name = 'a.xml') => filesOf({ [name]: text })[0]!;
const formatted = (text: string, layout?: Layout) => applyEdits(text, formatDocument(fileOf(text), layout));

/** `expected` left out: it stays as it is. */
function check(text: string, expected = text, layout?: Layout): void {
  const once = formatted(text, layout);
  assert.equal(once, expected);
  assert.equal(formatted(once, layout), once, 'again');
}

describe('formatting of keyfiles', () => {
  /** `expected` left out: it stays as it is. */
  function formats(text: string, expected = text): void {
    const layOut = (it: string) => applyEdits(it, formatDocument(fileOf(it, 'a.nmconnection')));
    assert.equal(layOut(text), expected);
    assert.equal(layOut(expected), expected, 'again');
  }

  it('has one empty line between groups, and no blanks around keys', () =>
    formats(
      '\n\n[connection]\n\n  id = br0\n\ttype=\tbridge\n[bridge]\nstp=false\n\n\n\n[ipv4]\nmethod=auto\n\n\n',
      '[connection]\nid=br0\ntype=bridge\n\n[bridge]\nstp=false\n\n[ipv4]\nmethod=auto\n',
    ));
  it('ends each item of a list', () =>
    formats(
      '[ipv4]\nmethod=auto\ndns=192.0.2.1;192.0.2.2\ndns-search=a.example\n',
      '[ipv4]\nmethod=auto\ndns=192.0.2.1;192.0.2.2;\ndns-search=a.example\n',
    ));
  it('leaves comments with the group or key that they stand above', () =>
    formats(
      '# what for\n[connection]\nid=a\n  # of the guests\n  # and of the host\n[bridge]\n\n\n# slow\nstp=true\n\n# more\npriority=1\n',
      '# what for\n[connection]\nid=a\n\n# of the guests\n# and of the host\n[bridge]\n# slow\nstp=true\n\n# more\npriority=1\n',
    ));
  it('leaves blanks that are part of a value', () =>
    formats('[connection]\nid=a \n\n[ipv4]\ndns=192.0.2.1; 192.0.2.2;\naddress1=192.0.2.3/24, 192.0.2.1\n'));
  it('keeps how lines end, and whether the last one does', () => {
    formats('[a]\r\nb = c\r\n[d]\r\ne=f', '[a]\r\nb=c\r\n\r\n[d]\r\ne=f');
  });
  it('leaves a text alone that NetworkManager refuses', () => formats('[connection]\nid = a\nno pair\n'));
});

describe('formatting', () => {
  it('puts each element on a line of its own', () =>
    check(
      "<network><name>lab</name><ip address='10.0.0.1' prefix='24'><dhcp><range start='10.0.0.2' end='10.0.0.9'/></dhcp></ip></network>",
      `<network>
  <name>lab</name>
  <ip address='10.0.0.1' prefix='24'>
    <dhcp>
      <range start='10.0.0.2' end='10.0.0.9'/>
    </dhcp>
  </ip>
</network>`,
    ));
  it('indents as libvirt does', () =>
    check(
      '<network>\n<name>lab</name>\n\t<bridge name="br0"/>\n      <ip>\n </ip>\n </network>\n',
      '<network>\n  <name>lab</name>\n  <bridge name="br0"/>\n  <ip>\n  </ip>\n</network>\n',
    ));
  it('indents as the editor asks', () => {
    const text = '<network>\n    <dns>\n        <txt name="a" value="b"/>\n    </dns>\n</network>\n';
    check(text, text.replaceAll('    ', '\t'), { tabSize: 8, insertSpaces: false });
    check(text, text.replaceAll('    ', '   '), { tabSize: 3, insertSpaces: true });
    check(text.replaceAll('    ', '\t'), text, { tabSize: 4, insertSpaces: true });
  });
  it("keeps libvirt's two blanks where the document has them, or none yet, whatever is usual in the editor", () => {
    const text = '<network>\n  <dns>\n    <txt name="a" value="b"/>\n  </dns>\n</network>\n';
    for (const layout of [
      { tabSize: 4, insertSpaces: true },
      { tabSize: 8, insertSpaces: false },
    ]) {
      check(text, text, layout);
      check(text.replace(/^ +/gm, ''), text, layout);
    }
  });
  it('sets attributes apart by one blank, and keeps their quotes', () =>
    check(
      `<network>\n  <bridge   name = "br0"\n          stp='on'  delay= '0' />\n</network >\n`,
      `<network>\n  <bridge name="br0" stp='on' delay='0'/>\n</network>\n`,
    ));
  it('keeps values, also with line ends in them', () =>
    check(`<network>\n  <txt name='a   b' value='c\n  d'/>\n</network>\n`));
  it('keeps one blank line between blocks, and none at their ends', () =>
    check(
      '<network>\n\n  <name>a</name>\n\n\n\n  <bridge/>\n\n</network>\n\n\n',
      '<network>\n  <name>a</name>\n\n  <bridge/>\n</network>\n',
    ));
  it('puts the tags of an element that holds nothing on two lines, where they were on several', () => {
    check('<network>\n  <dns>\n\n\n</dns>\n</network>\n', '<network>\n  <dns>\n  </dns>\n</network>\n');
    check('<network>\n  <dns>  </dns>\n  <ip></ip>\n</network>\n');
  });
  it('keeps texts as they are', () => {
    check('<network>\n  <name>\n lab </name>\n</network>\n');
    check('<network>\n  <name>  </name>\n</network>\n');
  });
  it('keeps elements with text between their children', () =>
    check('<network>\n  <dns>\n a <txt/>\n  </dns>\n</network>\n'));
  it('keeps references between elements', () => check('<network>\n  <dns> <txt/> &#32; </dns>\n</network>\n'));
  it('keeps comments, moves those on lines of their own, and leaves others behind what they explain', () =>
    check(
      '<!-- a -->\n<network> <!-- b\n     c -->\n<!-- d\n e -->\n  <bridge/>   <!-- f -->\n\n      <!-- g --><ip/>\n</network>\n',
      '<!-- a -->\n<network> <!-- b\n     c -->\n  <!-- d\n e -->\n  <bridge/> <!-- f -->\n\n  <!-- g -->\n  <ip/>\n</network>\n',
    ));
  it('keeps what is in metadata', () =>
    check(
      "<network>\n    <metadata>\n <a:x xmlns:a='urn:a'  b='1'>  <a:y/></a:x>\n\n\n</metadata>\n</network>\n",
      "<network>\n  <metadata>\n <a:x xmlns:a='urn:a'  b='1'>  <a:y/></a:x>\n\n\n</metadata>\n</network>\n",
    ));
  it('keeps what is in other namespaces, and formats the options of dnsmasq', () =>
    check(
      "<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0' xmlns:o='urn:o'>\n<o:x  a='1'> <o:y/></o:x>\n<d:options><d:option  value='a'/></d:options>\n</network>\n",
      "<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0' xmlns:o='urn:o'>\n  <o:x  a='1'> <o:y/></o:x>\n  <d:options>\n    <d:option value='a'/>\n  </d:options>\n</network>\n",
    ));
  it('keeps blanks that the document asks to keep', () =>
    check("<network>\n  <dns xml:space='preserve'> <txt/></dns>\n</network>\n"));
  it('keeps line ends of Windows', () =>
    check(
      '<network>\r\n<name>a</name>\r\n\r\n\r\n<ip/></network>\r\n',
      '<network>\r\n  <name>a</name>\r\n\r\n  <ip/>\r\n</network>\r\n',
    ));
  it('keeps the declaration and the byte order mark at the start', () =>
    check("\uFEFF<?xml version='1.0'?><network/>", "\uFEFF<?xml version='1.0'?>\n<network/>"));
  it('leaves a document alone that is not well-formed', () => {
    for (const text of ['<network>\n<name>a</name>\n', '<network>\n<ip>\n</network>', '<network/><network/>', ''])
      check(text);
  });
  it('leaves other documents and ifcfg files alone', () => {
    check('<domain>\n<name>a</name>\n</domain>');
    assert.deepEqual(formatDocument(fileOf('A=1\n  B=2\n', 'ifcfg-a')), []);
  });
  it('changes only what is in the range, and the blanks before it', () => {
    const text = '<network>\n<name>a</name>\n<bridge/>\n<ip/>\n</network>\n';
    const start = text.indexOf('<bridge');
    assert.equal(
      applyEdits(text, formatRange(fileOf(text), { start, end: start + '<bridge/>'.length })),
      '<network>\n<name>a</name>\n  <bridge/>\n<ip/>\n</network>\n',
    );
  });

  const samples = [
    ...networkMistakes().flatMap((it) => Object.values(it.documents)),
    ...readdirSync('examples', { recursive: true, encoding: 'utf8' })
      .filter((it) => it.endsWith('.xml'))
      .map((it) => readFileSync(join('examples', it), 'utf8')),
  ];

  it('changes nothing but blanks, and nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(' ', '\n', '\n\n\n', '\t', '', '<!-- x -->', '\r\n')), {
          maxLength: 12,
        }),
        (sample, changes) => {
          let text = sample;
          for (const [at, blanks] of changes) text = changeGap(text, at, blanks);
          const file = fileOf(text);
          const edits = formatDocument(file);
          for (const { span, text: to } of edits)
            assert.match(text.slice(span.start, span.end) + to, /^[ \t\r\n]*$/, 'blanks only');
          const once = applyEdits(text, edits);
          assert.deepEqual(fileOf(once).tree.problems.length, file.tree.problems.length);
          assert.deepEqual(formatDocument(fileOf(once)), [], once);
        },
      ),
      { numRuns: 300 },
    );
  });

  /** Replaces the blanks before one of the tags. */
  function changeGap(text: string, which: number, blanks: string): string {
    const gaps = [...text.matchAll(/\s*(?=<)/g)].filter((it) => it.index > 0);
    const gap = gaps[which % Math.max(1, gaps.length)];
    return gap ? text.slice(0, gap.index) + blanks + text.slice(gap.index + gap[0].length) : text;
  }
});

describe('closing a tag', () => {
  /** `$0` is the cursor, just behind what was typed. */
  function closes(marked: string, expected?: string): void {
    const { text, offset } = readCursor(marked);
    const edits = closeTagAt(fileOf(text), offset);
    assert.equal(edits && applyEdits(text, edits), expected);
  }

  it('writes the close tag after the open tag', () =>
    closes('<network>\n  <ip>$0\n</network>', '<network>\n  <ip></ip>\n</network>'));
  it('writes it with attributes before it', () =>
    closes("<network>\n  <ip a='1'>$0\n</network>", "<network>\n  <ip a='1'></ip>\n</network>"));
  it('writes it inside an element of the same name', () =>
    closes('<network><ip><ip>$0</ip></network>', '<network><ip><ip></ip></ip></network>'));
  it('has nothing to add where it is closed, in values and in comments', () => {
    closes('<network>\n  <ip>$0</ip>\n</network>');
    closes('<network>\n  <ip/>$0\n</network>');
    closes("<network a='>$0'/>");
    closes('<network><!-- <ip>$0 --></network>');
    closes('<network></network>$0');
  });
  it('names the element that </ closes', () => {
    closes('<network>\n  <ip>\n  </$0\n</network>', '<network>\n  <ip>\n  </ip>\n</network>');
    closes('<network>\n  <ip/>\n</$0', '<network>\n  <ip/>\n</network>');
  });
  it('ends a tag after its slash', () =>
    closes("<network>\n  <ip a='1' /$0\n</network>", "<network>\n  <ip a='1' />\n</network>"));
  it('leaves a slash in a value, in a text and in a close tag that has its name', () => {
    closes("<network>\n  <ip prefix='/$0\n</network>");
    closes("<network>\n  <ip prefix='/$0'/>\n</network>");
    closes('<network>\n  <name>a/$0</name>\n</network>');
    closes('<network></$0network>');
    closes('<network/$0>');
    closes('</$0');
  });
  it('is silent in ifcfg files', () => assert.equal(closeTagAt(fileOf('A=>', 'ifcfg-a'), 3), undefined));
});

describe('a server asked to format', () => {
  const uri = 'file:///lab/my%20lab.xml';
  const text = '<network><name>a</name>\n<ip>\n</network>\n';
  let session: Session;
  afterEach(() => session.stop());

  const ask = (method: string, params: object) =>
    session.client.sendRequest<TextEdit[]>(`textDocument/${method}`, {
      textDocument: { uri },
      options: { tabSize: 4, insertSpaces: true },
      ...params,
    });

  it('answers with the edits of the document, of a range, and of a key', async () => {
    session = await startSession();
    const { capabilities } = session.initialized;
    assert.ok(capabilities.documentFormattingProvider && capabilities.documentRangeFormattingProvider);
    await session.open(uri, text.replace('<ip>', '<ip/>'));
    assert.deepEqual(
      (await ask('formatting', {})).map((it) => it.newText),
      ['\n  ', '\n  '],
    );
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } };
    assert.equal((await ask('rangeFormatting', { range })).length, 1);
    await session.change(uri, text.replace('<ip>', '<ip></'));
    assert.deepEqual(
      (await ask('onTypeFormatting', { ch: '/', position: { line: 1, character: 6 } })).map((it) => it.newText),
      ['ip>'],
    );
  });

  it('offers itself for open networks only, where the client can be told later', async () => {
    const later = { dynamicRegistration: true };
    session = await startSession({
      capabilities: { textDocument: { formatting: later, rangeFormatting: later, onTypeFormatting: later } },
    });
    assert.equal(session.initialized.capabilities.documentFormattingProvider, undefined);
    const patterns: string[][] = [];
    session.client.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
      const options = registrations[0]!.registerOptions as { documentSelector?: { pattern: string }[] } | undefined;
      if (options?.documentSelector) patterns.push(options.documentSelector.map((it) => it.pattern));
      return null;
    });
    let withdrawn = 0;
    session.client.onRequest('client/unregisterCapability', () => {
      withdrawn++;
      return null;
    });
    await session.open('file:///pom.xml', '<project/>');
    await session.open(uri, text);
    await session.change(uri, text + '\n');
    await session.open('file:///lab/b.xml', text);
    await settle(() => patterns.length === 2 && withdrawn === 1);
    assert.deepEqual(patterns, [['/lab/my lab.xml'], ['/lab/my lab.xml', '/lab/b.xml']]);
  });

  it('offers itself for keyfiles as well, whatever an editor calls them, and ends no tags there', async () => {
    const later = { dynamicRegistration: true };
    session = await startSession({
      capabilities: { textDocument: { formatting: later, rangeFormatting: later, onTypeFormatting: later } },
    });
    const told: (readonly [string, unknown])[] = [];
    session.client.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
      for (const { method, registerOptions } of registrations) {
        const { documentSelector } = (registerOptions ?? {}) as { documentSelector?: unknown };
        if (documentSelector) told.push([method, documentSelector]);
      }
      return null;
    });
    const keyfile = 'file:///lab/br0.nmconnection';
    await session.open(keyfile, '[connection]\nid = br0\n');
    await settle(() => told.length === 2);
    const documentSelector = [{ scheme: 'file', pattern: '/lab/br0.nmconnection' }];
    assert.deepEqual(told, [
      ['textDocument/formatting', documentSelector],
      ['textDocument/rangeFormatting', documentSelector],
    ]);
    const edits = await session.client.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: keyfile },
      options: { tabSize: 4, insertSpaces: true },
    });
    assert.deepEqual(
      edits.map((it) => it.newText),
      ['='],
    );
  });
});

/** Waits until something holds. */
async function settle(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
