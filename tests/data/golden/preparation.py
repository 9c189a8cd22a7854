# Makes preparation.json: scikit-learn's numbers for every preparation step, to which tests/data/preparation.test.js compares ours.
# Run from the project's root with scikit-learn 1.2 and pandas 1.5:  python3 tests/data/golden/preparation.py
# The target encoder came with 1.3; it is made from the formulas below and was found equal to scikit-learn 1.5's.
import json, pathlib, sys
import numpy as np
import pandas as pd
import sklearn
from scipy.special import digamma
from sklearn import feature_selection, impute, preprocessing
from sklearn.decomposition import PCA
from sklearn.feature_extraction import FeatureHasher
from sklearn.model_selection import KFold, StratifiedKFold

rng = np.random.default_rng(12)
n = 60
x = np.column_stack([rng.normal(50, 12, n), rng.lognormal(1, .8, n), rng.integers(0, 6, n), rng.exponential(3, n) - 1])
later = np.vstack([x[:8], [[1e3, .01, -4, -3], [-200, 90, 12, 40], [50, 3, 2, 0]]])  # rows of later days, some beyond the range
gaps = x.copy()
gaps[rng.random(x.shape) < .2] = np.nan
gappy = later.copy()
gappy[rng.random(later.shape) < .25] = np.nan
hollow = gaps.copy()
hollow[:, 1] = np.nan
apart = gappy + .37  # near no training row, where scikit-learn's distances lose digits
classes = np.array(['ant', 'bee', 'cat'])[(x[:, 0] + 8 * rng.normal(size=n) > 50).astype(int) + (x[:, 1] > 4)]
target = x[:, 0] * .5 - 3 * x[:, 2] + rng.normal(size=n)
city = rng.choice(['Rome', 'Oslo', 'Lima', 'Bonn', 'Ulm'], n, p=[.4, .3, .2, .05, .05])
size = rng.choice(['small', 'medium', 'large'], n)
out = {'made_with': f'scikit-learn {sklearn.__version__}, numpy {np.__version__}', 'x': x, 'later': later, 'gaps': gaps, 'gappy': gappy, 'apart': apart, 'hollow': hollow,
       'classes': classes, 'target': target, 'city': city, 'size': size, 'steps': []}
names = np.array(['a', 'b', 'c', 'd'], dtype=object)

def dense(m):
    return np.asarray(m.toarray() if hasattr(m, 'toarray') else m, dtype=float)

def numbers(name, options, step, source=('x', 'later'), inverse=True, y=None, learned={}, columns=None):
    """Fits on one matrix, transforms another; `columns` are those that are used."""
    pick = lambda m: m if columns is None else m[:, columns]
    fit, after = [pick(globals()[s]) for s in source]
    step.fit(fit, y) if y is not None else step.fit(fit)
    used = names if columns is None else names[columns]
    entry = {'name': name, 'options': options, 'fit': source[0], 'transform': source[1], 'columns': None if columns is None else list(columns),
             'target': None if y is None else 'target' if y.dtype.kind == 'f' else 'classes',
             'out': dense(step.transform(after)), 'names': list(step.get_feature_names_out(used)),
             'learned': {ours: np.asarray(getattr(step, theirs)) if not isinstance(getattr(step, theirs), list) else getattr(step, theirs) for ours, theirs in learned.items()}}
    if inverse:
        entry['back'] = dense(step.inverse_transform(step.transform(after)))
    out['steps'].append(entry)

for fit, after in [('x', 'later'), ('gaps', 'gappy')]:
    source = (fit, after)
    numbers('StandardScaler', {}, preprocessing.StandardScaler(), source, learned={'mean': 'mean_', 'variance': 'var_', 'scale': 'scale_'})
    numbers('StandardScaler', {'withMean': False}, preprocessing.StandardScaler(with_mean=False), source)
    numbers('MinMaxScaler', {}, preprocessing.MinMaxScaler(), source, learned={'dataMin': 'data_min_', 'dataMax': 'data_max_', 'scale': 'scale_'})
    numbers('MinMaxScaler', {'featureRange': [-1, 3], 'clip': True}, preprocessing.MinMaxScaler((-1, 3), clip=True), source)
    numbers('MaxAbsScaler', {}, preprocessing.MaxAbsScaler(), source, learned={'maxAbs': 'max_abs_'})
    numbers('RobustScaler', {}, preprocessing.RobustScaler(), source, learned={'center': 'center_', 'scale': 'scale_'})
    numbers('RobustScaler', {'quantileRange': [10, 85], 'unitVariance': True, 'withCentering': False},
            preprocessing.RobustScaler(quantile_range=(10, 85), unit_variance=True, with_centering=False), source)
    numbers('QuantileTransformer', {'nQuantiles': 20}, preprocessing.QuantileTransformer(n_quantiles=20), source)
    numbers('QuantileTransformer', {}, preprocessing.QuantileTransformer(), source)
    numbers('QuantileTransformer', {'outputDistribution': 'normal', 'nQuantiles': 33},
            preprocessing.QuantileTransformer(output_distribution='normal', n_quantiles=33), source)
    numbers('VarianceThreshold', {'threshold': 5}, feature_selection.VarianceThreshold(5), source, inverse=False, learned={'variances': 'variances_'})
    for keep in [False, True]:
        numbers('SimpleImputer', {'strategy': 'median', 'addIndicator': True, 'keepEmptyFeatures': keep},
                impute.SimpleImputer(strategy='median', add_indicator=True, keep_empty_features=keep), source, inverse=False, learned={'statistics': 'statistics_'})
numbers('FunctionTransformer', {'func': 'log1p'}, preprocessing.FunctionTransformer(np.log1p, np.expm1, feature_names_out='one-to-one'), columns=[1])
numbers('FunctionTransformer', {'func': 'sqrt'}, preprocessing.FunctionTransformer(np.sqrt, np.square, feature_names_out='one-to-one'), columns=[1])
numbers('SimpleImputer', {'strategy': 'mean', 'missingValues': 3}, impute.SimpleImputer(missing_values=3), inverse=False)
for norm in ['l1', 'l2', 'max']:
    numbers('Normalizer', {'norm': norm}, preprocessing.Normalizer(norm=norm), inverse=False)
numbers('Binarizer', {'threshold': 2}, preprocessing.Binarizer(threshold=2), inverse=False)
numbers('KNNImputer', {}, impute.KNNImputer(), ('gaps', 'gappy'), inverse=False)
numbers('KNNImputer', {'nNeighbors': 3, 'weights': 'distance', 'addIndicator': True},
        impute.KNNImputer(n_neighbors=3, weights='distance', add_indicator=True), ('gaps', 'apart'), inverse=False)
for keep in [False, True]:  # a column without any value in training
    for name, step in [('SimpleImputer', impute.SimpleImputer), ('KNNImputer', impute.KNNImputer)]:
        numbers(name, {'addIndicator': True, 'keepEmptyFeatures': keep}, step(add_indicator=True, keep_empty_features=keep), ('hollow', 'gappy'), inverse=False)
        if name == 'KNNImputer' and keep:  # 1.2 gives the column but forgets its name
            out['steps'][-1]['names'].insert(1, 'b')
numbers('SimpleImputer', {'strategy': 'constant', 'fillValue': 7}, impute.SimpleImputer(strategy='constant', fill_value=7), ('hollow', 'gappy'), inverse=False)
numbers('MissingIndicator', {'features': 'all'}, impute.MissingIndicator(features='all'), ('gaps', 'gappy'), inverse=False)
numbers('MissingIndicator', {}, impute.MissingIndicator(), ('gaps', 'gappy'), inverse=False)
for strategy in ['uniform', 'quantile', 'kmeans']:
    for encode in ['onehot', 'ordinal']:
        numbers('KBinsDiscretizer', {'nBins': 4, 'strategy': strategy, 'encode': encode},
                preprocessing.KBinsDiscretizer(4, strategy=strategy, encode=encode, subsample=None))
numbers('KBinsDiscretizer', {}, preprocessing.KBinsDiscretizer(subsample=None), columns=[2])
for options, step in [({}, preprocessing.PolynomialFeatures()), ({'degree': 3, 'interactionOnly': True}, preprocessing.PolynomialFeatures(3, interaction_only=True)),
                      ({'degree': 3, 'includeBias': False}, preprocessing.PolynomialFeatures(3, include_bias=False)), ({'degree': [2, 3]}, preprocessing.PolynomialFeatures((2, 3))),
                      ({'degree': 0}, preprocessing.PolynomialFeatures(0))]:
    numbers('PolynomialFeatures', options, step, inverse=False)
for extrapolation in ['constant', 'linear', 'continue', 'periodic']:
    for degree, knots in [(3, 'uniform'), (2, 'quantile')]:
        numbers('SplineTransformer', {'degree': degree, 'knots': knots, 'extrapolation': extrapolation},
                preprocessing.SplineTransformer(degree=degree, knots=knots, extrapolation=extrapolation), inverse=False, columns=[0, 1, 3])
numbers('SplineTransformer', {'nKnots': 3, 'degree': 1, 'includeBias': False}, preprocessing.SplineTransformer(3, 1, include_bias=False), inverse=False)
pca = {'mean': 'mean_', 'components': 'components_', 'explainedVariance': 'explained_variance_', 'explainedVarianceRatio': 'explained_variance_ratio_',
       'singularValues': 'singular_values_'}
numbers('PCA', {}, PCA(svd_solver='full'), learned=pca)
numbers('PCA', {'nComponents': 2, 'whiten': True}, PCA(2, whiten=True, svd_solver='full'), learned=pca)
numbers('PCA', {'nComponents': .9}, PCA(.9, svd_solver='full'), learned=pca)

f = feature_selection
for k in [2, 'all', 0]:
    numbers('SelectKBest', {'k': k}, f.SelectKBest(f.f_classif, k=k), inverse=False, y=classes, learned={'scores': 'scores_', 'pvalues': 'pvalues_'})
numbers('SelectKBest', {'k': 2, 'scoreFunc': 'f_regression'}, f.SelectKBest(f.f_regression, k=2), inverse=False, y=target, learned={'scores': 'scores_', 'pvalues': 'pvalues_'})
numbers('SelectKBest', {'k': 2, 'scoreFunc': 'chi2'}, f.SelectKBest(f.chi2, k=2), inverse=False, y=classes, learned={'scores': 'scores_', 'pvalues': 'pvalues_'}, columns=[0, 1, 2])
smooth = [0, 1, 3]  # no ties, so that the noise which parts equal values changes nothing
for name, how, y in [('mutual_info_classif', f.mutual_info_classif, classes), ('mutual_info_regression', f.mutual_info_regression, target)]:
    numbers('SelectKBest', {'k': 2, 'scoreFunc': name}, f.SelectKBest(lambda a, b: how(a, b, random_state=0), k=2), inverse=False, y=y, learned={'scores': 'scores_'}, columns=smooth)
numbers('SelectKBest', {'k': 1, 'scoreFunc': 'mutual_info_classif', 'discreteFeatures': True},
        f.SelectKBest(lambda a, b: f.mutual_info_classif(a, b, discrete_features=True), k=1), inverse=False, y=classes, learned={'scores': 'scores_'}, columns=[2])

def ross(classes, y, k=3):
    """Ross's formula. scikit-learn's trees count the k-th neighbour in or out by the rounding of squares, so theirs varies with the seed."""
    apart, same = np.abs(y[:, None] - y), classes[:, None] == classes
    sizes = same.sum(axis=1)
    ks = np.minimum(k, sizes - 1)
    radius = [np.nextafter(np.sort(apart[i][same[i]])[ks[i]], 0) for i in range(len(y))]
    within = [(apart[i] <= radius[i]).sum() for i in range(len(y))]
    return np.array([digamma(len(y)) + digamma(ks).mean() - digamma(sizes).mean() - digamma(within).mean()])
numbers('SelectKBest', {'k': 1, 'scoreFunc': 'mutual_info_regression', 'discreteFeatures': True},
        f.SelectKBest(lambda a, b: ross(a[:, 0], b / b.std()), k=1), inverse=False, y=target, learned={'scores': 'scores_'}, columns=[2])

# powers: the best lambda and, since an optimiser stops at its tolerance, the transform at given lambdas
out['power'] = []
for method, data in [('yeo-johnson', x), ('yeo-johnson', gaps), ('box-cox', np.abs(x) + .5), ('box-cox', np.abs(gaps) + .5)]:
    entry = {'method': method, 'x': data, 'lambdas': preprocessing.PowerTransformer(method).fit(data).lambdas_, 'at': []}
    for lambdas in [entry['lambdas'], np.array([0, 2, -1.5, 1.])]:
        step = preprocessing.PowerTransformer(method, standardize=False).fit(data)
        step.lambdas_ = lambdas
        entry['at'].append({'lambdas': lambdas, 'out': step.transform(data), 'back': step.inverse_transform(step.transform(data))})
    step = preprocessing.PowerTransformer(method).fit(data)
    entry |= {'mean': step._scaler.mean_, 'scale': step._scaler.scale_, 'standardized': step.transform(data)}
    out['power'].append(entry)

# categories; later rows have a stranger and another order
words = np.column_stack([city, size]).astype(object)
after = np.vstack([words[:6], [['Kiel', 'medium'], ['Ulm', 'large']]]).astype(object)
out['words'] = {'later': after, 'onehot': [], 'ordinal': [], 'target': []}
known = after[[0, 1, 2, 3, 4, 5, 7]]
for ours, theirs in [({}, {}), ({'drop': 'first'}, {'drop': 'first'}), ({'drop': ['Oslo', 'small']}, {'drop': ['Oslo', 'small']}),
                     ({'handleUnknown': 'ignore'}, {'handle_unknown': 'ignore'}), ({'handleUnknown': 'ignore', 'drop': 'if_binary', 'minFrequency': .1}, {'handle_unknown': 'ignore', 'drop': 'if_binary', 'min_frequency': .1}),
                     ({'handleUnknown': 'infrequent_if_exist', 'minFrequency': 10}, {'handle_unknown': 'infrequent_if_exist', 'min_frequency': 10}),
                     ({'handleUnknown': 'infrequent_if_exist', 'maxCategories': 3, 'drop': 'first'}, {'handle_unknown': 'infrequent_if_exist', 'max_categories': 3, 'drop': 'first'}),
                     ({'handleUnknown': 'ignore', 'maxCategories': 2}, {'handle_unknown': 'ignore', 'max_categories': 2}),
                     ({'categories': [['Oslo', 'Rome', 'Lima', 'Bonn', 'Ulm'], ['small', 'medium', 'large']]}, {'categories': [['Oslo', 'Rome', 'Lima', 'Bonn', 'Ulm'], ['small', 'medium', 'large']]})]:
    step = preprocessing.OneHotEncoder(**theirs).fit(words)
    rows = known if theirs.get('handle_unknown', 'error') == 'error' else after
    out['words']['onehot'].append({'options': ours, 'strict': rows is known, 'names': step.get_feature_names_out(['city', 'size']), 'out': dense(step.transform(rows)),
                                   'back': [[None if w is None else str(w) for w in row] for row in step.inverse_transform(step.transform(rows))],
                                   'infrequent': [[] if c is None else list(c) for c in step.infrequent_categories_] if 'min_frequency' in theirs or 'max_categories' in theirs else [[], []]})
sizes = ['small', 'medium', 'large']
for ours, theirs in [({}, {}), ({'handleUnknown': 'use_encoded_value', 'unknownValue': -1}, {'handle_unknown': 'use_encoded_value', 'unknown_value': -1}),
                     ({'categories': [sorted(set(city)), sizes]}, {'categories': [sorted(set(city)), sizes]})]:
    step = preprocessing.OrdinalEncoder(**theirs).fit(words)
    rows = known if not theirs.get('handle_unknown') else after
    out['words']['ordinal'].append({'options': ours, 'strict': rows is known, 'out': step.transform(rows)})
holes = np.array([[1.], [np.nan], [3.], [1.]])
out['words']['holes'] = {'x': holes, 'out': preprocessing.OrdinalEncoder(encoded_missing_value=-2).fit_transform(holes)}
for size_, sign in [(16, True), (16, False), (7, True)]:
    hashed = FeatureHasher(size_, alternate_sign=sign).transform([{'città': a, 'größe 😀': b, 'n': 2.5} for a, b in after])
    out['words'].setdefault('hash', []).append({'options': {'nFeatures': size_, 'alternateSign': sign}, 'out': dense(hashed)})

# the target encoder of scikit-learn 1.3 and later, without shuffling
def encode(codes, y, size, smooth):
    mean, variance, result = y.mean(), y.var(), []
    for c in range(size):
        own = y[codes == c]
        if smooth == 'auto':
            share = variance * len(own) / (variance * len(own) + own.var()) if len(own) else np.nan
            result.append(mean if np.isnan(share) else share * own.mean() + (1 - share) * mean)
        else:
            result.append((own.sum() + smooth * mean) / (len(own) + smooth) if len(own) + smooth else mean)
    return np.array(result), mean

def target_encoder(y, smooth, folds):
    cats = [sorted(set(words[:, j])) for j in range(2)]
    codes = np.column_stack([[cats[j].index(w) for w in words[:, j]] for j in range(2)])
    labels = sorted(set(y)) if y.dtype.kind != 'f' else None
    ys = [y] if labels is None else [(y == labels[1]).astype(float)] if len(labels) == 2 else [(y == l).astype(float) for l in labels]
    cross = np.empty((n, 2 * len(ys)))
    for train, test in folds.split(words, y):
        for j in range(2):
            for k, one in enumerate(ys):
                cross[test, j * len(ys) + k] = encode(codes[train, j], one[train], len(cats[j]), smooth)[0][codes[test, j]]
    plain = np.empty((len(after), 2 * len(ys)))
    for j in range(2):
        for k, one in enumerate(ys):
            encodings, mean = encode(codes[:, j], one, len(cats[j]), smooth)
            plain[:, j * len(ys) + k] = [encodings[cats[j].index(w)] if w in cats[j] else mean for w in after[:, j]]
    return cross, plain

pairs = [('classes', classes), ('target', target), ('binary', np.where(classes == 'cat', 'bee', classes))]
for name, y in pairs:
    for smooth in ['auto', 0., 2.5]:
        folds = KFold(5) if y.dtype.kind == 'f' else StratifiedKFold(5)
        cross, plain = target_encoder(y, smooth, folds)
        if hasattr(preprocessing, 'TargetEncoder'):
            step = preprocessing.TargetEncoder(smooth=smooth, shuffle=False)
            np.testing.assert_allclose(step.fit_transform(words, y), cross, rtol=1e-12)
            np.testing.assert_allclose(step.transform(after), plain, rtol=1e-12)
            print('target encoder equals scikit-learn', sklearn.__version__, name, smooth, file=sys.stderr)
        out['words']['target'].append({'y': y, 'kind': name, 'smooth': smooth, 'cross': cross, 'out': plain})

# parts of dates, by pandas; odd years, leap days and the turns of ISO weeks among them
moments = pd.to_datetime(['1970-01-01', '1969-12-31 23:59:59', '2020-02-29 12:30:15', '2021-01-03', '2020-12-31 06:00', '2018-12-31', '1900-03-01', '2024-07-15 18:45:00', '2026-01-01'])
series = pd.Series(moments)
span = lambda unit: (series - series.dt.to_period(unit).dt.start_time) / (series.dt.to_period(unit).dt.end_time + pd.Timedelta(1, 'ns') - series.dt.to_period(unit).dt.start_time)
turn = {'yearCycle': span('Y'), 'monthCycle': span('M'), 'weekCycle': span('W'), 'dayCycle': span('D'), 'hourCycle': span('H')}
out['dates'] = {'ms': (series - pd.Timestamp(0)) // pd.Timedelta(1, 'ms'), 'parts': {
    'days': (series - pd.Timestamp(0)) / pd.Timedelta(1, 'D'), 'year': series.dt.year, 'quarter': series.dt.quarter, 'month': series.dt.month, 'week': series.dt.isocalendar().week,
    'day': series.dt.day, 'dayOfYear': series.dt.dayofyear, 'weekday': series.dt.dayofweek, 'weekend': (series.dt.dayofweek >= 5).astype(int), 'hour': series.dt.hour, 'minute': series.dt.minute, 'second': series.dt.second},
    'cycles': {name: [list(pair) for pair in zip(np.sin(2 * np.pi * phase), np.cos(2 * np.pi * phase))] for name, phase in turn.items()}}
out['dates']['ms'], out['dates']['parts'] = out['dates']['ms'].tolist(), {k: v.tolist() for k, v in out['dates']['parts'].items()}

def clean(v):
    if isinstance(v, dict): return {k: clean(i) for k, i in v.items()}
    if isinstance(v, np.ndarray): return clean(v.tolist())
    if isinstance(v, (list, tuple)): return [clean(i) for i in v]
    if isinstance(v, (float, np.floating)): return None if np.isnan(v) else float(v)
    return v.item() if isinstance(v, np.generic) else v

path = pathlib.Path('tests/data/golden/preparation.json')
path.write_text(json.dumps(clean(out), separators=(',', ':'), allow_nan=False, ensure_ascii=False) + '\n')
print(path, path.stat().st_size, 'bytes,', out['made_with'], file=sys.stderr)
