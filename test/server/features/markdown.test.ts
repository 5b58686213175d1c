// What an editor draws as Markdown says what a file says and does nothing: read by the parser that VS Code uses.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { completionsAt } from '../../../server/src/features/completion/index';
import { hoverAt } from '../../../server/src/features/hover/index';
import { inlaysIn } from '../../../server/src/features/inlay';
import { code, commas, joined, link, list, md, own, strong } from '../../../server/src/features/markdown';
import { signatureAt } from '../../../server/src/features/signature';
import { ifcfgKindOf } from '../../../server/src/model/file';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { quote } from '../../../server/src/syntax/ifcfg/write';
import { escape } from '../../../server/src/syntax/xml/write';
import { readFile } from '../../../server/src/model/read-file';
import { newest } from '../../support/checking';
import { assertSeen, unseenInFiles } from '../../support/hostile';

/** All tokens of a text, with those inside of others. */
function tokensOf(markdown: string): Token[] {
  const tokens: Token[] = [];
  marked.walkTokens(marked.lexer(markdown), (it) => void tokens.push(it));
  return tokens;
}

/** What is drawn of a text, without the marks. */
const words = (markdown: string): string[] =>
  tokensOf(markdown).flatMap((it) => (it.type === 'codespan' ? [(it as { text: string }).text] : []));

/** Pieces that mean something in Markdown, in HTML, in an address or in a picture of icons. */
const pieces = [
  ...'`*_{}[]<>()#+-.!|~&:/\\\'"$=@^% ',
  ...'``|```|~~~|**|__|~~|---|===|- |1. |> |# |    |\t|\n|\n\n|\r|  \n|\\\n'.split('|'),
  '![i](https://tracker.example/t.png)',
  '[x](command:y)',
  '[x](https://a.example "t")',
  '[x]: https://a.example',
  '[x][y]',
  '<https://a.example>',
  '<img src=x onerror=y>',
  '<a href="command:z">',
  '<!-- ',
  '&lt;&#60;&nbsp;',
  'https://a.example',
  'www.a.example',
  'a@b.example',
  '$(warning)',
  '| a | b |\n|---|---|\n',
  '\\`',
  '`[x](command:y)',
  '](command:y)',
  '**`',
  ...unseenInFiles.filter((it) => it !== '\0'),
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom('a', 'b7')), { minLength: 1, maxLength: 6 })
  .map((it) => it.join(''));

describe('text of a file in Markdown', () => {
  it('is drawn as it is, wherever it stands', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const markdown of [
          code(text),
          md`a ${code(text)} b ${code(text)}`,
          md`${strong(text)} · c`,
          joined(code(text), own('---'), code(text)),
          list([code(text), md`x ${code(text)}, ${code(text)}`])!,
          md`(${link(code(text), 'file:///a/b')})`,
        ]) {
          const tokens = tokensOf(markdown);
          assert.ok(
            !tokens.some((it) =>
              ['html', 'image', 'em', 'del', 'heading', 'code', 'blockquote', 'table', 'def'].includes(it.type),
            ),
            markdown,
          );
          for (const it of tokens) if (it.type === 'link') assert.equal((it as { href: string }).href, 'file:///a/b');
          for (const it of words(markdown)) assert.equal(it, words(code(text))[0]);
          assertSeen(markdown, 'markdown');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is spelled so that it means itself', () => {
    assert.equal(code('web'), '`web`');
    assert.equal(code('a`b'), '``a`b``');
    assert.equal(code('`'), '`` ` ``');
    assert.equal(code('``a'), '``` ``a ```');
    assert.equal(code(' a '), '`  a  `');
    assert.equal(code(' a'), '` a`');
    assert.equal(code('  '), '`  `');
    assert.equal(code(''), '` `');
    assert.equal(strong('a_b'), '**`a_b`**');
    assert.equal(strong('a`b'), '``a`b``');
    assert.equal(strong('a*\\'), '`a*\\`');
    assert.equal(code('a\nb\u202e'), '`a\\u{a}b\\u{202e}`');
    for (const it of ['a`b', '`', '``a', ' a ', ' a', '  ', '`a``b```']) assert.deepEqual(words(code(it)), [it]);
  });

  it('leads to pages and files only, and only by plain words', () => {
    assert.equal(link(own('a b'), 'https://libvirt.org/a.html#b'), '[a b](https://libvirt.org/a.html#b)');
    assert.equal(link(code('ifcfg-a'), 'file:///a/ifcfg-a'), '[`ifcfg-a`](file:///a/ifcfg-a)');
    for (const address of [
      'command:x',
      'http://a',
      'javascript:x',
      'file:///a b',
      'file:///a)b',
      'file:///a<b',
      'data:x',
      'untitled:a',
      'file:///a\nb',
      'xhttps://a',
    ])
      assert.equal(link(own('a'), address), 'a');
    for (const text of ['a]b', 'a[b', 'a\\b', 'a`b', 'a``b']) assert.equal(link(code(text), 'file:///a'), code(text));
  });

  it('stands in lists, between commas and in paragraphs', () => {
    assert.equal(list([own('a'), undefined, false, own('b')]), '- a\n- b');
    assert.equal(list([undefined, false]), undefined);
    assert.equal(commas([own('a'), own('b')]), 'a, b');
    assert.equal(joined(own('a'), undefined, false, own(''), own('b')), 'a\n\nb');
    assert.equal(md`a ${own('b')} ${3}`, 'a b 3');
  });
});

/** Files in which every name and value that a hover may tell is that text. */
function filesWith(text: string, name: string): [uri: string, content: string][] {
  const xml = escape(text, '"')
    .replace(/[\n\r\t]/g, (it) => `&#${it.charCodeAt(0)};`)
    .replace(/\p{Cc}/gu, '');
  const bash = quote(text);
  const folder = `file:///w/${encodeURIComponent(name)}/`;
  return [
    [
      `${folder}a.xml`,
      `<network xmlns:x="http://libvirt.org/schemas/network/dnsmasq/1.0"><name>${xml}</name><forward mode="nat" dev="${xml}"/>` +
        `<bridge name="${xml}"/><ip address="192.0.2.1" prefix="24"><dhcp><range start="192.0.2.9" end="192.0.2.20"/>` +
        `<host mac="52:54:00:00:00:01" name="${xml}" ip="192.0.2.10"/></dhcp></ip><route address="198.51.100.0" prefix="24" gateway="192.0.2.10"/>` +
        `<portgroup name="${xml}"/><dns><host ip="192.0.2.11"><hostname>${xml}</hostname></host></dns><x:options/></network>`,
    ],
    [
      `${folder}b.xml`,
      `<network><name>b</name><forward mode="bridge"/><bridge name="${xml}"/><ip address="192.0.2.7"/></network>`,
    ],
    [
      `${folder}ifcfg-${encodeURIComponent(name)}`,
      `TYPE=Bridge\nDEVICE=${bash}\nHWADDR=52:54:00:00:00:01\nIPADDR=203.0.113.5\nPREFIX=24\n`,
    ],
    [
      `${folder}ifcfg-c`,
      `TYPE=Ethernet\nDEVICE=${bash}\nBRIDGE=${bash}\nMASTER=${bash}\nHWADDR=52:54:00:00:00:01\nGATEWAY=203.0.113.9\nPHYSDEV=${bash}\nZONE=${bash}\nNM_USER_A=${bash}\n` +
        `ETHTOOL_OPTS=${quote(`-K ${text} tso on`)}\nBONDING_OPTS=${quote(`mode=1 primary=${text}`)}\nDOMAIN=${bash}\n`,
    ],
    [`${folder}route-c`, `198.51.100.0/24 via 203.0.113.9 dev ${text.replace(/\s/g, '')} table 5\n`],
  ];
}

/** Every Markdown that an editor gets for a file, at every place of it. */
function markdownOf(contents: readonly (readonly [uri: string, content: string])[]): string[] {
  const files = contents.map(([uri, content]) => readFile(uri, ifcfgKindOf(uri) ?? 'network', content));
  const workspace = new WorkspaceFacts(files);
  const found = new Set<string | undefined>();
  for (const file of files) {
    for (const it of inlaysIn(file, { start: 0, end: file.text.length })) found.add(it.tooltip);
    for (let offset = 0; offset <= file.text.length; offset++) {
      found.add(hoverAt(file, workspace, offset, newest)?.markdown);
      const signature = signatureAt(file, workspace, offset, newest);
      found.add(signature?.documentation);
      for (const it of signature?.parameters ?? []) found.add(it.documentation);
    }
    // Each word once is enough for what is slow.
    for (let offset = 0; offset <= file.text.length; offset += 7)
      for (const it of completionsAt(file, workspace, offset, newest)) found.add(it.documentation?.());
  }
  return [...found].filter((it) => it !== undefined);
}

/** What of a text does something or is drawn otherwise than as words, in order; without what leads to files. */
const active = (markdown: string): string[] =>
  tokensOf(markdown).flatMap((it) =>
    ['text', 'paragraph', 'list', 'list_item', 'codespan', 'space', 'strong', 'hr', 'escape'].includes(it.type) ||
    (it.type === 'link' && /^file:\/\/\/w\//.test((it as { href: string }).href))
      ? []
      : [`${it.type} ${(it as { href?: string }).href ?? it.raw}`],
  );

describe('what an editor draws of a hostile file', () => {
  const plain = new Set(markdownOf(filesWith('plain', 'plain')).flatMap(active));

  it('links to pages of documentation only', () => {
    for (const it of plain) assert.match(it, /^link https:\/\/(?:libvirt\.org|networkmanager\.dev)\//);
    assert.ok(plain.size > 5);
  });

  it('does nothing that it does not do for a plain one', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, name) => {
        const mark = 'Zzq';
        for (const it of markdownOf(filesWith(mark + text, mark + name.replace(/[\0/]/g, '')))) {
          for (const one of active(it)) assert.ok(plain.has(one), `${one}\n${it}`);
          for (const one of tokensOf(it))
            if (one.type === 'text' && !('tokens' in one && one.tokens)) assert.ok(!one.raw.includes(mark), it);
          assertSeen(it, 'markdown');
        }
      }),
      { numRuns: 6 },
    );
  });

  it('tells the names as they are', () => {
    const text = '![i](https://tracker.example/t.png) `[x](command:y)` <b>';
    const all = markdownOf(filesWith(text, 'a](command:z)')).flatMap(words);
    assert.ok(all.includes(text));
    assert.ok(all.includes('ifcfg-a](command:z)'));
  });
});
