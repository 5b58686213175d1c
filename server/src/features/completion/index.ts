// What may be written at the cursor, in all languages: from the place, the rows of the tables, and what fits this network.
// Judges nothing and waits for no check.
import type { File } from '../../model/file';
import type { Target } from '../../model/target';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { wordSpelling } from '../../syntax/ifcfg/value';
import { placeAt } from '../../syntax/place';
import { visible } from '../../visible';
import type { Completion, CompletionContext } from './context';
import { groupItems, inNames } from './in-names';
import { closeTags, inContent, inTag } from './in-tags';
import { inValues } from './in-values';
import { lineStarts } from './route-words';

/** What may be written at an offset, the best first by `sortText`. */
export const completionsAt = (file: File, workspace: WorkspaceFacts, offset: number, target: Target): Completion[] =>
  completionsIn(file, workspace, offset, target).map(shown);

/** The item as it is listed; names that files declare are inserted and compared as they are. */
function shown(it: Completion): Completion {
  const label = visible(it.label);
  return {
    ...it,
    label,
    ...(label === it.label ? {} : { filterText: it.filterText ?? it.label }),
    ...(it.detail === undefined ? {} : { detail: visible(it.detail) }),
  };
}

function completionsIn(file: File, workspace: WorkspaceFacts, offset: number, target: Target): Completion[] {
  const place = placeAt(file.tree, offset);
  const around: CompletionContext = { file, workspace, target };
  switch (place.kind) {
    case 'content':
      return inContent(place, around);
    case 'element-name':
      return file.tree.language === 'keyfile'
        ? groupItems(place.span, '', around)
        : inTag(place.element, place.span, around);
    case 'close-tag':
      return closeTags(place.element, place.span, '', around);
    case 'attribute-name':
    case 'attribute-value':
      if (startsLine(file, place.span.start)) return lineStarts(file.tree.root!, place.span, around);
      return place.kind === 'attribute-name'
        ? inNames(place, around)
        : inValues(place.attribute, place.span, offset, around);
    case 'none':
      return [];
  }
}

/** Whether a line of `ip route` words starts there; what comes first in it may be a name or a value. */
function startsLine({ tree }: File, offset: number): boolean {
  if (tree.data.spelling !== wordSpelling) return false;
  return tree.text.slice(tree.text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}
