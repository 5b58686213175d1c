// The stack of a host as a call hierarchy: who calls is what rides, what is called carries. And everything by name.
import type { CallHierarchyItem, Connection, Range, SymbolKind } from 'vscode-languageserver';
import { carriersOf, type Layer, layerAt, layerOf, ridersOf, type Neighbour } from '../features/navigation/stack';
import { type Found, foundIn } from '../features/navigation/everything';
import type { WorkspaceFacts } from '../model/workspace-facts';
import { visible } from '../visible';
import type { RequestContext } from './navigation';
import { toRange } from './to-lsp';

type StackContext = Pick<RequestContext, 'answer' | 'factsAround' | 'linesOf'> & {
  readonly facts: () => WorkspaceFacts;
};

/** Kinds that the first protocol had, so that every client has a picture for them. */
const symbolKinds: Readonly<Record<Found['kind'] | Layer['kind'], SymbolKind>> = {
  network: 2,
  device: 5,
  address: 7,
  mac: 7,
  guest: 4,
  host: 7,
};

export function registerStack(connection: Connection, { answer, factsAround, linesOf, facts }: StackContext): void {
  const toItem = ({ kind, name, detail, at }: Layer): CallHierarchyItem => {
    const range = toRange(at.span, linesOf(at.uri));
    const shown = { name: visible(name) || '…', detail: visible(detail), kind: symbolKinds[kind] };
    return { ...shown, uri: at.uri, range, selectionRange: range, data: { kind, name } };
  };
  /** Where it is said, as far as that is in the document that the client looks for it in. */
  const rangesIn = (uri: string, { said }: Neighbour): Range[] =>
    said.filter((it) => it.uri === uri).map((it) => toRange(it.span, linesOf(uri)));
  const layerOfItem = ({ data }: CallHierarchyItem, workspace: WorkspaceFacts): Layer | undefined => {
    const { kind, name } = data as Layer;
    return kind in symbolKinds
      ? layerOf(kind, String(name), workspace, { uri: '', span: { start: 0, end: 0 } })
      : undefined;
  };

  connection.languages.callHierarchy.onPrepare(({ textDocument: { uri }, position }) =>
    answer(uri, null, (file, lines) => {
      const layer = layerAt(file, factsAround(file), lines.offset(position));
      return layer ? [toItem(layer)] : null;
    }),
  );
  connection.languages.callHierarchy.onIncomingCalls(({ item }) =>
    answer(item.uri, [], (file) => {
      const workspace = factsAround(file);
      const layer = layerOfItem(item, workspace);
      return (layer ? ridersOf(layer, workspace) : []).map((it) => ({
        from: toItem(it.layer),
        fromRanges: rangesIn(it.layer.at.uri, it),
      }));
    }),
  );
  connection.languages.callHierarchy.onOutgoingCalls(({ item }) =>
    answer(item.uri, [], (file) => {
      const workspace = factsAround(file);
      const layer = layerOfItem(item, workspace);
      return (layer ? carriersOf(layer, workspace) : []).map((it) => ({
        to: toItem(it.layer),
        fromRanges: rangesIn(item.uri, it),
      }));
    }),
  );
  connection.onWorkspaceSymbol(({ query }) =>
    foundIn(facts(), query).map(({ name, kind, of, at }) => ({
      ...{ name: visible(name), kind: symbolKinds[kind], containerName: visible(of) },
      location: { uri: at.uri, range: toRange(at.span, linesOf(at.uri)) },
    })),
  );
}
