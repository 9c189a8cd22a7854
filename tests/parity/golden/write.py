"""How golden numbers are written: 9 significant digits, one case a line."""
import json
import pathlib

import keras
import numpy as np


def rounded(value):
    """9 significant digits: enough for a float32 to be itself."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [rounded(item) for item in value]
    if isinstance(value, (float, np.floating)):
        return float(f"{value:.9g}")
    return value.item() if isinstance(value, np.generic) else value


def write(name, cases):
    """One case a line."""
    lines = ",\n".join(json.dumps(rounded(case), separators=(",", ":")) for case in cases)
    text = f'{{"keras":"{keras.__version__}","cases":[\n{lines}\n]}}\n'
    pathlib.Path(__file__).with_name(name).write_text(text)
