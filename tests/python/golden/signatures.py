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
# Bases to derive from and tools for configs: no components, but names that Keras has.
METHODS = {
    "models.Sequential": keras.Sequential.__init__,
    "models.Model": None,
    **{f"Model.{name}": getattr(keras.Model, name) for name in "compile fit evaluate predict build summary load_weights get_layer".split()},
}


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
    for name, thing in METHODS.items():
        yield name, parameters(thing) if thing else [["inputs"], ["outputs"], ["name", None]]
    for name in sorted(dir(keras.applications)):
        if inspect.isfunction(getattr(keras.applications, name)):
            yield f"applications.{name}", []


lines = [f"  {json.dumps(name)}: {json.dumps(what)}," for name, what in entries()]
text = f"""// Written by tests/python/golden/signatures.py from Keras {keras.__version__}; not to be edited by hand.

/** What a class or function takes, in Keras's order: [name] if it is required, else [name, default]. */
export type Signature = readonly (readonly [name: string, fallback?: unknown])[];

/** Keras's names without the `keras.` before them; another name of a class says which one it is. */
export const signatures: Readonly<Record<string, Signature | string>> = {{
{chr(10).join(lines)}
}};
"""
path = pathlib.Path(__file__).parents[3] / "bindings" / "python" / "signatures.ts"
path.parent.mkdir(exist_ok=True)
path.write_text(text, encoding="utf-8")
print(path, len(lines))
