// TfidfVectorizer: counts of terms, weighed down for terms that many texts have, as scikit-learn's.
import type { TransformerDescription } from '../transformer.js';
import { countOptions, TermVectorizer, type CountVectorizerOptions } from './countvectorizer.js';
import { normalize, type Norm } from './norm.js';

export interface TfidfVectorizerOptions extends CountVectorizerOptions {
  norm?: Norm;
  useIdf?: boolean;
  smoothIdf?: boolean;
  sublinearTf?: boolean;
}

/**
 * x = tf · idf, then divided by its norm. idf = ln((n + s) / (df + s)) + 1 for n texts, df of them with the term, and s = 1 if
 * smoothIdf, else 0; tf = 1 + ln(count) if sublinearTf (scikit-learn's user guide, "Tf-idf term weighting").
 */
export class TfidfVectorizer extends TermVectorizer<TfidfVectorizerOptions> {
  static readonly description: TransformerDescription = {
    name: 'TfidfVectorizer',
    help: 'Counts the words of a text, and gives those more weight that few texts have.',
    accepts: ['text', 'category'],
    options: [
      ...countOptions,
      {
        name: 'norm',
        default: 'l2',
        choices: ['l1', 'l2'],
        orNull: true,
        help: 'makes long and short texts alike: the numbers of a text have length 1, or sum 1 with l1; null for no norm',
      },
      { name: 'useIdf', default: true, help: 'weigh terms by how few texts have them' },
      { name: 'smoothIdf', default: true, help: 'weigh as if one more text had every term' },
      {
        name: 'sublinearTf',
        default: false,
        help: 'count the logarithm, so that the tenth time tells less than the first',
      },
    ],
  };

  constructor(options?: TfidfVectorizerOptions) {
    super(TfidfVectorizer.description, options);
  }

  /** The weights of each column's terms; empty without useIdf. */
  get idf(): number[][] {
    return this.fitted.idf!;
  }

  protected idfOf(documents: readonly number[], rows: number): number[] {
    const { useIdf, smoothIdf } = this.options;
    const more = Number(smoothIdf);
    return useIdf ? documents.map((texts) => Math.log((rows + more) / (texts + more)) + 1) : [];
  }

  protected weigh(counts: Float64Array, idf: readonly number[]): void {
    const { sublinearTf, useIdf, norm } = this.options;
    for (let i = 0; i < counts.length; i++) {
      if (sublinearTf) counts[i] = Math.log(counts[i]!) + 1;
      if (useIdf) counts[i]! *= idf[i]!;
    }
    normalize(counts, norm);
  }
}
