# Makes cleaning.json: what pandas makes of vega's movies, to which tests/data/cleaninggolden.test.js compares our steps and
# expressions. Run from the project's root:  python3 tests/data/golden/cleaning.py
import json, pathlib
import numpy as np, pandas as pd

movies = pd.DataFrame(json.load(open(pathlib.Path('node_modules/vega-datasets/data/movies.json'))))
out = {'made_with': f'pandas {pd.__version__}, numpy {np.__version__}'}
plain = lambda column: [None if pd.isna(x) else (x.item() if hasattr(x, 'item') else x) for x in column]
first = lambda column: plain(column.iloc[:200])
total = lambda column: {'sum': float(column.sum()), 'missing': int(column.isna().sum())}

time = movies['Running Time min']
out['fill'] = {
    'mean': first(time.fillna(time.mean())), 'median': first(time.fillna(time.median())), 'mode': first(time.fillna(time.mode()[0])),
    'forward': total(time.ffill()), 'backward': total(time.bfill()), 'interpolate': total(time.interpolate()),
}
votes = movies['IMDB Votes']
low, high = votes.quantile([.05, .95])
q1, q3 = votes.quantile([.25, .75])
mean, std = votes.mean(), votes.std(ddof=0)
out['clip'] = {
    'quantiles': total(votes.clip(low, high)),
    'tukey': total(votes.clip(q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1))),
    'zscore': total(votes.clip(mean - 2 * std, mean + 2 * std)),
}
by = ['Distributor', 'Major Genre', 'MPAA Rating']
out['duplicates'] = {
    'first': movies.drop_duplicates(by).index.tolist(), 'last': movies.drop_duplicates(by, keep='last').index.tolist(),
    'none': movies.drop_duplicates(by, keep=False).index.tolist(),
}
out['any'] = len(movies.dropna(subset=by))
out['all'] = len(movies.dropna(subset=by, how='all'))
out['sorted'] = movies.sort_values(['Major Genre', 'IMDB Rating'], kind='stable', na_position='last').index.tolist()
dates = pd.to_datetime(movies['Release Date'], format='%b %d %Y', errors='coerce')
out['dates'] = {'missing': int(dates.isna().sum()), 'sum': float((dates - pd.Timestamp(0)).dt.days.sum())}

title = movies['Title'].astype('string')
gross, budget, rating = movies['Worldwide Gross'], movies['Production Budget'], movies['IMDB Rating']
out['expressions'] = {
    '(`Worldwide Gross` - `Production Budget`) / 1e6': total((gross - budget) / 1e6),
    '`Production Budget` % 7 + `IMDB Rating` ^ 2': total(budget % 7 + rating ** 2),
    'log10(`Production Budget`) * sqrt(abs(`Worldwide Gross` - 1e7))': total(np.log10(budget) * np.sqrt((gross - 1e7).abs())),
    'year(`Release Date`) * 10000 + month(`Release Date`) * 100 + day(`Release Date`)': total(dates.dt.year * 10000 + dates.dt.month * 100 + dates.dt.day),
    'weekday(`Release Date`)': total(dates.dt.weekday + 1),
    'length(trim(Title))': total(title.str.strip().str.len().astype('float')),
    'max(`IMDB Rating`, `Rotten Tomatoes Rating` / 10)': total(pd.concat([rating, movies['Rotten Tomatoes Rating'] / 10], axis=1).max(axis=1)),
    'coalesce(`Rotten Tomatoes Rating`, `IMDB Rating` * 10)': total(movies['Rotten Tomatoes Rating'].fillna(rating * 10)),
    'daysBetween(date("2000-01-01"), `Release Date`)': total((dates - pd.Timestamp('2000-01-01')).dt.days),
}
keep = lambda condition: int(condition.fillna(False).sum())
out['filters'] = {
    '`IMDB Rating` > 7 and `Major Genre` = "Drama"': keep((rating > 7) & (movies['Major Genre'] == 'Drama')),
    '`Major Genre` in ("Comedy", "Horror") or `IMDB Rating` is missing': keep(movies['Major Genre'].isin(['Comedy', 'Horror']) | rating.isna()),
    '`IMDB Rating` between 5 and 6.5': keep(rating.between(5, 6.5)),
    'contains(lower(Title), "love") and not startsWith(Title, "L")': keep(title.str.lower().str.contains('love', regex=False) & ~title.str.startswith('L')),
    '`Release Date` >= "1999-01-01" and `Release Date` < "2000-01-01"': keep((dates >= '1999-01-01') & (dates < '2000-01-01')),
}
json.dump(out, open('tests/data/golden/cleaning.json', 'w'), separators=(',', ':'))
