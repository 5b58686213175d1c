// The XML that Checkstyle writes (com.puppycrawl.tools.checkstyle.XMLLogger), which most programs that collect reports read.
import type { Severity } from '../../schema/types';
import { xmlText } from '../../visible';
import { type Reporter, startOf } from './report';

const severities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'info',
};

export const checkstyleReport: Reporter = ({ output }) => {
  output.own('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">');
  return {
    add({ path, problems, lines }) {
      output.own(`  <file name="${xmlText(path)}">`);
      for (const it of problems) {
        const { line, column } = startOf(it, lines);
        const severity = severities[it.severity];
        const about = `severity="${severity}" message="${xmlText(it.message)}" source="virtnet.${it.code}"`;
        output.own(`    <error line="${line}" column="${column}" ${about}/>`);
      }
      output.own('  </file>');
    },
    end() {
      output.own('</checkstyle>');
    },
  };
};
