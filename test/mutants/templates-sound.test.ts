// What is said of a template holds however it is filled in, where the places are there that it is about. So of every example
// of every page, with a piece of it left to a template, nothing may be said that was not said of the example itself.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { File } from '../../server/src/model/file';
import { rules } from '../../server/src/rules/index';
import { type Rule, rulesReporting } from '../../server/src/rules/rule';
import { applyEdits, type Edit, type Span } from '../../server/src/text';
import { filesOf, problemsByName, targetOf, type Texts, uriOf } from '../support/checking';
import { pages } from '../support/examples';
import { readPage } from '../support/pages';

/** A text as a template, and what it may become beside what it was. */
interface Made {
  readonly how: string;
  readonly template: string;
  /** Texts without one of its blocks, and where that stands in the template. */
  readonly others: readonly { readonly text: string; readonly without: Span }[];
}

const mark = '{{ it }}';

const nowhere: Span = { start: -1, end: -1 };

interface Said {
  readonly code: string;
  readonly words: string;
  readonly message: string;
  readonly name: string;
  /** Its own place, and the others in its file that it is about. */
  readonly places: readonly Span[];
}

function* templatesOf({ tree, text }: File): Generator<Made> {
  const left = (how: string, span: Span): Made => ({
    how,
    template: applyEdits(text, [{ span, text: mark }]),
    others: [],
  });
  const branches = (how: string, [open, middle, close]: readonly string[], ...spans: readonly Span[]): Made => {
    const edits: Edit[] = [];
    const places: Span[] = [];
    let shift = 0;
    const put = (start: number, end: number, it: string): void => {
      edits.push({ span: { start, end }, text: it });
      shift += it.length - (end - start);
    };
    for (const [i, { start, end }] of spans.entries()) {
      put(i === 0 ? start : spans[i - 1]!.end, start, i === 0 ? open! : middle!);
      places.push({ start: start + shift, end: end + shift });
    }
    put(spans.at(-1)!.end, spans.at(-1)!.end, close!);
    return {
      how,
      template: applyEdits(text, edits),
      others: spans.map((span, i) => ({ text: applyEdits(text, [{ span, text: '' }]), without: places[i]! })),
    };
  };
  for (const element of tree.elements()) {
    const { span, contentSpan, path } = element;
    // What stands there is nobody's business, marks or not.
    if (path.includes('metadata')) continue;
    if (element.parent && element.closed) {
      yield left('element', span);
      yield branches('block', ['{% if it %}', '', '{% endif %}'], span);
      const next = element.parent.children[element.parent.children.indexOf(element) + 1];
      if (next?.closed) yield branches('branches', ['{{ if .It }}', '{{ else }}', '{{ end }}'], span, next.span);
    }
    if (
      tree.language === 'xml' &&
      element.closed &&
      element.children.length === 0 &&
      contentSpan.end > contentSpan.start
    )
      yield left('text', contentSpan);
    for (const it of element.attributes) {
      if (it.raw === '') continue;
      const { start, end } = it.valueSpan;
      yield left('value', it.valueSpan);
      if (end - start > 1) yield left('half', { start: (start + end) >> 1, end });
      if (tree.language === 'xml') yield left('attribute', it.span);
      else if (element === tree.root) {
        if (!/^[\r\n]/.test(text.slice(it.span.end))) continue;
        yield left('line', it.span);
        yield branches('block', ['{% if it %}\n', '', '\n{% endif %}'], it.span);
      }
    }
  }
}

/** Each piece is tried; who is in a hurry tries one of so many. */
const stride = Number(process.env.STRIDE ?? 1);

describe('what is said of a template', () => {
  for (const page of pages)
    it(`holds of the examples of ${page}`, () => {
      const wrong = new Set<string>();
      let count = 0;
      for (const { files, options, title } of readPage(join('server', 'src', 'rules', `${page}.md`)).sections) {
        const texts = Object.fromEntries(files.map((it) => [it.name, it.text]));
        const judging = { target: targetOf(options) };
        const said = (of: Texts, only?: readonly Rule[]): Said[] =>
          [...problemsByName(of, only ? { ...judging, only } : judging)].flatMap(([name, problems]) =>
            problems
              // Where others may stand, a word in capitals is to be filled in; elsewhere it is as wrong, in other words.
              .filter((it) => it.code !== 'template' && it.code !== 'value-unfilled')
              .map(({ code, message, span, related = [] }) => {
                const others = related.filter((it) => it.at.uri === uriOf(name)).map((it) => it.at.span);
                return { code, words: `${name}: ${code}`, message, name, places: [span, ...others] };
              }),
          );
        // Where another problem says the same, and the template may settle that one.
        const isFound = (of: Texts, { words, code }: Said): boolean =>
          said(of, rulesReporting(code, rules)).some((it) => it.words === words);
        let known: ReadonlySet<string> | undefined;
        for (const file of filesOf(texts)) {
          const { name } = files.find((it) => uriOf(it.name) === file.uri)!;
          const { tree } = file;
          if (tree.problems.length > 0 || tree.template) continue;
          for (const { how, template, others } of templatesOf(file)) {
            if (count++ % stride !== 0) continue;
            known ??= new Set(said(texts).map((it) => it.words));
            const mayBe = others.map(({ text, without }) => ({
              words: new Set(said({ ...texts, [name]: text }).map((it) => it.words)),
              of: { ...texts, [name]: text },
              without,
            }));
            for (const it of said({ ...texts, [name]: template })) {
              const isWithin = ({ start, end }: Span) =>
                it.name === name && it.places.some((place) => start <= place.start && place.end <= end);
              const fillings = how === 'branches' ? mayBe : [{ words: known, of: texts, without: nowhere }, ...mayBe];
              if (
                fillings.every(({ words, of, without }) => words.has(it.words) || isWithin(without) || isFound(of, it))
              )
                continue;
              wrong.add(`${how} of ${title}, ${it.words}: ${it.message}\n${template}`);
            }
          }
        }
      }
      assert.deepEqual([...wrong], []);
    });
});
