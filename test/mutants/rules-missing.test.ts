// A document is judged while it is written: no rule may fail when a piece of an example on its page is not there yet.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { File } from '../../server/src/model/file';
import { rules } from '../../server/src/rules/index';
import { languageOf } from '../../server/src/rules/rule';
import { applyEdits, type Edit } from '../../server/src/text';
import { filesOf, problemsByName, targetOf, uriOf } from '../support/checking';
import { readRulePage } from '../support/pages';

const folder = join('server', 'src', 'rules');

/** Edits that each take one piece away: an attribute or assignment, its value, an element, what an element holds. */
function* pieces({ tree }: File): Generator<Edit> {
  for (const element of tree.elements()) {
    if (element.parent || tree.language === 'ifcfg') yield { span: element.span, text: '' };
    if (element.children.length > 0) yield { span: element.contentSpan, text: '' };
    for (const it of element.attributes) {
      yield { span: it.span, text: '' };
      if (it.raw !== '') yield { span: it.valueSpan, text: '' };
    }
  }
}

describe('a rule', () => {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.md')))
    it(`${path.replace(/\.md$/, '')} takes its examples with any piece missing`, () => {
      const page = readRulePage(join(folder, path));
      const [language] = path.split('/');
      const only = rules.filter((it) => it.name === page.title && languageOf(it) === language);
      assert.equal(only.length, 1);
      for (const { files, options } of page.sections) {
        const texts = Object.fromEntries(files.map((it) => [it.name, it.text]));
        for (const file of filesOf(texts))
          for (const edit of pieces(file)) {
            const { name, text } = files.find((it) => uriOf(it.name) === file.uri)!;
            problemsByName({ ...texts, [name]: applyEdits(text, [edit]) }, { only, target: targetOf(options) });
          }
      }
    });
});
