"""Writes bindings/python/signatures.ts: what Keras's public classes and functions are called and what they take.

Run with the Keras whose names are wanted: python3 tests/python/golden/signatures.py
"""

import inspect
import json
import os
import pathlib

os.environ["KERAS_BACKEND"] = "jax"
import keras  # noqa: E402

MODULES = "layers activations initializers regularizers constraints losses metrics optimizers optimizers.schedules callbacks".split()
METHODS = "compile fit evaluate predict".split()


def plain(value):
    """A default as JSON; None for what JSON cannot say, which are objects nobody would write."""
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    return value if value is None or isinstance(value, (bool, int, float, str)) else None


def parameters(thing):
    """[name] if it is required, [name, default] if not; without self, * and **."""
    takes = list(inspect.signature(thing).parameters.values())
    if takes and takes[0].name == "self":
        takes = takes[1:]
    named = [one for one in takes if one.kind in (one.POSITIONAL_OR_KEYWORD, one.KEYWORD_ONLY)]
    return [[one.name] if one.default is one.empty else [one.name, plain(one.default)] for one in named]


def entries():
    for module in MODULES:
        found = __import__(f"keras.{module}", fromlist=["_"])
        for name in sorted(dir(found)):
            thing = getattr(found, name)
            if name.startswith("_") or not (inspect.isclass(thing) or inspect.isfunction(thing)) or name in ("get", "serialize", "deserialize"):
                continue
            own = getattr(thing, "__name__", name)
            if inspect.isclass(thing) and own != name and hasattr(found, own):
                yield f"{module}.{name}", own
            else:
                yield f"{module}.{name}", parameters(thing.__init__ if inspect.isclass(thing) else thing)
    yield "models.Sequential", parameters(keras.Sequential.__init__)
    yield "models.Model", [["inputs"], ["outputs"], ["name", None]]  # which its own signature does not say


def table(pairs):
    return "\n".join(f"  {json.dumps(name)}: {json.dumps(what)}," for name, what in pairs)


text = f"""// Written by tests/python/golden/signatures.py from Keras {keras.__version__}; not to be edited by hand.

/** What a class or function takes, in Keras's order: [name] if it is required, else [name, default]. */
export type Signature = readonly (readonly [name: string, fallback?: unknown])[];

/** What a model's methods take. */
// prettier-ignore
export const methods = {{
{table((name, parameters(getattr(keras.Model, name))) for name in METHODS)}
}} satisfies Record<string, Signature>;

/** Keras's names without the `keras.` before them; another name of a class says which one it is. */
// prettier-ignore
export const signatures: Readonly<Record<string, Signature | string>> = {{
{table(entries())}
}};
"""
path = pathlib.Path(__file__).parents[3] / "bindings" / "python" / "signatures.ts"
path.parent.mkdir(exist_ok=True)
path.write_text(text, encoding="utf-8")
