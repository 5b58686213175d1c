// Which problems are told: the worst of many, and none that a comment allows.
import assert from 'node:assert/strict';
import { type Problem, worstOf } from '../../../server/src/features/problems';
import type { Severity } from '../../../server/src/schema/types';
import { problemsByName } from '../../support/checking';

describe('the worst of many problems', () => {
  it('are the errors first, in the order of the text', () => {
    const problem = (start: number, severity: Severity) =>
      ({ span: { start, end: start }, severity }) as unknown as Problem;
    const all = [problem(0, 'hint'), problem(1, 'error'), problem(2, 'warning'), problem(3, 'error')];
    assert.deepEqual(
      worstOf(all, 3).map((it) => it.span.start),
      [1, 2, 3],
    );
    assert.equal(worstOf(all, 4), all);
  });
});

describe('a comment that allows', () => {
  const codes = (text: string, name = 'a.xml') =>
    problemsByName({ [name]: text })
      .get(name)!
      .map((it) => it.code);

  it('holds in the element that it stands in, or in the whole file', () => {
    const wrong = '<bridge nmae="a"/>';
    const net = (inside: string) => `<network><name>a</name>${inside}</network>`;
    const allow = '<!-- allow: unknown-attribute -->';
    assert.deepEqual(codes(net(wrong)), ['unknown-attribute']);
    assert.deepEqual(codes(net(`${allow}${wrong}`)), []);
    assert.deepEqual(codes(net(`${wrong}${allow}`)), []);
    assert.deepEqual(codes(`${allow}${net(wrong)}`), []);
    assert.deepEqual(codes(`${net(wrong)}${allow}`), []);
    assert.deepEqual(codes(net(`<bridge nmae="a">${allow}</bridge>`)), []);
    assert.deepEqual(codes(net(`<dns>${allow}</dns>${wrong}`)), ['unknown-attribute']);
    assert.deepEqual(codes(net(`${wrong}<dns>${allow}</dns>`)), ['unknown-attribute']);
    assert.deepEqual(codes(`x<!-- allow: xml-not-wellformed -->${net('')}`), []);
  });
  it('names codes, one or several, and is no other comment', () => {
    const net = (comment: string) => `<network><name>a</name><!--${comment}--><bridge nmae="a"/></network>`;
    for (const it of ['allow: unknown-attribute', ' allow:a, unknown-attribute', '\n allow: unknown-attribute b '])
      assert.deepEqual(codes(net(it)), [], it);
    for (const it of [
      'allow: unknown',
      'we allow: unknown-attribute',
      'allow unknown-attribute',
      'Allow: unknown-attribute',
    ])
      assert.deepEqual(codes(net(it)), ['unknown-attribute'], it);
    assert.deepEqual(
      codes('TYPE=Ethernet\nDEVICE=a\nBOOTPROTO=dhcp\nVLAN_PLUS=1\n# allow: key-unknown\n', 'ifcfg-a'),
      [],
    );
    assert.deepEqual(
      codes('TYPE=Ethernet\nDEVICE=a\nBOOTPROTO=dhcp\nVLAN_PLUS=1\n# we allow: key-unknown\n', 'ifcfg-a'),
      ['key-unknown'],
    );
  });
});
