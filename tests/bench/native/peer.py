"""The Python side of hosts/python.mjs: one JSON line {call, args} comes in, one {value} or {error} goes out."""

import json
import sys
import time


class Cannot(Exception):
    """An engine has no way to do a workload."""


def serve(open_engine, prepare):
    """`open_engine(threads)` gives what the engine says about itself; `prepare(workload, adam, files)` gives a
    function that does a piece of work and returns the number of samples."""
    step = None

    def turn(at_least):
        start, samples, seconds = time.perf_counter(), 0, 0.0
        while seconds < at_least:
            samples += step()
            seconds = time.perf_counter() - start
        return {"samples": samples, "seconds": seconds}

    for line in sys.stdin:
        message = json.loads(line)
        call, args = message["call"], message["args"]
        try:
            if call == "open":
                answer = {"value": open_engine(*args)}
            elif call == "prepare":
                step = prepare(*args)
                answer = {"value": None}
            else:
                answer = {"value": turn(*args)}
        except Exception as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


def data_of(workload, files):
    """x in the shape of the workload, and y, as they were written."""
    import numpy

    x = numpy.fromfile(files["x"], numpy.float32).reshape(workload["rows"], *workload["input"])
    return x, numpy.fromfile(files["y"], numpy.float32).astype(numpy.int64)


def blas():
    """The BLAS libraries in this process, with the kernel that each has chosen and its threads."""
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return "BLAS unknown: python3 has no threadpoolctl"
    found = [
        f"{library['internal_api']} {library['version']}, kernel {library.get('architecture', 'unknown')}, threads {library['num_threads']}"
        for library in threadpool_info()
        if library["user_api"] == "blas"
    ]
    return "; ".join(found) or "no BLAS of its own that threadpoolctl knows"
