// What may be written, as LSP has it: what all items share is said once, and what is only read of one is sent when it is asked
// for, where the client knows how.
import type {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  InsertTextFormat,
  Position,
  Range,
} from 'vscode-languageserver';
import type { Completion } from '../../features/completion/context';
import { meaningIn } from '../../features/documentation';
import type { LineIndex, Span } from '../../text';
import type { Abilities } from '../abilities';
import { toMarkup, toRange } from '../to-lsp';

/** Where completion was asked for; comes back with an item of which more is to be told. */
export interface AskedAt {
  readonly uri: string;
  readonly position: Position;
}

const itemKinds: Record<Completion['kind'], CompletionItemKind> = {
  element: 7,
  attribute: 10,
  value: 12,
  template: 15,
  reference: 18,
  'close-tag': 14,
};

const formats = { text: 1, snippet: 2 } as const satisfies Record<string, InsertTextFormat>;
const adjustIndentation = 2;
const isDeprecated = 1;

/** What the client does and is asked for, beside its abilities. */
export interface CompletionAsk {
  readonly asked: AskedAt;
  readonly can: Abilities;
  /** The command of the client that asks for completion again. */
  readonly again: string | undefined;
}

/** Completions as a list; with what they share apart where the client takes it from there. */
export function toCompletions(
  completions: readonly Completion[],
  lines: LineIndex,
  ask: CompletionAsk,
): CompletionItem[] | CompletionList {
  const { can, asked } = ask;
  const isShared = (key: keyof Shared): boolean => can.itemDefaults.includes(key);
  const shared: Shared = {
    ...(isShared('editRange') && completions.length > 0 && { editRange: toRange(completions[0]!.span, lines) }),
    ...(isShared('insertTextFormat') && { insertTextFormat: formatOf(completions[0], can) }),
    ...(isShared('insertTextMode') && can.insertTextModes.includes(2) && { insertTextMode: adjustIndentation }),
    ...(isShared('data') && can.resolvedOfItems.length > 0 && { data: asked }),
  };
  const items = completions.map((it) => toItem(it, completions[0]!.span, shared, lines, ask));
  return can.itemDefaults.length === 0 ? items : { isIncomplete: false, itemDefaults: shared, items };
}

interface Shared {
  readonly editRange?: Range;
  readonly insertTextFormat?: InsertTextFormat;
  readonly insertTextMode?: 2;
  readonly data?: AskedAt;
}

function toItem(
  it: Completion,
  usual: Span,
  shared: Shared,
  lines: LineIndex,
  { can, again, asked }: CompletionAsk,
): CompletionItem {
  const format = formatOf(it, can);
  const text = it.snippet && !can.snippets ? withoutPlaceholders(it.insert) : it.insert;
  const isPlaced = shared.editRange && it.span.start === usual.start && it.span.end === usual.end;
  const isTagged = it.deprecated === true && can.itemTags.includes(isDeprecated);
  const says = it.meaning ?? (it.detail === undefined ? undefined : meaningIn(it.detail));
  return {
    label: it.label,
    kind: itemKinds[it.kind],
    sortText: it.sortText,
    ...(it.filterText !== undefined && { filterText: it.filterText }),
    ...(isPlaced
      ? text !== it.label && { textEditText: text }
      : { textEdit: { range: toRange(it.span, lines), newText: text } }),
    ...(format !== shared.insertTextFormat && { insertTextFormat: format }),
    ...(shared.insertTextMode === undefined &&
      can.insertTextModes.includes(adjustIndentation) && { insertTextMode: adjustIndentation }),
    ...(can.labelDetails && says !== undefined && { labelDetails: { description: says } }),
    ...(can.resolvedOfItems.includes('detail') ? {} : detailOf(it)),
    ...(can.resolvedOfItems.includes('documentation') ? {} : documentationOf(it, can)),
    ...(can.resolvedOfItems.length > 0 && shared.data === undefined && { data: asked }),
    ...(isTagged ? { tags: [isDeprecated] } : {}),
    ...(it.deprecated && !isTagged && can.deprecatedItems ? { deprecated: true } : {}),
    ...(it.triggersNext && again !== undefined ? { command: { title: 'Suggest', command: again } } : {}),
  };
}

/** The item with all that is told of it, found again among what is offered at its place now. */
export function resolved(item: CompletionItem, completions: readonly Completion[], can: Abilities): CompletionItem {
  const found = completions.find((it) => it.label === item.label && it.sortText === item.sortText);
  return found ? { ...item, ...detailOf(found), ...documentationOf(found, can) } : item;
}

const detailOf = ({ detail }: Completion): Pick<CompletionItem, 'detail'> => (detail === undefined ? {} : { detail });

const documentationOf = ({ documentation }: Completion, can: Abilities): Pick<CompletionItem, 'documentation'> =>
  documentation === undefined ? {} : { documentation: toMarkup(documentation(), can.completion) };

const formatOf = (it: Completion | undefined, can: Abilities): InsertTextFormat =>
  it?.snippet && can.snippets ? formats.snippet : formats.text;

/** The text of a snippet when nobody can fill its places: defaults, first choices, no escapes. */
export function withoutPlaceholders(snippet: string): string {
  let open = 0;
  return snippet.replace(piece, (it, escaped: string | undefined, choice: string | undefined) => {
    // A brace that ends no default is one.
    if (it === '}') return open > 0 && open-- ? '' : it;
    if (it.endsWith(':')) open++;
    return escaped ?? choice ?? '';
  });
}

/** An escape, a place with nothing or choices in it, or one end of a place with a default. */
const piece = /\\([\\$}])|\$\d+|\$\{\d+(?:\}|\|([^,|}]*)(?:[,|][^}]*)?\}|:)|\}/g;
