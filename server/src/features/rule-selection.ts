// Leaves out the rules about names that do not occur in a document: of 230 on networks, 90 for an ordinary one.
import type { Rule } from '../rules/rule';
import { mayContain, nameBitsOf, sameNameBits, type NameBits } from '../syntax/names';
import type { Tree } from '../syntax/tree';

/** Some rules, and those of them that may find something in the last document that was asked about. */
export class RuleSelection {
  #names: NameBits | undefined;
  #selected: readonly Rule[] = [];

  constructor(readonly rules: readonly Rule[]) {}

  /** The rules that may find something; the same as for the document before, mostly: while one is typed, names seldom change. */
  on(tree: Tree): readonly Rule[] {
    const names = nameBitsOf(tree);
    if (!names) return this.rules;
    if (!this.#names || !sameNameBits(names, this.#names)) {
      this.#names = names;
      this.#selected = this.rules.filter(({ about }) => about === undefined || mayContain(names, about));
    }
    return this.#selected;
  }
}
