// What libvirt says of a definition it refuses, and where in the text it is shown.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failure } from '../server/src/host/command';
import { refusalOf } from '../server/src/host/refusal';
import { spanOfRefusal } from '../server/src/host/refusal-place';
import { refusedBy } from './support/recorded';

describe('a refusal', () => {
  const at = (name: string, text: string): string => {
    const { start, end } = spanOfRefusal(text, refusalOf(refusedBy(name))!);
    return text.slice(start, end);
  };

  it('lands on the line libvirt names', () => {
    assert.equal(
      at('refused-not-well-formed', "<network>\n<name>a</name>\n<ip address='1'\n</network>\n"),
      '</network>',
    );
    assert.equal(refusalOf(refusedBy('refused-not-well-formed'))?.line, 4);
  });

  it('lands on the value it names', () => {
    const text = `<network>
  <!-- 10.8.0.4 -->
  <ip address='10.9.0.1' prefix='24'><dhcp>
    <range start='10.8.0.4' end='10.8.0.8'/>
    <range start='10.8.0.4' end='10.8.0.9'/></dhcp></ip></network>`;
    const span = spanOfRefusal(text, refusalOf(refusedBy('refused-range'))!);
    assert.equal(text.slice(span.start, span.end), '10.8.0.4');
    assert.ok(text.slice(span.start).startsWith("10.8.0.4' end='10.8.0.9"));
    assert.equal(at('refused-bridge', '<network><bridge name="lab0"/></network>'), 'lab0');
  });

  it('lands on the element or attribute the schema names', () => {
    assert.equal(at('refused-schema', '<network><name>a</name><bogus/></network>'), 'bogus');
    assert.equal(at('refused-schema-attribute', "<network><ip address='1' foo='1'/></network>"), 'foo');
  });

  /** Where a complaint lands that names these words. */
  const landsAt = (said: string, text: string): string => {
    const { start, end } = spanOfRefusal(text, refusalOf(failure('failed', 'x', `context\n${said}`))!);
    return `${text.slice(0, start)}»${text.slice(start, end)}«${text.slice(end)}`;
  };

  it('lands on no comment, CDATA or other text that only looks like it', () => {
    const bridge = "bridge name 'lab0' already in use";
    assert.equal(
      landsAt(bridge, "<network><!-- <bridge name='lab0'/> --><bridge name='lab0'/></network>"),
      "<network><!-- <bridge name='lab0'/> --><bridge name='»lab0«'/></network>",
    );
    assert.equal(
      landsAt(bridge, "<network><title><![CDATA[ <!-- ='lab0' ]]></title><bridge name='lab0'/></network>"),
      "<network><title><![CDATA[ <!-- ='lab0' ]]></title><bridge name='»lab0«'/></network>",
    );
    assert.equal(
      landsAt(
        'Invalid attribute foo for element ip',
        "<network><!-- <ip foo='1'/> --><ip  a='foo=' foo = '1'/></network>",
      ),
      "<network><!-- <ip foo='1'/> --><ip  a='foo=' »foo« = '1'/></network>",
    );
    assert.equal(
      landsAt(
        'Element network has extra content: bogus',
        '<network><?x <bogus/> ?><bogusa/><x:bogus a="<"/></network>',
      ),
      '<network><?x <bogus/> ?><bogusa/><»x:bogus« a="<"/></network>',
    );
  });

  it('lands on a value however it is written', () => {
    assert.equal(
      landsAt(`network 'a&b' already exists`, '<network><name>a&#38;b</name></network>'),
      '<network><name>»a&#38;b«</name></network>',
    );
    assert.equal(
      landsAt("bridge name 'lab0' already in use", '<network><bridge\n name =\n"lab0"/></network>'),
      '<network><bridge\n name =\n"»lab0«"/></network>',
    );
    assert.equal(
      landsAt("network 'x' is already defined", '<network><name>\n x\n</name><domain name="x"/></network>'),
      '<network><name>\n x\n</name><domain name="»x«"/></network>',
    );
  });

  it('lands on the root when nothing it names is written, and nowhere in an empty text', () => {
    assert.equal(at('refused-bridge', '<network></network>'), 'network');
    assert.equal(at('refused-bridge', 'x'), 'x');
    assert.equal(at('refused-not-well-formed', ''), '');
    assert.equal(at('refused-not-well-formed', '<a>\n\n\n\n'), '>');
  });

  it('is none when libvirt was not reached', () => {
    assert.equal(refusalOf(failure('unreachable', 'x', 'y')), undefined);
  });

  it('stands inside any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, said) => {
        const refusal = refusalOf(failure('failed', 'x', `context\n${said}`));
        if (!refusal) return;
        const { start, end } = spanOfRefusal(text, refusal);
        assert.ok(0 <= start && start <= end && end <= text.length);
      }),
    );
  });
});
