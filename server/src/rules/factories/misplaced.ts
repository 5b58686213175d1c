// Rules about items that do not belong into the mode of their document: one wording and one choice of fixes.
import { misplacedItems, type Misplaced } from '../../model/network/misplaced-items';
import { fix, type Fix } from '../../fixes/fix';
import type { File } from '../../model/file';
import { type Mode, modesFor, modeWords, reason, type ModeSupport } from '../../schema/modes';
import type { Version } from '../../schema/types';
import { removeAttribute, removeElement } from '../../syntax/xml/write';
import type { Span } from '../../text';
import { type Finding, type Rule, ruleOfEach } from '../rule';
import { modeChanges } from '../../fixes/mode-change';
import type { Present } from '../../model/network/mode-items';

/** Which items a rule is about, and what it does with them. */
interface OfItems {
  readonly items: readonly string[];
  /** How they stand in the modes that they do not fit; forbidden where nothing is said. */
  readonly wanted?: ModeSupport;
  /** The modes in which another rule has nothing better to say. */
  readonly only?: (it: Misplaced) => boolean;
  /** To remove the item is what everybody wants. */
  readonly preferRemoval?: boolean;
}

/** A rule with a finding for each of those items. */
export const misplaced = ({
  items,
  wanted,
  only = () => true,
  preferRemoval,
  ...named
}: Pick<Rule, 'severity' | 'summary' | 'source'> & { readonly code: string } & OfItems): Rule =>
  ruleOfEach({
    ...named,
    of: ['network'],
    each: misplacedItems(items, wanted),
    *check(it, file, workspace, { libvirt }) {
      if (!only(it)) return;
      yield {
        span: spanOf(it),
        message: misplacedMessage(it, libvirt),
        related: modePlace(file),
        fixes: [removal(it, preferRemoval), ...modeChanges(file, workspace, it.row, libvirt)],
      };
    },
  });

/** Where the mode is said; nothing when there is no forward. */
export function modePlace(file: File): Finding['related'] {
  const forward = file.tree.at('forward')[0];
  if (!forward) return [];
  const mode = forward.attribute('mode');
  return [{ at: { uri: file.uri, span: mode?.valueSpan ?? forward.nameSpan }, message: 'the mode is said here' }];
}

/** The attribute, or the name of the element. */
export const spanOf = ({ element, attribute }: Present): Span => attribute?.span ?? element.nameSpan;

/** What stands where, why that does not work, and the modes in which it would. */
export function misplacedMessage(it: Misplaced, libvirt: Version, shown = shownName(it)): string {
  const modes = modesFor(it.row, libvirt);
  const expected = modes.length === 0 ? 'expected none' : `expected ${listOf(modes)}`;
  return `${shown} in ${modeWords[it.mode]}: ${reason(it.row, it.mode)}, ${expected}`;
}

/** The item by its name, with its value when that is short. */
function shownName({ element, attribute }: Present): string {
  if (attribute) return `${attribute.name} ${attribute.value}`;
  const value = element.value('address') ?? element.value('size') ?? element.value('dev') ?? element.value('name');
  return value ? `${element.name} ${value}` : element.name;
}

/** `mode nat, route or open`; the isolated network has no mode to write. */
function listOf(modes: readonly Mode[]): string {
  const words = [...new Set(modes.map((it) => (it === 'macvtap' ? 'bridge' : it)))].filter((it) => it !== 'isolated');
  const isolated = modes.includes('isolated') ? ' or no forward' : '';
  if (words.length === 0) return 'no forward';
  const text =
    words.length === 1 || isolated ? words.join(', ') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
  return `mode ${text}${isolated}`;
}

/** Takes the item away; with its last attribute an element goes too. */
export function removal({ element, attribute }: Present, preferred = false): Fix {
  const alone = attribute && element.attributes.length === 1 && element.children.length === 0 && element.parent;
  const edits = attribute && !alone ? removeAttribute(attribute) : removeElement(element);
  return fix(`Remove ${attribute?.name ?? element.name}`, edits, preferred);
}
