// SARIF 2.1.0, as code scanning of GitHub, Azure and GitLab take it, with the fixes.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import { createHash } from 'node:crypto';
import { type Problem, worstOf } from '../../features/problems';
import { hearerOf } from '../../features/quiet';
import { plainOf } from '../../lsp/plain';
import type { Tree } from '../../syntax/tree';
import { rules } from '../../rules/index';
import { languageOf, rulesReporting } from '../../rules/rule';
import { wordsWithoutSecrets } from '../../schema/secrets';
import type { Severity } from '../../schema/types';
import type { LineIndex, Place, Span } from '../../text';
import { hrefOf } from '../load';
import { pageOf } from '../../lsp/pages';
import { placeTextOf } from '../place-text';
import { rootHere } from '../root';
import { ownVersion } from '../version';
import type { Checked, Reporter, Reporting } from './report';

type Fix = NonNullable<Problem['fixes']>[number];

/** The levels are fewer than the severities; which it was stands in the properties. */
const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Of so many problems of a file the fixes are told, and of these such as change no more places: some change all hosts. */
const mostFixed = 100;
const mostReplacements = 1000;

export const sarifReport: Reporter = (to) => {
  const { output } = to;
  const root = `${hrefOf(rootHere())}/`;
  /** Codes in the order in which they came: the rules of the report. */
  const codes = new Map<string, number>();
  let joint = '';
  output.own('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[');
  return {
    add(checked) {
      for (const it of resultsOf(checked, to, root, codes)) {
        output.json(it, joint);
        joint = ',';
      }
    },
    end(complete) {
      const tool = {
        driver: { name: 'virtnet', semanticVersion: ownVersion(), rules: descriptorsOf([...codes.keys()], to) },
      };
      output.own('],"tool":');
      output.json(tool);
      output.own(',"columnKind":"utf16CodeUnits","newlineSequences":["\\r\\n","\\n","\\r"],"originalUriBaseIds":');
      output.json({ SRCROOT: { uri: root } });
      output.own(`,"invocations":[{"executionSuccessful":${complete}}]}]}`);
    },
  };
};

function* resultsOf({ file, problems, lines }: Checked, to: Reporting, root: string, codes: Map<string, number>) {
  const places = new Places(root, to, file.uri, lines);
  const fixed = new Set(
    worstOf(
      problems.filter((it) => it.fixes && it.fixes.length > 0),
      mostFixed,
    ),
  );
  const seen = new Map<string, number>();
  for (const it of problems) {
    if (!codes.has(it.code)) codes.set(it.code, codes.size);
    const fixes = fixed.has(it) ? it.fixes!.filter((fix) => isTold(fix, file.tree)) : [];
    const print = hashOf([it.code, placeTextOf(it, file, lines)]);
    const nth = (seen.get(print) ?? 0) + 1;
    seen.set(print, nth);
    yield {
      ruleId: it.code,
      ruleIndex: codes.get(it.code),
      level: levels[it.severity],
      message: messageOf(it.message),
      locations: [places.at({ uri: file.uri, span: it.span })],
      ...(it.related && it.related.length > 0
        ? {
            relatedLocations: it.related.map(({ at, message }, id) => ({
              id,
              ...places.at(at),
              message: messageOf(message),
            })),
          }
        : {}),
      partialFingerprints: { 'virtnet/v1': `${print}:${nth}` },
      ...(fixes.length > 0 ? { fixes: fixes.map((fix) => places.fix(fix)) } : {}),
      properties: { severity: it.severity },
    };
  }
}

/** `[words](target)` in a message is a link, and none of ours. */
const messageOf = (text: string) => ({ text: text.replaceAll('](', '\\](') });

/** SARIF knows no new files and no new names, and a report is no place for secrets. */
function isTold({ changes }: Fix, tree: Tree): boolean {
  let count = 0;
  for (const change of changes) {
    if (!('edits' in change)) return false;
    count += change.edits.length;
    if (count > mostReplacements) return false;
    if (change.edits.some((it) => wordsWithoutSecrets(tree, it.text) !== it.text)) return false;
  }
  return count > 0;
}

const hashOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/** Places as SARIF writes them: in files below the root from there on, elsewhere whole. */
class Places {
  constructor(
    readonly root: string,
    readonly to: Reporting,
    readonly uri: string,
    readonly lines: LineIndex,
  ) {}

  at({ uri, span }: Place) {
    return { physicalLocation: { artifactLocation: this.#artifact(uri), region: this.#region(uri, span) } };
  }

  fix({ title, changes }: Fix) {
    return {
      description: { text: title },
      artifactChanges: changes.flatMap((it) =>
        'edits' in it
          ? {
              artifactLocation: this.#artifact(it.uri ?? this.uri),
              replacements: it.edits.map(({ span, text }) => ({
                deletedRegion: this.#region(it.uri ?? this.uri, span),
                ...(text === '' ? {} : { insertedContent: { text } }),
              })),
            }
          : [],
      ),
    };
  }

  #artifact(uri: string) {
    return uri.startsWith(this.root) ? { uri: uri.slice(this.root.length), uriBaseId: 'SRCROOT' } : { uri };
  }

  #region(uri: string, span: Span) {
    const lines = uri === this.uri ? this.lines : this.to.linesOf(uri);
    const [start, end] = [lines.position(span.start), lines.position(span.end)];
    return {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    };
  }
}

/** What the report says of each code that is in it. */
const descriptorsOf = (codes: readonly string[], { pages }: Reporting) =>
  codes.map((code) => {
    const reporting = rulesReporting(code, rules);
    const rule = reporting[0]!;
    const markdown = reporting.map((it) => pageOf(it, code, pages)).join('\n\n');
    return {
      id: code,
      shortDescription: { text: rule.codes[code]! },
      fullDescription: { text: `${rule.codes[code]} Source: ${rule.source}` },
      help: { text: plainOf(markdown), markdown },
      helpUri: /https:\/\/[^\s;,]+/.exec(rule.source)?.[0] ?? formatPages[languageOf(rule)],
      defaultConfiguration: { level: levels[rule.severity], enabled: hearerOf(code, rule.severity) === 'everybody' },
      properties: { tags: [...new Set(reporting.map(languageOf))] },
    };
  });

/** What the formats are, in the words of those who read them. */
const formatPages = {
  network: 'https://libvirt.org/formatnetwork.html',
  guest: 'https://libvirt.org/formatdomain.html#network-interfaces',
  ifcfg: 'https://networkmanager.dev/docs/api/latest/nm-settings-ifcfg-rh.html',
  keyfile: 'https://networkmanager.dev/docs/api/latest/nm-settings-keyfile.html',
  'bridge-conf': 'https://wiki.qemu.org/Features/HelperNetworking',
} as const;
