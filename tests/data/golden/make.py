# Makes sklearn.json: scikit-learn's numbers for the samples in node_modules, to which tests/data/*.test.js compare ours.
# Run from the project's root:  python3 tests/data/golden/make.py   (needs python3-sklearn; written with 1.x, any later one does)
import csv, json, math, pathlib, sys
import numpy as np
import sklearn
from sklearn import metrics
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, OneHotEncoder, StandardScaler
from sklearn.utils.class_weight import compute_class_weight

root = pathlib.Path('node_modules')
out = {'made_with': f'scikit-learn {sklearn.__version__}, numpy {np.__version__}'}

def table(name):
    with open(root / f'scikitjs/docs/static/data/{name}.csv') as f:
        rows = list(csv.reader(f))
    return np.array([[float(cell) for cell in row] for row in rows[1:] if row])

# StandardScaler on every third row (training) of two samples, transform of the first five
out['scaler'] = {}
for name in ['breast_cancer', 'california_housing']:
    x = table(name)
    scaler = StandardScaler().fit(x[::3])
    out['scaler'][name] = {'mean': scaler.mean_.tolist(), 'var': scaler.var_.tolist(), 'scale': scaler.scale_.tolist(),
                           'first': scaler.transform(x[:5]).tolist()}
constant = np.array([[0.1, 1e9, 5], [0.1, 1e9 + 1, 5], [0.1, 1e9 + 2, 5], [0.1, 1e9, 5]])
scaler = StandardScaler().fit(constant)
out['constant'] = {'x': constant.tolist(), 'scale': scaler.scale_.tolist(), 'z': scaler.transform(constant).tolist()}

# SimpleImputer on the penguins' numbers and words
penguins = json.load(open(root / 'vega-datasets/data/penguins.json'))
numbers = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)']
x = np.array([[np.nan if row[c] is None else row[c] for c in numbers] for row in penguins], dtype=float)
out['imputer'] = {s: SimpleImputer(strategy=s).fit(x).statistics_.tolist() for s in ['mean', 'median', 'most_frequent']}
sex = np.array([[np.nan if row['Sex'] in (None, '.') else row['Sex']] for row in penguins], dtype=object)
out['imputer']['sex'] = SimpleImputer(strategy='most_frequent').fit(sex).statistics_.tolist()

islands = [[row['Island'], row['Species']] for row in penguins]
encoder = OneHotEncoder(handle_unknown='ignore').fit(islands)
out['onehot'] = {'names': encoder.get_feature_names_out(['Island', 'Species']).tolist(),
                 'sums': np.asarray(encoder.transform(islands).sum(axis=0)).ravel().tolist(),
                 'row200': encoder.transform(islands[200:201]).toarray().ravel().tolist(),
                 'drop_first': OneHotEncoder(drop='first').fit(islands).get_feature_names_out(['Island', 'Species']).tolist()}
encoder = LabelEncoder().fit([row['Species'] for row in penguins])
out['labels'] = {'classes': encoder.classes_.tolist(), 'sum': int(encoder.transform([row['Species'] for row in penguins]).sum())}

# stratified split: rows of each class in both parts
out['split'] = []
for name, target, size in [('penguins', [row['Species'] for row in penguins], .25), ('penguins', [row['Species'] for row in penguins], .2),
                           ('breast_cancer', table('breast_cancer')[:, -1], .2), ('wine', table('wine')[:, -1], .3)]:
    train, test = train_test_split(target, test_size=size, stratify=target, random_state=0)
    classes = sorted(set(target))
    count = lambda part: [sum(1 for one in part if one == c) for c in classes]
    out['split'].append({'name': name, 'testSize': size, 'train': count(train), 'test': count(test)})

# scores of made-up predictions; the labels and probabilities are in the file
rng = np.random.default_rng(7)
def classes(k, n):
    names = np.array(['ant', 'bee', 'cat', 'dog'])[:k]
    truth = rng.choice(names, n)
    guess = np.where(rng.random(n) < .6, truth, rng.choice(names[:max(2, k - 1)], n))
    raw = rng.random((n, k)) + 2 * (truth[:, None] == names)
    proba = raw / raw.sum(axis=1, keepdims=True)
    scores = {'true': truth.tolist(), 'pred': guess.tolist(), 'proba': proba.tolist(),
        'accuracy': metrics.accuracy_score(truth, guess), 'balanced_accuracy': metrics.balanced_accuracy_score(truth, guess),
        'confusion': metrics.confusion_matrix(truth, guess).tolist(),
        'confusion_true': metrics.confusion_matrix(truth, guess, normalize='true').tolist(),
        'prfs': [v.tolist() for v in metrics.precision_recall_fscore_support(truth, guess, zero_division=0)],
        'prfs_beta2': [v.tolist() for v in metrics.precision_recall_fscore_support(truth, guess, beta=2, zero_division=0)],
        'macro': metrics.precision_recall_fscore_support(truth, guess, average='macro', zero_division=0)[:3],
        'weighted': metrics.precision_recall_fscore_support(truth, guess, average='weighted', zero_division=0)[:3],
        'report': metrics.classification_report(truth, guess, zero_division=0), 'log_loss': metrics.log_loss(truth, proba),
        'weights': compute_class_weight('balanced', classes=np.unique(truth), y=truth).tolist(),
        'prior': DummyClassifier().fit(np.zeros((n, 1)), truth).predict_proba([[0]])[0].tolist(),
        'most_frequent': str(DummyClassifier(strategy='most_frequent').fit(np.zeros((n, 1)), truth).predict([[0]])[0])}
    if k == 2:
        tied = np.round(proba[:, 1], 1)
        scores |= {'score': tied.tolist(), 'roc_auc': metrics.roc_auc_score(truth == 'bee', tied)}
    return scores
out['classes'] = {'two': classes(2, 60), 'four': classes(4, 90)}
truth = rng.normal(20, 6, 80)
guess = truth + rng.normal(0, 2, 80)
out['numbers'] = {'true': truth.tolist(), 'pred': guess.tolist(), 'mae': metrics.mean_absolute_error(truth, guess),
    'mse': metrics.mean_squared_error(truth, guess), 'r2': metrics.r2_score(truth, guess),
    'dummy': float(DummyRegressor().fit(np.zeros((80, 1)), truth).predict([[0]])[0]),
    'median': float(DummyRegressor(strategy='median').fit(np.zeros((80, 1)), truth).predict([[0]])[0])}

clean = lambda v: v.item() if isinstance(v, np.generic) else [clean(i) for i in v] if isinstance(v, (list, tuple)) else {k: clean(i) for k, i in v.items()} if isinstance(v, dict) else v
path = pathlib.Path('tests/data/golden/sklearn.json')
path.write_text(json.dumps(clean(out), separators=(',', ':'), allow_nan=False) + '\n')
print(path, path.stat().st_size, 'bytes,', out['made_with'], file=sys.stderr)
