// A network as it comes out of a script, a terminal, a page or a diff: one error, and one fix that leaves the XML alone.
import assert from 'node:assert/strict';
import { pastedAround } from '../../../server/src/syntax/xml/pasted';
import { applyEdits } from '../../../server/src/text';
import { documentKindOf } from '../../../server/src/model/document-kind';
import { problemsByName } from '../../support/checking';

const network = `<network>
  <name>lab</name>
  <bridge name="virbr9"/>
</network>
`;

const inFront = (text: string, mark: (n: number) => string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((it, i) => `${mark(i + 1)}${it}\n`)
    .join('');

const escaped = network.replaceAll('"', '\\"');

/** What is around it, how it is told, and what the fix leaves, where that is not the network letter by letter. */
const forms: Readonly<Record<string, readonly [text: string, what: string, left?: string]>> = {
  'a here-document': [`cat <<EOF > net.xml\n${network}EOF\n`, 'a here-document'],
  'a here-document with a quoted end': [
    `cat > net.xml <<'EOF'\n${network}EOF\nvirsh net-define net.xml\n`,
    'a here-document',
  ],
  'a here-document with tabs': [`sudo tee /tmp/n.xml <<-XML\n${network}XML\n`, 'a here-document'],
  'a here-document for virsh': [`virsh net-define /dev/stdin <<EOF\n${network}EOF\n`, 'a here-document'],
  'a script around it': [
    `#!/bin/sh\nset -e\n\ncat > n.xml <<EOF\n${network}EOF\nvirsh net-start lab\n`,
    'a here-document',
  ],
  'a fence': [`\`\`\`xml\n${network}\`\`\`\n`, 'a fence of Markdown'],
  'a fence in a text': [`My network:\n\n~~~\n${network}~~~\n\nWhy?\n`, 'a fence of Markdown'],
  'a prompt': [`$ virsh net-dumpxml lab\n${network}`, 'a line of a terminal'],
  'a prompt of root, and the next': [`[root@host ~]# cat lab.xml\n${network}[root@host ~]# \n`, 'a line of a terminal'],
  'a prompt of Debian': [`user@host:~$ sudo virsh net-dumpxml lab\n${network}\nuser@host:~$\n`, 'a line of a terminal'],
  'the prompt of virsh': [`virsh # net-dumpxml lab\n${network}\nvirsh #\n`, 'a line of a terminal'],
  'a command without a prompt': [`virsh net-dumpxml lab\n${network}`, 'a line of a terminal'],
  'echo in a pipe': [`echo '${network}' | virsh net-define /dev/stdin\n`, 'a command'],
  'words before and behind': [`Hello,\n${network}Thanks\n`, 'text'],
  'numbers of cat -n': [inFront(network, (n) => `     ${n}\t`), 'numbers in front of the lines'],
  'numbers of grep -n': [inFront(network, (n) => `${n}:`), 'numbers in front of the lines'],
  'numbers of a page': [inFront(network, (n) => `${n + 8}. `), 'numbers in front of the lines'],
  'numbers with a bar': [inFront(network, (n) => `${n}|`), 'numbers in front of the lines'],
  'a diff of a new file': [
    `diff --git a/n.xml b/n.xml\nnew file mode 100644\n--- /dev/null\n+++ b/n.xml\n@@ -0,0 +1,4 @@\n${inFront(network, () => '+')}`,
    'marks of a diff',
  ],
  'a diff of a change': [
    ' <network>\n   <name>lab</name>\n-  <bridge name="virbr0"/>\n+  <bridge name="virbr9"/>\n </network>\n',
    'marks of a diff',
  ],
  'a diff of a removal': [inFront(network, () => '-'), 'marks of a diff'],
  'a quotation': [inFront(network, () => '> '), '> in front of the lines'],
  'a comment of a script': [inFront(network, () => '#'), '# in front of the lines'],
  'a string of a program with single quotes': [
    JSON.stringify(network.replaceAll('"', "'")),
    'text, \\n in place of line ends',
    network.replaceAll('"', "'"),
  ],
  'echo for each line': [
    `set -e\n${network.replace(/^.+/gm, (it) => `echo '${it}' >> lab.xml`)}`,
    'a string for each line',
    `\n${network}`,
  ],
  'strings of Java': [
    network
      .trimEnd()
      .split('\n')
      .map((it, i) => `${i === 0 ? 'String xml =' : '  +'} "${it.replaceAll('"', '\\"')}"\n`)
      .join(''),
    'a string for each line, backslashes before quotes',
  ],
  'strings of C': [network.replace(/^.+/gm, (it) => `  '${it}\\n'`), 'a string for each line'],
  'escaped quotes': [escaped, 'backslashes before quotes'],
  'a string of a script': [
    `XML="${escaped}"\necho "$XML" | virsh net-define /dev/stdin\n`,
    'a command, backslashes before quotes',
  ],
  'a string of a program': [JSON.stringify(network), 'text, backslashes before quotes'],
  'numbers in a here-document': [
    inFront(`cat <<EOF > net.xml\n${network}EOF\n`, (n) => `${n}\t`),
    'a here-document, numbers in front of the lines',
  ],
  'escaped quotes in a here-document': [`cat <<EOF\n${escaped}EOF\n`, 'a here-document, backslashes before quotes'],
  'a declaration': [
    `cat <<EOF > net.xml\n<?xml version="1.0"?>\n${network}EOF\n`,
    'a here-document',
    `<?xml version="1.0"?>\n${network}`,
  ],
  Windows: [
    `cat <<EOF > net.xml\r\n${network.replaceAll('\n', '\r\n')}EOF\r\n`,
    'a here-document',
    network.replaceAll('\n', '\r\n'),
  ],
};

const problemsIn = (text: string) =>
  problemsByName({ 'lab.xml': text })
    .get('lab.xml')!
    .filter((it) => it.severity !== 'hint');

describe('a pasted network', () => {
  for (const [name, [text, what, left = network]] of Object.entries(forms)) {
    it(`with ${name} has one error, and one fix`, () => {
      const found = problemsIn(text).filter((it) => it.code !== 'template');
      assert.deepEqual(
        found.map((it) => `${it.severity} ${it.message}`),
        [`error ${what} around the XML, expected the XML alone`],
      );
      const [change] = found[0]!.fixes!.map((it) => it.changes[0]);
      assert.ok(change && 'edits' in change && found[0]!.fixes!.length === 1);
      const fixed = applyEdits(text, change.edits);
      assert.equal(fixed.trim(), left.trim());
      assert.deepEqual(problemsIn(fixed), []);
    });

    it(`with ${name} is ours, and read with offsets of the file`, () => {
      assert.equal(documentKindOf('file:///w/lab.xml', text), 'network');
      const { text: bare } = pastedAround(text)!;
      assert.equal(bare.length, text.length);
      assert.equal(bare.indexOf('virbr9'), text.indexOf('virbr9'));
    });
  }

  it('is judged as if it stood alone', () => {
    const text = `cat <<EOF > net.xml\n${network.replace('virbr9', 'a-name-that-is-too-long')}EOF\n`;
    assert.deepEqual(
      problemsIn(text).map((it) => it.code),
      ['xml-not-wellformed', 'bridge-name-too-long'],
    );
  });

  const alone = [
    network,
    `\ufeff${network}`,
    `<!--\n- one\n- two\n-->\n${network}`,
    `<network>\n  <name>lab</name>\n  <!-- a comment\n+ with a plus -->\n</network>\n`,
    `<network>\n  <name>\nlab`,
    'net',
    '12',
    '',
    `<network>\n  <name>lab</name>\n</network>\nx\n`,
    `x\n${network}`,
  ];
  for (const text of alone) it(`is not: ${JSON.stringify(text)}`, () => assert.equal(pastedAround(text), undefined));
});
