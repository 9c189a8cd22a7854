# Reads {name: text of a model's JSON} from standard input; prints {name: what Keras says against it} for those that it can't read.
import json
import os
import sys

os.environ.setdefault('KERAS_BACKEND', 'jax')
import keras

problems = {}
for name, text in json.load(sys.stdin).items():
    try:
        keras.models.model_from_json(text)
    except Exception as error:
        # These layers of Keras run with TensorFlow alone.
        if 'requires TensorFlow' not in str(error):
            problems[name] = str(error)
print(json.dumps(problems))
