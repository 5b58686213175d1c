// What is wrong in the virtnet.json files that judge what is checked.
import { relative } from 'node:path';
import type { RulesFiles } from '../judging/rules-files';
import { LineIndex } from '../text';
import type { Output } from './output';

/** Tells it with its places; whether all of them can be followed. */
export function tellFaults(rulesFiles: RulesFiles, output: Output): boolean {
  const found = rulesFiles.found();
  for (const { path, text, faults } of found) {
    const lines = new LineIndex(text);
    for (const { span, severity, message } of faults) {
      const { line, character } = lines.position(span.start);
      output.complain(`${relative('', path)}:${line + 1}:${character + 1}: ${severity}: ${message}`);
    }
  }
  return found.every(({ faults }) => faults.every((it) => it.severity !== 'error'));
}
