// Markdown for clients that show it as it is written.
import assert from 'node:assert/strict';
import { plainOf } from '../../../server/src/lsp/plain';

describe('plain text of Markdown', () => {
  const pieces: [markdown: string, plain: string][] = [
    ['**`<name>`** in `<network>`', '<name> in <network>'],
    ['a\n\n---\n\nb', 'a\n\nb'],
    ['- `on`: yes\n- `off`', '- on: yes\n- off'],
    ['[Network \\[XML\\]](https://libvirt.org/x#y)', 'Network [XML] (https://libvirt.org/x#y)'],
    ['\\*not bold\\* 2 \\* 3 \\\\', '*not bold* 2 * 3 \\'],
    ['&lt;b&gt; &amp;amp; &quot;&#33;&unknown;', '<b> &amp; "!&unknown;'],
    ['`` a`b ``', 'a`b'],
    ['x` a`, `a `, ` a `', 'x a, a , a'],
    ['``a`b``, ```c``d``` and `` e', 'a`b, c``d and `` e'],
    ['&#65;&#1114111;', 'A\u{10ffff}'],
    ['&#1114112;', '\ufffd'],
    ['a\n\n\n\nb\n', 'a\n\nb'],
    ['`**` stays, ` ` too, and a lone ` as well', '** stays,   too, and a lone ` as well'],
  ];
  for (const [markdown, plain] of pieces) it(JSON.stringify(markdown), () => assert.equal(plainOf(markdown), plain));
});
