# Makes profile.json: pandas's, scipy's and scikit-learn's numbers for the samples in node_modules, to which
# tests/data/pairs.test.js compares ours. Run from the project's root:  python3 tests/data/golden/profile.py
import json, pathlib
import numpy as np, pandas as pd, scipy, sklearn
from scipy.stats.contingency import association
from sklearn.metrics import mutual_info_score

root = pathlib.Path('node_modules')
out = {'made_with': f'pandas {pd.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}'}
penguins = pd.DataFrame(json.load(open(root / 'vega-datasets/data/penguins.json'))).replace('.', np.nan)
numbers = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)']
words = ['Species', 'Island', 'Sex']
housing = pd.read_csv(root / 'scikitjs/docs/static/data/california_housing.csv').iloc[:, :5]

def clean(frame):
    return [[None if np.isnan(x) else float(x) for x in row] for row in np.asarray(frame, dtype=float)]

def describe(frame):
    for name in frame:
        x = frame[name].dropna().to_numpy(dtype=float)
        q1, q3 = np.quantile(x, [.25, .75])
        low, high = q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)
        yield name, {'skew': frame[name].skew(), 'kurtosis': frame[name].kurt(), 'mean': x.mean(), 'std': x.std(),
                     'quantiles': np.quantile(x, [.01, .05, .1, .25, .5, .75, .9, .95, .99]).tolist(),
                     'low': low, 'high': high, 'below': int((x < low).sum()), 'above': int((x > high).sum()), 'distinct': len(set(x))}

out['columns'] = dict(describe(penguins[numbers])) | dict(describe(housing))
out['pearson'] = clean(penguins[numbers].corr())
out['spearman'] = clean(penguins[numbers].corr(method='spearman'))
out['housing'] = {'pearson': clean(housing.corr()), 'spearman': clean(housing.corr(method='spearman'))}

def corrected(table):  # Bergsma 2013
    n, (r, k) = table.sum(), table.shape
    phi2 = scipy.stats.chi2_contingency(table, correction=False)[0] / n
    phi2 = max(0, phi2 - (r - 1) * (k - 1) / (n - 1))
    return float(np.sqrt(phi2 / min(r - (r - 1) ** 2 / (n - 1) - 1, k - (k - 1) ** 2 / (n - 1) - 1)))

def groups(x):  # as profile/pairs/codes.ts: words, or intervals between deciles
    if x.dtype == object or x.nunique() <= 10: return x
    bounds = sorted(set(b for b in np.quantile(x.dropna(), np.arange(1, 10) / 10) if b > x.min()))
    return pd.Series(np.where(x.isna(), np.nan, np.searchsorted(bounds, x, side='right')), x.index)

out['pairs'] = []
for a in words + numbers:
    for b in words + numbers:
        if a == b: continue
        both = penguins[[a, b]].dropna()
        ga, gb = groups(penguins[a])[both.index], groups(penguins[b])[both.index]
        table = pd.crosstab(ga, gb).to_numpy()
        information = mutual_info_score(ga.astype(str), gb.astype(str))
        p = table.sum(axis=0) / table.sum()
        pair = {'a': a, 'b': b, 'mutualInformation': information, 'determined': information / -(p * np.log(p)).sum()}
        if a in words and b in words:
            pair |= {'measure': 'cramersV', 'value': association(table, method='cramer'), 'corrected': corrected(table)}
        elif a in words or b in words:
            g, x = (ga, both[b]) if a in words else (gb, both[a])
            between = sum(len(part) * (part.mean() - x.mean()) ** 2 for _, part in x.groupby(g))
            pair |= {'measure': 'eta', 'value': float(np.sqrt(between / ((x - x.mean()) ** 2).sum()))}
        else:
            pair |= {'measure': 'pearson', 'value': both.corr().iloc[0, 1], 'spearman': both.corr(method='spearman').iloc[0, 1]}
        out['pairs'].append(pair)

json.dump(out, open('tests/data/golden/profile.json', 'w'), indent=None, separators=(',', ':'))
