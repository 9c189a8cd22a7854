# Makes text.json: scikit-learn's numbers for texts, to which tests/data/text.test.js compares ours.
# Run from the project's root:  python3 tests/data/golden/text.py   (needs python3-sklearn)
import json
import numpy as np
import sklearn
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer

out = {'made_with': f'scikit-learn {sklearn.__version__}'}
reviews = [row['text'] for row in json.load(open('node_modules/sentiment/test/fixtures/imdb.json')) if row.get('text')]
odd = ['Ärger im Café, 2 cafés & a naïve façade', 'ÄRGER! ärger? ΣΊΣΥΦΟΣ Σίσυφος', '東京 タワー 東京tower x_1 x_1', '', 'a b c', '½ cup — ﬁne ﬁne 😀 𝒜𝒷 re-use it\'s']
texts = {'reviews': reviews[:300], 'odd': odd}
out['odd'] = odd

cases = [
    ('count', CountVectorizer, 'reviews', {}),
    ('count_ngrams', CountVectorizer, 'reviews', {'ngram_range': (1, 2), 'min_df': 3, 'max_df': 0.3}),
    ('count_share', CountVectorizer, 'reviews', {'min_df': 0.02, 'max_df': 40, 'binary': True}),
    ('count_most', CountVectorizer, 'reviews', {'max_features': 10, 'stop_words': ['the', 'and', 'is']}),
    ('count_pattern', CountVectorizer, 'reviews', {'token_pattern': r'\b[a-z]+(ing)\b', 'lowercase': False}),
    ('count_char', CountVectorizer, 'odd', {'analyzer': 'char', 'ngram_range': (1, 3)}),
    ('count_char_wb', CountVectorizer, 'odd', {'analyzer': 'char_wb', 'ngram_range': (2, 4)}),
    ('count_odd', CountVectorizer, 'odd', {}),
    ('count_digits', CountVectorizer, 'odd', {'token_pattern': r'[\w\d]+|\S'}),
    ('tfidf', TfidfVectorizer, 'reviews', {'min_df': 2}),
    ('tfidf_sublinear', TfidfVectorizer, 'reviews', {'sublinear_tf': True, 'norm': 'l1', 'smooth_idf': False, 'min_df': 2}),
    ('tfidf_plain', TfidfVectorizer, 'reviews', {'use_idf': False, 'norm': None, 'max_df': 0.5, 'ngram_range': (2, 2), 'min_df': 2}),
    ('hashing', HashingVectorizer, 'reviews', {'n_features': 32}),
    ('hashing_binary', HashingVectorizer, 'odd', {'n_features': 7, 'binary': True, 'norm': 'l1', 'ngram_range': (1, 2)}),
    ('hashing_plain', HashingVectorizer, 'odd', {'n_features': 16, 'alternate_sign': False, 'norm': None, 'analyzer': 'char'}),
]
# Weights that tell places apart, so that one number per row and per feature stands for the whole table.
weights = lambda n: np.cos(np.arange(n))
camel = lambda name: ''.join(word if i == 0 else word.title() for i, word in enumerate(name.split('_')))
out['cases'] = []
for name, kind, source, options in cases:
    step = kind(**options)
    x = step.fit_transform(texts[source]).toarray() if kind is not HashingVectorizer else step.transform(texts[source]).toarray()
    case = {'name': name, 'class': kind.__name__, 'texts': source, 'options': {camel(k): list(v) if isinstance(v, tuple) else v for k, v in options.items()},
            'shape': list(x.shape), 'rows': (x @ weights(x.shape[1])).tolist(), 'features': (weights(x.shape[0]) @ x).tolist() if x.shape[1] <= 100 else None,
            'sums': float(x.sum())}
    if kind is not HashingVectorizer:
        terms = step.get_feature_names_out().tolist()
        case['terms'] = terms if len(terms) <= 200 else {'first': terms[:5], 'last': terms[-5:]}
        if 'max_features' in options:
            rest = kind(**{k: v for k, v in options.items() if k != 'max_features'}).fit_transform(texts[source]).sum(axis=0)
            ordered = np.sort(np.asarray(rest).ravel())[::-1]
            assert ordered[options['max_features'] - 1] > ordered[options['max_features']], 'a tie decides: choose another number'
    if kind is TfidfVectorizer and options.get('use_idf', True): case['idf'] = float(step.idf_ @ weights(len(step.idf_)))
    out['cases'].append(case)
json.dump(out, open('tests/data/golden/text.json', 'w'), ensure_ascii=False)
