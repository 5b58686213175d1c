// Errors of a network as lines, for the verbs that are about a host: they stand in a bundle without rules. What passes from
// one bundle to another are texts, as a file of one has no facts in another.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { problemsOf } from '../features/problems';
import { linesOf } from '../model/file';
import { libvirtOf } from '../model/target';
import { WorkspaceFacts } from '../model/workspace-facts';
import { readFile } from '../model/read-file';
import { sentenceOf } from './reports/report';

/** What is wrong with the network in a text, as `check` says it of its path. */
export type ErrorNotes = (path: string, text: string) => readonly string[];

export const errorNotesOf: ErrorNotes = (path, text) => {
  const file = readFile(pathToFileURL(resolve(path)).href, 'network', text);
  const target = { ...libvirtOf(undefined), backend: 'NetworkManager', release: undefined } as const;
  const problems = problemsOf(file, new WorkspaceFacts([file]), { target, isolated: true });
  return problems.filter((it) => it.severity === 'error').map((it) => sentenceOf(path, it, linesOf(file)));
};
