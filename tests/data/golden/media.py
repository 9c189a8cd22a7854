# Makes media.json: images and sounds by the formulas of TensorFlow's resize and librosa's melspectrogram, written in numpy,
# to which tests/data/media.test.js compares ours. Run from the project's root:  python3 tests/data/golden/media.py   (needs numpy)
import json, math
import numpy as np

out = {'made_with': f'numpy {np.__version__}'}

# Pixels and samples that both sides can make: (a i + b) mod m
pixels = lambda h, w, c: ((np.arange(h * w * c) * 37 + 11) % 256).reshape(h, w, c).astype(float)

def matrix(size, new, how):
    'What each new position takes of each old one.'
    m = np.zeros((new, size))
    scale = size / new
    for i in range(new):
        if how == 'nearest':
            m[i, min(size - 1, math.floor((i + .5) * scale))] = 1
        elif how == 'bilinear':
            place = (i + .5) * scale - .5
            low = math.floor(place)
            for at, share in ((low, 1 - (place - low)), (low + 1, place - low)):
                m[i, min(size - 1, max(0, at))] += share
        else:
            for at in range(size):
                m[i, at] = max(0, min(at + 1, (i + 1) * scale) - max(at, i * scale)) / scale
    return m

resize = lambda image, h, w, how: np.einsum('ya,xb,abc->yxc', matrix(image.shape[0], h, how), matrix(image.shape[1], w, how), image)
out['resize'] = []
for (h, w, c), (nh, nw) in [((5, 7, 3), (3, 4)), ((5, 7, 3), (9, 10)), ((8, 8, 1), (4, 4)), ((3, 4, 1), (1, 1)), ((6, 5, 4), (6, 2)), ((1, 1, 1), (2, 3))]:
    for how in ('bilinear', 'nearest', 'area'):
        out['resize'].append({'from': [h, w, c], 'to': [nh, nw], 'how': how, 'values': np.round(resize(pixels(h, w, c), nh, nw, how), 12).ravel().tolist()})

image = pixels(6, 9, 3)
grey = image @ np.array([.299, .587, .114])
out['grey'] = (grey / 255).ravel().tolist()
out['crop'] = (resize(image[:, 1:7], 4, 4, 'bilinear') / 127.5 - 1).ravel().tolist()          # 9 wide: 6 in the middle
padded = np.full((9, 9, 3), 100.); padded[1:7] = image                                        # 6 high: 1 before, 2 after
out['pad'] = (resize(padded, 3, 3, 'area') / 255).ravel().tolist()

# Sounds
def hz_to_mel(f, htk): return 2595 * np.log10(1 + f / 700) if htk else (f * 3 / 200 if f < 1000 else 15 + np.log(f / 1000) / (np.log(6.4) / 27))
def mel_to_hz(m, htk): return 700 * (10 ** (m / 2595) - 1) if htk else (m * 200 / 3 if m < 15 else 1000 * np.exp((np.log(6.4) / 27) * (m - 15)))

def mel_filters(sr, n_fft, n_mels, fmin, fmax, htk, norm):
    edges = np.array([mel_to_hz(m, htk) for m in np.linspace(hz_to_mel(fmin, htk), hz_to_mel(fmax, htk), n_mels + 2)])
    ramps = edges[:, None] - np.fft.rfftfreq(n_fft, 1 / sr)[None]
    width = np.diff(edges)
    weights = np.maximum(0, np.minimum(-ramps[:-2] / width[:-1, None], ramps[2:] / width[1:, None]))
    return weights * (2 / (edges[2:] - edges[:-2]))[:, None] if norm else weights

def log_mel(y, sr, n_fft, win, hop, n_mels, fmin, fmax, htk, norm, center, top_db):
    window = np.zeros(n_fft); left = (n_fft - win) // 2
    window[left:left + win] = .5 - .5 * np.cos(2 * np.pi * np.arange(win) / win)
    if center: y = np.pad(y, n_fft // 2)
    frames = np.array([y[t:t + n_fft] * window for t in range(0, len(y) - n_fft + 1, hop)])
    db = 10 * np.log10(np.maximum(1e-10, np.abs(np.fft.rfft(frames)) ** 2 @ mel_filters(sr, n_fft, n_mels, fmin, fmax, htk, norm).T))
    return db if top_db is None else np.maximum(db, db.max() - top_db)

t = np.arange(4000) / 8000
y = (.4 * np.sin(2 * np.pi * 440 * t) + .2 * np.sin(2 * np.pi * (900 + 800 * t) * t)).astype(np.float32).astype(float)
out['sound'] = []
for options in [dict(nFft=256, winLength=None, hopLength=80, nMels=20, fMin=0, fMax=None, melScale='slaney', norm='slaney', center=True, topDb=80),
                dict(nFft=512, winLength=400, hopLength=160, nMels=26, fMin=60, fMax=3800, melScale='htk', norm=None, center=False, topDb=None),
                dict(nFft=128, winLength=100, hopLength=64, nMels=12, fMin=100, fMax=4000, melScale='htk', norm='slaney', center=True, topDb=30)]:
    db = log_mel(y, 8000, options['nFft'], options['winLength'] or options['nFft'], options['hopLength'], options['nMels'], options['fMin'], options['fMax'] or 4000,
                 options['melScale'] == 'htk', options['norm'] is not None, options['center'], options['topDb'])
    out['sound'].append({'options': options, 'shape': list(db.shape), 'first': db[:3].ravel().tolist(), 'rows': (db @ np.cos(np.arange(db.shape[1]))).tolist(), 'mean': float(db.mean()), 'std': float(db.std())})
# What librosa's documentation prints for librosa.mel_frequencies(n_mels=40): the first and last of 40 from 0 to 11025 Hz
out['mels'] = {'hz': [0, 85.317, 170.635, 11025.], 'at': [0, 1, 2, 39]}

# Resampling by a windowed sinc, sums as the formula says
def resample(x, a, b):
    c = min(1, b / a); n = math.ceil(len(x) * b / a); i = np.arange(len(x))
    rows = []
    for j in range(n):
        u = (j * a / b - i) * c
        rows.append(float(np.sum(x * c * np.sinc(u) * np.where(np.abs(u) <= 16, .5 + .5 * np.cos(np.pi * u / 16), 0))))
    return rows
out['resample'] = [{'from': a, 'to': b, 'values': resample(y[:200], a, b)} for a, b in [(8000, 16000), (8000, 3000), (44100, 16000), (1, 1.5)]]
json.dump(out, open('tests/data/golden/media.json', 'w'))
