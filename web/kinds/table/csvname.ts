// What a table's file is called when it is saved, and in the code that reads it.
import type { Table } from '../../session/types.ts';

export const csvName = ({ name }: Table): string =>
  `${name
    .replace(/\.[a-z]+$/i, '')
    .replace(/\W+/g, '_')
    .toLowerCase()}.csv`;
