# Makes judging.json: scikit-learn's splits and scores, to which tests/data/splits.test.js and scores.test.js compare ours.
# Run from the project's root with scikit-learn 1.2:  python3 tests/data/golden/judging.py
import json, pathlib, sys, warnings
import numpy as np
import sklearn
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.model_selection import GroupKFold, GroupShuffleSplit, KFold, ShuffleSplit, StratifiedGroupKFold, StratifiedKFold, StratifiedShuffleSplit, TimeSeriesSplit, train_test_split
from sklearn.utils.class_weight import compute_class_weight, compute_sample_weight

warnings.simplefilter('ignore')
rng = np.random.default_rng(4)
out = {'made_with': f'scikit-learn {sklearn.__version__}, numpy {np.__version__}', 'folds': [], 'sizes': []}

n = 57
y = rng.choice(['no', 'yes', 'maybe'], n, p=[.55, .3, .15])
groups = rng.choice([3, 1, 4, 15, 9, 2, 6, 5, 35, 8], n, p=np.array([9, 8, 7, 6, 5, 4, 3, 2, 1, 1]) / 46)
out |= {'n': n, 'y': y, 'groups': groups}
def folds(name, options, splitter, y=None, groups=None):
    parts = [[train, test] for train, test in splitter.split(np.zeros(n), y, groups)]
    out['folds'].append({'name': name, 'options': options, 'y': y is not None, 'groups': groups is not None, 'parts': parts})
for k in [2, 5, 8]:
    folds('KFold', {'nSplits': k}, KFold(k))
    folds('StratifiedKFold', {'nSplits': k}, StratifiedKFold(k), y)
for k in [2, 3, 5]:
    folds('GroupKFold', {'nSplits': k}, GroupKFold(k), None, groups)
    folds('StratifiedGroupKFold', {'nSplits': k}, StratifiedGroupKFold(k), y, groups)
folds('TimeSeriesSplit', {}, TimeSeriesSplit())
folds('TimeSeriesSplit', {'nSplits': 3, 'testSize': 6, 'gap': 2, 'maxTrainSize': 20}, TimeSeriesSplit(3, test_size=6, gap=2, max_train_size=20))
folds('TimeSeriesSplit', {'nSplits': 4, 'gap': 1}, TimeSeriesSplit(4, gap=1))
# with shuffle the rows differ, as the generators do, but the number of rows of each class in each part does not
names = sorted(set(y))
def sizes(name, options, splitter, by=y, group=None):
    count = lambda part: [int((by[part] == c).sum()) for c in names]
    out['sizes'].append({'name': name, 'options': options, 'parts': [[count(a), count(b)] if by is not None and 'Stratified' in name else [len(a), len(b)] for a, b in splitter.split(np.zeros(n), by, group)]})
sizes('ShuffleSplit', {'nSplits': 3}, ShuffleSplit(3, random_state=0))
sizes('ShuffleSplit', {'nSplits': 2, 'testSize': .3, 'trainSize': .5}, ShuffleSplit(2, test_size=.3, train_size=.5, random_state=0))
sizes('ShuffleSplit', {'nSplits': 2, 'trainSize': .33}, ShuffleSplit(2, train_size=.33, random_state=0))
sizes('StratifiedShuffleSplit', {'nSplits': 2, 'testSize': .3}, StratifiedShuffleSplit(2, test_size=.3, random_state=0))
sizes('StratifiedShuffleSplit', {'nSplits': 2, 'testSize': 10, 'trainSize': 20}, StratifiedShuffleSplit(2, test_size=10, train_size=20, random_state=0))
train, test = next(GroupShuffleSplit(1, test_size=.3, random_state=0).split(np.zeros(n), y, groups))
out['groupSplit'] = {'testSize': .3, 'train': len(set(groups[train])), 'test': len(set(groups[test]))}
out['weights'] = {'class': dict(zip(names, compute_class_weight('balanced', classes=np.array(names), y=y))), 'sample': compute_sample_weight('balanced', y),
                  'given': compute_sample_weight({'no': .5, 'yes': 2}, y)}

# scores
def classes(k, n):
    labels = np.array(['ant', 'bee', 'cat', 'dog'])[:k]
    truth = rng.choice(labels, n)
    guess = np.where(rng.random(n) < .6, truth, rng.choice(labels[:max(2, k - 1)], n))
    raw = rng.random((n, k)) + 1.2 * (truth[:, None] == labels)
    proba = np.round(raw / raw.sum(axis=1, keepdims=True), 2)
    proba[:, -1] = 1 - proba[:, :-1].sum(axis=1)
    s = {'true': truth, 'pred': guess, 'proba': proba, 'mcc': metrics.matthews_corrcoef(truth, guess),
         'kappa': {str(w): metrics.cohen_kappa_score(truth, guess, weights=w) for w in [None, 'linear', 'quadratic']},
         'prf': {a: [f(truth, guess, average=a, zero_division=0) for f in (metrics.precision_score, metrics.recall_score, metrics.f1_score)]
                 + [metrics.fbeta_score(truth, guess, beta=.5, average=a, zero_division=0)] for a in ['micro', 'macro', 'weighted']},
         'microListed': metrics.f1_score(truth, guess, average='micro', labels=labels[:-1].tolist() if k > 2 else labels.tolist(), zero_division=0)}
    if k > 2:
        s |= {'topk': [metrics.top_k_accuracy_score(truth, proba, k=i) for i in (1, 2, 3)],
              'auc': {f'{m} {a}': metrics.roc_auc_score(truth, proba / proba.sum(axis=1, keepdims=True), multi_class=m, average=a) for m in ('ovr', 'ovo') for a in ('macro', 'weighted')}}
    else:
        score, positive = proba[:, 1], truth == labels[1]
        fpr, tpr, t = metrics.roc_curve(positive, score)
        full = metrics.roc_curve(positive, score, drop_intermediate=False)
        precision, recall, thresholds = metrics.precision_recall_curve(positive, score)
        s |= {'score': score, 'prfBinary': [f(truth, guess, pos_label='bee') for f in (metrics.precision_score, metrics.recall_score, metrics.f1_score)],
              'antF1': metrics.f1_score(truth, guess, pos_label='ant'),
              'brier': metrics.brier_score_loss(positive, score), 'ap': metrics.average_precision_score(positive, score),
              'roc': {'fpr': fpr, 'tpr': tpr, 'thresholds': t[1:]}, 'rocFull': {'fpr': full[0], 'tpr': full[1], 'thresholds': full[2][1:]},
              'pr': {'precision': precision, 'recall': recall, 'thresholds': thresholds}, 'topk': [metrics.top_k_accuracy_score(positive, score, k=i) for i in (1, 2)],
              'calibration': {s_: dict(zip(['probTrue', 'probPred'], calibration_curve(positive, score, n_bins=6, strategy=s_))) for s_ in ('uniform', 'quantile')}}
    return s
out['classes'] = {'two': classes(2, 80), 'four': classes(4, 120)}
truth = rng.normal(20, 6, 81)
guess = truth + rng.normal(1, 2, 81)
out['numbers'] = {'true': truth, 'pred': guess, 'mape': metrics.mean_absolute_percentage_error(truth, guess), 'medae': metrics.median_absolute_error(truth, guess),
    'ev': metrics.explained_variance_score(truth, guess), 'max': metrics.max_error(truth, guess), 'rmse': metrics.mean_squared_error(truth, guess, squared=False),
    'msle': metrics.mean_squared_log_error(np.abs(truth), np.abs(guess)), 'mapeZero': metrics.mean_absolute_percentage_error([0, 2.], [1, 1.])}

def clean(v):
    if isinstance(v, dict): return {k: clean(i) for k, i in v.items()}
    if isinstance(v, np.ndarray): return clean(v.tolist())
    if isinstance(v, (list, tuple)): return [clean(i) for i in v]
    return v.item() if isinstance(v, np.generic) else v
path = pathlib.Path('tests/data/golden/judging.json')
path.write_text(json.dumps(clean(out), separators=(',', ':'), allow_nan=False) + '\n')
print(path, path.stat().st_size, 'bytes,', out['made_with'], file=sys.stderr)
