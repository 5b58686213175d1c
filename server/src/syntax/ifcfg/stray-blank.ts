// Blanks beside the sign of an option, `mode = 1` and `mode= 1`: they part the name from its value.

/** One of them. A word that has a sign of its own is another option, from which nothing is parted. */
export const strayBlank = / =(?<=(?:^| )[^ =]+ =) ?|= (?=[^ =]+(?: |$))/g;

/** Whether there is one. */
export const hasStrayBlank = (value: string): boolean => value.search(strayBlank) >= 0;
