// What belongs together in a text: folding, selecting more and more, the two names of an element.
import type { Connection, SelectionRange } from 'vscode-languageserver/node';
import { foldsOf } from '../../features/folding';
import { linkedNamesAt } from '../../features/linked-editing';
import { selectionsAt } from '../../features/selection';
import { toFoldingRanges, toRange } from '../to-lsp';
import type { RequestContext } from './context';

export function handleShape(connection: Connection, { answers, client }: RequestContext): void {
  connection.onFoldingRanges(({ textDocument: { uri } }) =>
    answers.of(uri, [], (file, lines) => toFoldingRanges(foldsOf(file), lines, client.can)),
  );
  connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
    answers.ofAny(uri, [], (file, lines) =>
      positions.map((position) => {
        const spans = selectionsAt(file, lines.offset(position));
        const outside = spans.reduceRight<SelectionRange | undefined>(
          (parent, it) => ({ range: toRange(it, lines), ...(parent ? { parent } : {}) }),
          undefined,
        );
        return outside ?? { range: { start: position, end: position } };
      }),
    ),
  );
  connection.languages.onLinkedEditingRange(({ textDocument: { uri }, position }) =>
    answers.ofAny(uri, null, (file, lines) => {
      const names = linkedNamesAt(file, lines.offset(position));
      return names ? { ranges: names.map((it) => toRange(it, lines)) } : null;
    }),
  );
}
