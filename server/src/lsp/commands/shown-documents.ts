// Documents that nobody edits and that lead elsewhere: a plan, what libvirt will write, what a rehearsal showed. Each line knows
// the place of the XML that causes it.
import type { Range } from 'vscode-languageserver';
import { planFor } from '../../host/apply';
import { type Connection, failure, type Result, type RunOptions, success } from '../../host/command';
import { type Cause, planLines } from '../../host/plan-words';
import { rehearsalOf } from '../../host/rehearsal/rehearse';
import { waysFor } from '../../host/ways';
import { liveUri } from '../../model/live';
import { placeholderIn, writtenNetworkOf } from '../../model/network/written/definition';
import { writtenFilesOf } from '../../model/network/written/files';
import { parseXml } from '../../syntax/xml/parse';
import { LineIndex, type Span } from '../../text';
import { visible } from '../../visible';
import { fileOf } from './arguments';
import type { LinePlace, ShownDocument } from '../protocol';
import { toRange } from '../to-lsp';

/** A line that is still to be shown, and where it leads. */
interface Line {
  readonly text: string;
  readonly to?: Omit<LinePlace, 'line'> | undefined;
}

const documentOf = (lines: readonly Line[]): ShownDocument => ({
  text: lines.map(({ text }) => `${visible(text.replaceAll('\t', '    '))}\n`).join(''),
  places: lines.flatMap(({ to }, line) => (to ? [{ line, ...to }] : [])),
});

/** What would be done so that the network of a file becomes what the file says; with the other ways where there are any. */
export async function planDocument(
  connection: Connection,
  { uri, text }: { readonly uri: string; readonly text: string },
  options: RunOptions,
): Promise<Result<ShownDocument>> {
  const tree = parseXml(text);
  const asked = { file: fileOf(uri) };
  const planned = await planFor(connection, tree, asked, options);
  if (!planned.ok) return planned;
  const { name, uuid, found, differs } = planned.value;
  const of = connection.uri ?? 'the default connection';
  const texts = { file: text, running: found.state.live ?? '', stored: found.state.xml ?? '' };
  const indexes = new Map<Cause['in'], LineIndex>();
  const placeOf = ({ in: where, span }: Cause): Omit<LinePlace, 'line'> => {
    const lines = indexes.get(where) ?? new LineIndex(texts[where]);
    indexes.set(where, lines);
    const target = where === 'file' ? uri : liveUri(connection.uri ?? '', where, uuid ?? '', name);
    return { uri: target, range: toRange(span, lines) };
  };
  const ways = await waysFor(connection, tree, planned.value, asked, options);
  return success(
    documentOf([
      leading,
      ...planLines(planned.value, of).map(({ pieces, cause }) => ({
        text: pieces.map(([piece]) => piece).join(''),
        to: cause && placeOf(cause),
      })),
      ...(ways.length === 0
        ? []
        : [
            { text: '' },
            { text: `What runs is not what is stored: ${differs.join(', ')}. There are three ways:` },
            ...ways.map(({ said }) => ({ text: `· ${said}` })),
          ]),
    ]),
  );
}

/** What libvirt writes of a network when it starts it. */
export function writtenDocument(uri: string, text: string): Result<ShownDocument> {
  const network = writtenNetworkOf(parseXml(text));
  if (!network) return failure('failed', 'libvirt makes no bridge for such a network, so it writes nothing of it');
  const lines = new LineIndex(text);
  const unknown = placeholderIn(network);
  const rangeOf = (span: Span): Range => toRange(span, lines);
  return success(
    documentOf([
      leading,
      ...(unknown === undefined ? [] : [{ text: `## ${unknown}` }]),
      ...writtenFilesOf(network).flatMap((file) => [
        { text: `## ${file.name}` },
        ...(file.note === undefined ? [] : [{ text: `## ${file.note}` }]),
        ...file.lines.map((it) => ({ text: it.text, to: it.from && { uri, range: rangeOf(it.from) } })),
        { text: '' },
      ]),
    ]),
  );
}

const leading: Line = { text: '## go to the definition of a line (F12) to see the XML that causes it' };

/** What a guest could do on a network, and what libvirt wrote for it. */
export async function rehearsalDocument(text: string, options: RunOptions): Promise<Result<ShownDocument>> {
  const shown = await rehearsalOf(text, options);
  if (!shown.ok) return shown;
  const { checks, files } = shown.value;
  return success(
    documentOf([
      ...checks.map(({ what, ok, said }) => ({
        text: `${ok === undefined ? '–' : ok ? '✓' : '✗'} ${what}${said === undefined ? '' : `: ${said}`}`,
      })),
      ...files.flatMap(({ name, lines }) => [{ text: '' }, { text: `## ${name}` }, ...lines.map((text) => ({ text }))]),
    ]),
  );
}
