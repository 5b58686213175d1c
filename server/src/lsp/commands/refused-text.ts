// What libvirt refuses of a document, as diagnostics of it.
import type { Diagnostic } from 'vscode-languageserver';
import type { Failure } from '../../host/command';
import { refusalOf } from '../../host/refusal';
import { spanOfRefusal } from '../../host/refusal-place';
import { LineIndex } from '../../text';
import { visible } from '../../visible';

/** What libvirt says about a text, on the place it is about; nothing when the text is not at fault. */
export function diagnosticsOf(text: string, failed: Failure): Diagnostic[] {
  const refusal = refusalOf(failed);
  if (!refusal) return [];
  const { start, end } = spanOfRefusal(text, refusal);
  const lines = new LineIndex(text);
  return [
    {
      range: { start: lines.position(start), end: lines.position(end) },
      severity: 1,
      source: 'libvirt',
      message: visible(refusal.message),
    },
  ];
}
