// What client and server say to each other beyond LSP. Imports nothing; both sides use it.

/** What the client tells at `initialize`, in `initializationOptions`. Other editors may leave all of it out. */
export interface InitializationOptions {
  /** The section `virtnet` of the settings, for clients without `workspace/configuration`. */
  readonly settings?: unknown;
  /** False in a folder that the user has not trusted: no program is started. */
  readonly trusted?: boolean;
  /** Folder in which the changes of networks are kept, instead of the one that all editors of the user share. */
  readonly storage?: string | undefined;
  /** Folder in which an earlier version of the client had them kept: they are taken from there. */
  readonly formerStorage?: string | undefined;
  /** What is not read of the workspace, as `files.exclude` of VS Code, for clients that do not tell it when they are asked. */
  readonly filesExclude?: unknown;
  /** The client shows pages of rules under this scheme: `virtnet-rule:/network/subnet-overlap.md`. */
  readonly pageScheme?: string | undefined;
  /** The command of the client that asks for completion again, once something was chosen that has more to choose in it. */
  readonly suggestCommand?: string | undefined;
}

/** Notification: the user has trusted the folder. */
export const trusted = 'virtnet/trusted';

/** Request with a path such as `network/subnet-overlap.md`; answers the Markdown of that page, or null. */
export const rulePage = 'virtnet/rulePage';
