// Which virtnet this is.

/** The version of the package; the build puts it in. */
declare const VIRTNET_VERSION: string;

export const ownVersion = (): string => VIRTNET_VERSION;
