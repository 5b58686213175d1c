// One array with the diagnostics of each file, as LSP has them.
import { toDiagnostic } from '../../lsp/to-lsp';
import type { Reporter } from './report';

/** Whoever reads the report is shown all that an editor may be shown, but for the page, which `explain` prints. */
const allOfIt = { relatedInformation: true, codeDescription: false, diagnosticTags: [1, 2] } as const;

export const jsonReport: Reporter = ({ output, linesOf }) => {
  const report: { path: string; diagnostics: unknown[] }[] = [];
  return {
    add({ path, problems, lines }) {
      report.push({ path, diagnostics: problems.map((it) => toDiagnostic(it, lines, linesOf, allOfIt)) });
    },
    end() {
      output.json(report);
    },
  };
};
