// Options of preparation steps: each is described for forms, and what is not allowed is refused in one sentence.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as data from '../../dist/data/index.js';

const { CategoryColumn, DateColumn, makeTransformer, NumberColumn } = data;
const refuses = (work, pattern) =>
  assert.throws(
    work,
    (error) =>
      error instanceof data.DataError && pattern.test(error.message) && !error.message.includes('\n'),
  );
const number = (...cells) => NumberColumn.from('x', cells);
const word = (...cells) => CategoryColumn.from('w', cells);

test('every option says its help, default and what is allowed, and its default is allowed', () => {
  for (const { name, help, accepts, options } of data.describeTransformers()) {
    assert.ok(help.endsWith('.') && accepts.length, name);
    makeTransformer(name, Object.fromEntries(options.map((option) => [option.name, option.default])));
    assert.equal(new Set(options.map((option) => option.name)).size, options.length);
    for (const { name: option, help, default: usual, choices, range, text, list } of options) {
      const place = `${name}.${option}`;
      assert.match(option, /^[a-z][a-zA-Z]*$/);
      assert.ok(help.length > 5 && !help.endsWith('.'), place);
      assert.ok(
        typeof usual === 'boolean' || choices || range || text || list,
        `${place} tells a form nothing`,
      );
      refuses(
        () => makeTransformer(name, { [option]: { no: 'thing' } }),
        new RegExp(`^${place} must be .*, got an object$`),
      );
      for (const choice of choices ?? [])
        if (!Array.isArray(usual)) makeTransformer(name, choice === 'uniform' ? {} : { [option]: choice });
    }
  }
});

const wrong = [
  ['MinMaxScaler', { featureRange: [1, 0] }, 'MinMaxScaler.featureRange must be two numbers, the first below the second, got [1, 0]'],
  ['MinMaxScaler', { featureRange: 3 }, 'MinMaxScaler.featureRange must be two numbers, the first below the second, got 3'],
  ['MinMaxScaler', { clip: 'yes' }, 'MinMaxScaler.clip must be true or false, got "yes"'],
  ['RobustScaler', { quantileRange: [25, 120] }, 'RobustScaler.quantileRange must be two numbers from 0 to 100, the first below the second, got [25, 120]'],
  ['QuantileTransformer', { nQuantiles: 0 }, 'QuantileTransformer.nQuantiles must be a whole number of 1 or more, got 0'],
  ['QuantileTransformer', { subsample: 10 }, 'QuantileTransformer.nQuantiles must be at most subsample, 10, got 1000'],
  ['PowerTransformer', { method: 'boxcox' }, 'PowerTransformer.method must be one of "yeo-johnson", "box-cox", got "boxcox"'],
  ['Binarizer', { threshold: NaN }, 'Binarizer.threshold must be a number, got NaN'],
  ['KNNImputer', { nNeighbors: 2.5 }, 'KNNImputer.nNeighbors must be a whole number of 1 or more, got 2.5'],
  ['OneHotEncoder', { minFrequency: 0 }, 'OneHotEncoder.minFrequency must be null, a number over 0 and under 1 or a whole number of 1 or more, got 0'],
  ['OneHotEncoder', { drop: 'last' }, 'OneHotEncoder.drop must be null, "first", "if_binary" or a list with one word for each column, got "last"'],
  ['OneHotEncoder', { categories: ['a'] }, 'OneHotEncoder.categories must be "auto" or one list of words for each column, got ["a"]'],
  ['OrdinalEncoder', { unknownValue: 1.5 }, 'OrdinalEncoder.unknownValue must be null or a whole number, got 1.5'],
  ['OrdinalEncoder', { unknownValue: -1 }, 'OrdinalEncoder.unknownValue needs handleUnknown "use_encoded_value", got -1 with "error"'],
  ['TargetEncoder', { smooth: -1 }, 'TargetEncoder.smooth must be "auto" or a number of 0 or more, got -1'],
  ['TargetEncoder', { cv: 1 }, 'TargetEncoder.cv must be a whole number of 2 or more, got 1'],
  ['FeatureHasher', { nFeatures: 1e9 }, 'FeatureHasher.nFeatures must be a whole number from 1 to 65536, got 1000000000'],
  ['KBinsDiscretizer', { nBins: 1 }, 'KBinsDiscretizer.nBins must be a whole number from 2 to 65536, got 1'],
  ['PolynomialFeatures', { degree: [3, 2] }, 'PolynomialFeatures.degree must be a whole number from 0 to 20 or two of them, the first not above the second, got [3, 2]'],
  ['PolynomialFeatures', { degree: -1 }, 'PolynomialFeatures.degree must be a whole number from 0 to 20, got -1'],
  ['SplineTransformer', { nKnots: 3, extrapolation: 'periodic' }, 'SplineTransformer.nKnots must be over degree, 3, for periodic splines, got 3'],
  ['PCA', { nComponents: 1.5 }, 'PCA.nComponents must be null, a number over 0 and under 1 or a whole number of 1 or more, got 1.5'],
  ['SelectKBest', { k: 'most' }, 'SelectKBest.k must be "all" or a whole number of 0 or more, got "most"'],
  ['VarianceThreshold', { threshold: -1 }, 'VarianceThreshold.threshold must be a number of 0 or more, got -1'],
  ['DateEncoder', { parts: 'year' }, 'DateEncoder.parts must be a list, got "year"'],
  ['StandardScaler', { with_mean: false }, 'StandardScaler has no option "with_mean"; did you mean "withMean"?'],
]; // prettier-ignore
for (const [name, options, message] of wrong)
  test(`${name} refuses ${JSON.stringify(options)} in one sentence`, () => {
    assert.throws(() => makeTransformer(name, options), { name: 'DataError', message });
  });

test('data that a step cannot take are named by column, row and value', () => {
  const fit = (name, options, columns, target) => () =>
    makeTransformer(name, options).fitTransform(columns, target);
  refuses(
    fit('PowerTransformer', { method: 'box-cox' }, [number(1, 0, 2)]),
    /numbers over 0 only, but column "x" has 0 in row 2; use "yeo-johnson"/,
  );
  refuses(
    fit('FunctionTransformer', { func: 'log' }, [number(1, -2)]),
    /"log" takes numbers over 0, but column "x" has -2 in row 2/,
  );
  refuses(
    fit('PCA', {}, [number(1, NaN)]),
    /PCA takes numbers without gaps, but column "x" has a missing value in row 2; fill gaps first/,
  );
  refuses(fit('PCA', {}, [number(1)]), /PCA needs at least 2 rows to learn from, got 1/);
  refuses(
    fit('PCA', { nComponents: 2 }, [number(1, 2, 4)]),
    /nComponents must be at most 1, the smaller number of training rows and columns, got 2/,
  );
  refuses(
    fit('SelectKBest', {}, [number(1, 2)], word('a', 'b')),
    /k must be at most 1, the number of columns, got 10/,
  );
  refuses(fit('SelectKBest', { k: 1 }, [number(1, 2)]), /SelectKBest needs the target to learn from/);
  refuses(
    fit('SelectKBest', { k: 1 }, [number(1, 2)], word('a', null)),
    /target without gaps, but "w" has one in row 2/,
  );
  refuses(
    fit('SelectKBest', { k: 1 }, [number(1, 2)], word('a', 'a')),
    /at least 2 classes, but "w" has one only/,
  );
  refuses(
    fit('SelectKBest', { k: 1, scoreFunc: 'f_regression' }, [number(1, 2)], word('a', 'b')),
    /needs a target of numbers, but "w" is of type/,
  );
  refuses(
    fit('SelectKBest', { k: 1, scoreFunc: 'chi2' }, [number(1, -2)], word('a', 'b')),
    /numbers of 0 or more, but column "x" has -2 in row 2/,
  );
  refuses(
    fit('SelectKBest', { k: 1, scoreFunc: 'mutual_info_regression' }, [number(1, 2)], number(1, 2)),
    /nNeighbors must be under the number of rows, 2, got 3/,
  );
  refuses(
    fit('TargetEncoder', {}, [word('a', 'b')], number(1)),
    /the target must have 2 rows like the columns, got 1/,
  );
  refuses(
    fit('TargetEncoder', { targetType: 'binary' }, [word('a', 'b')], word('p', 'p')),
    /needs a target of 2 classes, but "w" has 1/,
  );
  refuses(
    fit('TargetEncoder', {}, [word('a', 'b')], number(1, 2)),
    /^TargetEncoder.cv must be at most the number of rows, 2, got 5$/,
  );
  refuses(
    fit('OneHotEncoder', {}, [word('a', null)]),
    /column "w", row 2: the cell is missing; fill gaps first/,
  );
  refuses(
    fit('VarianceThreshold', {}, [number(4, 4)]),
    /threshold 0 leaves no column: none of 1 varies more/,
  );
  refuses(
    fit('SplineTransformer', { knots: 'quantile' }, [number(1, 1, 1, 2)]),
    /can't place 5 different knots in column "x"/,
  );
  refuses(
    () =>
      makeTransformer('SplineTransformer', { extrapolation: 'error' })
        .fit([number(1, 2, 3)])
        .transform([number(9)]),
    /column "x", row 1: 9 lies beyond the range of the training rows, 1 to 3/,
  );
  refuses(
    fit('OneHotEncoder', { drop: ['c'] }, [word('a', 'b')]),
    /column "w" has no category "c" in the training rows/,
  );
  refuses(
    fit('OneHotEncoder', { drop: ['a'], minFrequency: 2 }, [word('a', 'b', 'b')]),
    /category "a" of column "w" is rare and can't be dropped/,
  );
  refuses(
    fit('OneHotEncoder', { categories: [['a'], ['b']] }, [word('a')]),
    /must have 1 list, one for each column, got 2/,
  );
  refuses(
    fit('OneHotEncoder', { categories: [['a', 'a']] }, [word('a')]),
    /categories\[0\] must have each word once, got "a" twice/,
  );
  refuses(
    fit('OrdinalEncoder', { categories: [['a']] }, [word('a', 'b')]),
    /column "w", row 2: category "b" was not there in fit/,
  );
  refuses(
    fit('OrdinalEncoder', { encodedMissingValue: 1 }, [word('a', 'b')]),
    /encodedMissingValue must be no number of a category, 0 to 1, got 1/,
  );
  refuses(
    fit(
      'PolynomialFeatures',
      { degree: 20 },
      Array.from({ length: 30 }, (_, i) => number(i).rename(`c${i}`)),
    ),
    /makes more than 65536 inputs/,
  );
  refuses(
    () =>
      makeTransformer('MissingIndicator')
        .fit([number(1, 2)])
        .transform([number(NaN)]),
    /column "x" has missing values, but had none in fit/,
  );
  refuses(fit('KNNImputer', {}, [number()]), /KNNImputer needs at least 1 row to learn from, got 0/);
  refuses(
    fit('StandardScaler', {}, [new DateColumn('day', Float64Array.of(0))]),
    /takes columns of type number, but column "day" is of type date/,
  );
  refuses(
    () =>
      makeTransformer('Binarizer')
        .fit([number(1)])
        .inverseTransform([number(1)]),
    /Binarizer can't be inverted/,
  );
});
