// All about one column, asked for when a person looks at it.
import { associate, profileColumn, type Table } from 'vitrine/data';
import type { Profile } from '../types.ts';

export function profileOf(table: Table, name: string, target: string | null): Profile {
  const column = table.column(name);
  const profile = profileColumn(column);
  if (target === null || target === name || !table.has(target)) return profile;
  return { ...profile, association: { ...associate(column, table.column(target)), target } };
}
