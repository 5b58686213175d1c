// The stack of a host as a call hierarchy: who calls is what rides, what is called carries. And everything by name.
import type { CallHierarchyItem, Connection, Range, SymbolKind } from 'vscode-languageserver';
import { carriersOf, type Layer, layerAt, layerOf, ridersOf, type Neighbour } from '../../features/navigation/stack';
import { type Found, foundIn } from '../../features/navigation/everything';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { visible } from '../../visible';
import { toRange } from '../to-lsp';
import type { RequestContext } from './context';

/** Kinds that the first protocol had, so that every client has a picture for them. */
const symbolKinds: Readonly<Record<Found['kind'] | Layer['kind'], SymbolKind>> = {
  network: 2,
  portgroup: 3,
  filter: 12,
  device: 5,
  address: 7,
  mac: 7,
  guest: 4,
  host: 7,
};

export function handleStack(connection: Connection, { answers, workspace }: RequestContext): void {
  const toItem = ({ kind, name, detail, at }: Layer): CallHierarchyItem => {
    const range = toRange(at.span, answers.linesOf(at.uri));
    const shown = { name: visible(name) || '…', detail: visible(detail), kind: symbolKinds[kind] };
    return { ...shown, uri: at.uri, range, selectionRange: range, data: { kind, name } };
  };
  /** Where it is said, as far as that is in the document that the client looks for it in. */
  const rangesIn = (uri: string, { said }: Neighbour): Range[] =>
    said.filter((it) => it.uri === uri).map((it) => toRange(it.span, answers.linesOf(uri)));
  const layerOfItem = ({ data }: CallHierarchyItem, facts: WorkspaceFacts): Layer | undefined => {
    const { kind, name } = data as Layer;
    return kind in symbolKinds
      ? layerOf(kind, String(name), facts, { uri: '', span: { start: 0, end: 0 } })
      : undefined;
  };

  connection.languages.callHierarchy.onPrepare(({ textDocument: { uri }, position }) =>
    answers.ofAny(uri, null, (file, lines) => {
      const layer = layerAt(file, workspace.factsAround(file), lines.offset(position));
      return layer ? [toItem(layer)] : null;
    }),
  );
  connection.languages.callHierarchy.onIncomingCalls(({ item }) =>
    answers.ofAny(item.uri, [], (file) => {
      const facts = workspace.factsAround(file);
      const layer = layerOfItem(item, facts);
      return (layer ? ridersOf(layer, facts) : []).map((it) => ({
        from: toItem(it.layer),
        fromRanges: rangesIn(it.layer.at.uri, it),
      }));
    }),
  );
  connection.languages.callHierarchy.onOutgoingCalls(({ item }) =>
    answers.ofAny(item.uri, [], (file) => {
      const facts = workspace.factsAround(file);
      const layer = layerOfItem(item, facts);
      return (layer ? carriersOf(layer, facts) : []).map((it) => ({
        to: toItem(it.layer),
        fromRanges: rangesIn(item.uri, it),
      }));
    }),
  );
  connection.onWorkspaceSymbol(({ query }) =>
    foundIn(workspace.facts(), query).map(({ name, kind, of, at }) => ({
      ...{ name: visible(name), kind: symbolKinds[kind], containerName: visible(of) },
      location: { uri: at.uri, range: toRange(at.span, answers.linesOf(at.uri)) },
    })),
  );
}
