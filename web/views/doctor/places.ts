// Where each of the doctor's findings is shown: beside the data that it is about, or beside target and preparation.
import type { Diagnosis } from '../../session/types.ts';

const ofData = new Set(['duplicate rows', 'missing target', 'empty', 'constant', 'id', 'mostly missing', 'too many categories', 'columns alike']);

export const aboutData = ({ kind }: Diagnosis): boolean => ofData.has(kind);
