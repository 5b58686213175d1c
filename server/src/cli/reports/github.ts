// Workflow commands, which the runner of GitHub shows beside the lines that they are about.
// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
import { relativeTo } from '../../files/paths';
import { rootHere } from '../root';
import type { Severity } from '../../schema/types';
import { type Reporter, sentenceOf } from './report';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

export const githubReport: Reporter = ({ output }) => {
  const root = rootHere();
  return {
    add({ path, problems, lines }) {
      for (const it of problems) {
        const [start, end] = [lines.position(it.span.start), lines.position(it.span.end)];
        output.command(
          commands[it.severity],
          {
            file: relativeTo(root, path),
            line: start.line + 1,
            endLine: end.line + 1,
            // Columns are refused of what has several lines.
            ...(start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
            title: it.code,
          },
          // Whoever reads the log sees the message alone.
          sentenceOf(path, it, lines),
        );
      }
    },
    end: () => undefined,
  };
};
