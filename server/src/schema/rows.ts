// How often a child may stand in its parent, as the tables of XML write it.
import type { ChildRow, ElementRow } from './types';

/** A child that must stand there once. */
export const one = (row: ElementRow, more: Partial<ChildRow> = {}): ChildRow => ({
  row,
  cardinality: 'one',
  wins: 'first',
  ...more,
});

/** A child that may stand there once. */
export const optional = (row: ElementRow, more: Partial<ChildRow> = {}): ChildRow => ({
  row,
  cardinality: 'optional',
  wins: 'first',
  ...more,
});

/** A child that may stand there any number of times. */
export const many = (row: ElementRow, more: Partial<ChildRow> = {}): ChildRow => ({
  row,
  cardinality: 'many',
  ...more,
});

/** A child that must stand there, and may again. */
export const some = (row: ElementRow, more: Partial<ChildRow> = {}): ChildRow => ({
  row,
  cardinality: 'some',
  ...more,
});
