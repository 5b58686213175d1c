// How conditions of the host are told, whatever they are of: the file may be right, and start on one host and not on another.

/** In words that all rules share. */
export const onlyWith = (what: string): string => `the network starts only on a host that has ${what}`;
