// For whom a file is and how it is judged: as its virtnet.json says it, else the settings, and for the libvirt of its host.
import type { CheckOptions } from '../features/problems';
import { type Judging, targetOf } from '../judging/judging';
import { type File, isApart } from '../model/file';
import type { Target } from '../model/target';
import { defectOf } from '../refused';
import type { Client } from './client';
import type { VirshHost } from './host';
import type { ToldRulesFiles } from './rules-files';
import type { Workspace } from '../workspace';

/** What the server lends for this. */
export interface JudgeContext {
  readonly client: Client;
  /** How files are judged where no virtnet.json says it. */
  usual(): Judging;
  readonly rulesFiles: Pick<ToldRulesFiles, 'of' | 'excludes'>;
  readonly host: Pick<VirshHost, 'live' | 'versionOf'>;
  readonly workspace: Pick<Workspace, 'isOpen'>;
}

export class Judge {
  constructor(readonly lent: JudgeContext) {}

  /** For whom a file is: the libvirt of the host that it is for, as far as that is known. */
  targetFor(file: File): Target {
    const { host } = this.lent;
    const connection = host.live.connectionOf(file);
    return targetOf(this.#judgingOf(file), connection === undefined ? undefined : host.versionOf(connection));
  }

  /** How a file is checked. */
  optionsFor(file: File): CheckOptions {
    return {
      target: this.targetFor(file),
      isolated: isApart(file.uri),
      inEditor: this.lent.workspace.isOpen(file.uri),
      severities: this.#judgingOf(file).severities,
      ...(this.lent.rulesFiles.excludes(file.uri) ? { only: [] } : {}),
      onCrash: this.onCrash,
    };
  }

  /** For whom files are where nothing is known of their host. */
  get usualTarget(): Target {
    return targetOf(this.lent.usual());
  }

  readonly onCrash: NonNullable<CheckOptions['onCrash']> = (rule, error) =>
    this.lent.client.log(`the rule ${rule.name} failed: ${defectOf(error)}`);

  #judgingOf({ uri }: File): Judging {
    return this.lent.rulesFiles.of(uri)?.judging ?? this.lent.usual();
  }
}
